import { insertAt, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { styleOf } from './fileStyle';
import { allTopics, failAt, findTopic, nameOf, parentPath } from './findTopic';
import { beginFile, insertTopic, type TopicWriting } from './insertTopics';
import { columnOf, lineEnd } from './lines';
import { insertBlockItems, insertFlowItems, removeItems } from './listEdits';
import { placeOf, removeTopic, writingOf, type TopicPlace } from './moveTopic';
import { insertPair, isShared, removePair, setText } from './pairEdits';
import type { TopicEditFailure } from './topicEdit';
import type { TextListKey } from './topicKeys';
import type { TopicNode, TopicsDocument } from './topicNodes';
import { toScalar } from './toScalar';
import { writeFlowTexts, writeFlowTopic, writeTexts, writeTopic, type NewTopic } from './writeTopic';
import { findPair, isNothing, type YamlMap } from './yamlTree';

/** A part of an edit, made in the text as those before it left it. */
export type TopicStep = (document: TopicsDocument) => readonly SpanEdit[] | TopicEditFailure;

type TopicFields = Omit<NewTopic, 'name' | 'topics'>;

/** Adds a topic, with those above it that are missing; nothing where it is there already. */
export function ensureTopic(path: string, fields: TopicFields = {}): TopicStep {
	return (document) => {
		if (path === '' || findTopic(document, path)) {
			return [];
		}
		let topic: NewTopic = {
			name: nameOf(path),
			description: fields.description?.trim(),
			query: fields.query?.trim(),
			papers: distinct(fields.papers),
			except: distinct(fields.except),
			from: distinct(fields.from),
		};
		let above = parentPath(path);
		while (above !== '' && !findTopic(document, above)) {
			topic = { name: nameOf(above), topics: [topic] };
			above = parentPath(above);
		}
		return insertBelow(document, above, {
			asItem: (column, style) => writeTopic(topic, column, style),
			inBraces: writeFlowTopic(topic),
		});
	};
}

/** Writes a topic a second time, below another; `dropTopic` then takes it away where it was. */
export function copyTopic(path: string, to: string): TopicStep {
	return (document) => {
		const node = findTopic(document, path);
		const place = node && findPlace(document, node);
		return place ? insertBelow(document, to, writingOf(document.text, place, node)) : [];
	};
}

export function dropTopic(path: string): TopicStep {
	return (document) => {
		const node = findTopic(document, path);
		const place = node && findPlace(document, node);
		return place ? removeTopic(document.text, place) : [];
	};
}

/** Gives a topic that is in the file a text; an empty one takes the key away. */
export function writeText(path: string, key: 'name' | 'description' | 'query', newText: string): TopicStep {
	return (document) => {
		const map = findTopic(document, path)?.map;
		const pair = map && findPair(map, key);
		const { text } = document;
		if (!map) {
			return [];
		}
		if (isShared(text, pair)) {
			return failAt(document, pair?.start ?? map.start, sharedReason);
		}
		if (newText === '') {
			return pair ? removePair(text, map, pair) : [];
		}
		const isWritten = pair?.value?.kind === 'text' && pair.value.text.trim() === newText;
		return isWritten ? [] : setText(text, map, key, newText);
	};
}

/** Adds those texts to a list of a topic in the file that it has not yet. */
export function addTexts(path: string, key: TextListKey, texts: readonly string[]): TopicStep {
	return (document) => {
		const node = findTopic(document, path);
		const known = new Set(node?.topic[key].map(({ text }) => text));
		const added = distinct(texts).filter((text) => !known.has(text));
		return node && added.length > 0 ? insertTexts(document, node.map, key, added) : [];
	};
}

/** Takes texts out of a list of a topic; the list goes with its last. */
export function dropTexts(path: string, key: TextListKey, texts: readonly string[]): TopicStep {
	return (document) => {
		const map = findTopic(document, path)?.map;
		const pair = map && findPair(map, key);
		const list = pair?.value;
		if (!pair || list?.kind !== 'list') {
			return [];
		}
		const dropped = new Set(texts);
		const removed = list.items.filter(
			({ value }) => value?.kind === 'text' && dropped.has(value.text.trim()),
		);
		if (removed.length === 0) {
			return [];
		}
		if (list.isAlias || isShared(document.text, pair)) {
			return failAt(document, list.start, sharedReason);
		}
		return removed.length < list.items.length
			? removeItems(document.text, list, new Set(removed))
			: removePair(document.text, map, pair);
	};
}

function distinct(texts: readonly string[] = []): readonly string[] {
	return [...new Set(texts)];
}

function insertTexts(
	document: TopicsDocument,
	map: YamlMap,
	key: TextListKey,
	texts: readonly string[],
): readonly SpanEdit[] | TopicEditFailure {
	const { text } = document;
	const style = styleOf(document);
	const write = (column: number | undefined): string =>
		column === undefined ? ` ${writeFlowTexts(texts)}` : writeTexts(texts, key, column, style);
	const pair = findPair(map, key);
	const list = pair?.value;
	if (!pair) {
		return insertPair(text, map, key, write);
	}
	if (!list) {
		const written = write(map.isFlow ? undefined : columnOf(text, pair.start));
		return [insertAt(written.startsWith(' ') ? pair.colon : lineEnd(text, pair.colon), written)];
	}
	if (isNothing(list)) {
		return [replaceSpan(list, writeFlowTexts(texts))];
	}
	if (list.kind !== 'list') {
		return failAt(document, list.start, `the value of “${key}:” is no list.`);
	}
	if (list.isAlias || isShared(text, pair)) {
		return failAt(document, list.start, sharedReason);
	}
	return list.isFlow
		? insertFlowItems(
				text,
				list,
				texts.map((each) => toScalar(each, 'flow')),
			)
		: insertBlockItems(text, list, () => texts.map((each) => `- ${toScalar(each, 'block')}`));
}

/** Adds a topic below one that is in the file, or at the root. */
function insertBelow(
	document: TopicsDocument,
	above: string,
	writing: TopicWriting,
): readonly SpanEdit[] | TopicEditFailure {
	const { root } = document;
	if (root === undefined) {
		return [beginFile(document, writing, styleOf(document))];
	}
	if (root.kind !== 'map') {
		return failAt(document, root.start, 'stands something else than “topics:”.');
	}
	const map = above === '' ? root : findTopic(document, above)?.map;
	return map ? insertTopic(document, map, writing) : [];
}

function findPlace({ root, topics }: TopicsDocument, node: TopicNode): TopicPlace | undefined {
	const above = allTopics(topics).find(({ children }) => children.includes(node))?.map;
	const owner = above ?? (root?.kind === 'map' ? root : undefined);
	return owner && placeOf(owner, node);
}

const sharedReason = 'a value is written that stands in several topics, by an anchor: write it out first.';
