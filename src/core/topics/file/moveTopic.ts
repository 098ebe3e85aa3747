import type { SpanEdit } from '../../text/spanEdits';
import { removeItems } from './listEdits';
import { columnOf, linesOf } from './lines';
import { removePair } from './pairEdits';
import type { TopicWriting } from './insertTopics';
import type { TopicNode } from './topicNodes';
import { findPair, type YamlItem, type YamlList, type YamlMap } from './yamlTree';

/** Where a topic stands: as an item of the list of a map. */
export interface TopicPlace {
	readonly owner: YamlMap;
	readonly list: YamlList;
	readonly item: YamlItem;
}

/** The place of a topic among those of a map, which is the topic above it or the file's root. */
export function placeOf(owner: YamlMap, { map }: TopicNode): TopicPlace | undefined {
	const list = findPair(owner, 'topics')?.value;
	const item = list?.kind === 'list' ? list.items.find(({ value }) => value === map) : undefined;
	return list?.kind === 'list' && item ? { owner, list, item } : undefined;
}

/** Takes a topic out; the list goes with its last topic. */
export function removeTopic(text: string, { owner, list, item }: TopicPlace): readonly SpanEdit[] {
	const pair = findPair(owner, 'topics');
	return list.items.length > 1 || !pair
		? removeItems(text, list, new Set([item]))
		: removePair(text, owner, pair);
}

/** A topic as it is written, comments and all, at another place. */
export function writingOf(text: string, { list, item }: TopicPlace, { map }: TopicNode): TopicWriting {
	const inBraces = map.isFlow ? text.slice(map.start, map.end) : undefined;
	const written = list.isFlow ? `- ${text.slice(item.start, item.end)}` : sliceOf(text, linesOf(text, item));
	const before = columnOf(text, item.start) - (list.isFlow ? 2 : 0);
	return {
		asItem: (column) => shift(written, column - before, list.isFlow || map.isFlow ? column + 2 : 0),
		inBraces,
	};
}

/** @param least the least indent of each line behind the first; within brackets, it says nothing but must be there. */
function shift(lines: string, by: number, least: number): string {
	return lines.replace(/(\n)( *)(?=[^\r\n]|\r?\n|$)/g, (all, end: string, blanks: string, at: number) => {
		const isBlank = /^\r?(?:\n|$)/.test(lines.slice(at + all.length, at + all.length + 2));
		if (isBlank && blanks === '') {
			return all;
		}
		return end + ' '.repeat(Math.max(blanks.length + by, isBlank ? 0 : least));
	});
}

function sliceOf(text: string, { start, end }: { readonly start: number; readonly end: number }): string {
	return text.slice(start, end);
}
