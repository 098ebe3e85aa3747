import { quoteValue } from './quoteValue';
import type { FieldValues, ListedField } from './fieldValues';
import { readTokens, type FieldToken, type QueryToken } from './queryTokens';
import { queryFields, queryMarks, type QueryField, type QueryMark } from './queryTree';

/** A way in which a query may go on. */
export interface QueryCompletion {
	/** The whole query then, and where its cursor stands. */
	readonly text: string;
	readonly cursor: number;
	/** `author:`, `Smith, John`, `pdf`. */
	readonly label: string;
	/** What it stands for: "by an author", "12 papers". */
	readonly detail: string;
}

/**
 * How the word before the cursor may go on, the likeliest first and at most 8: a half typed name of a field, from two letters
 * on, or a value behind a field's colon. None where nothing of that kind is being typed.
 *
 * @param cursor an offset in the text.
 */
export function completeQuery(text: string, cursor: number, values: FieldValues): readonly QueryCompletion[] {
	const before = text.slice(0, cursor);
	const token = readTokens(before).at(-1);
	if (token?.kind === 'field') {
		return completeValue(text, cursor, token, values);
	}
	return token?.kind === 'word' && token.end === cursor ? completeName(text, cursor, token) : [];
}

function completeName(text: string, cursor: number, { start }: QueryToken): readonly QueryCompletion[] {
	const typed = text.slice(start, cursor);
	// Behind it may only be what ends a word: half of a word is no name that is being typed.
	if (typed.length < 2 || /^[^\s()]/.test(text.slice(cursor))) {
		return [];
	}
	return queryFields
		.filter((field) => field.startsWith(typed.toLowerCase()))
		.map((field) => ({
			...replaced(text, start, cursor, `${field}:`),
			label: `${field}:`,
			detail: fieldDetails[field],
		}));
}

function completeValue(
	text: string,
	cursor: number,
	token: FieldToken,
	values: FieldValues,
): readonly QueryCompletion[] {
	const { field, value, nameEnd } = token;
	const isTyping = value ? value.end === cursor && !(value.isQuoted && value.isClosed) : true;
	const hasOnlyBlanks = value !== undefined || text.slice(nameEnd, cursor).trim() === '';
	if (!isTyping || !hasOnlyBlanks) {
		return [];
	}
	const start = value?.start ?? cursor;
	const end = endOfValue(text, cursor, value?.isQuoted ?? false);
	const typed = value?.text ?? '';
	return (
		valuesOf(field, typed, values)
			.map(({ label, detail, inserted }) => ({
				...replaced(text, start, end, quoteValue(inserted)),
				label,
				detail,
			}))
			// What stands there already is no way to go on.
			.filter((completion) => completion.text !== text)
	);
}

/** Where the value that the cursor is in ends. */
function endOfValue(text: string, cursor: number, isQuoted: boolean): number {
	const rest = text.slice(cursor);
	const own = isQuoted ? /^[^"]*"/.exec(rest) : /^[^\s()"]*/.exec(rest);
	return cursor + (own?.[0].length ?? 0);
}

interface Proposal {
	readonly label: string;
	readonly detail: string;
	readonly inserted: string;
}

function valuesOf(field: QueryField, typed: string, values: FieldValues): readonly Proposal[] {
	switch (field) {
		case 'title':
			return [];
		case 'has':
		case 'is':
			return queryMarks[field]
				.filter((mark) => mark.startsWith(typed.toLowerCase()))
				.map((mark) => ({ label: mark, detail: markDetails[mark], inserted: mark }));
		case 'author':
		case 'topic':
		case 'venue':
		case 'year':
		case 'key':
		case 'tag':
		case 'source':
			return listed(field, typed, values);
	}
}

function listed(field: ListedField, typed: string, values: FieldValues): readonly Proposal[] {
	return values.find(field, typed.trimStart(), mostProposed).map(({ text, label, papers }) => ({
		label,
		detail: papers === 1 ? '1 paper' : `${papers} papers`,
		inserted: text,
	}));
}

/** The text with a stretch of it replaced, and the cursor behind that. */
function replaced(
	text: string,
	start: number,
	end: number,
	replacement: string,
): { readonly text: string; readonly cursor: number } {
	return {
		text: text.slice(0, start) + replacement + text.slice(end),
		cursor: start + replacement.length,
	};
}

const fieldDetails: Readonly<Record<QueryField, string>> = {
	author: 'papers by an author',
	title: 'words of the title',
	topic: 'a topic, with all below it',
	venue: 'a journal, conference or publisher',
	year: '2023, 2020..2023, 2020.. or >2020',
	key: 'a part of the citekey',
	tag: 'one level of a topic',
	has: 'a PDF, note, abstract or code',
	is: 'cited, unread or unfiled',
	source: 'the file that the paper comes from',
};

const markDetails: Readonly<Record<QueryMark, string>> = {
	pdf: 'papers with a PDF',
	note: 'papers with a literature note',
	abstract: 'papers with an abstract',
	code: 'papers with a link to their code',
	cited: 'papers that a document cites',
	unread: 'papers that you have not read',
	unfiled: 'papers that stand under no topic',
};

const mostProposed = 8;
