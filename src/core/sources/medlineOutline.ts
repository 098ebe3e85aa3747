import type { Slices } from '../model/slices';
import { LineIndex } from '../text/lineIndex';
import type { Range } from '../text/range';
import { readMedlineItems } from './medline';
import type { OutlineItem } from './outlineItem';

/** The records of PubMed's format, in the order of the text, by their titles. */
export function* medlineOutline(text: string): Slices<OutlineItem[]> {
	const lines = new LineIndex(text);
	const items: OutlineItem[] = [];
	for (const { item, start, end } of readMedlineItems(text)) {
		const head = text.slice(start, end).split(/[\r\n]/, 1)[0] ?? '';
		const { title, PMID: pmid } = item;
		const detail = typeof pmid === 'string' ? `PMID ${pmid}` : '';
		items.push({
			name: typeof title === 'string' ? title.slice(0, longestTitle) : detail || 'record',
			detail: typeof title === 'string' ? detail : '',
			range: lines.rangeOf({ start, end }),
			selection: lines.rangeOf({ start, end: start + head.length }),
		});
		if (items.length % recordsInSlice === 0) {
			yield;
		}
	}
	return items;
}

/** Where these records stand. */
export function* medlineFolds(text: string): Slices<Range[]> {
	return (yield* medlineOutline(text)).map(({ range }) => range);
}

const recordsInSlice = 50;
const longestTitle = 80;
