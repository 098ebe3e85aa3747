import type { UnplacedEntry } from '../model/entry';
import type { Paper } from '../model/paper';
import { hashText } from '../text/hashText';
import type { FreshEntry } from './library';
import { paperEntry } from './paperEntry';
import { identityHashes } from './identity/identityHashes';

/**
 * The entries of the papers as one line of JSON each, with all that a library asks of them, so that it need not be found out at each
 * start: the same papers give the same bytes.
 */
export function serializeSample(papers: readonly Paper[]): string {
	return `[\n${papers.map((paper) => JSON.stringify(toFreshEntry(paper))).join(',\n')}\n]\n`;
}

/** What `serializeSample` wrote. The text is an asset of ours, so it is not checked again. */
export function parseSample(text: string): readonly FreshEntry[] {
	return JSON.parse(text) as readonly FreshEntry[];
}

function toFreshEntry(paper: Paper): FreshEntry {
	const entry = inFixedOrder(paperEntry(paper));
	return {
		entry,
		citekey: paper.citekey,
		keys: identityHashes(entry),
		hash: hashText(JSON.stringify(entry)),
	};
}

/** The entry with its fields in one order, whatever order they were set in. */
function inFixedOrder(entry: UnplacedEntry): UnplacedEntry {
	const known = new Map<string, unknown>(Object.entries(entry));
	return Object.fromEntries(
		fieldOrder.flatMap((field) => (known.get(field) === undefined ? [] : [[field, known.get(field)]])),
	) as unknown as UnplacedEntry;
}

const fieldOrder = Object.keys({
	citekey: true,
	aliases: true,
	type: true,
	title: true,
	author: true,
	editor: true,
	issued: true,
	'container-title': true,
	volume: true,
	issue: true,
	page: true,
	publisher: true,
	edition: true,
	number: true,
	version: true,
	genre: true,
	language: true,
	ISBN: true,
	PMID: true,
	DOI: true,
	URL: true,
	arxiv: true,
	category: true,
	abstract: true,
	topics: true,
	links: true,
	files: true,
	verbatim: true,
	record: true,
} satisfies Record<keyof UnplacedEntry, true>) as readonly (keyof UnplacedEntry)[];
