import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { finish } from '../../../src/core/model/slices';
import { fieldOf, frequencyOf, paperOf, Postings } from '../../../src/core/search/postings';
import { SaveReader, SaveWriter } from '../../../src/core/search/savedParts';

const step = fc.record({ word: fc.integer({ min: 1, max: 5 }), paper: fc.nat(60), isAdding: fc.boolean() });

/** The postings, and what the lists should be. */
function build(steps: readonly { word: number; paper: number; isAdding: boolean }[]): [Postings, number[][]] {
	const postings = new Postings();
	const lists: number[][] = [[], [], [], [], [], []];
	for (const { word, paper, isAdding } of steps) {
		if (isAdding) {
			postings.add(word, paper, 3, 2);
			lists[word]!.push(paper);
		} else {
			postings.remove(word, paper);
			lists[word] = lists[word]!.filter((other) => other !== paper);
		}
	}
	return [postings, lists];
}

function papersOf(postings: Postings): number[][] {
	return [0, 1, 2, 3, 4, 5].map((word) => Array.from(postings.of(word), paperOf));
}

describe('Postings', () => {
	it('hold what was added and not removed, in its order', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
				const [postings, lists] = build(steps);
				assert.deepEqual(papersOf(postings), lists);
			}),
		);
	});

	it('tell paper, field and frequency up to 31', () => {
		const postings = new Postings();
		postings.add(1, 2 ** 24 - 3, 6, 4);
		postings.add(1, 0, 0, 900);
		const read = Array.from(postings.of(1), (posting) => [
			paperOf(posting),
			fieldOf(posting),
			frequencyOf(posting),
		]);
		assert.deepEqual(read, [
			[2 ** 24 - 3, 6, 4],
			[0, 0, 31],
		]);
	});

	it('hold lists longer than a page', () => {
		const postings = new Postings();
		for (let paper = 0; paper < 300_000; paper++) {
			postings.add(7, paper, 0, 1);
		}
		const list = postings.of(7);
		assert.equal(list.length, 300_000);
		assert.ok(list.every((posting, at) => paperOf(posting) === at));
	});

	it('are the same close together, and grow on', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
				const [postings, lists] = build(steps);
				finish(postings.compact(() => true));
				assert.deepEqual(papersOf(postings), lists);
				postings.add(2, 99, 0, 1);
				assert.deepEqual(papersOf(postings)[2], [...lists[2]!, 99]);
			}),
		);
	});

	it('lose nothing that comes while they are put close together', () => {
		const postings = new Postings();
		let changes = 0;
		const add = (word: number, paper: number): void => {
			postings.add(word, paper, 0, 1);
			changes++;
		};
		for (let paper = 0; paper < 200_000; paper++) {
			add(1 + (paper % 3), paper);
		}
		const before = changes;
		const compacting = postings.compact(() => changes === before);
		assert.equal(compacting.next().done, false);
		add(1, 200_001);
		finish(compacting);
		assert.equal(postings.of(1).length + postings.of(2).length + postings.of(3).length, 200_001);
		assert.equal(paperOf(postings.of(1).at(-1)!), 200_001);
	});

	it('are the same after saving and loading, and grow on', () => {
		fc.assert(
			fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
				const [postings, lists] = build(steps);
				const writer = new SaveWriter();
				finish(postings.save(writer));
				const loaded = finish(Postings.load(SaveReader.open(writer.finish())!));
				assert.deepEqual(papersOf(loaded), lists);
				loaded.add(2, 99, 0, 1);
				assert.deepEqual(papersOf(loaded)[2], [...lists[2]!, 99]);
			}),
		);
	});
});
