import type { Span } from '../text/range';

/** An identifier of a work found in a text. `value` is normalised, `span` covers all that the reader sees of it. */
export interface FoundIdentifier {
	readonly kind: 'arxiv' | 'doi';
	readonly value: string;
	readonly span: Span;
}

/** Without `arXiv:` and version, in lower case: `arXiv:2412.14170v2` is `2412.14170`. */
export function normalizeArxiv(arxiv: string): string {
	return arxiv
		.trim()
		.replace(/^arxiv:\s*/i, '')
		.replace(/v\d+$/i, '')
		.toLowerCase();
}

/** Without resolver or `doi:`, in lower case: DOIs are case-insensitive (DOI Handbook, 2.4). */
export function normalizeDoi(doi: string): string {
	return doi
		.trim()
		.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
		.toLowerCase();
}

/**
 * Finds arXiv ids (`arXiv:2412.14170`, `2412.14170v2`, `math/0309136` behind `arXiv:`), arXiv addresses (abs, pdf, html) and
 * DOIs, bare or as links, in the order of the text.
 *
 * A bare number such as `2412.14170` counts: its first four digits are a year and month (arXiv identifier scheme since
 * April 2007), and the caller shows nothing unless the library knows the paper.
 */
export function findIdentifiers(text: string): FoundIdentifier[] {
	const found: FoundIdentifier[] = [];
	for (const match of text.matchAll(identifierPattern)) {
		const { address, id, bare, doi } = match.groups ?? {};
		const start = match.index;
		const arxiv = address ?? id ?? bare;
		if (arxiv !== undefined) {
			const end = start + match[0].length;
			found.push({
				kind: 'arxiv',
				value: normalizeArxiv(arxiv.replace(/\.pdf$/i, '')),
				span: { start, end },
			});
		} else if (doi !== undefined) {
			const name = trimDoi(doi);
			const end = start + match[0].length - (doi.length - name.length);
			found.push({ kind: 'doi', value: normalizeDoi(name), span: { start, end } });
		}
	}
	return found;
}

/** A DOI ends before the punctuation of the sentence, and before a bracket that it did not open itself. */
function trimDoi(doi: string): string {
	let end = doi.length;
	for (;;) {
		const last = doi[end - 1];
		const inside = doi.slice(0, end);
		const isUnmatched = last === ')' && inside.split('(').length < inside.split(')').length;
		if (last === undefined || (!/[.,;:!?'"*_\]}>]/.test(last) && !isUnmatched)) {
			return inside;
		}
		end--;
	}
}

const newId = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?`;
const oldId = String.raw`[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?`;

const identifierPattern = new RegExp(
	[
		// An address: https://arxiv.org/abs/2412.14170v1, arxiv.org/pdf/2412.14170.pdf
		String.raw`(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)/(?<address>(?:${newId}|${oldId})(?:\.pdf)?)`,
		// With its prefix: arXiv:2412.14170, arXiv: math/0309136
		String.raw`\barxiv:\s?(?<id>${newId}|${oldId})`,
		// A DOI, with or without resolver: characters up to white space or a Markdown delimiter (DOI Handbook, 2.2)
		String.raw`(?:https?://(?:dx\.)?doi\.org/|\bdoi:\s?|(?<![\w/.]))(?<doi>10\.\d{4,9}/[^\s<>"\x60|\[\]{}]+)`,
		// A bare new-style id, not part of a longer number or word
		String.raw`(?<![\w./@-])(?<bare>${newId})(?![\w/]|\.\d)`,
	].join('|'),
	'gi',
);
