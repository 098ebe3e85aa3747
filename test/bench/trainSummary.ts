/**
 * Fits `src/core/summary/weights.ts` on SciTLDR's training part and prints the table: `npx tsx test/bench/trainSummary.ts`.
 *
 * A softmax over the sentences of an abstract by their linear score; the weights maximise the expected mean of ROUGE-1, 2
 * and L of the sentence so drawn, less an L2 penalty. Full batches, fixed start, no chance: every run gives the same table.
 */
import { condense } from '../../src/core/summary/condense';
import { describeSentences, type FeatureName } from '../../src/core/summary/describeSentences';
import { readAbstract } from '../../src/core/summary/readAbstract';
import { rougeOfBest } from './rouge';
import { readSummaryCases, type SummaryCase } from './summaryData';

const rounds = 200;
const step = 0.1;
const penalty = 1e-4;

interface Example {
	readonly vectors: readonly (readonly number[])[];
	readonly rewards: readonly number[];
}

const cases = readSummaryCases('train');
if (cases) {
	const names = featureNames();
	const examples = cases
		.map((item) => toExample(item, names))
		.filter((example) => example.rewards.length > 0);
	const weights = fit(examples, names.length);
	console.log(names.map((name, at) => `\t${name}: ${(weights[at] ?? 0).toFixed(2)},`).join('\n'));
}

function featureNames(): readonly FeatureName[] {
	const [features] = describeSentences('', ['A sentence.'], ['A sentence.']);
	return Object.keys(features ?? {}) as FeatureName[];
}

function toExample(item: SummaryCase, names: readonly FeatureName[]): Example {
	const sentences = readAbstract(item.abstract).map((sentence) => sentence.text);
	const forms = sentences.map((sentence) => condense(sentence)[0] ?? sentence);
	return {
		vectors: describeSentences(item.title, sentences, forms).map((features) =>
			names.map((name) => features[name]),
		),
		rewards: forms.map((form) => {
			const scores = rougeOfBest(form, item.targets);
			return (scores.rouge1 + scores.rouge2 + scores.rougeL) / 3;
		}),
	};
}

/** Adam (Kingma and Ba 2015) with its usual constants, uphill. */
function fit(examples: readonly Example[], size: number): readonly number[] {
	const zeros = () => Array.from({ length: size }, () => 0);
	let weights = zeros();
	let mean = zeros();
	let square = zeros();
	for (let round = 1; round <= rounds; round++) {
		const slope = gradient(examples, weights).map((value, at) => value - penalty * (weights[at] ?? 0));
		mean = mean.map((value, at) => 0.9 * value + 0.1 * (slope[at] ?? 0));
		square = square.map((value, at) => 0.999 * value + 0.001 * (slope[at] ?? 0) ** 2);
		weights = weights.map((value, at) => {
			const direction = (mean[at] ?? 0) / (1 - 0.9 ** round);
			const scale = Math.sqrt((square[at] ?? 0) / (1 - 0.999 ** round)) + 1e-8;
			return value + (step * direction) / scale;
		});
	}
	return weights;
}

function gradient(examples: readonly Example[], weights: readonly number[]): number[] {
	const total = weights.map(() => 0);
	for (const { vectors, rewards } of examples) {
		const scores = vectors.map((vector) =>
			Math.exp(vector.reduce((sum, x, at) => sum + x * (weights[at] ?? 0), 0)),
		);
		const mass = scores.reduce((sum, score) => sum + score, 0);
		const chances = scores.map((score) => score / mass);
		const expected = chances.reduce((sum, chance, at) => sum + chance * (rewards[at] ?? 0), 0);
		for (const [row, vector] of vectors.entries()) {
			const pull = ((chances[row] ?? 0) * ((rewards[row] ?? 0) - expected)) / examples.length;
			for (const [at, x] of vector.entries()) {
				total[at] = (total[at] ?? 0) + pull * x;
			}
		}
	}
	return total;
}
