import type { BlockCursor } from './blockCursor';
import { skipSpaces } from '../characters';
import { isBlockTag, isInlineTag, isVerbatimTag, parseHtmlTag, parseLooseTag, type HtmlTag } from './htmlTag';

/** HTML: verbatim elements and comments as they are, the content of other block elements as Markdown. */
export function takeHtmlBlock(cursor: BlockCursor): boolean {
	const { text } = cursor;
	const start = cursor.pos;
	const tag = parseHtmlTag(cursor.source, start, text.length);
	if (!tag) {
		return takeLooseElement(cursor);
	}
	if (!isBlockTag(tag)) {
		return false;
	}
	const verbatim = isVerbatimTag(tag) ? verbatimEnd(cursor, tag) : undefined;
	cursor.pos = verbatim ?? tag.end;
	cursor.findings.addInert('html', cursor.source, start, cursor.pos, verbatim !== undefined);
	cursor.addBlock('html', start, cursor.pos);
	// An instruction has no end, but Pandoc takes what follows for its content.
	if (verbatim !== undefined || (tag.kind !== 'open' && tag.kind !== 'instruction')) {
		if (verbatim === undefined) {
			cursor.pos = skipSpaces(text, cursor.pos);
			cursor.skipBlankLines();
		}
		return true;
	}
	if (tag.isSelfClosing) {
		takeIndent(cursor, tag);
	} else if (cursor.canNest) {
		takeElement(cursor, tag);
	}
	return true;
}

/** Pandoc's `strictHtmlBlock`: an element that has wrong attributes is taken as it is, up to its end. */
function takeLooseElement(cursor: BlockCursor): boolean {
	const start = cursor.pos;
	const tag = parseLooseTag(cursor.source, start);
	if (!tag || (isInlineTag(tag) && !isVerbatimTag(tag))) {
		return false;
	}
	const isOpen = !tag.isSelfClosing && cursor.source.search('</', tag.end) === undefined;
	if (isOpen || !cursor.moveTo(tag.isSelfClosing ? tag.end : verbatimEnd(cursor, tag))) {
		return false;
	}
	cursor.findings.addInert('html', cursor.source, start, cursor.pos, true);
	cursor.addBlock('html', start, cursor.pos);
	return true;
}

function takeElement(cursor: BlockCursor, tag: HtmlTag): void {
	const { text } = cursor;
	const indent = takeIndent(cursor, tag);
	const closer = (): HtmlTag | undefined => {
		const at = Math.min(skipSpaces(text, cursor.pos), cursor.pos + indent);
		const close = parseHtmlTag(cursor.source, at, text.length);
		return close?.kind === 'close' && close.name === tag.name ? close : undefined;
	};
	cursor.blocksUntil(
		() => {
			if (closer()) {
				return true;
			}
			cursor.pos = Math.min(skipSpaces(text, cursor.pos), cursor.pos + indent);
			return false;
		},
		{ ...cursor.context, htmlBlock: tag.name },
	);
	const close = closer();
	if (close) {
		cursor.findings.addInert('html', cursor.source, cursor.pos, close.end);
		cursor.pos = close.end;
	}
}

/**
 * The indentation behind a tag, also of the line below, which makes no code there, except in a div; how much of it the lines of its content
 * may have.
 */
function takeIndent(cursor: BlockCursor, { name }: HtmlTag): number {
	const isDiv = name === 'div';
	const behind = skipSpaces(cursor.text, cursor.pos);
	if (cursor.text[behind] !== '\n') {
		cursor.pos = isDiv ? cursor.pos : behind;
		return 0;
	}
	const next = behind + 1;
	cursor.pos = isDiv ? next : skipSpaces(cursor.text, next);
	return cursor.pos - next;
}

/** Behind the closing tag, elements of its name within it passed over; of many within each other, as nobody means them, there is none. */
function verbatimEnd({ text, source }: BlockCursor, tag: HtmlTag): number | undefined {
	const pattern = new RegExp(`<(/?)${tag.name}(?=[\\s/>])`, 'giu');
	pattern.lastIndex = tag.end;
	let depth = 1;
	for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
		const close = source.searchNearby('>', pattern.lastIndex);
		if (close === undefined) {
			break;
		}
		depth += match[1] === '/' ? -1 : 1;
		if (depth === 0 || depth > depthLimit) {
			source.looked(match.index);
			return depth === 0 ? close + 1 : undefined;
		}
		pattern.lastIndex = close + 1;
	}
	source.looked(text.length);
	return undefined;
}

/** Each of so many would be read to its end, and so the innermost once for each. */
const depthLimit = 40;
