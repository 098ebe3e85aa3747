import type { Slices } from '../../model/slices';
import type { Range } from '../../text/range';
import { mapRecords, outlineTitle, type OutlineItem } from '../recordOutline';
import { findCitekeyField, risToCsl } from './risToCsl';
import { scanRis, type RisRecord } from './scanRis';

/** The records of an RIS text that say more than their type, in the order of the text. */
export function risOutline(text: string): Slices<OutlineItem[]> {
	return mapRecords(text, scanRis(text), (record, lines) =>
		saysMore(record)
			? { ...labelsOf(record), range: lines.rangeOf(record), selection: lines.rangeOf(record.head) }
			: undefined,
	);
}

/** Where these records stand. */
export function risFolds(text: string): Slices<Range[]> {
	return mapRecords(text, scanRis(text), (record, lines) =>
		saysMore(record) ? lines.rangeOf(record) : undefined,
	);
}

function saysMore({ fields }: RisRecord): boolean {
	return fields.length > 0;
}

/** Its citekey, else its title, else its type; and its type, and its title where that is not the name. */
function labelsOf(record: RisRecord): { readonly name: string; readonly detail: string } {
	const { title } = risToCsl(record);
	const type = record.type || 'record';
	const shown = outlineTitle(title);
	const citekey = findCitekeyField(record)?.citekey;
	return citekey === undefined
		? { name: shown || type, detail: shown === '' ? '' : type }
		: { name: citekey, detail: shown === '' ? type : `${type} · ${shown}` };
}
