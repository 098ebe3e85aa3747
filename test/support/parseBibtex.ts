import type { Problem } from '../../src/core/model/problem';
import { LineIndex } from '../../src/core/text/lineIndex';
import type { BibtexDialect } from '../../src/core/sources/bibtex/bibtexDialect';
import type { PlacedRecord, UndefinedString } from '../../src/core/sources/bibtex/bibtexFields';
import { toProblems } from '../../src/core/sources/bibtex/bibtexProblems';
import type { BibtexFile, EntryNode } from '../../src/core/sources/bibtex/bibtexSyntax';
import { bibtexToCsl, type CslItem } from '../../src/core/sources/bibtex/bibtexToCsl';
import { aliasesOf, inheritFields } from '../../src/core/sources/bibtex/inheritFields';
import { RecordReader } from '../../src/core/sources/bibtex/recordReader';
import { scanBibtex } from '../../src/core/sources/bibtex/scanBibtex';

/** One entry, in CSL and as it is written. */
export interface BibtexEntry {
	/** `''` where the entry has none. */
	readonly citekey: string;
	/** Other keys that cite it (`ids`). */
	readonly aliases: readonly string[];
	/** The entry's type, in lower case. */
	readonly type: string;
	readonly csl: CslItem;
	/** Title and container's title for reading: in the case of the file, without markup. */
	readonly title: string;
	readonly containerTitle: string | undefined;
	/** Every field it has itself, known to us or not, in TeX, by name in lower case. */
	readonly fields: ReadonlyMap<string, string>;
	/** The fields with what it inherits through `crossref` and `xdata`. */
	readonly allFields: ReadonlyMap<string, string>;
	/** Where everything stands, as offsets. */
	readonly ranges: EntryNode;
}

export interface BibtexContent {
	/** In file order, without `xdata`. */
	readonly entries: readonly BibtexEntry[];
	/** In file order. */
	readonly problems: readonly Problem[];
}

/**
 * Reads a BibTeX or BibLaTeX file whole, as the extension reads it entry by entry, with all that tests look at. Never throws: what is
 * broken is a problem at its place, and costs at most its entry.
 *
 * @param dialect what Pandoc takes a `.bib` file for unless told otherwise.
 */
export function parseBibtex(text: string, dialect: BibtexDialect = 'biblatex'): BibtexContent {
	const file = scanBibtex(text);
	const { records, undefinedStrings } = readRecords(file);
	const inherited = inheritFields(records, dialect);
	const entries: BibtexEntry[] = [];
	inherited.forEach((record, index) => {
		if (record.type !== 'xdata') {
			entries.push(toEntry(record, records[index] ?? record, dialect));
		}
	});
	return { entries, problems: toProblems(file.faults, undefinedStrings, new LineIndex(text)) };
}

function readRecords({ text, nodes }: BibtexFile): {
	readonly records: readonly PlacedRecord[];
	readonly undefinedStrings: readonly UndefinedString[];
} {
	const reader = new RecordReader(text);
	const records: PlacedRecord[] = [];
	for (const node of nodes) {
		const record = reader.read(node);
		if (record) {
			records.push(record);
		}
	}
	return { records, undefinedStrings: reader.undefinedStrings };
}

function toEntry(record: PlacedRecord, own: PlacedRecord, dialect: BibtexDialect): BibtexEntry {
	const { csl, title, containerTitle } = bibtexToCsl(record, dialect);
	return {
		citekey: record.citekey,
		aliases: aliasesOf(own),
		type: record.type,
		csl,
		title,
		containerTitle,
		fields: own.fields,
		allFields: record.fields,
		ranges: record.node,
	};
}
