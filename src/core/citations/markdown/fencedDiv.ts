import { attributesEnd } from './attributes';
import type { BlockCursor } from './blockCursor';
import { isBlankLine, lineEnd, skipSpaces } from '../characters';
import type { Findings, FindingsMark } from '../findings';
import { isDivEnd } from './inlineScanner';
import type { MarkdownText } from './markdownText';
import { oncePerText } from './scanMemo';

/** A div of which the end is looked for. */
interface BegunDiv {
	readonly start: number;
	readonly mark: FindingsMark;
	/** How many were begun before it without a blank line between. */
	readonly crowd: number;
	/** Where its own blocks, and what stands between them, begin. */
	readonly places: number[];
}

/**
 * `::: class` up to a line of colons; what is not closed is none. Divs right within each other are read in one loop, however many: so it is
 * known of all that are open at the end of the text that nothing closes them.
 */
export function takeFencedDiv(cursor: BlockCursor): boolean {
	const { text, context } = cursor;
	const begun: BegunDiv[] = [];
	if (!cursor.canNest || !beginDiv(cursor, begun)) {
		return false;
	}
	const endless = cursor.endlessPlaces(context.htmlBlock);
	const isEnd = (): boolean => {
		while (begun.length > 0 && !endless.has(cursor.pos)) {
			begun.at(-1)?.places.push(cursor.pos);
			if (isDivEnd(text, cursor.pos)) {
				begun.pop();
				cursor.pos = lineEnd(text, cursor.pos) + 1;
			} else if (!beginDiv(cursor, begun)) {
				return false;
			}
		}
		return true;
	};
	while (begun.length > 0) {
		cursor.blocksUntil(isEnd, { ...context, divLevel: context.divLevel + 1 });
		const open = begun.pop();
		if (open) {
			giveUp(cursor, open);
			if (begun.length === 0) {
				return false;
			}
		}
	}
	return true;
}

/** Moves behind the first line of a div, unless none begins here or it is known to be open. */
function beginDiv(cursor: BlockCursor, begun: BegunDiv[]): boolean {
	const { source, pos: start, findings } = cursor;
	const inside = divStart(source, start);
	if (inside === undefined) {
		return false;
	}
	const crowd = crowdBefore(source.text, begun.at(-1), start);
	if (crowd >= crowdLimit) {
		return false;
	}
	if (openDivs(findings).has(nameOf(cursor, start)) || lastDivEnd(source) < inside) {
		source.looked(source.text.length);
		return false;
	}
	begun.push({ start, mark: findings.mark(), crowd, places: [] });
	cursor.pos = inside;
	return true;
}

function crowdBefore(text: string, last: BegunDiv | undefined, start: number): number {
	return last && !blankLinePattern.test(text.slice(last.start, start)) ? last.crowd + 1 : 0;
}

/** Goes back to where a div begins that nothing closes. */
function giveUp(cursor: BlockCursor, { start, mark, places }: BegunDiv): void {
	openDivs(cursor.findings).add(nameOf(cursor, start));
	const endless = cursor.endlessPlaces(cursor.context.htmlBlock);
	for (const place of places) {
		endless.add(place);
	}
	cursor.source.looked(cursor.text.length);
	cursor.findings.cutBack(mark);
	cursor.pos = start;
}

/** Tells a div apart by where it begins in the note, what of its text is left there and what is around. */
function nameOf({ source, text, context }: BlockCursor, start: number): string {
	return [source.toSource(start), text.length - start, context.htmlBlock].join(' ');
}

/**
 * The divs of a piece of a note that nothing closes. Blocks within such are read again, and must not each be looked through for the end of
 * one again.
 */
function openDivs(findings: Findings): Set<string> {
	let open = openDivsIn.get(findings);
	if (!open) {
		open = new Set();
		openDivsIn.set(findings, open);
	}
	return open;
}

const openDivsIn = new WeakMap<Findings, Set<string>>();

/** Where the last line that may close a div has its colons; `-1` without any. */
const lastDivEnd = oncePerText((source) => {
	const { text } = source;
	let at = text.lastIndexOf(':::');
	while (at >= 0 && !mayEndDiv(source, at)) {
		while (text[at - 1] === ':') {
			at--;
		}
		at = at === 0 ? -1 : text.lastIndexOf(':::', at - 1);
	}
	return at;
});

/** Whether colons may close a div: not those behind the first line of one, `::: a :::`, unless there is HTML, behind which blocks begin. */
function mayEndDiv(source: MarkdownText, at: number): boolean {
	const { text } = source;
	const start = text.lastIndexOf('\n', at) + 1;
	return isDivEnd(text, at) && (divStart(source, start) === undefined || text.slice(start, at).includes('<'));
}

function divStart(source: MarkdownText, start: number): number | undefined {
	const { text } = source;
	if (!text.startsWith(':::', start)) {
		return undefined;
	}
	const at = skipSpaces(text, source.runEnd(start));
	let end = attributesEnd(source, at, text.length);
	if (end === undefined) {
		end = at;
		while (end < text.length && text[end] !== ' ' && text[end] !== '\n') {
			end++;
		}
		if (end === at) {
			return undefined;
		}
	}
	end = skipSpaces(text, end);
	while (text[end] === ':') {
		end++;
	}
	return isBlankLine(text, end) ? lineEnd(text, end) + 1 : undefined;
}

/** More than any note has: each that nothing closes is read again as a paragraph, with all others up to a blank line. */
const crowdLimit = 30;
const blankLinePattern = /\n *\n/;
