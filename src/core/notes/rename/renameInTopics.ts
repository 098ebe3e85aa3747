import { replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { readTopics, type TopicNode } from '../../topics/file/topicNodes';
import { toScalar } from '../../topics/file/toScalar';
import { findPair, type YamlNode } from '../../topics/file/yamlTree';
import type { CitekeyRename } from './citekeyRename';

/** The edits that give a key its new name in the lists of papers of a file of topics, in the order of the text. */
export function renameInTopics(text: string, rename: CitekeyRename): readonly SpanEdit[] {
	const inTopic = ({ map, children }: TopicNode): readonly SpanEdit[] => [
		...inList(findPair(map, 'papers')?.value, rename),
		...inList(findPair(map, 'except')?.value, rename),
		...children.flatMap(inTopic),
	];
	return readTopics(text)
		.topics.flatMap(inTopic)
		.sort((a, b) => a.start - b.start);
}

function inList(list: YamlNode | undefined, { from, to }: CitekeyRename): readonly SpanEdit[] {
	if (list?.kind !== 'list' || list.isAlias) {
		return [];
	}
	return list.items.flatMap(({ value }) => {
		if (value?.kind !== 'text' || value.isAlias || value.text.trim() !== from) {
			return [];
		}
		const quote = value.style === 'single' || value.style === 'double' ? value.style : undefined;
		return [replaceSpan(value, toScalar(to, list.isFlow ? 'flow' : 'block', quote))];
	});
}
