import type { NewEntry } from '../format/bibliography/newEntry';
import { baseCitekey } from '../library/citekeys';
import { Library } from '../library/library';
import { findIdentifiers, type FoundIdentifier } from '../library/identifiers';
import { withoutRange } from '../model/entry';
import type { BibtexRecord } from '../sources/bibtex/bibtexFields';
import { readRecords, RecordReader } from '../sources/bibtex/recordReader';
import { recordToEntry } from '../sources/bibtex/recordToEntry';
import { parseRisSource } from '../sources/ris/risSource';

/** What a text from elsewhere tells of papers. */
export type PastedPapers =
	| { readonly kind: 'identifiers'; readonly identifiers: readonly FoundIdentifier[] }
	| { readonly kind: 'entries'; readonly entries: readonly NewEntry[] };

/**
 * The papers that a text is about and nothing besides: DOIs, arXiv ids and PMIDs, bare or as addresses, or whole entries of BibTeX or RIS; of
 * several entries of one work the first.
 *
 * @returns `undefined` for every other text, prose with such things in it included.
 */
export function readPastedPapers(text: string): PastedPapers | undefined {
	if (text.length > longestText) {
		return undefined;
	}
	const entries = bibtexStart.test(text) ? readBibtex(text) : risStart.test(text) ? readRis(text) : undefined;
	if (entries) {
		return entries.length > 0 ? { kind: 'entries', entries: eachWorkOnce(entries) } : undefined;
	}
	const identifiers = text.length <= longestIdentifiers ? findIdentifiers(text) : [];
	const rest = identifiers.reduceRight(
		(left, { span }) => left.slice(0, span.start) + left.slice(span.end),
		text,
	);
	return identifiers.length > 0 && /^[\s,;<>]*$/.test(rest)
		? { kind: 'identifiers', identifiers }
		: undefined;
}

function eachWorkOnce(entries: readonly NewEntry[]): readonly NewEntry[] {
	const library = new Library();
	return entries.filter(({ entry }) => {
		const isNew = library.findSame(entry) === undefined;
		if (isNew) {
			library.append('pasted', [{ entry, citekey: entry.citekey }]);
		}
		return isNew;
	});
}

/** `undefined` where there is anything but whole entries. */
function readBibtex(text: string): readonly NewEntry[] | undefined {
	const records: BibtexRecord[] = [];
	let isWhole = true;
	const reader = new RecordReader(text);
	const all = readRecords(text, 'biblatex', reader, ({ node, fault }) => {
		isWhole &&= !fault && (node.kind !== 'text' || isComment(text.slice(node.start, node.end)));
		isWhole &&= node.kind !== 'entry' || (node.isClosed && node.fields.length > 0);
	});
	for (const record of all) {
		if (record.type !== 'xdata') {
			records.push(record);
		}
	}
	return isWhole
		? records.map((record) => {
				const entry = recordToEntry(record, 'biblatex');
				return { entry: { ...entry, citekey: entry.citekey ?? keyOf(entry) }, record };
			})
		: undefined;
}

function isComment(text: string): boolean {
	return (
		text
			.replace(/^\s*%.*$/gm, '')
			.replace('\uFEFF', '')
			.trim() === ''
	);
}

function readRis(text: string): readonly NewEntry[] | undefined {
	const { entries, problems } = parseRisSource(text);
	const isWhole = risEnd.test(text) && !problems.some(({ code }) => code === 'ris-stray-line');
	return isWhole
		? entries
				.map(withoutRange)
				.map((entry) => ({ entry: { ...entry, citekey: entry.citekey ?? keyOf(entry) } }))
		: undefined;
}

function keyOf({ author, issued, title }: Pick<NewEntry['entry'], 'author' | 'issued' | 'title'>): string {
	return baseCitekey(author, issued, title);
}

const bibtexStart = /^\uFEFF?\s*(?:%[^\n]*\n\s*)*@\s*[A-Za-z]+\s*[{(]/;
const risStart = /^\uFEFF?\s*TY {1,2}- ?\w/;
const risEnd = /(?:^|[\r\n])[ \t]*ER {1,2}-\s*$/;
const longestText = 100_000;
const longestIdentifiers = 2000;
