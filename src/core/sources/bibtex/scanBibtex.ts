import type { BibtexFault, BibtexFile, BibtexNode } from './bibtexSyntax';
import { bibtexTypes } from './bibtexTypes';
import { isBlank, isLineEnd, lineEnd, skipSpaces } from './scanLines';
import { scanBody, type Body, type BodyPlace } from './scanBody';

/**
 * Reads the syntax of a BibTeX or BibLaTeX file, and recovers from what is broken in it: a fault costs at most the entry it is
 * in, of which every field that can be told is kept. Time is linear in the length of the text, whatever it holds.
 *
 * - Between entries everything is free text, but an `@` behind a `%` on its line begins nothing, as in Biber.
 * - A `@comment` with braces is one comment, entries in it included (Biber, Pandoc; BibTeX would read them).
 * - Where a value, an entry or a comment is never closed, the next head of an entry that stands first on its line ends it.
 */
export function scanBibtex(text: string): BibtexFile {
	const nodes: BibtexNode[] = [];
	const faults: BibtexFault[] = [];
	for (const { node, fault } of scanNodes(text)) {
		nodes.push(node);
		if (fault) {
			faults.push(fault);
		}
	}
	return { text, nodes, faults };
}

export interface ScannedNode {
	readonly node: BibtexNode;
	readonly fault: BibtexFault | undefined;
	/** How far was read to find where a broken node ends; 0 for a node that ends where it should. */
	readonly reach: number;
}

/** The same node by node, in the order of the text, so that none need be kept. */
export function* scanNodes(text: string): Generator<ScannedNode, void, undefined> {
	let freeStart = 0;
	let at = text.indexOf('@');
	let commentsClose = true;
	/** Characters read in vain beyond the end of broken entries; with too many, an entry reaches to the next `@` at most. */
	let wasted = 0;

	const scan = (place: BodyPlace): Body => {
		const next = wasted > 4 * text.length ? text.indexOf('@', place.content) : -1;
		const body = scanBody(text, place, next < 0 ? text.length : next);
		wasted += Math.max(0, body.reach - body.end);
		return body;
	};

	while (at >= 0) {
		const start = at;
		const head = readHead(text, start);
		const type = head?.type.toLowerCase() ?? '';
		const isHead =
			head && (head.open >= 0 || type === 'comment' || isHeadWithoutBrace(text, type, start, head.end));
		if (!isHead) {
			at = text.indexOf('@', start + 1);
			continue;
		}
		if (isCommentedOut(text, freeStart, start)) {
			at = text.indexOf('@', lineEnd(text, start));
			continue;
		}
		if (start > freeStart) {
			yield toFreeText(text, freeStart, start);
		}
		if (type === 'comment') {
			const closed: number = commentsClose ? findCommentEnd(text, start, head.open) : ~text.length;
			commentsClose &&= closed >= 0;
			const end = closed >= 0 ? closed : lineEnd(text, start);
			freeStart = end;
			yield { node: { kind: 'comment', start, end }, fault: undefined, reach: closed >= 0 ? 0 : text.length };
		} else if (head.open < 0) {
			const body = scan({ start, content: head.end, close: closeBrace, hasKey: true });
			const fault = {
				code: 'bibtex-missing-brace',
				message: `Here “{” is missing behind “@${head.type}”.`,
				start,
				end: head.end,
			} as const;
			freeStart = body.end;
			yield { node: toEntry(start, head.end, head.type.length, body), fault, reach: body.reach };
		} else {
			const body = scan({
				start,
				content: head.open + 1,
				close: text.charCodeAt(head.open) === openParen ? closeParen : closeBrace,
				hasKey: type !== 'string' && type !== 'preamble',
				isValue: type === 'preamble',
			});
			const node =
				type === 'string'
					? ({ kind: 'string', start, end: body.end, fields: body.fields } as const)
					: type === 'preamble'
						? ({ kind: 'preamble', start, end: body.end } as const)
						: toEntry(start, head.end, head.type.length, body);
			freeStart = body.end;
			yield { node, fault: body.fault, reach: body.reach };
		}
		at = text.indexOf('@', freeStart);
	}
	if (text.length > freeStart) {
		yield toFreeText(text, freeStart, text.length);
	}
}

