import { labelEnd, referenceEnd } from './typstLabel';
import type { TypstCursor } from './typstCursor';
import { citationOfKey } from '../syntaxes/foundCitations';

/** Takes what follows a `#`. */
export type TakeCode = (cursor: TypstCursor) => void;

/** Takes content, of which the opening bracket was taken, with the one that closes it. */
export function takeContent(cursor: TypstCursor, takeCode: TakeCode): void {
	cursor.nested(() => takeMarkup(cursor, takeCode));
	cursor.close();
}

/** Takes markup of content up to its closing bracket, which is not taken. */
function takeMarkup(cursor: TypstCursor, takeCode: TakeCode): void {
	let brackets = 0;
	while (!cursor.isAtEnd) {
		const { character } = cursor;
		if (character === ']' && brackets === 0) {
			return;
		}
		brackets += character === '[' ? 1 : character === ']' ? -1 : 0;
		takeMarkupPart(cursor, takeCode);
	}
}

/** Takes the next thing in markup, of plain text no more than a line. What it is depends on nothing before. */
export function takeMarkupPart(cursor: TypstCursor, takeCode: TakeCode): void {
	const { character, pos } = cursor;
	if (character === '\\') {
		cursor.pos += 2;
	} else if (character === '$') {
		takeMath(cursor, takeCode);
	} else if (character === '#') {
		takeCode(cursor);
	} else if (character === '@') {
		takeReference(cursor, takeCode);
	} else if (character === '<') {
		takeLabel(cursor);
	} else if (!takeVerbatim(cursor) && !takeAddress(cursor)) {
		cursor.take(plainPattern);
		cursor.pos = Math.max(cursor.pos, pos + 1);
	}
}

/** Comments and raw text, which mean the same everywhere but in strings. */
export function takeVerbatim(cursor: TypstCursor): boolean {
	const start = cursor.pos;
	if (cursor.startsWith('//')) {
		cursor.take(/[^\n]*/y);
	} else if (cursor.startsWith('/*')) {
		takeBlockComment(cursor);
	} else if (cursor.character === '`') {
		const fence = cursor.take(/`+/y);
		if (fence.length !== 2) {
			cursor.moveBehind(fence);
		}
	} else {
		return false;
	}
	cursor.addInert('code', start);
	return true;
}

/** Comments nest. One that stays open is over where nothing may go on. */
function takeBlockComment(cursor: TypstCursor): void {
	let depth = 0;
	do {
		cursor.moveTo(commentPattern);
		if (!cursor.isAtEnd) {
			depth += cursor.character === '/' ? 1 : -1;
			cursor.pos += 2;
		}
	} while (depth > 0 && !cursor.isAtEnd);
}

function takeAddress(cursor: TypstCursor): boolean {
	const start = cursor.pos;
	cursor.take(addressPattern);
	cursor.addInert('target', start);
	return cursor.pos > start;
}

function takeMath(cursor: TypstCursor, takeCode: TakeCode): void {
	let start = cursor.pos;
	cursor.pos++;
	while (!cursor.isAtEnd && cursor.character !== '$') {
		if (cursor.character === '\\') {
			cursor.pos += 2;
		} else if (cursor.character === '"') {
			cursor.take(stringPattern);
		} else if (cursor.character === '#') {
			cursor.addInert('math', start);
			takeCode(cursor);
			start = cursor.pos;
		} else {
			cursor.pos++;
		}
	}
	cursor.close();
	cursor.addInert('math', start);
}

/** `@key` or `@key[p. 3]`. */
function takeReference(cursor: TypstCursor, takeCode: TakeCode): void {
	const { text, pos: start } = cursor;
	const end = referenceEnd(text, start + 1);
	cursor.pos = Math.max(end, start + 1);
	if (end === start + 1) {
		return;
	}
	const supplement = cursor.character === '[' ? end : undefined;
	if (supplement !== undefined) {
		cursor.pos++;
		takeContent(cursor, takeCode);
	}
	const span = { start, end: cursor.pos };
	const citation = citationOfKey(
		text.slice(start + 1, end),
		{ start: start + 1, end },
		supplement === undefined
			? {}
			: { behind: { text: text.slice(supplement + 1, cursor.pos - 1), start: supplement + 1 } },
	);
	cursor.findings.groups.push({
		kind: 'bare',
		span,
		...(supplement !== undefined && { bracketSpan: { start: supplement, end: cursor.pos } }),
		citations: [{ ...citation, span: { start, end }, itemSpan: span }],
		isPerhapsLabel: true,
	});
}

function takeLabel(cursor: TypstCursor): void {
	const start = cursor.pos + 1;
	const end = labelEnd(cursor.text, start);
	if (end > start && cursor.text[end] === '>') {
		cursor.labels.add(cursor.text.slice(start, end));
		cursor.pos = end + 1;
	} else {
		cursor.pos = start;
	}
}

/** Where a comment begins or ends. */
const commentPattern = /\/\*|\*\//g;
export const stringPattern = /"(?:[^"\\]|\\[^])*"?/y;
const addressPattern = /https?:\/\/[^\s[\]<>"`\\]*/y;
/** Letters and signs that begin nothing. */
const plainPattern = /[^\\$#@<[\]`/h\n]*\n?/y;
