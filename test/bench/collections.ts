import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Paper } from '../../src/core/model/paper';

/** A test collection: papers, queries, and which papers answer each query (gains above zero). */
export interface Collection {
	readonly name: string;
	readonly papers: readonly Paper[];
	readonly queries: readonly { readonly id: string; readonly text: string }[];
	readonly gains: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export interface Quality {
	readonly ndcg10: number;
	readonly map: number;
	readonly recall100: number;
}

/** The collections under a folder, one folder each with `docs.jsonl`, `queries.jsonl`, `qrels.tsv`; those present. */
export function readCollections(folder: string, names: readonly string[]): Collection[] {
	return names
		.filter((name) => existsSync(join(folder, name, 'qrels.tsv')))
		.map((name) => readCollection(join(folder, name), name));
}

function readCollection(folder: string, name: string): Collection {
	const gains = new Map<string, Map<string, number>>();
	for (const line of readFileSync(join(folder, 'qrels.tsv'), 'utf8').split('\n').filter(Boolean)) {
		const [query = '', document = '', grade = '0'] = line.split('\t');
		const forQuery = gains.get(query) ?? new Map<string, number>();
		gains.set(query, forQuery.set(document, 2 ** Number(grade) - 1));
	}
	return {
		name,
		papers: readLines<{ id: string; title: string; text: string }>(folder, 'docs').map(
			({ id, title, text }) => toPaper(id, title, text),
		),
		queries: readLines<{ id: string; text: string }>(folder, 'queries').filter(({ id }) => gains.has(id)),
		gains,
	};
}

export function toPaper(citekey: string, title: string, abstract: string): Paper {
	return {
		id: citekey,
		citekey,
		type: 'article',
		title,
		abstract,
		author: [],
		topics: [],
		links: [],
		provenance: { source: 'bench' },
	};
}

/** Means over all judged queries; `search` gives citekeys, best first. */
export function measure(collection: Collection, search: (text: string) => readonly string[]): Quality {
	const sums = { ndcg10: 0, map: 0, recall100: 0 };
	for (const { id, text } of collection.queries) {
		const gains = collection.gains.get(id) ?? new Map<string, number>();
		const found = search(text).map((citekey) => gains.get(citekey) ?? 0);
		const ideal = [...gains.values()].sort((a, b) => b - a);
		const relevant = ideal.filter((gain) => gain > 0).length;
		sums.ndcg10 += discountedGain(found) / (discountedGain(ideal) || 1);
		sums.recall100 += found.slice(0, 100).filter((gain) => gain > 0).length / relevant;
		let hits = 0;
		for (const [at, gain] of found.entries()) {
			if (gain > 0) {
				hits++;
				sums.map += hits / (at + 1) / relevant;
			}
		}
	}
	const count = collection.queries.length;
	return { ndcg10: sums.ndcg10 / count, map: sums.map / count, recall100: sums.recall100 / count };
}

function discountedGain(gains: readonly number[]): number {
	return gains.slice(0, 10).reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}

function readLines<T>(folder: string, name: string): T[] {
	return readFileSync(join(folder, `${name}.jsonl`), 'utf8')
		.split('\n')
		.filter(Boolean)
		.map((line) => JSON.parse(line) as T);
}