function toFreeText(text: string, start: number, end: number): ScannedNode {
	return { node: { kind: 'text', start, end }, fault: findMissingAt(text, start, end), reach: 0 };
}

interface Head {
	readonly type: string;
	/** Behind the type. */
	readonly end: number;
	/** Offset of the brace or parenthesis, or -1. */
	readonly open: number;
}

function readHead(text: string, start: number): Head | undefined {
	headPattern.lastIndex = start;
	const match = headPattern.exec(text);
	if (!match) {
		return undefined;
	}
	const type = match[1] ?? '';
	const after = headPattern.lastIndex;
	const code = text.charCodeAt(after);
	const isOpen = code === openBrace || code === openParen;
	return { type, end: start + match[0].trimEnd().length, open: isOpen ? after : -1 };
}

function toEntry(start: number, headEnd: number, typeLength: number, body: Body): BibtexNode {
	return {
		kind: 'entry',
		start,
		end: body.end,
		type: { start: headEnd - typeLength, end: headEnd },
		key: body.key,
		fields: body.fields,
		isClosed: body.isClosed,
	};
}

/** The offset behind the comment's closing brace, the line's end where it has no braces, a negative number where they never close. */
function findCommentEnd(text: string, start: number, open: number): number {
	if (open < 0 || text.charCodeAt(open) !== openBrace) {
		return lineEnd(text, open < 0 ? start : open);
	}
	let depth = 0;
	for (let at = open; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === openBrace) {
			depth++;
		} else if (code === closeBrace && --depth === 0) {
			return at + 1;
		}
	}
	return -1;
}

/** Whether the line holds nothing but a percent sign, and what it may comment out, before the offset. */
function isCommentedOut(text: string, from: number, at: number): boolean {
	let lineStart = at;
	while (lineStart > from && !isLineEnd(text.charCodeAt(lineStart - 1))) {
		lineStart--;
	}
	return text.charCodeAt(skipSpaces(text, lineStart)) === percent && lineStart < at;
}

/** `@article key,` first on its line. */
function isHeadWithoutBrace(text: string, type: string, start: number, end: number): boolean {
	const isFirst = start === 0 || isLineEnd(text.charCodeAt(start - 1));
	keyLinePattern.lastIndex = end;
	return isFirst && type in bibtexTypes && keyLinePattern.test(text);
}

/** A line of free text that is an entry's head but for its `@`. */
function findMissingAt(text: string, start: number, end: number): BibtexFault | undefined {
	if (end - start < 8 || !text.slice(start, end).includes('{')) {
		return undefined;
	}
	for (let at = start; at < end;) {
		const first = skipSpaces(text, at);
		if (!isBlank(text.charCodeAt(first))) {
			bareHeadPattern.lastIndex = first;
			const type = bareHeadPattern.exec(text)?.[1];
			if (type !== undefined && type.toLowerCase() in bibtexTypes && first + type.length < end) {
				return {
					code: 'bibtex-missing-at',
					message: `This looks like an entry without its “@”: “@${type}{…}”. It is read as a comment.`,
					start: first,
					end: first + type.length,
				};
			}
		}
		at = lineEnd(text, first) + 1;
	}
	return undefined;
}

const openBrace = 123;
const closeBrace = 125;
const openParen = 40;
const closeParen = 41;
const percent = 37;

// Pandoc takes any letters for a type.
const headPattern = /@\s*([\p{L}_][\p{L}\p{N}_-]*)\s*/uy;
const keyLinePattern = /[ \t]+[^\s,={}"#()]+[ \t]*,[ \t]*(?:\r|\n|$)/y;
const bareHeadPattern = /([A-Za-z]+)[ \t]*\{[^\s,={}"]+,/y;
