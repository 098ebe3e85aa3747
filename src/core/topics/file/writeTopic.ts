import type { FileStyle } from './fileStyle';
import type { TextListKey } from './topicKeys';
import { toScalar } from './toScalar';

/** A topic that is to be written. */
export interface NewTopic {
	readonly name: string;
	readonly description?: string | undefined;
	readonly query?: string | undefined;
	readonly papers?: readonly string[] | undefined;
	readonly except?: readonly string[] | undefined;
	readonly from?: readonly string[] | undefined;
	readonly topics?: readonly NewTopic[] | undefined;
}

/** The lines of a topic in a block list whose `-` stand in a column; the first begins with the `-`, without its indent. */
export function writeTopic(topic: NewTopic, column: number, style: FileStyle): string {
	const pairs: string[] = [];
	for (const key of textKeys) {
		const text = topic[key];
		if (text) {
			pairs.push(`${key}: ${toScalar(text, 'block')}`);
		}
	}
	for (const key of listKeys) {
		const texts = topic[key] ?? [];
		if (texts.length > 0) {
			pairs.push(key + ':' + writeTexts(texts, key, column + contentIndent, style));
		}
	}
	if (topic.topics && topic.topics.length > 0) {
		pairs.push('topics:' + writeTopics(topic.topics, column + contentIndent, style));
	}
	return `- ${pairs.join(style.lineEnd + ' '.repeat(column + contentIndent))}`;
}

/** What follows `topics:` in a column: a block list. */
function writeTopics(topics: readonly NewTopic[], column: number, style: FileStyle): string {
	const indent = column + style.topicIndent;
	return topics
		.map((topic) => style.lineEnd + ' '.repeat(indent) + writeTopic(topic, indent, style))
		.join('');
}

/** What follows the colon of a list of texts whose key stands in a column: ` [a, b]`, or lines. */
export function writeTexts(
	texts: readonly string[],
	key: TextListKey,
	column: number,
	style: FileStyle,
): string {
	const inBrackets = ` [${texts.map((text) => toScalar(text, 'flow')).join(', ')}]`;
	if (style.hasFlowLists && column + key.length + 1 + inBrackets.length <= longestLine) {
		return inBrackets;
	}
	const indent = style.lineEnd + ' '.repeat(column + style.paperIndent);
	return texts.map((text) => `${indent}- ${toScalar(text, 'block')}`).join('');
}

/** A topic in braces. */
export function writeFlowTopic(topic: NewTopic): string {
	const pairs = [
		...textKeys.flatMap((key) => (topic[key] ? [`${key}: ${toScalar(topic[key], 'flow')}`] : [])),
		...listKeys.flatMap((key) => (topic[key]?.length ? [`${key}: ${writeFlowTexts(topic[key])}`] : [])),
		...(topic.topics?.length ? [`topics: [${topic.topics.map(writeFlowTopic).join(', ')}]`] : []),
	];
	return `{${pairs.join(', ')}}`;
}

export function writeFlowTexts(texts: readonly string[]): string {
	return `[${texts.map((text) => toScalar(text, 'flow')).join(', ')}]`;
}

const textKeys = ['name', 'description', 'query'] as const;
const listKeys = ['papers', 'except', 'from'] as const;
/** `- ` */
const contentIndent = 2;
const longestLine = 100;
