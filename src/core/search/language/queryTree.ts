import type { Span } from '../../text/range';

/** What a query asks for, read by `parseQuery`. Every part carries its place in the text. */
export type QueryNode =
	/** Words as they stand, those that follow each other together; a paper has to have each, as the search understands words. */
	| ({ readonly kind: 'words'; readonly text: string } & Span)
	/** Words in that order, without others between; `text` is without the quotation marks. */
	| ({ readonly kind: 'phrase'; readonly text: string } & Span)
	| ({ readonly kind: 'field'; readonly field: QueryField; readonly value: QueryValue } & Span)
	| ({ readonly kind: 'not'; readonly part: QueryNode } & Span)
	/** At least two parts. */
	| ({ readonly kind: 'and' | 'or'; readonly parts: readonly QueryNode[] } & Span);

/** The fields that can be asked for by name, as they are typed. */
export const queryFields = [
	'author',
	'title',
	'topic',
	'venue',
	'year',
	'key',
	'tag',
	'has',
	'is',
	'source',
] as const;

export type QueryField = (typeof queryFields)[number];

/** What stands behind a field's colon. */
export type QueryValue =
	/** Without its quotation marks, which the span covers; with the `*` at its end that makes it the beginning of a word. */
	| ({ readonly kind: 'text'; readonly text: string; readonly isQuoted: boolean } & Span)
	/** Years from `first` to `last`, both included; infinite where the range is open. Of `year:` only. */
	| ({ readonly kind: 'years'; readonly first: number; readonly last: number } & Span)
	/** Of `has:` and `is:` only. */
	| ({ readonly kind: 'mark'; readonly mark: QueryMark } & Span);

/** What a paper has or is, by the field that asks for it: `has:pdf`, `is:cited`. */
export const queryMarks = {
	has: ['pdf', 'note', 'abstract', 'code'],
	is: ['cited', 'unread', 'unfiled'],
} as const;

export type QueryMark = (typeof queryMarks)[keyof typeof queryMarks][number];

/** Something in a query that is not understood; the rest of it answers nevertheless. */
export interface QueryProblem extends Span {
	/** Stable, kebab-case, such as `query-unknown-field`. */
	readonly code: string;
	/** A sentence for the user: what is wrong, and what to type instead. */
	readonly message: string;
}

export interface ParsedQuery {
	/** `undefined` for a query that asks for nothing. */
	readonly root: QueryNode | undefined;
	/** In the order of the text. */
	readonly problems: readonly QueryProblem[];
	/** Whether the text is nothing but words, perhaps with parentheses among them: then the whole of it may be a title. */
	readonly isPlain: boolean;
}
