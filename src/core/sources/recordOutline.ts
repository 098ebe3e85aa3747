import type { Slices } from '../model/slices';
import { LineIndex } from '../text/lineIndex';
import type { Range } from '../text/range';

/** One record in a file's outline. */
export interface OutlineItem {
	/** What it is known by; never empty. */
	readonly name: string;
	readonly detail: string;
	readonly range: Range;
	/** Its first line. */
	readonly selection: Range;
}

/**
 * What the records of a text are in its outline, or where they stand, some at a time.
 *
 * @param toItem `undefined` for what is passed over
 */
export function* mapRecords<Scanned, T>(
	text: string,
	records: Iterable<Scanned>,
	toItem: (record: Scanned, lines: LineIndex) => T | undefined,
): Slices<T[]> {
	const lines = new LineIndex(text);
	const items: T[] = [];
	let count = 0;
	for (const record of records) {
		const item = toItem(record, lines);
		if (item !== undefined) {
			items.push(item);
		}
		if (++count % recordsInSlice === 0) {
			yield;
		}
	}
	return items;
}

/** A title as an outline shows it; `''` where there is none. */
export function outlineTitle(title: unknown): string {
	return typeof title === 'string' ? title.slice(0, longestTitle) : '';
}

const recordsInSlice = 50;
const longestTitle = 80;
