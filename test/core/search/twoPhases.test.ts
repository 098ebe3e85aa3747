import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { Paper } from '../../../src/core/model/paper';
import { SearchIndex } from '../../../src/core/search/searchIndex';
import { found, indexOf, samplePapers, toPaper } from './papers';

const queries = ['token', 'E-CAR', 'autoregressive image gen', 'speculatve decoding', 'TokenBridge'];

describe('an index of heads', () => {
	it('finds papers by everything but their abstracts, and by these once they are in', () => {
		const index = new SearchIndex();
		const paper = toPaper({ citekey: 'a', title: 'A title', abstract: 'We propose TokenBridge.' });
		index.addHead(paper);
		assert.deepEqual([found(index, 'title'), found(index, 'tokenbridge')], [['a'], []]);
		index.addAbstract(paper);
		assert.deepEqual(found(index, 'tokenbridge'), ['a']);
		assert.equal(index.size, 1);
	});

	it('takes no abstract of a paper that is not in, and none twice', () => {
		const paper = toPaper({ citekey: 'a', title: 'A title', abstract: 'Some text' });
		const index = new SearchIndex();
		index.addAbstract(paper);
		assert.equal(index.size, 0);
		index.add([paper]);
		index.addAbstract(paper);
		assert.deepEqual(index.search('text'), indexOf([paper]).search('text'));
	});

	it('answers like any other with the same heads and abstracts, whatever came and went before', () => {
		const step = fc.record({
			at: fc.nat(7),
			action: fc.constantFrom('head', 'abstract', 'both', 'remove', 'change'),
		});
		fc.assert(
			fc.property(fc.array(step, { maxLength: 24 }), (steps) => {
				const index = new SearchIndex();
				const heads = new Map<string, Paper>();
				const whole = new Set<string>();
				for (const { at, action } of steps) {
					const paper = samplePapers[at]!;
					if (action === 'abstract') {
						index.addAbstract(paper);
						if (heads.has(paper.id)) {
							whole.add(paper.id);
						}
						continue;
					}
					index.remove([paper.id]);
					heads.delete(paper.id);
					whole.delete(paper.id);
					if (action !== 'remove') {
						const version = action === 'change' ? { ...paper, title: `New ${paper.title}` } : paper;
						index.addHead(version);
						heads.set(paper.id, version);
					}
					if (action === 'both') {
						index.addAbstract(paper);
						whole.add(paper.id);
					}
				}
				const rebuilt = new SearchIndex();
				for (const paper of heads.values()) {
					rebuilt.addHead(paper);
				}
				for (const paper of heads.values()) {
					if (whole.has(paper.id)) {
						rebuilt.addAbstract(paper);
					}
				}
				for (const query of queries) {
					assertAlike(index, rebuilt, query);
				}
			}),
			{ numRuns: 30 },
		);
	});
});

describe('papers with one citekey', () => {
	const papers = [
		toPaper({ id: 'x', citekey: 'smith2020', title: 'On birds', aliases: ['smith20birds'] }),
		toPaper({ id: 'y', citekey: 'smith2020', title: 'On trees' }),
	];

	it('are both found by it, and each by its other names', () => {
		const index = indexOf(papers);
		assert.deepEqual(found(index, '@smith2020'), ['x', 'y']);
		assert.deepEqual(found(index, 'smith20birds')[0], 'x');
		assert.deepEqual(found(index, 'smith20bi')[0], 'x');
	});

	it('come and go each for itself', () => {
		const index = indexOf(papers);
		index.remove(['x']);
		assert.deepEqual([found(index, 'smith2020'), [...index.filter('smith2020')]], [['y'], ['y']]);
	});
});

function assertAlike(index: SearchIndex, other: SearchIndex, query: string): void {
	const [hits, expected] = [index.search(query), other.search(query)];
	assert.deepEqual(
		hits.map(({ id }) => id),
		expected.map(({ id }) => id),
	);
	for (const [at, { score }] of hits.entries()) {
		assert.ok(Math.abs(score - expected[at]!.score) < 1e-9);
	}
}
