import { findIdentifiers, normalizeArxiv, normalizeDoi } from '../library/identifiers';
import type { Paper } from '../model/paper';

/** The identifiers of a paper as they are compared: lower case, without prefix, address or version. */
export function paperIdentifiers({ citekey, aliases = [], arxiv, DOI }: Paper): string[] {
	const keys = [citekey, ...aliases].map((key) => key.toLowerCase());
	const identifiers = [...keys, normalizeArxiv(arxiv ?? ''), normalizeDoi(DOI ?? '')];
	return [...new Set(identifiers.filter(Boolean))];
}

/** Whether one of a paper's identifiers begins so: `paperIdentifiers`, made for asking every paper of a library. */
export function hasIdentifierStart(paper: Paper, start: string): boolean {
	const { citekey, aliases, arxiv, DOI } = paper;
	return (
		beginsWith(citekey, start) ||
		(arxiv !== undefined &&
			(beginsWith(arxiv, start) || prefixPattern.test(arxiv)) &&
			startsAny(paper, start)) ||
		(DOI !== undefined && (beginsWith(DOI, start) || prefixPattern.test(DOI)) && startsAny(paper, start)) ||
		(aliases?.some((key) => beginsWith(key, start)) ?? false)
	);
}

/**
 * A set, as bits, of what a paper's identifiers begin with: when it lacks a bit of `startBit` of a text, none of them begins
 * with that.
 */
export function startBits(paper: Paper): number {
	return paperIdentifiers(paper).reduce((bits, identifier) => bits | startBit(identifier), 0);
}

/** One of 32, by the first two letters. */
export function startBit(identifier: string): number {
	return 1 << ((31 * identifier.charCodeAt(0) + identifier.charCodeAt(1)) & 31);
}

function startsAny(paper: Paper, start: string): boolean {
	return paperIdentifiers(paper).some((identifier) => identifier.startsWith(start));
}

/** Whether a text in any case begins with one in lower case. */
function beginsWith(text: string, start: string): boolean {
	// Most differ in their first letter, and a copy in lower case costs more than a look.
	const differs = (text.charCodeAt(0) | 0x20) !== (start.charCodeAt(0) | 0x20);
	return !differs && text.slice(0, start.length).toLowerCase() === start;
}

/**
 * The identifiers that a query may name, in the same form: all of it, with or without `@` and brackets; each word with a digit in it; and
 * the arXiv ids and DOIs in it, bare, with their prefix or as an address.
 */
export function readIdentifiers(query: string): string[] {
	const bare = query
		.trim()
		.replace(/^\[?-?@\{?|^(?:arxiv|doi):\s*/i, '')
		.replace(/[}\]]+$/, '')
		.toLowerCase();
	const found = findIdentifiers(query).map(({ value }) => value);
	const arxiv = found.map((value) => value.replace(/^10\.48550\/arxiv\./, ''));
	const words = query.toLowerCase().match(/[^\s,;@[\]{}]*\d[^\s,;@[\]{}]*/g) ?? [];
	return [...new Set([bare, ...words, ...found, ...arxiv].filter(Boolean))];
}

/** What `normalizeArxiv` and `normalizeDoi` take off. */
const prefixPattern = /^\s|^(?:arxiv:|https?:|doi:)/i;
