import { attributesEnd, rawAttributeEnd } from './attributes';
import { isAlphanumeric, isBlankLine } from '../characters';
import { autolinkEnd, isBlockTag, isInlineTag, parseHtmlTag, type HtmlTag } from './htmlTag';
import type { InertKind } from '../findings';
import type { InlineCursor } from './inlineCursor';
import { mathEnd } from './mathSyntax';
import { texInlineEnd } from './texCommand';

/** `` `code` `` with its attributes. */
export function takeCode(cursor: InlineCursor): boolean {
	const start = cursor.pos;
	const end = codeEnd(cursor, start);
	if (end === undefined) {
		return false;
	}
	const attributes =
		rawAttributeEnd(cursor.text, end, cursor.end) ?? attributesEnd(cursor.text, end, cursor.end) ?? end;
	return takeInert(cursor, 'code', attributes);
}

/** Behind the code span at `start`: as many backticks as it began with, in the same paragraph. */
export function codeEnd(cursor: InlineCursor, start: number): number | undefined {
	const { text } = cursor;
	const opened = cursor.source.backticksEnd(start);
	if (cursor.searchNearby('`', opened) === undefined) {
		return undefined;
	}
	const fence = text.slice(start, opened);
	let at = opened;
	while (at < cursor.end) {
		const close = cursor.searchNearby(fence, at);
		if (close === undefined || hasBreak(cursor, at, close)) {
			return undefined;
		}
		const closed = runEnd(text, close, '`');
		if (closed - close === fence.length) {
			return closed <= cursor.end ? closed : undefined;
		}
		at = closed;
	}
	return undefined;
}

/** Whether a paragraph cannot reach from one offset to the other. */
function hasBreak(cursor: InlineCursor, from: number, to: number): boolean {
	for (let at = cursor.text.indexOf('\n', from); at >= 0 && at < to; at = cursor.text.indexOf('\n', at + 1)) {
		if (
			isBlankLine(cursor.text, at + 1) ||
			(cursor.context.inList && cursor.blockStarts.isListStart(at + 1))
		) {
			return true;
		}
	}
	return false;
}

/** `$…$` and `$$…$$`. */
export function takeMath(cursor: InlineCursor): boolean {
	const end = mathEnd(cursor.text, cursor.pos, cursor.end, cursor);
	return end !== undefined && takeInert(cursor, 'math', end);
}

/** `\@`, `\` at a line's end, and TeX commands. */
export function takeBackslash(cursor: InlineCursor): boolean {
	const next = cursor.pos + 1;
	if (next < cursor.end && !isAlphanumeric(cursor.text, next)) {
		return cursor.moveTo(cursor.text[next] === '\n' ? next : next + 1);
	}
	const end = texEnd(cursor, cursor.pos);
	return end !== undefined && takeInert(cursor, 'tex', end);
}

export function texEnd(cursor: InlineCursor, start: number): number | undefined {
	return texInlineEnd(cursor.text, start, cursor.end, cursor);
}

/** `<https://…>`. */
export function takeAutolink(cursor: InlineCursor): boolean {
	const end = cursor.linksAllowed ? autolinkEnd(cursor.text, cursor.pos, cursor.end) : undefined;
	return end !== undefined && takeInert(cursor, 'target', end);
}

/** A tag, comment or processing instruction within a line. */
export function takeHtml(cursor: InlineCursor): boolean {
	const tag = inlineTagAt(cursor, cursor.pos);
	return tag !== undefined && takeInert(cursor, 'html', tag.end);
}

export function inlineTagAt(cursor: InlineCursor, offset: number): HtmlTag | undefined {
	const tag = tagAt(cursor, offset);
	const closesBlock = tag?.kind === 'close' && tag.name === cursor.context.htmlBlock;
	return tag && isInlineTag(tag) && !closesBlock ? tag : undefined;
}

/** `<` for itself, where no block element begins or ends. */
export function takeLessThan(cursor: InlineCursor): boolean {
	const tag = tagAt(cursor, cursor.pos);
	return !(tag && isBlockTag(tag)) && cursor.moveTo(cursor.pos + 1);
}

export function tagAt(cursor: InlineCursor, offset: number): HtmlTag | undefined {
	return parseHtmlTag(cursor.text, offset, cursor.end, cursor);
}

export function takeInert(cursor: InlineCursor, kind: InertKind, end: number): boolean {
	const start = cursor.pos;
	if (!cursor.moveTo(end)) {
		return false;
	}
	cursor.findings.addInert(kind, cursor.source, start, end);
	return true;
}

export function runEnd(text: string, start: number, character: string): number {
	let at = start;
	while (text[at] === character) {
		at++;
	}
	return at;
}
