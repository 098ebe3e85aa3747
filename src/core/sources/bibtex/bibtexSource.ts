import type { Entry, SourceContent } from '../../model/entry';
import { LineIndex } from '../../text/lineIndex';
import type { Span } from '../../text/range';
import type { BibtexDialect } from './bibtexDialect';
import type { BibtexRecord } from './bibtexFields';
import { toProblems } from './bibtexProblems';
import type { BibtexFault } from './bibtexSyntax';
import { inheritFields } from './inheritFields';
import { RecordReader } from './recordReader';
import { recordToEntry } from './recordToEntry';
import { scanNodes } from './scanBibtex';

/**
 * Reads a `.bib` file as a source of papers. Titles are as the file writes them, not in CSL's sentence case; `others` is no
 * author; the topics are the `keywords`.
 */
export function parseBibtexSource(text: string, dialect: BibtexDialect = 'biblatex'): SourceContent {
	const reader = new RecordReader(text);
	const records: (BibtexRecord & { readonly span: Span })[] = [];
	const faults: BibtexFault[] = [];
	for (const { node, fault } of scanNodes(text)) {
		if (fault) {
			faults.push(fault);
		}
		if (node.kind === 'entry') {
			records.push({ ...reader.readEntry(node), span: { start: node.start, end: node.end } });
		} else if (node.kind === 'string') {
			reader.readString(node);
		}
	}
	const index = new LineIndex(text);
	const entries = inheritFields(records, dialect)
		.filter(({ type }) => type !== 'xdata')
		.map((record): Entry => ({ ...recordToEntry(record, dialect), range: index.rangeOf(record.span) }));
	return { entries, problems: toProblems(faults, reader.undefinedStrings, index) };
}
