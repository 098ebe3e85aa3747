import type { Paper } from '../../src/core/model/paper';
import { finish, type Slices } from '../../src/core/model/slices';
import { SearchIndex } from '../../src/core/search/searchIndex';
import { generatePapers, randomNumbers, withLongAbstracts } from './generatedPapers';
import { otherEngines } from './otherEngines';
import { formatTimes, percentile, timeOf } from './timing';

/** What a library of so many papers with abstracts of 1,800 characters costs: making, memory, saving, and each answer. */
export function printSpeed(real: readonly Paper[], sentences: readonly string[], count: number): void {
	const papers = withLongAbstracts(generatePapers(real, count), real, 1800);
	console.log(`${count} papers with abstracts of 1,800 characters`);
	const index = printBuilding(papers);
	printSaving(index, papers);
	const { keystrokes, slips } = typedQueries(papers);
	const times = (texts: readonly string[], search: (text: string) => unknown): number[] =>
		texts.map((text) => timeOf(() => search(text)));
	const typing = times(keystrokes, (text) => index.search(text));
	const asking = times(sentences, (text) => index.search(text));
	const ids = papers.filter((_, at) => at % Math.ceil(count / 100) === 0).map(({ id }) => id);
	console.log(`  keystrokes                ${formatTimes(typing)} (median / p95 / longest)`);
	console.log(`  with a slip               ${formatTimes(times(slips, (text) => index.search(text)))}`);
	console.log(`  sentences                 ${formatTimes(asking)}`);
	console.log(`  a filter, keystrokes      ${formatTimes(times(keystrokes, (text) => index.filter(text)))}`);
	const conditions = typedConditions(papers);
	console.log(`  with conditions           ${formatTimes(times(conditions, (text) => index.search(text)))}`);
	console.log(`  a filter with conditions  ${formatTimes(times(conditions, (text) => index.filter(text)))}`);
	console.log(`  related to a paper        ${formatTimes(times(ids, (id) => index.relatedTo(id, 10)))}`);
	console.log(
		`  related to a sentence     ${formatTimes(times(sentences, (text) => index.relatedToText(text, 10)))}`,
	);
	if (count <= 10_000) {
		printOthers(papers, keystrokes, sentences, { typing, asking });
	}
}

function printBuilding(papers: readonly Paper[]): SearchIndex {
	// The first index warms the compiler up, as a running editor is warm.
	const warm = new SearchIndex();
	warm.add(papers.slice(0, 2000));
	const before = memory();
	const index = new SearchIndex();
	const heads = papers.map((paper) => timeOf(() => index.addHead(paper)));
	const abstracts = papers.map((paper) => timeOf(() => index.addAbstract(paper)));
	const added = memory();
	const steps = stepsOf(index.prepare());
	console.log(`  heads                     ${total(heads)}, a paper ${formatTimes(heads)}`);
	console.log(`  abstracts                 ${total(abstracts)}, a paper ${formatTimes(abstracts)}`);
	console.log(`  preparing                 ${total(steps.times)}, a step ${formatTimes(steps.times)}`);
	if (before > 0) {
		const perPaper = (bytes: number): string => `${Math.round((bytes - before) / papers.length)} bytes`;
		console.log(`  memory of a paper         ${perPaper(added)}, prepared ${perPaper(memory())}`);
	}
	const some = papers.filter((_, at) => at % Math.ceil(papers.length / 200) === 0);
	console.log(
		`  taking a paper's place    ${formatTimes(some.map((paper) => timeOf(() => index.replace(paper))))}`,
	);
	return index;
}

function printSaving(index: SearchIndex, papers: readonly Paper[]): void {
	const saving = stepsOf(index.save());
	const parts = saving.value ?? [];
	const size = parts.reduce((sum, part) => sum + part.length, 0) / 1e6;
	console.log(
		`  saving                    ${total(saving.times)}, a step ${formatTimes(saving.times)}; ${size.toFixed(1)} MB in ${parts.length} parts`,
	);
	const loading = stepsOf(SearchIndex.load(parts));
	console.log(`  loading                   ${total(loading.times)}, a step ${formatTimes(loading.times)}`);
	const loaded = loading.value;
	if (loaded) {
		const adopting = papers.map((paper, at) => timeOf(() => at % 100 > 0 && loaded.adopt(paper)));
		const dropping = stepsOf(loaded.dropUnadopted());
		console.log(
			`  adopting, dropping 1%     ${total(adopting)}, ${total(dropping.times)}, a step ${formatTimes(dropping.times)}`,
		);
	}
}

