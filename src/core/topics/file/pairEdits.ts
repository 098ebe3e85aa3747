import { deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { removeFlowParts } from './listEdits';
import { beginsLine, columnOf, deletionsOf, lineEnd, lineEndOf, linesOf } from './lines';
import { topicKeys, type TopicKey } from './topicKeys';
import { toScalar } from './toScalar';
import { findPair, type YamlMap, type YamlPair } from './yamlTree';

/**
 * Adds a key to a map that has it not, behind those that we write before it.
 *
 * @param write what follows the colon, given the column of the key, or `undefined` for a map in braces.
 */
export function insertPair(
	text: string,
	map: YamlMap,
	key: TopicKey,
	write: (column: number | undefined) => string,
): readonly SpanEdit[] {
	const rank = topicKeys.indexOf(key);
	const before =
		map.pairs.filter((pair) => rankOf(pair) >= 0 && rankOf(pair) < rank).at(-1) ?? map.pairs.at(-1);
	if (map.isFlow) {
		const written = `${key}:${write(undefined)}`;
		return [before ? insertAt(before.end, `, ${written}`) : insertAt(map.start + 1, written)];
	}
	if (!before) {
		return [];
	}
	const column = columnOf(text, before.start);
	const newText = `${lineEndOf(text)}${' '.repeat(column)}${key}:${write(column)}`;
	return [insertAt(linesOf(text, before).end, newText)];
}

/** Takes a key and its value out of a map that has others. The comments between the items of a block list stay. */
export function removePair(text: string, map: YamlMap, pair: YamlPair): readonly SpanEdit[] {
	if (map.isFlow) {
		return map.pairs.length > 1
			? removeFlowParts(text, map.pairs, new Set([pair]), map.end - 1)
			: [deleteSpan(pair)];
	}
	const { value } = pair;
	const parts =
		value?.kind === 'list' && !value.isFlow
			? [
					{ start: pair.start, end: lineEnd(text, pair.colon) },
					...value.items.map((item) => linesOf(text, item)),
				]
			: [{ start: pair.start, end: lineEnd(text, pair.end) }];
	if (beginsLine(text, pair.start)) {
		return deletionsOf(text, parts).map(deleteSpan);
	}
	// It stands behind the `-` of its topic: the next key may come there.
	const next = map.pairs[map.pairs.indexOf(pair) + 1];
	const end = next?.start ?? pair.end;
	const [first = pair, ...others] = parts;
	const rest = parts.map((part, at) => text.slice(part.end, parts[at + 1]?.start ?? end)).join('');
	return rest.trim() === ''
		? [deleteSpan({ start: pair.start, end })]
		: [deleteSpan(first), ...deletionsOf(text, others).map(deleteSpan)];
}

/** Gives a key a text, in the quotation marks that the text before it has. */
export function setText(text: string, map: YamlMap, key: TopicKey, newText: string): readonly SpanEdit[] {
	const place = map.isFlow ? 'flow' : 'block';
	const pair = findPair(map, key);
	if (!pair) {
		return insertPair(text, map, key, () => ` ${toScalar(newText, place)}`);
	}
	const { value } = pair;
	if (!value) {
		return [insertAt(pair.colon, ` ${toScalar(newText, place)}`)];
	}
	const style = value.kind === 'text' ? value.style : 'plain';
	const quote = style === 'single' || style === 'double' ? style : undefined;
	return [replaceSpan(value, toScalar(newText, place, quote))];
}

/** Whether the value of a key has an anchor by which it is named elsewhere: a change would change it there too. */
export function isShared(text: string, pair: YamlPair | undefined): boolean {
	const anchor = pair && /&([^\s,[\]{}]+)/.exec(text.slice(pair.colon, pair.value?.start ?? pair.end));
	return !!anchor && text.includes(`*${anchor[1] ?? ''}`);
}

function rankOf({ key }: YamlPair): number {
	return topicKeys.findIndex((known) => key?.kind === 'text' && key.text === known);
}
