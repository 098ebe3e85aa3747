import { strict as assert } from 'node:assert';
import { finish } from '../../src/core/model/slices';
import { PaperTree } from '../../src/core/topics/paperTree';
import { selectedTopicOf } from '../../src/vscode/views/topicNodes';
import { makePaper } from '../support/makePaper';

describe('selectedTopicOf', () => {
	const papers = [makePaper({ id: 'a', topics: ['Speech'] }), makePaper({ id: 'b', topics: [] })];

	it('is the topic that a node is, and nothing for papers, what has no topic, and trees by something else', () => {
		const topicsIn = (grouping: 'topic' | 'year'): unknown => {
			const arrangement = { grouping, sorting: 'year' } as const;
			const tree = new PaperTree(papers, arrangement, { sourceLabel: (source) => source });
			const groups = finish(tree.children());
			const below = groups.flatMap((group) => (group.kind === 'paper' ? [] : finish(tree.children(group))));
			return [...groups, ...below]
				.map((node) => selectedTopicOf(node, arrangement))
				.filter((path) => path !== undefined);
		};
		assert.deepEqual(topicsIn('topic'), ['Speech']);
		assert.deepEqual(topicsIn('year'), []);
	});
});