function printOthers(
	papers: readonly Paper[],
	keystrokes: readonly string[],
	sentences: readonly string[],
	ours: { readonly typing: readonly number[]; readonly asking: readonly number[] },
): void {
	const some = (texts: readonly string[]): string[] =>
		texts.filter((_, at) => at % Math.ceil(texts.length / 60) === 0);
	const ratio = (theirs: readonly number[], own: readonly number[]): string =>
		[0.5, 0.95].map((share) => (percentile(theirs, share) / percentile(own, share)).toFixed(1)).join(' / ');
	console.log('  Others as shipped, title and abstract only; times ours in the median and at p95');
	for (const { name, index } of otherEngines) {
		const start = performance.now();
		const answer = index(papers);
		const adding = performance.now() - start;
		const typing = some(keystrokes).map((text) => timeOf(() => answer(text, true)));
		const asking = some(sentences).map((text) => timeOf(() => answer(text)));
		console.log(`    ${name.padEnd(24)}added in ${total([adding])}`);
		console.log(`      keystrokes            ${formatTimes(typing)}: ${ratio(typing, ours.typing)}`);
		console.log(`      sentences             ${formatTimes(asking)}: ${ratio(asking, ours.asking)}`);
	}
}

/** Beginnings of titles from the first letter on, and the same titles with a slip. */
function typedQueries(papers: readonly Paper[]): { keystrokes: readonly string[]; slips: readonly string[] } {
	const random = randomNumbers(3);
	const typed = Array.from({ length: 80 }, () => {
		const words = papers[Math.floor(random() * papers.length)]?.title.split(/\s+/) ?? [];
		return words.slice(0, 1 + Math.floor(random() * 5)).join(' ');
	});
	return {
		keystrokes: typed.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1))),
		slips: typed.map((query) => withSlip(query.split(' '), random)),
	};
}

/** Queries with fields, phrases and alternatives, from the first letter on. */
function typedConditions(papers: readonly Paper[]): readonly string[] {
	const name = papers[Math.floor(papers.length / 2)]?.author[0]?.family ?? '';
	return [
		`author:${name.toLowerCase()}`,
		'year:2019.. neural network',
		'topic:"topic 7" OR title:speech',
		'"language model" -survey has:abstract',
	].flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
}

/** One slip in a word of five letters or more: a letter missing, doubled, wrong, or two swapped. */
export function withSlip(words: readonly string[], random: () => number): string {
	const long = words.flatMap((word, at) => (word.length >= 5 ? [at] : []));
	const chosen = long[Math.floor(random() * long.length)];
	return words
		.map((word, at) => {
			const place = 1 + Math.floor(random() * (word.length - 2));
			const [before, letter, next] = [word.slice(0, place), word.charAt(place), word.charAt(place + 1)];
			const slips = [
				before + word.slice(place + 1),
				before + letter + word.slice(place),
				`${before}q${word.slice(place + 1)}`,
				before + next + letter + word.slice(place + 2),
			];
			return at === chosen ? (slips[Math.floor(random() * slips.length)] ?? word) : word;
		})
		.join(' ');
}

function stepsOf<T>(slices: Slices<T>): { readonly times: readonly number[]; readonly value: T } {
	const times: number[] = [];
	function* timed(): Slices<T> {
		for (;;) {
			const start = performance.now();
			const step = slices.next();
			times.push(performance.now() - start);
			if (step.done) {
				return step.value;
			}
			yield;
		}
	}
	return { value: finish(timed()), times };
}

/** Bytes in use; 0 where garbage cannot be collected first. */
function memory(): number {
	if (!globalThis.gc) {
		return 0;
	}
	for (let turn = 0; turn < 4; turn++) {
		globalThis.gc();
	}
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return heapUsed + arrayBuffers;
}

function total(times: readonly number[]): string {
	return `${(times.reduce((sum, time) => sum + time, 0) / 1000).toFixed(2)} s`;
}
