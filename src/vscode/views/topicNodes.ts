import type { Arrangement } from '../../core/topics/paperTree';
import type { PaperTreeNode } from '../../core/topics/paperTreeNodes';

/**
 * The path of the topic that a node is, or of the one that a paper stands under; `''` for the group of papers without a topic.
 *
 * @returns `undefined` where the tree is not by topics, and for ranges.
 */
export function topicOf(node: PaperTreeNode, { grouping }: Arrangement): string | undefined {
	if (grouping !== 'topic' || node.kind === 'range') {
		return undefined;
	}
	return node.group.isRest ? '' : node.group.id;
}

/** The path of the topic that a node is; `undefined` for all else: the papers without a topic are no topic that could get a name. */
export function selectedTopicOf(node: PaperTreeNode, arrangement: Arrangement): string | undefined {
	const path = node.kind === 'group' ? topicOf(node, arrangement) : undefined;
	return path === '' ? undefined : path;
}
