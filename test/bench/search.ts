/**
 * How well and how fast papers are found, and papers like a paper. Run: `npx tsx test/bench/search.ts [number of papers]`
 *
 * With `node --expose-gc --import=tsx` it tells the heap as well.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import MiniSearch from 'minisearch';
import { deriveSampleLibrary } from '../../src/core/library/sampleLibrary';
import type { Paper } from '../../src/core/model/paper';
import { SearchIndex } from '../../src/core/search/searchIndex';
import { measure, readCollections } from './collections';
import { generatePapers, randomNumbers } from './generatedPapers';
import { plainBm25 } from './plainBm25';
import { formatTimes, timeOf } from './timing';

const folder = join(import.meta.dirname, '../../../shared/data/search');
const collections = readCollections(folder, ['cranfield', 'cisi']);
const size = Number(process.argv[2] ?? 10_000);

printRelated();
if (collections.length === 0) {
	console.log('Skipped the rest: no test collections at ../shared/data/search.');
} else {
	printSentences();
	const real = collections.flatMap(({ papers }) => papers);
	const papers = generatePapers(real, size);
	const index = printBuilding(papers);
	printKnownItems(index, papers.slice(0, real.length));
	printSpeed(index, papers);
}

function printSentences(): void {
	const systems: readonly (readonly [string, (papers: readonly Paper[]) => (text: string) => string[]])[] = [
		['MiniSearch as shipped', miniSearchDefaults],
		['plain BM25', plainBm25],
		['Marginalia, not prepared', (papers) => marginalia(papers, false)],
		['Marginalia', (papers) => marginalia(papers, true)],
	];
	console.log('Sentences: nDCG@10, MAP, Recall@100 on Cranfield, then CISI');
	for (const [name, make] of systems) {
		const qualities = collections.map((collection) => measure(collection, make(collection.papers)));
		const mean = qualities.reduce((sum, { ndcg10 }) => sum + ndcg10, 0) / qualities.length;
		const columns = qualities.map((quality) => Object.values(quality).map(round).join(' '));
		console.log(`  ${name.padEnd(26)}${columns.join('   ')}   mean nDCG@10 ${round(mean)}`);
	}
}

function printBuilding(papers: readonly Paper[]): SearchIndex {
	const before = heap();
	const index = new SearchIndex();
	const adding = papers.map((paper) => timeOf(() => index.add([paper])));
	const afterAdding = heap();
	const steps: number[] = [];
	const preparing = index.prepare();
	for (let done = false; !done;) {
		steps.push(
			timeOf(() => {
				done = preparing.next().done ?? false;
			}),
		);
	}
	console.log(`${papers.length} papers`);
	console.log(
		`  adding ${seconds(adding)}, of which a paper takes ${formatTimes(adding)} (median / p95 / longest)`,
	);
	console.log(`  preparing ${seconds(steps)}, of which a step takes ${formatTimes(steps)}`);
	if (before > 0) {
		console.log(`  heap ${afterAdding - before} MB, prepared ${heap() - before} MB`);
	}
	return index;
}

function printKnownItems(index: SearchIndex, papers: readonly Paper[]): void {
	const random = randomNumbers(2);
	const starts = papers
		.map(({ citekey, title }) => ({ citekey, words: title.split(/\s+/).slice(0, 4) }))
		.filter(({ words }) => words.length === 4);
	const counts = new Map<string, number>();
	for (const { words } of starts) {
		counts.set(words.join(' '), (counts.get(words.join(' ')) ?? 0) + 1);
	}
	const unique = starts.filter(({ words }) => counts.get(words.join(' ')) === 1);
	const kinds: Readonly<Record<string, (words: readonly string[]) => string>> = {
		'first four words': (words) => words.join(' '),
		'three words and a half': (words) => words.join(' ').slice(0, -Math.ceil((words[3] ?? '').length / 2)),
		'four words, one slip': (words) => withSlip(words, random),
	};
	console.log(`Known items: share found first, ${unique.length} titles that alone begin so`);
	for (const [name, make] of Object.entries(kinds)) {
		const first = unique.filter(
			({ citekey, words }) => index.search(make(words), { limit: 1 })[0]?.id === citekey,
		);
		console.log(`  ${name.padEnd(26)}${((100 * first.length) / unique.length).toFixed(1)}%`);
	}
}

/** One slip in a word of five letters or more: a letter missing, doubled, wrong, or two swapped. */
function withSlip(words: readonly string[], random: () => number): string {
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

function printSpeed(index: SearchIndex, papers: readonly Paper[]): void {
	const random = randomNumbers(3);
	const pick = (): Paper => papers[Math.floor(random() * papers.length)] as Paper;
	const typed = Array.from({ length: 80 }, () => {
		const words = pick().title.split(/\s+/);
		return words.slice(0, 1 + Math.floor(random() * 5)).join(' ');
	});
	const keystrokes = typed.flatMap((query) => Array.from(query, (_, at) => query.slice(0, at + 1)));
	const unknown = typed.map((query) => withSlip(query.split(' '), random));
	const sentences = collections.flatMap(({ queries }) => queries.map(({ text }) => text));
	const defaults = new MiniSearch<Paper>({ idField: 'citekey', fields: ['title', 'abstract'] });
	defaults.addAll(papers);
	const time = (texts: readonly string[], search: (text: string) => unknown): string =>
		formatTimes(texts.map((text) => timeOf(() => search(text))));
	console.log('Speed: median / p95 / longest');
	console.log(`  keystrokes                ${time(keystrokes, (text) => index.search(text))}`);
	console.log(`  with a slip               ${time(unknown, (text) => index.search(text))}`);
	console.log(`  sentences                 ${time(sentences, (text) => index.search(text))}`);
	console.log(
		`  related to a paper        ${time(
			Array.from({ length: 200 }, () => pick().citekey),
			(key) => index.relatedTo(key, 10),
		)}`,
	);
	console.log(`  related to a sentence     ${time(sentences, (text) => index.relatedToText(text, 10))}`);
	const typing = { prefix: true, fuzzy: 0.2 };
	console.log(
		`  MiniSearch, keystrokes    ${time(
			keystrokes.filter((_, at) => at % 5 === 0),
			(text) => defaults.search(text, typing),
		)}`,
	);
	console.log(`  MiniSearch, sentences     ${time(sentences, (text) => defaults.search(text))}`);
}

function printRelated(): void {
	const [listing = '', metadata = '', topics = ''] = [
		'trending-papers.txt',
		'metadata.json',
		'topics.json',
	].map((name) => readFileSync(join(import.meta.dirname, '../../corpus', name), 'utf8'));
	const { papers } = deriveSampleLibrary({ listing, metadata, topics });
	const topicsOf = new Map(papers.map((paper) => [paper.citekey, paper.topics]));
	const index = new SearchIndex();
	index.add(papers);
	Array.from(index.prepare());
	const sharesTopic = (paper: Paper, citekey: string): boolean =>
		topicsOf.get(citekey)?.some((topic) => paper.topics.includes(topic)) ?? false;
	const counts = [1, 3].map(
		(limit) =>
			papers.filter((paper) => index.relatedTo(paper.citekey, limit).some(({ id }) => sharesTopic(paper, id)))
				.length,
	);
	const [nearest, ofThree] = counts.map((count) => `${((100 * count) / papers.length).toFixed(1)}%`);
	console.log(
		`Related, ${papers.length} sample papers: the nearest shares a topic for ${nearest}, one of three for ${ofThree}`,
	);
}

function miniSearchDefaults(papers: readonly Paper[]): (text: string) => string[] {
	const index = new MiniSearch<Paper>({ idField: 'citekey', fields: ['title', 'abstract'] });
	index.addAll(papers);
	return (text) => index.search(text).map(({ id }) => String(id));
}

function marginalia(papers: readonly Paper[], isPrepared: boolean): (text: string) => string[] {
	const index = new SearchIndex();
	index.add(papers);
	if (isPrepared) {
		Array.from(index.prepare());
	}
	return (text) => index.search(text, { limit: 1000 }).map(({ id }) => id);
}

/** Megabytes in use; 0 where garbage cannot be collected first. */
function heap(): number {
	if (!globalThis.gc) {
		return 0;
	}
	globalThis.gc();
	const { heapUsed, arrayBuffers } = process.memoryUsage();
	return Math.round((heapUsed + arrayBuffers) / 1e6);
}

function seconds(times: readonly number[]): string {
	return `${(times.reduce((sum, time) => sum + time, 0) / 1000).toFixed(1)} s`;
}

function round(value: number): string {
	return value.toFixed(3).replace(/^0/, '');
}
