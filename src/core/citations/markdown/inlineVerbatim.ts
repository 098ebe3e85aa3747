import { attributesEnd, rawAttributeEnd } from './attributes';
import { isAlphanumeric } from '../characters';
import { codeSpanEnd } from './codeSpans';
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
		rawAttributeEnd(cursor.text, end, cursor.end) ?? attributesEnd(cursor.source, end, cursor.end) ?? end;
	return takeInert(cursor, 'code', attributes);
}

/** Behind the code span at `start`, without its attributes. */
export function codeEnd({ source, context, end }: InlineCursor, start: number): number | undefined {
	const close = codeSpanEnd(source, start, context.inList);
	return close === undefined || close > end ? undefined : close;
}

/** `$…$` and `$$…$$`. */
export function takeMath(cursor: InlineCursor): boolean {
	const end = mathEnd(cursor.source, cursor.pos, cursor.end);
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
	return texInlineEnd(cursor.source, start, cursor.end);
}

/** `<https://…>`. */
export function takeAutolink(cursor: InlineCursor): boolean {
	const end = cursor.linksAllowed ? autolinkEnd(cursor.source, cursor.pos, cursor.end) : undefined;
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
	return parseHtmlTag(cursor.source, offset, cursor.end);
}

export function takeInert(cursor: InlineCursor, kind: InertKind, end: number): boolean {
	const start = cursor.pos;
	if (!cursor.moveTo(end)) {
		return false;
	}
	cursor.findings.addInert(kind, cursor.source, start, end);
	return true;
}
