import type { Entry, SourceContent } from '../../model/entry';
import { LineIndex } from '../../text/lineIndex';
import type { BibtexDialect } from './bibtexDialect';
import { toProblems } from './bibtexProblems';
import type { BibtexFault } from './bibtexSyntax';
import { readRecords, RecordReader } from './recordReader';
import { recordToEntry } from './recordToEntry';
import type { ScannedNode } from './scanBibtex';

/**
 * Reads a `.bib` file as a source of papers. Titles are as the file writes them, not in CSL's sentence case; `others` is no
 * author; the topics are the `keywords`.
 */
export function parseBibtexSource(text: string, dialect: BibtexDialect = 'biblatex'): SourceContent {
	const index = new LineIndex(text);
	const reader = new RecordReader(text);
	const faults: BibtexFault[] = [];
	const onNode = ({ fault }: ScannedNode): void => {
		if (fault) {
			faults.push(fault);
		}
	};
	const entries: Entry[] = [];
	for (const record of readRecords(text, dialect, reader, onNode)) {
		if (record.type !== 'xdata') {
			entries.push({ ...recordToEntry(record, dialect), range: index.rangeOf(record.node) });
		}
	}
	return { entries, problems: toProblems(faults, reader.undefinedStrings, index) };
}
