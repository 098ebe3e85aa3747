import { attributesEnd } from './attributes';
import { normaliseLabel } from '../findings';
import { isCitation } from './inlineCitations';
import type { InlineCursor } from './inlineCursor';
import { takeInert } from './inlineVerbatim';
import { labelEnd, matchBrackets, noteMarkEnd, targetEnd } from './linkSyntax';

/** `[text](target)`, `[text][label]`, `[label]`, `[text]{.class}`; brackets around prose are taken the same way. */
export function takeLink(cursor: InlineCursor): boolean {
	const start = cursor.pos;
	const close = labelEnd(cursor, start);
	if (close === undefined) {
		return false;
	}
	return cursor.attempt(() => {
		const behind = close + 1;
		const span = attributesEnd(cursor.source, behind, cursor.end);
		if (span !== undefined) {
			cursor.takeWithin(start + 1, close);
			return cursor.moveTo(behind) && takeInert(cursor, 'target', span);
		}
		if (!cursor.linksAllowed) {
			return false;
		}
		return takeTarget(cursor, start, close);
	});
}

/** `![alternative text](target)` and the like. */
export function takeImage(cursor: InlineCursor): boolean {
	const start = cursor.pos + 1;
	const close = cursor.text[start] === '[' ? labelEnd(cursor, start) : undefined;
	return close !== undefined && cursor.attempt(() => takeTarget(cursor, start, close));
}

/** `^[a note]`. */
export function takeInlineNote(cursor: InlineCursor): boolean {
	const start = cursor.pos + 1;
	const close = cursor.text[start] === '[' ? cursor.bracketEnd(start, matchBrackets) : undefined;
	return (
		close !== undefined &&
		cursor.attempt(() => {
			cursor.takeWithin(start + 1, close);
			return cursor.moveTo(close + 1);
		})
	);
}

/** `[^mark]`. */
export function takeNoteReference(cursor: InlineCursor): boolean {
	const end = noteMarkEnd(cursor.source, cursor.pos);
	return end !== undefined && cursor.moveTo(end);
}

/** The label's text, then `(target)`, `[label]` or nothing. */
function takeTarget(cursor: InlineCursor, open: number, close: number): boolean {
	const behind = close + 1;
	const target = targetEnd(cursor.source, behind, cursor.end);
	if (target !== undefined) {
		const linksAllowed = cursor.linksAllowed;
		cursor.linksAllowed = cursor.linksAllowed && cursor.text[open - 1] === '!';
		cursor.takeWithin(open + 1, close);
		cursor.linksAllowed = linksAllowed;
		cursor.pos = behind;
		return takeInert(cursor, 'target', attributesEnd(cursor.source, target, cursor.end) ?? target);
	}
	cursor.takeWithin(open + 1, close);
	cursor.pos = behind;
	if (cursor.text[behind] !== '[' || isCitation(cursor)) {
		return true;
	}
	const labelClose = labelEnd(cursor, behind);
	if (labelClose !== undefined) {
		const mark = cursor.findings.mark();
		cursor.takeWithin(behind, labelClose + 1);
		const label = cursor.text.slice(behind + 1, labelClose);
		if (cursor.findings.mark().groups > mark.groups) {
			const found = cursor.findings.groups.splice(mark.groups);
			cursor.findings.groups.push(...found.map((group) => ({ ...group, inLabel: normaliseLabel(label) })));
		}
		cursor.pos = labelClose + 1;
	}
	return true;
}
