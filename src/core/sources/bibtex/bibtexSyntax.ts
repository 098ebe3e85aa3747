import type { Span } from '../../text/range';

/**
 * A BibTeX file as it is written. The nodes tile the text: the first starts at 0, each starts where the one before ends, the last
 * ends with the text, so that their texts, joined, give it back byte for byte. All spans are UTF-16 offsets.
 */
export interface BibtexFile {
	readonly text: string;
	readonly nodes: readonly BibtexNode[];
	/** In text order; at most one for each node. */
	readonly faults: readonly BibtexFault[];
}

export type BibtexNode = EntryNode | StringNode | PreambleNode | CommentNode | FreeTextNode;

/** `@article{key, name = value, …}` or `@article(key, …)`, broken or whole. */
export interface EntryNode extends Span {
	readonly kind: 'entry';
	/** The type without `@`. */
	readonly type: Span;
	/** Empty where the key is missing. */
	readonly key: Span;
	readonly fields: readonly FieldNode[];
	/** Whether the closing brace or parenthesis is there. */
	readonly isClosed: boolean;
}

/** `@string{name = value}`. */
export interface StringNode extends Span {
	readonly kind: 'string';
	readonly fields: readonly FieldNode[];
}

/** `@preamble{value}`. */
export interface PreambleNode extends Span {
	readonly kind: 'preamble';
}

/** `@comment{…}`, or `@comment` up to the end of its line. */
export interface CommentNode extends Span {
	readonly kind: 'comment';
}

/** What stands between the others. BibTeX takes all of it for comment. */
export interface FreeTextNode extends Span {
	readonly kind: 'text';
}

/** `name = value`. */
export interface FieldNode {
	readonly name: Span;
	/** From the first part's delimiter up to the last part's; empty where the value is missing. */
	readonly value: Span;
	readonly parts: readonly ValuePart[];
}

/** One operand of `#`. The span holds the delimiters. */
export interface ValuePart extends Span {
	/** `{…}`, `"…"`, or a number or the name of a `@string`. */
	readonly kind: 'braced' | 'quoted' | 'bare';
	/** Whether the closing delimiter is there; always so for a bare one. */
	readonly isClosed: boolean;
}

/** What is wrong in the syntax, and where. */
export interface BibtexFault extends Span {
	readonly code: BibtexFaultCode;
	readonly message: string;
}

export type BibtexFaultCode =
	| 'bibtex-no-entries'
	| 'bibtex-missing-at'
	| 'bibtex-malformed-type'
	| 'bibtex-missing-brace'
	| 'bibtex-missing-key'
	| 'bibtex-space-in-key'
	| 'bibtex-malformed-key'
	| 'bibtex-missing-comma'
	| 'bibtex-missing-equals'
	| 'bibtex-double-equals'
	| 'bibtex-missing-value'
	| 'bibtex-unquoted-value'
	| 'bibtex-unclosed-value'
	| 'bibtex-unclosed-entry'
	| 'bibtex-stray-brace'
	| 'bibtex-unbalanced-braces'
	| 'bibtex-unexpected';

/** A sign at which Pandoc stops in a key: it takes these, and letters and numbers, not the marks that combine with them. */
export const foreignSignPattern = /[^\p{L}\p{N}!$&'()*+\-./:;?@[\]_`]/u;

export function malformedKeyMessage(sign: string): string {
	return `A key must not hold “${sign}”: Pandoc reads no file with such a key.`;
}

/** The name of a field, in lower case: BibTeX does not tell it from upper case. */
export function fieldName(text: string, { name }: FieldNode): string {
	return text.slice(name.start, name.end).toLowerCase();
}

/** A part without its delimiters. */
export function partText(text: string, part: ValuePart): string {
	return part.kind === 'bare'
		? text.slice(part.start, part.end)
		: text.slice(part.start + 1, part.isClosed ? part.end - 1 : part.end);
}
