import type { Slices } from '../../model/slices';
import type { BibtexDialect } from './bibtexDialect';
import type { BibtexRecord } from './bibtexFields';
import { readRecords, RecordReader } from './recordReader';

/** The first entry of a BibTeX file under a key, with what it inherits; `undefined` where there is none. */
export function* findRecord(
	text: string,
	citekey: string,
	dialect: BibtexDialect,
): Slices<BibtexRecord | undefined> {
	let count = 0;
	for (const record of readRecords(text, dialect, new RecordReader(text), () => undefined)) {
		if (record.citekey === citekey) {
			return record;
		}
		if (++count % recordsInSlice === 0) {
			yield;
		}
	}
	return undefined;
}

const recordsInSlice = 64;
