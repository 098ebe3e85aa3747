import { columnOf, lineEndOf } from './lines';
import type { TopicsDocument } from './topicNodes';
import type { YamlNode } from './yamlTree';

/** How a file of topics is written, so that what comes in looks like what is there. */
export interface FileStyle {
	readonly lineEnd: '\n' | '\r\n';
	/** How much further in than their key the lists of topics stand. */
	readonly topicIndent: number;
	/** How much further in than their key the lists of papers stand. */
	readonly paperIndent: number;
	/** Whether lists of papers stand in brackets; one in a line each, when the file has no list yet, since that merges best. */
	readonly hasFlowLists: boolean;
}

/** The style of the first lists of the file. */
export function styleOf({ text, root }: TopicsDocument): FileStyle {
	let topicIndent: number | undefined;
	let paperIndent: number | undefined;
	let hasFlowLists: boolean | undefined;
	const look = (node: YamlNode | undefined): void => {
		for (const { key, value, start } of node?.kind === 'map' ? node.pairs : []) {
			const isTopics = key?.kind === 'text' && key.text === 'topics';
			if (value?.kind !== 'list') {
				continue;
			}
			const [first] = value.items;
			const indent =
				value.isFlow || !first ? undefined : Math.max(columnOf(text, first.start) - columnOf(text, start), 0);
			if (isTopics) {
				topicIndent ??= indent;
				value.items.forEach((item) => look(item.value));
			} else {
				paperIndent ??= indent;
				hasFlowLists ??= value.isFlow;
			}
		}
	};
	look(root);
	return {
		lineEnd: lineEndOf(text),
		topicIndent: topicIndent ?? paperIndent ?? usualIndent,
		paperIndent: paperIndent ?? topicIndent ?? usualIndent,
		hasFlowLists: hasFlowLists ?? false,
	};
}

const usualIndent = 2;
