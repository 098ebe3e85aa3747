import { deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { styleOf, type FileStyle } from './fileStyle';
import { failAt } from './findTopic';
import { columnOf, lineEnd, lineEndOf } from './lines';
import { insertBlockItems, insertFlowItems } from './listEdits';
import { insertPair } from './pairEdits';
import type { TopicEditFailure } from './topicEdit';
import type { TopicsDocument } from './topicNodes';
import { findPair, isNothing, type YamlMap, type YamlNode } from './yamlTree';

/** How a topic is written wherever it comes to stand. */
export interface TopicWriting {
	/** Its lines in a block list, from the `-`, which stands in a column. */
	readonly asItem: (column: number, style: FileStyle) => string;
	/** In braces; `undefined` for what cannot be written so. */
	readonly inBraces: string | undefined;
}

/** Adds a topic behind the last of a map's: a topic's own, or at the root. */
export function insertTopic(
	document: TopicsDocument,
	map: YamlMap,
	{ asItem, inBraces }: TopicWriting,
): readonly SpanEdit[] | TopicEditFailure {
	const { text } = document;
	const style = styleOf(document);
	const pair = findPair(map, 'topics');
	const list = pair?.value;
	const asList = (column: number): string => {
		const indent = column + style.topicIndent;
		return lineEndOf(text) + ' '.repeat(indent) + asItem(indent, style);
	};
	if (pair && list && !isNothing(list) && (list.kind !== 'list' || list.isAlias)) {
		return failAt(document, list.start, 'the value of “topics:” is no list.');
	}
	if (list?.kind === 'list' && !list.isFlow) {
		return insertBlockItems(text, list, (column) => [asItem(column, style)]);
	}
	const isEmpty = isEmptyValue(text, list);
	if (pair && !map.isFlow && isEmpty) {
		const blanks = list ? { start: pair.colon, end: list.end } : { start: pair.colon, end: pair.colon };
		const isBare = text.slice(pair.colon, list?.start ?? pair.end).trim() === '';
		return isBare
			? [deleteSpan(blanks), insertAt(lineEnd(text, pair.end), asList(columnOf(text, pair.start)))]
			: failAt(document, pair.start, '“topics:” has an anchor or a tag.');
	}
	if (!pair && !map.isFlow) {
		return insertPair(text, map, 'topics', (column = 0) => asList(column));
	}
	if (inBraces === undefined) {
		return failAt(document, map.start, 'topics stand in brackets: write them in lines of their own first.');
	}
	if (list?.kind === 'list') {
		return insertFlowItems(text, list, [inBraces]);
	}
	if (pair) {
		const place = list ?? { start: pair.colon, end: pair.colon };
		return [replaceSpan(place, list ? `[${inBraces}]` : ` [${inBraces}]`)];
	}
	return insertPair(text, map, 'topics', () => ` [${inBraces}]`);
}

/** Adds the first topic to a text without anything but comments. */
export function beginFile({ text }: TopicsDocument, { asItem }: TopicWriting, style: FileStyle): SpanEdit {
	const { lineEnd: newLine, topicIndent } = style;
	const body = `topics:${newLine}${' '.repeat(topicIndent)}${asItem(topicIndent, style)}`;
	if (text.trim() === '') {
		return { start: 0, end: text.length, newText: `${heading}${newLine}${body}${newLine}` };
	}
	return insertAt(text.length, text.endsWith('\n') ? body + newLine : newLine + body);
}

/** Nothing, or empty brackets. */
function isEmptyValue(text: string, value: YamlNode | undefined): boolean {
	return (
		isNothing(value) ||
		(value?.kind === 'list' && value.isFlow && text.slice(value.start + 1, value.end - 1).trim() === '')
	);
}

const heading = '# Topics of this workspace.';
