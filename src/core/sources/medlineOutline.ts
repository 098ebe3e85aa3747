import type { Slices } from '../model/slices';
import type { LineIndex } from '../text/lineIndex';
import type { Range } from '../text/range';
import { medlineToCsl, scanMedline, type MedlineRecord } from './medline';
import { mapRecords, outlineTitle, type OutlineItem } from './recordOutline';

/** The records of PubMed's format, in the order of the text, by their titles. */
export function medlineOutline(text: string): Slices<OutlineItem[]> {
	return mapRecords(text, scanMedline(text), (record, lines) => toOutlineItem(text, record, lines));
}

/** Where these records stand. */
export function medlineFolds(text: string): Slices<Range[]> {
	return mapRecords(text, scanMedline(text), (record, lines) => lines.rangeOf(record));
}

function toOutlineItem(text: string, record: MedlineRecord, lines: LineIndex): OutlineItem {
	const { start, end } = record;
	const head = text.slice(start, end).split(/[\r\n]/, 1)[0] ?? '';
	const { title, PMID: pmid } = medlineToCsl(record);
	const detail = typeof pmid === 'string' ? `PMID ${pmid}` : '';
	return {
		name: typeof title === 'string' ? outlineTitle(title) : detail || 'record',
		detail: typeof title === 'string' ? detail : '',
		range: lines.rangeOf(record),
		selection: lines.rangeOf({ start, end: start + head.length }),
	};
}
