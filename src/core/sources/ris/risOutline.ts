import type { Slices } from '../../model/slices';
import { LineIndex } from '../../text/lineIndex';
import type { Range } from '../../text/range';
import type { OutlineItem } from '../outlineItem';
import { findCitekeyField, risToCsl } from './risToCsl';
import { scanRis, type RisRecord } from './scanRis';

/** The records of an RIS text that say more than their type, in the order of the text. */
export function risOutline(text: string): Slices<OutlineItem[]> {
	return mapRecords(text, (record, lines) => ({
		...labelsOf(record),
		range: lines.rangeOf(record),
		selection: lines.rangeOf(record.head),
	}));
}

/** Where these records stand. */
export function risFolds(text: string): Slices<Range[]> {
	return mapRecords(text, (record, lines) => lines.rangeOf(record));
}

function* mapRecords<T>(text: string, toItem: (record: RisRecord, lines: LineIndex) => T): Slices<T[]> {
	const lines = new LineIndex(text);
	const items: T[] = [];
	let count = 0;
	for (const record of scanRis(text)) {
		if (record.fields.length > 0) {
			items.push(toItem(record, lines));
		}
		if (++count % recordsInSlice === 0) {
			yield;
		}
	}
	return items;
}

/** Its citekey, else its title, else its type; and its type, and its title where that is not the name. */
function labelsOf(record: RisRecord): { readonly name: string; readonly detail: string } {
	const { title } = risToCsl(record);
	const type = record.type || 'record';
	const shown = typeof title === 'string' ? title.slice(0, longestTitle) : '';
	const citekey = findCitekeyField(record)?.citekey;
	return citekey === undefined
		? { name: shown || type, detail: shown === '' ? '' : type }
		: { name: citekey, detail: shown === '' ? type : `${type} · ${shown}` };
}

const recordsInSlice = 50;
const longestTitle = 80;
