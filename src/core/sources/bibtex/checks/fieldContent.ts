import type { Span } from '../../../text/range';
import { fieldName, type FieldNode } from '../bibtexSyntax';
import { isBlank, trimEnd } from '../scanLines';
import type { DocumentEntry } from '../language/bibtexDocument';

/** A field's text between its delimiters, without blanks around it and without the first hundred braces around all of it. */
export interface FieldContent extends Span {
	readonly name: string;
	readonly text: string;
	/** Whether braces of its own stand around all of it: in a list of names, it is one name. */
	readonly isGroup: boolean;
}

/** The field's content where it is one text that is closed, or a number; of joined parts and abbreviations nothing can be told. */
export function contentOf(text: string, field: FieldNode): FieldContent | undefined {
	const [part, second] = field.parts;
	if (!part || second || (part.kind !== 'bare' && !part.isClosed)) {
		return undefined;
	}
	const name = fieldName(text, field);
	if (part.kind === 'bare') {
		const { start, end } = part;
		const number = text.slice(start, end);
		return /^\d+$/.test(number) ? { name, text: number, start, end, isGroup: false } : undefined;
	}
	let { start, end } = { start: part.start + 1, end: part.end - 1 };
	let groups = 0;
	for (;;) {
		end = trimEnd(text, start, end);
		start = trimStart(text, start, end);
		if (groups === deepest || text.charCodeAt(start) !== openBrace || !isOneGroup(text, start, end)) {
			break;
		}
		groups++;
		start++;
		end--;
	}
	return { name, text: text.slice(start, end), start, end, isGroup: groups > 0 };
}

/** The contents of an entry's fields, of two fields with one name both. */
export function contentsOf(text: string, entry: DocumentEntry): FieldContent[] {
	return entry.node.fields.flatMap((field) => contentOf(text, field) ?? []);
}

function trimStart(text: string, start: number, end: number): number {
	let at = start;
	while (at < end && isBlank(text.charCodeAt(at))) {
		at++;
	}
	return at;
}

/** Whether the brace at `start` closes right before `end`. */
function isOneGroup(text: string, start: number, end: number): boolean {
	let depth = 0;
	for (let at = start; at < end; at++) {
		const code = text.charCodeAt(at);
		if (code === openBrace) {
			depth++;
		} else if (code === closeBrace && --depth === 0) {
			return at === end - 1;
		}
	}
	return false;
}

/** Each group is looked for by itself. */
const deepest = 100;
const openBrace = 123;
const closeBrace = 125;
