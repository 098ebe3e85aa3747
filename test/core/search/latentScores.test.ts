import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { finish } from '../../../src/core/model/slices';
import { addNearness } from '../../../src/core/search/latentScores';
import { PaperIndex } from '../../../src/core/search/paperIndex';
import type { PaperFilter } from '../../../src/core/search/paperFilter';
import { Scores } from '../../../src/core/search/scores';
import { samplePapers } from './papers';

/** More papers than ever come into question at once: the sample library several times over. */
const index = PaperIndex.empty();
for (let copy = 0; copy < 6; copy++) {
	for (const paper of samplePapers) {
		const id = `${paper.id}-${copy}`;
		index.addHead({ ...paper, id });
		index.addAbstract(id);
	}
}
finish(index.buildLatent());
const size = index.lengths.limit;
const isBefore = (a: number, b: number): boolean => index.isBefore(a, b);

/** The best after the nearness was added for the sake of so many, of papers that all have a score. */
function bestAfter(values: readonly number[], reach: number, filter?: PaperFilter): number[] {
	const scores = new Scores();
	scores.reset(size);
	values.forEach((value, paper) => scores.set(paper, 0.001 + value));
	const point = index.latent?.pointOf(index.termsOf(0).all) ?? new Float32Array();
	addNearness(index, { point, share: 0.1 }, reach, scores, filter);
	return scores
		.best(10, isBefore, filter)
		.sort((a, b) => scores.get(b) - scores.get(a) || (isBefore(a, b) ? -1 : 1));
}

describe('nearness that is added where it can decide', () => {
	const values = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: size, maxLength: size });

	it('gives the same best papers as nearness added to all', () => {
		fc.assert(
			fc.property(values, (all) => {
				assert.deepEqual(bestAfter(all, 10), bestAfter(all, size));
			}),
			{ numRuns: 30 },
		);
	});

	it('does so among those that pass a filter, in the order they have without it', () => {
		fc.assert(
			fc.property(values, fc.integer({ min: 2, max: 9 }), (all, step) => {
				const filter: PaperFilter = {
					papers: Uint8Array.from(all, (_, paper) => paper % 2),
					passes: (paper) => paper % step === 1,
				};
				assert.deepEqual(bestAfter(all, 10, filter), bestAfter(all, size, filter));
			}),
			{ numRuns: 30 },
		);
	});
});
