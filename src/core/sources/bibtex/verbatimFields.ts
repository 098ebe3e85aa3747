import { lookUp } from '../../model/lookUp';
import { bareDoi } from '../bareDoi';

/** A DOI without resolver and without the escapes of TeX and HTML. */
export function cleanDoi(doi: string | undefined): string | undefined {
	const text = unescape(unwrap(doi));
	return text === undefined ? undefined : bareDoi(joinAddress(text)) || undefined;
}

/** An address without `\url{…}`, a text round that, and the escapes of TeX and HTML, which reference managers write where none is needed. */
export function cleanUrl(url: string | undefined): string | undefined {
	const text = unescape(unwrap(url));
	return text === undefined ? undefined : joinAddress(text) || undefined;
}

/**
 * An address or DOI that is broken across lines in one piece, as `\url` sets it, which passes over blanks; a `%` that joins the lines
 * goes. Several addresses, and texts with blanks, stay as they are.
 */
function joinAddress(text: string): string {
	if (!breakPattern.test(text)) {
		return text;
	}
	const [first = '', ...rest] = text.split(/[\r\n]+/).map((line) => line.trim().replace(/%$/, ''));
	const isOne = !/\s/.test(first) && rest.every((line) => !startPattern.test(line) && !/\s/.test(line));
	return isOne ? first + rest.join('') : text;
}

/** The address in `\url{…}` within a text, where many escape what they need not; Pandoc shows it so, too. */
export function shownAddress(argument: string): string {
	return joinAddress(argument).replace(/\\([_%&#$~])/g, '$1');
}

/** A field as it is written, without blanks around it, and without a second pair of braces, which the Web of Science writes. */
export function rawField(fields: ReadonlyMap<string, string>, name: string): string | undefined {
	const value = fields.get(name);
	return value === undefined ? undefined : withoutBraces(value.trim());
}

/** A value without the pair of braces that holds all of it: `{{0028-0836}}`. */
function withoutBraces(text: string): string {
	const inner = text.startsWith('{') && text.endsWith('}') ? text.slice(1, -1) : undefined;
	return inner === undefined || bracePattern.test(inner) ? text : inner.trim();
}

/** What stands in the first `\url{…}` or its like, where there is one. */
function unwrap(text: string | undefined): string | undefined {
	return urlPattern.exec(text ?? '')?.[1] ?? text;
}

/** The address of an `eprint` in an archive that we know; of `arXiv:1706.03762 [cs.CL]`, only the number counts. */
export function eprintUrl(archive: string | undefined, eprint: string | undefined): string | undefined {
	const base = lookUp(eprintBases, archive?.toLowerCase() ?? '');
	if (base === undefined || !eprint) {
		return undefined;
	}
	return addressPattern.test(eprint) ? eprint : base + eprint.replace(/^arxiv:\s*| ?\[[\w.-]+\]$/gi, '');
}

function unescape(text: string | undefined): string | undefined {
	if (text === undefined || !escapePattern.test(text)) {
		return text;
	}
	return text
		.replace(/&(amp|lt|gt);/g, (_, name: string) => (name === 'amp' ? '&' : name === 'lt' ? '<' : '>'))
		.replace(/\{?\\(?:textunderscore|_)(?:\{\})?\s?\}?/g, '_')
		.replace(/\\string\s*(?=~)/g, '')
		.replace(/\{?\\(?:textasciitilde|~)\s*(?:\{\s*\})?\}?|\$\\sim\$/g, '~')
		.replace(/\\symbol\s?\{126\}|\\char\s?126\s?/g, '~')
		.replace(/\\texttt(?=\s*[{~])/g, '')
		.replace(/\\([%#&$_{}])/g, (_, sign: string) =>
			sign === '{' ? '\uE000' : sign === '}' ? '\uE001' : sign,
		)
		.replace(/\\text(less|greater)(?:\{\}|\s)?/g, (_, name: string) => (name === 'less' ? '<' : '>'))
		.replace(/[{}]/g, '')
		.replace(/\\(?=[\s/?=.:-])/g, '')
		.replace(/[\uE000\uE001]/g, (mark) => (mark === '\uE000' ? '{' : '}'))
		.trim();
}

/** The braces of its argument may hold braces that are a text of their own. */
const urlPattern = /\\(?:url|path|nolinkurl|href)\s*\{((?:[^{}]|\{[^{}]*\})*)\}/;
const escapePattern = /[\\{}$&]/;
const addressPattern = /^https?:\/\//i;
const breakPattern = /[\r\n]/;
/** What begins an address or a DOI of its own. */
const startPattern = /^(?:[a-z]{2,9}:|www\.|10\.\d{4,9}\/)/i;
const bracePattern = /[{}]/;

const eprintBases: Readonly<Record<string, string>> = {
	arxiv: 'https://arxiv.org/abs/',
	jstor: 'https://www.jstor.org/stable/',
	pubmed: 'https://www.ncbi.nlm.nih.gov/pubmed/',
	googlebooks: 'https://books.google.com?id=',
	hdl: 'https://hdl.handle.net/',
};
