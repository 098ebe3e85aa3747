import { editDistance } from '../editDistance';
import type { Span } from '../../text/range';
import { queryFields, queryMarks, type QueryField, type QueryProblem } from './queryTree';

export function openQuotation({ start, end }: Span): QueryProblem {
	return {
		code: 'query-open-quotation',
		message: 'The quotation mark is not closed: what is behind it counts up to the end.',
		start,
		end,
	};
}

export function openParenthesis(start: number): QueryProblem {
	return {
		code: 'query-open-parenthesis',
		message: 'The parenthesis is not closed: what is behind it counts up to the end.',
		start,
		end: start + 1,
	};
}

export function strayParenthesis({ start, end }: Span): QueryProblem {
	return {
		code: 'query-stray-parenthesis',
		message: 'No parenthesis is open that this one could close; it is passed over.',
		start,
		end,
	};
}

export function tooDeep({ start, end }: Span): QueryProblem {
	return {
		code: 'query-too-deep',
		message: 'There are too many parentheses in each other; this one is passed over.',
		start,
		end,
	};
}

export function badValue(field: QueryField, { start, end }: Span): QueryProblem {
	return {
		code: `query-bad-${field}`,
		message: `${field}: is passed over. It takes ${describeValues(field)}.`,
		start,
		end,
	};
}

export function missingValue(field: QueryField, { start, end }: Span): QueryProblem {
	return {
		code: 'query-missing-value',
		message: `${field}: is passed over, since nothing to look for is behind it. It takes ${describeValues(field)}.`,
		start,
		end,
	};
}

/**
 * The problem of a word such as `foo:bar`, which looks like a field and is none; `undefined` for all that has a colon for
 * other reasons: titles ("BERT:Pre-training"), times, addresses, identifiers (`arXiv:2412.14170`).
 */
export function unknownField(word: string, start: number): QueryProblem | undefined {
	const [, name, value = ''] = /^([a-z]{2,20}):([^:/\\\s].*)$/is.exec(word.slice(0, longestLookedAt)) ?? [];
	if (name === undefined || prefixes.has(name.toLowerCase()) || !/[\p{L}\p{N}]/u.test(value)) {
		return undefined;
	}
	const nearest = nearestField(name.toLowerCase());
	if (nearest === undefined && name !== name.toLowerCase()) {
		return undefined;
	}
	const proposal = nearest
		? `Did you mean ${nearest}:?`
		: `There are ${list(queryFields.map((field) => `${field}:`))}.`;
	return {
		code: 'query-unknown-field',
		message: `There is no field ${name}:, so these are words to look for. ${proposal}`,
		start,
		end: start + name.length + 1,
	};
}

/** "pdf, note, abstract or code". */
function list(words: readonly string[]): string {
	return [words.slice(0, -1).join(', '), words.at(-1)].filter(Boolean).join(' or ');
}

function describeValues(field: QueryField): string {
	switch (field) {
		case 'has':
		case 'is':
			return list(queryMarks[field]);
		case 'year':
			return 'a year or a range of years: 2023, 2020..2023, 2020.., ..2020, >2020 or <=2020';
		case 'author':
		case 'title':
		case 'topic':
		case 'venue':
		case 'key':
		case 'tag':
		case 'source':
			return `a word, or several in quotation marks: ${field}:"…"`;
	}
}

/** The field whose name goes on where this one stops, or is a slip or two away. */
function nearestField(name: string): QueryField | undefined {
	const distances = queryFields.map((field) => ({
		field,
		distance: field.startsWith(name) && name.length > 1 ? 0 : editDistance(name, field),
	}));
	const nearest = distances.reduce((best, each) => (each.distance < best.distance ? each : best));
	return nearest.distance <= (Math.min(name.length, nearest.field.length) > 4 ? 2 : 1)
		? nearest.field
		: undefined;
}

/** Identifiers and addresses begin with these. */
const prefixes: ReadonlySet<string> = new Set(
	'acm arxiv bibcode biorxiv corpusid cve dblp doi file ftp handle hdl http https ieee isbn issn jstor mag mailto medrxiv mr oclc oai openalex openreview orcid pmc pmcid pmid pubmed ssrn urn wikidata zbl'.split(
		' ',
	),
);
const longestLookedAt = 200;
