/**
 * How well and how fast papers are found, and papers like a paper:
 *
 *     npm run bench:search -- [--large] [--data FOLDER]
 *
 * With `--large` also at 100,000 papers. The folder has the test collections, else they are looked for beside the project.
 * With `node --expose-gc --import=tsx` it tells memory as well.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import MiniSearch from 'minisearch';
import { deriveSampleLibrary } from '../../src/core/library/sampleLibrary';
import type { Paper } from '../../src/core/model/paper';
import { finish } from '../../src/core/model/slices';
import { SearchIndex } from '../../src/core/search/searchIndex';
import { stem } from '../../src/core/search/stem';
import { stopWords } from '../../src/core/search/stopWords';
import { measure, readCollections } from './collections';
import { generatePapers, randomNumbers } from './generatedPapers';
import { otherEngines } from './otherEngines';
import { plainBm25 } from './plainBm25';
import { printSpeed, withSlip } from './searchSpeed';
import { printSuggestions } from './suggestions';

const { values } = parseArgs({ options: { large: { type: 'boolean' }, data: { type: 'string' } } });
const folder = values.data ?? join(import.meta.dirname, '../../../shared/data/search');
const collections = readCollections(folder, ['cranfield', 'cisi']);

const sample = readSample();
printRelated(sample);
printSuggestions(sample);
if (collections.length === 0) {
	console.log('Skipped the rest: no test collections; see --data.');
} else {
	printSentences();
	const real = collections.flatMap(({ papers }) => papers);
	const sentences = collections.flatMap(({ queries }) => queries.map(({ text }) => text));
	printKnownItems(real);
	for (const size of values.large ? [10_000, 100_000] : [10_000]) {
		printSpeed(real, sentences, size);
	}
}

/** A name, and what makes of papers what answers a text. */
type System = readonly [string, (papers: readonly Paper[]) => (text: string) => readonly string[]];

function printSentences(): void {
	const systems: readonly System[] = [
		...otherEngines.map(({ name, index }): System => [`${name} as shipped`, (papers) => index(papers)]),
		['MiniSearch, tuned', miniSearchTuned],
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

function printKnownItems(real: readonly Paper[]): void {
	const library = generatePapers(real, 10_000);
	const papers = library.slice(0, real.length);
	const index = new SearchIndex();
	index.add(library);
	finish(index.prepare());
	const random = randomNumbers(2);
	const starts = papers
		.map(({ id, title }) => ({ id, words: title.split(/\s+/).slice(0, 4) }))
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
		const first = unique.filter(({ id, words }) => index.search(make(words), { limit: 1 })[0]?.id === id);
		console.log(`  ${name.padEnd(26)}${((100 * first.length) / unique.length).toFixed(1)}%`);
	}
}

function readSample(): readonly Paper[] {
	const [listing = '', metadata = '', topics = ''] = [
		'trending-papers.txt',
		'metadata.json',
		'topics.json',
	].map((name) => readFileSync(join(import.meta.dirname, '../../corpus', name), 'utf8'));
	return deriveSampleLibrary({ listing, metadata, topics }).papers;
}

function printRelated(papers: readonly Paper[]): void {
	const topicsOf = new Map(papers.map((paper) => [paper.citekey, paper.topics]));
	const index = new SearchIndex();
	index.add(papers);
	finish(index.prepare());
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

/** With stems, without stop words, titles worth more, and the BM25 that suits abstracts. */
function miniSearchTuned(papers: readonly Paper[]): (text: string) => string[] {
	const index = new MiniSearch<Paper>({
		fields: ['title', 'abstract'],
		processTerm: (word) => (stopWords.has(word.toLowerCase()) ? null : stem(word.toLowerCase())),
		searchOptions: { boost: { title: 2 }, bm25: { k: 1.2, b: 0.7, d: 0 } },
	});
	index.addAll(papers);
	return (text) => index.search(text).map(({ id }) => String(id));
}

function marginalia(papers: readonly Paper[], isPrepared: boolean): (text: string) => string[] {
	const index = new SearchIndex();
	index.add(papers);
	if (isPrepared) {
		finish(index.prepare());
	}
	return (text) => index.searchWords(text, 1000).map(({ id }) => id);
}

function round(value: number): string {
	return value.toFixed(3).replace(/^0/, '');
}
