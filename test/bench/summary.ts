/**
 * ROUGE F1 of the summaries on the dev part of SciTLDR (Cachola et al. 2020), abstract-only, and their speed:
 * `npm run bench:summary`.
 */
import { readAbstract } from '../../src/core/summary/readAbstract';
import { summarize } from '../../src/core/summary/summarize';
import { rougeOfBest, type Rouge } from './rouge';
import { readSummaryCases, type SummaryCase } from './summaryData';

type Method = (item: SummaryCase) => string;

const methods: Readonly<Record<string, Method>> = {
	title: (item) => item.title,
	'first sentence': (item) => sentencesOf(item)[0] ?? '',
	'best sentence (oracle)': oracle,
	'summarize, 1 sentence': (item) => summarize(item, { maxSentences: 1 }),
	'summarize, default': (item) => summarize(item),
};

const cases = readSummaryCases('dev');
if (cases) {
	measureSpeed(cases);
	console.log(`SciTLDR dev, ${cases.length} papers${' '.repeat(8)}R-1    R-2    R-L    words`);
	for (const [name, method] of Object.entries(methods)) {
		const summaries = cases.map(method);
		const scores = summaries.map((summary, at) => rougeOfBest(summary, cases[at]?.targets ?? []));
		const words = mean(summaries.map((summary) => summary.split(/\s+/).length));
		console.log(`${name.padEnd(30)} ${figures(scores)}   ${words.toFixed(1)}`);
	}
	const two = cases.filter((item) => summarize(item) !== summarize(item, { maxSentences: 1 })).length;
	console.log(`more than one sentence: ${((100 * two) / cases.length).toFixed(0)}%`);
}

function sentencesOf(item: SummaryCase): readonly string[] {
	return readAbstract(item.abstract).map((sentence) => sentence.text);
}

function oracle(item: SummaryCase): string {
	const scored = sentencesOf(item).map((sentence) => ({
		sentence,
		score: total(rougeOfBest(sentence, item.targets)),
	}));
	return scored.reduce((best, next) => (next.score > best.score ? next : best), { sentence: '', score: -1 })
		.sentence;
}

/** Processor time, which other programs on the machine do not lengthen; the first round warms up. */
function measureSpeed(items: readonly SummaryCase[]): void {
	for (const round of ['cold', 'warm']) {
		const start = process.cpuUsage();
		items.forEach((item) => summarize(item));
		const { user, system } = process.cpuUsage(start);
		console.log(
			`one summary, ${round}: ${((user + system) / 1000 / items.length).toFixed(3)} ms of processor time`,
		);
	}
}

function figures(scores: readonly Rouge[]): string {
	return (['rouge1', 'rouge2', 'rougeL'] as const)
		.map((name) => (100 * mean(scores.map((score) => score[name]))).toFixed(2))
		.join('  ');
}

function total(score: Rouge): number {
	return score.rouge1 + score.rouge2 + score.rougeL;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
