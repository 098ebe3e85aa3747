import type { Span } from '../../text/range';
import { findMissingAt, findNoEntries, readHead } from './bibtexHeads';
import type { BibtexFault, BibtexFile, BibtexNode } from './bibtexSyntax';
import { isLineEnd, lineEnd, skipSpaces } from './scanLines';
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
	const bodies = new BodyScanner(text);
	/** Characters read in vain behind comments that are never closed; with too many, none is held to close. */
	let wasted = 0;
	while (at >= 0) {
		const start = at;
		const head = readHead(text, start);
		if (!head) {
			at = text.indexOf('@', start + 1);
			continue;
		}
		const type = text.slice(head.type.start, head.type.end).toLowerCase();
		if (isCommentedOut(text, freeStart, start)) {
			at = text.indexOf('@', lineEnd(text, start));
			continue;
		}
		if (start > freeStart) {
			yield toFreeText(text, freeStart, start);
		}
		if (type === 'comment') {
			const mayClose = wasted <= 4 * text.length;
			const closed: number = mayClose ? findCommentEnd(text, start, head.open) : ~text.length;
			wasted += closed >= 0 ? 0 : text.length - start;
			const end = closed >= 0 ? closed : lineEnd(text, start);
			freeStart = end;
			yield { node: { kind: 'comment', start, end }, fault: undefined, reach: closed >= 0 ? 0 : text.length };
		} else {
			const bracket = text.charAt(head.open);
			const place: BodyPlace = {
				start,
				content: head.open < 0 ? head.type.end : head.open + 1,
				close: bracket === '(' ? closeParen : closeBrace,
				hasKey: type !== 'string' && type !== 'preamble',
				isValue: type === 'preamble',
			};
			const body = bodies.scan(place, bracket);
			const node = toNode(type, start, head.type, body);
			freeStart = body.end;
			yield { node, fault: head.fault ?? body.fault, reach: body.reach };
		}
		at = text.indexOf('@', freeStart);
	}
	if (text.length > freeStart) {
		const { fault, ...rest } = toFreeText(text, freeStart, text.length);
		yield { ...rest, fault: fault ?? (freeStart === 0 ? findNoEntries(text) : undefined) };
	}
}

/** Reads what stands in the brackets of one entry after another. */
class BodyScanner {
	/** Characters read in vain behind the end of broken entries; with too many, an entry reaches to the next `@` at most. */
	#wasted = 0;

	constructor(private readonly text: string) {}

	/** What another bracket opens, a brace closes, or its like if that comes first. */
	scan(place: BodyPlace, bracket: string): Body {
		const body = this.#scan(place);
		const close = likeBrackets[bracket];
		if (close === undefined) {
			return body;
		}
		const other = this.#scan({ ...place, close });
		const isOther = other.isClosed && (!body.isClosed || other.end < body.end);
		const { key, fields, end, isClosed, fault } = isOther ? other : body;
		// Either may have been read farther than the entry goes.
		const reach = Math.max(body.reach, other.reach, body.end, other.end);
		return { key, fields, end, isClosed, fault, reach };
	}

	#scan(place: BodyPlace): Body {
		const { text } = this;
		const next = this.#wasted > 4 * text.length ? text.indexOf('@', place.content) : -1;
		const body = scanBody(text, place, next < 0 ? text.length : next);
		this.#wasted += Math.max(0, body.reach - body.end);
		return body;
	}
}

function toFreeText(text: string, start: number, end: number): ScannedNode {
	return { node: { kind: 'text', start, end }, fault: findMissingAt(text, start, end), reach: 0 };
}

function toNode(name: string, start: number, type: Span, body: Body): BibtexNode {
	const { key, fields, end, isClosed } = body;
	switch (name) {
		case 'string':
			return { kind: 'string', start, end, fields };
		case 'preamble':
			return { kind: 'preamble', start, end };
		default:
			return { kind: 'entry', start, end, type, key, fields, isClosed };
	}
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

const openBrace = 123;
const closeBrace = 125;
const closeParen = 41;
const percent = 37;
/** Closing brackets by what opens them in the place of a brace. */
const likeBrackets: Readonly<Record<string, number>> = { '[': 93, '<': 62 };
