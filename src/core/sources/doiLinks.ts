import type { Slices } from '../model/slices';
import type { Span } from '../text/range';
import { doiAddress } from './bareDoi';

/** A bare DOI, and the address that it stands for. */
export interface DoiLink extends Span {
	readonly url: string;
}

/**
 * The bare DOIs of a bibliography in RIS (`DO`), PubMed's format (`LID`, `AID`) or CSL (`DOI`, in JSON or YAML), in the order of the text;
 * at most 10,000. Addresses are links to every editor. Linear.
 */
export function* doiLinks(text: string): Slices<DoiLink[]> {
	const links: DoiLink[] = [];
	for (let from = 0; from < text.length && links.length < mostLinks;) {
		const lineEnd = text.indexOf('\n', from + charactersInSlice);
		const end = lineEnd < 0 ? text.length : lineEnd + 1;
		for (const match of text.slice(from, end).matchAll(doiPattern)) {
			links.push(toLink(match, from));
		}
		from = end;
		yield;
	}
	return links.slice(0, mostLinks);
}

function toLink({ 0: whole, 1: quote, 2: written = '', index }: RegExpExecArray, from: number): DoiLink {
	// In a list or an object of YAML, what ends it stands right behind a value without quotation marks.
	const doi = quote === '' ? written.replace(/[,}\]]{1,9}$/, '') : written;
	const start = from + index + whole.length - written.length;
	return { start, end: start + doi.length, url: doiAddress(doi.replaceAll('\\/', '/')) };
}

const doiPattern =
	/(?:^(?:DO {1,3}|(?:LID|AID) {1,2})- {0,3}|\bDOI["']?\s{0,8}:\s{0,8})(["']?)(10\.\d{4,9}\\?\/[^\s"'<>]+)/gm;

const mostLinks = 10_000;
/** About 5 ms of work. */
const charactersInSlice = 500_000;
