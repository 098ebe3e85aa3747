import type { Problem } from '../../model/problem';
import { LineIndex } from '../../text/lineIndex';
import type { BibtexDialect } from './bibtexDialect';
import { createIntern, fieldValue, toRecord, type BibtexRecord, type UndefinedString } from './bibtexFields';
import type { BibtexFile, EntryNode } from './bibtexSyntax';
import { bibtexToCsl, type CslItem } from './bibtexToCsl';
import { inheritFields } from './inheritFields';
import { scanBibtex } from './scanBibtex';

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
 * Reads a BibTeX or BibLaTeX file. Never throws: what is broken is a problem at its place, and costs at most its entry.
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
	return { entries, problems: toProblems(file, undefinedStrings) };
}

function readRecords(file: BibtexFile): {
	readonly records: readonly BibtexRecord[];
	readonly undefinedStrings: readonly UndefinedString[];
} {
	const strings = new Map<string, string>();
	const intern = createIntern();
	const records: BibtexRecord[] = [];
	const undefinedStrings: UndefinedString[] = [];
	const onUndefined = (found: UndefinedString): void => void undefinedStrings.push(found);
	for (const node of file.nodes) {
		if (node.kind === 'entry') {
			records.push(toRecord(file.text, node, strings, intern, onUndefined));
		} else if (node.kind === 'string') {
			for (const field of node.fields) {
				const name = file.text.slice(field.name.start, field.name.end).toLowerCase();
				strings.set(name, fieldValue(file.text, field, strings, onUndefined));
			}
		}
	}
	return { records, undefinedStrings };
}

function toEntry(record: BibtexRecord, own: BibtexRecord, dialect: BibtexDialect): BibtexEntry {
	const { csl, title, containerTitle } = bibtexToCsl(record, dialect);
	const ids = own.fields.get('ids');
	return {
		citekey: record.citekey,
		aliases: ids === undefined ? noAliases : ids.split(/[\s,]+/).filter(Boolean),
		type: record.type,
		csl,
		title,
		containerTitle,
		fields: own.fields,
		allFields: record.fields,
		ranges: record.node,
	};
}

function toProblems(file: BibtexFile, undefinedStrings: readonly UndefinedString[]): Problem[] {
	if (file.faults.length === 0 && undefinedStrings.length === 0) {
		return [];
	}
	const index = new LineIndex(file.text);
	const faults = file.faults.map((fault) => ({ fault, start: fault.start }));
	const undefinedNames = undefinedStrings.map((found) => ({ found, start: found.start }));
	return [...faults, ...undefinedNames]
		.sort((a, b) => a.start - b.start)
		.map((place): Problem => {
			if ('fault' in place) {
				const { fault } = place;
				const severity = fault.code === 'bibtex-missing-at' ? 'warning' : 'error';
				return { code: fault.code, severity, message: fault.message, range: index.rangeOf(fault) };
			}
			const { found } = place;
			return {
				code: 'bibtex-undefined-string',
				severity: 'warning',
				message: `No @string above defines “${found.name}”; text stands in braces.`,
				range: index.rangeOf(found),
			};
		});
}

const noAliases: readonly string[] = [];
