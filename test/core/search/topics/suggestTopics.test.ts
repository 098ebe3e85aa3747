import { strict as assert } from 'node:assert';
import type { Paper } from '../../../../src/core/model/paper';
import { finish } from '../../../../src/core/model/slices';
import type { SearchIndex } from '../../../../src/core/search/searchIndex';
import type { TopicSuggestion } from '../../../../src/core/search/topics/suggestTopics';
import { indexOf, prepared, sampleIndex, samplePapers, toPaper } from '../papers';

const topicsOf = (paper: Paper): readonly string[] => paper.topics;

/** What is suggested for a paper whose own topics nobody knows. */
function suggestFor(paper: Paper, index: SearchIndex = sampleIndex): readonly TopicSuggestion[] {
	const others = (other: Paper): readonly string[] => (other.id === paper.id ? [] : other.topics);
	return finish(index.suggestTopics(paper.id, others, { limit: 3 }));
}

describe('suggested topics', function () {
	this.timeout(10_000);
	let suggestions: ReadonlyMap<Paper, readonly TopicSuggestion[]>;

	before(() => {
		suggestions = new Map(samplePapers.map((paper) => [paper, suggestFor(paper)]));
	});

	it('are right at first for 70% of the sample library, and one of three for 90%', () => {
		const isRight = (paper: Paper, { topic }: TopicSuggestion): boolean => paper.topics.includes(topic);
		const suggested = [...suggestions];
		const first = suggested.filter(([paper, [best]]) => best && isRight(paper, best)).length;
		const ofThree = suggested.filter(([paper, topics]) => topics.some((each) => isRight(paper, each))).length;
		assert.ok(first / samplePapers.length >= 0.7, `${first} at first`);
		assert.ok(ofThree / samplePapers.length >= 0.9, `${ofThree} of three`);
	});

	it('do not depend on the topics that are searched, only on those told', () => {
		const bare = prepared(indexOf(samplePapers.map((paper) => ({ ...paper, topics: [] }))));
		const told = new Map(samplePapers.map(({ id, topics }) => [id, topics]));
		for (const paper of samplePapers.slice(0, 10)) {
			const toldOf = ({ id }: Paper): readonly string[] => (id === paper.id ? [] : (told.get(id) ?? []));
			assert.deepEqual(finish(bare.suggestTopics(paper.id, toldOf, { limit: 3 })), suggestions.get(paper));
		}
	});

	it('do not count where the paper itself stands', () => {
		for (const paper of samplePapers.slice(0, 20)) {
			const suggested = finish(sampleIndex.suggestTopics(paper.id, topicsOf, { limit: 3 }));
			assert.deepEqual(
				suggested.map(({ topic }) => topic),
				suggestions.get(paper)?.map(({ topic }) => topic),
			);
		}
	});

	it('give the nearest papers there and the words in common as reasons', () => {
		for (const [paper, topics] of suggestions) {
			for (const { topic, papers, words, score } of topics) {
				assert.ok(papers.length <= 3 && words.length <= 5 && score > 0 && score <= 1);
				for (const id of papers) {
					assert.ok(samplePapers.find((other) => other.id === id)?.topics.includes(topic));
				}
				const text = `${paper.title} ${paper.abstract}`.toLowerCase();
				assert.ok(words.every((word) => text.includes(word.toLowerCase())));
			}
		}
	});

	it('know a topic by its name', () => {
		const papers = [
			toPaper({ citekey: 'a', title: 'A neural codec', topics: ['Sound/Codecs'] }),
			toPaper({ citekey: 'b', title: 'A neural network', topics: ['Vision'] }),
			toPaper({ citekey: 'c', title: 'Codecs compared' }),
			toPaper({ citekey: 'd', title: 'A neural codec of networks' }),
			...['e', 'f', 'g'].map((citekey) => toPaper({ citekey, title: `Something else: ${citekey}` })),
		];
		const [first] = finish(indexOf(papers).suggestTopics('c', topicsOf));
		assert.equal(first?.topic, 'Sound/Codecs');
		assert.deepEqual(first?.papers, ['a']);
		assert.deepEqual(first?.words, ['codecs']);
	});

	it('leave out those not wanted, and keep to the limit', () => {
		const [paper] = samplePapers;
		assert.ok(paper);
		const isWanted = (topic: string): boolean => !paper.topics.includes(topic);
		const suggested = finish(sampleIndex.suggestTopics(paper.id, topicsOf, { limit: 2, isWanted }));
		assert.equal(suggested.length, 2);
		assert.ok(suggested.every(({ topic }) => isWanted(topic)));
	});

	it('are the same whatever order the papers came in', () => {
		const backward = prepared(indexOf([...samplePapers].reverse()));
		for (const paper of samplePapers.slice(0, 20)) {
			const told = (topics: readonly TopicSuggestion[] = []) =>
				topics.map(({ topic, papers, words }) => ({ topic, papers, words }));
			assert.deepEqual(told(suggestFor(paper, backward)), told(suggestions.get(paper)));
		}
	});

	it('know of papers that came and went meanwhile', () => {
		const index = indexOf([
			toPaper({ citekey: 'a', title: 'Speech codecs', topics: ['Sound'] }),
			toPaper({ citekey: 'b', title: 'Speech codecs again' }),
		]);
		index.add(['c', 'd', 'e'].map((citekey) => toPaper({ citekey, title: `Other ${citekey}` })));
		assert.equal(finish(index.suggestTopics('b', topicsOf))[0]?.topic, 'Sound');
		index.remove(['a']);
		assert.deepEqual(finish(index.suggestTopics('b', topicsOf)), []);
		index.add([toPaper({ citekey: 'f', title: 'Speech codecs once more', topics: ['Codecs'] })]);
		assert.equal(finish(index.suggestTopics('b', topicsOf))[0]?.topic, 'Codecs');
	});

	it('are none for an unknown paper and where no paper stands anywhere', () => {
		assert.deepEqual(finish(sampleIndex.suggestTopics('nobody', topicsOf)), []);
		assert.deepEqual(finish(sampleIndex.suggestTopics(samplePapers[0]?.id ?? '', () => [])), []);
	});
});
