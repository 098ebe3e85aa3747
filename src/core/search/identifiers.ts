import { findIdentifiers, normalizeArxiv, normalizeDoi } from '../library/identifiers';
import type { Paper } from '../model/paper';

/** The identifiers of a paper as they are compared: lower case, without prefix, address or version. */
export function paperIdentifiers({ citekey, arxiv, DOI }: Paper): string[] {
	const identifiers = [citekey.toLowerCase(), normalizeArxiv(arxiv ?? ''), normalizeDoi(DOI ?? '')];
	return [...new Set(identifiers.filter(Boolean))];
}

/**
 * The identifiers a query may name, in the same form: itself, with or without `@` and brackets, each word with a digit in it,
 * and arXiv ids and DOIs anywhere in it, bare, with their prefix or as an address.
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
