import { bareDoi } from '../sources/bareDoi';
import type { Span } from '../text/range';

/** An identifier of a work found in a text. `value` is normalised, `span` covers all that the reader sees of it. */
export interface FoundIdentifier {
	readonly kind: 'arxiv' | 'doi' | 'pmid';
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
	return bareDoi(doi.trim()).toLowerCase();
}

/**
 * Finds the identifiers in a text, in its order:
 *
 * - arXiv ids (`arXiv:2412.14170`, `2412.14170v2`, `hep-th/9901001`), and addresses of their pages at arXiv, ar5iv, alphaXiv and Hugging Face
 * - DOIs: bare, as links, or in the address of a publisher's page
 * - PMIDs: behind `PMID:`, or in the address of PubMed's page
 *
 * A bare number such as `2412.14170` counts: its first four digits are a year and month (arXiv identifier scheme since
 * April 2007), and the caller shows nothing unless the library knows the paper.
 */
export function findIdentifiers(text: string): FoundIdentifier[] {
	const found: FoundIdentifier[] = [];
	for (const match of text.matchAll(identifierPattern)) {
		const { address, id, bare, old, resolved, page, doi, pmid } = match.groups ?? {};
		const start = match.index;
		if (pmid !== undefined) {
			found.push({ kind: 'pmid', value: pmid, span: { start, end: start + trimEnd(match[0]).length } });
			continue;
		}
		const arxiv = address ?? id ?? bare ?? old;
		if (arxiv !== undefined) {
			const end = start + trimEnd(match[0]).length;
			found.push({
				kind: 'arxiv',
				value: normalizeArxiv(arxiv.replace(/\.pdf$/i, '')),
				span: { start, end },
			});
			continue;
		}
		const written = resolved ?? page ?? doi;
		if (written !== undefined) {
			const name = trimEnd(written);
			const end = start + match[0].length - (written.length - name.length);
			const value = doi === undefined ? doiOfAddress(name, page !== undefined) : name;
			found.push({ kind: 'doi', value: normalizeDoi(value), span: { start, end } });
		}
	}
	return found;
}

/** The DOI in the path of an address: without query, with its signs decoded, and on a publisher's page without what stands behind it there. */
function doiOfAddress(path: string, isPage: boolean): string {
	const [bare = ''] = path.split(/[?#]/, 1);
	const doi = decode(isPage ? bare.replace(pageParts, '') : bare);
	// The versions of a preprint at bioRxiv and medRxiv have no DOI of their own.
	return isPage && doi.startsWith('10.1101/') ? doi.replace(/v\d+$/, '') : doi;
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** An identifier ends before the punctuation of the sentence, and before a bracket that it did not open itself. */
function trimEnd(text: string): string {
	let end = text.length;
	for (;;) {
		const last = text[end - 1];
		const inside = text.slice(0, end);
		const isUnmatched = last === ')' && inside.split('(').length < inside.split(')').length;
		if (last === undefined || (!/[.,;:!?'"*_\]}>]/.test(last) && !isUnmatched)) {
			return inside;
		}
		end--;
	}
}

const newId = String.raw`\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?`;
const archives =
	'astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nlin|nucl-(?:ex|th)|physics|quant-ph|math|cs|q-(?:bio|fin)|stat';
const oldId = String.raw`[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?`;
const arxivPages = [
	String.raw`(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html)`,
	String.raw`ar5iv\.(?:labs\.arxiv\.)?org/(?:abs|html)`,
	String.raw`(?:www\.)?alphaxiv\.org/(?:abs|pdf|overview)`,
	String.raw`huggingface\.co/papers`,
].join('|');
const pubmedPages = [
	String.raw`(?:www\.)?(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov/pubmed)`,
	String.raw`(?:www\.)?europepmc\.org/(?:article|abstract)/med`,
].join('|');
/** Characters up to white space or a Markdown delimiter (DOI Handbook, 2.2). */
const doiName = String.raw`10\.\d{4,9}/[^\s<>"\x60|\[\]{}]+`;
/** What publishers add to the DOI in the addresses of their pages. */
const pageParts =
	/(?:\/(?:full|abstract|pdf|epdf|epub|html|fulltext|meta|references|figures|suppl_file|summary)(?:\/.*)?|\.(?:full|abstract)(?:\.pdf|-text)?|\.pdf|\/)$/i;

const identifierPattern = new RegExp(
	[
		// An address: https://arxiv.org/abs/2412.14170v1, arxiv.org/pdf/2412.14170.pdf?download=1
		String.raw`(?:https?://)?(?:${arxivPages})/(?<address>(?:${newId}|${oldId})(?:\.pdf)?)(?:[?#][^\s<>"\x60|\[\]{}]*)?`,
		// https://pubmed.ncbi.nlm.nih.gov/12345678/?format=abstract, PMID: 12345678
		String.raw`(?:(?:https?://)?(?:${pubmedPages})/|\bPMID:\s?)(?<pmid>[1-9]\d{0,8})(?!\w)(?:/?[?#][^\s<>"\x60|\[\]{}]*|/(?!\w))?`,
		// With its prefix: arXiv:2412.14170, arXiv: math/0309136
		String.raw`\barxiv:\s?(?<id>${newId}|${oldId})`,
		// A DOI behind its resolver, or on a publisher's page
		String.raw`https?://(?:dx\.)?doi\.org/(?<resolved>${doiName})`,
		String.raw`https?://[^\s<>"\x60|\[\]{}?#]{1,100}?/(?<page>${doiName})`,
		// A DOI by itself
		String.raw`(?:\bdoi:\s?|(?<![\w/.]))(?<doi>${doiName})`,
		// A bare id, not part of a longer number, word or path
		String.raw`(?<![\w./@-])(?<bare>${newId})(?![\w/]|\.\d)`,
		String.raw`(?<![\w./@-])(?<old>(?:${archives})(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?![\w/]|\.\d)`,
	].join('|'),
	'gi',
);
