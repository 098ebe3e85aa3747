import type { Paper } from '../../src/core/model/paper';
import { finish } from '../../src/core/model/slices';
import { PaperIndex } from '../../src/core/search/paperIndex';
import { SearchIndex } from '../../src/core/search/searchIndex';
import { readFiledPapers } from '../../src/core/search/topics/filedPapers';
import type { ProposedTopic } from '../../src/core/search/topics/proposeTopics';
import {
	rankTopics,
	suggestionSettings,
	type SuggestionSettings,
} from '../../src/core/search/topics/suggestTopics';
import { Workspace } from '../../src/core/search/wordScores';

/** How often suggested topics are right, each paper's own hidden, with other settings as well, and which are proposed anew. */
export function printSuggestions(papers: readonly Paper[]): void {
	const index = PaperIndex.empty();
	const searchIndex = new SearchIndex(index);
	searchIndex.add(papers);
	finish(searchIndex.prepare());
	console.log(`Topics suggested for ${papers.length} sample papers: right at first, one of three right`);
	const chosen = placesOfRight(index, papers, {});
	console.log(`  as chosen                 ${formatShares(chosen)}`);
	const tried: (readonly number[])[] = [];
	for (const [name, values] of Object.entries(around)) {
		const places = values.map((value) => placesOfRight(index, papers, { [name]: value }));
		tried.push(...places);
		const figures = places.map((place, at) => `${values[at]}: ${formatShares(place)}`);
		console.log(`  ${name.padEnd(26)}${figures.join(', ')}`);
	}
	const halves = [0, 1].map((half) => {
		const ofHalf = (places: readonly number[], side: number): number =>
			places.filter((place, at) => at % 2 === side && place < 3).length;
		const [best = chosen] = [...tried].sort((a, b) => ofHalf(b, half) - ofHalf(a, half));
		return best.filter((_, at) => at % 2 !== half);
	});
	console.log(`  chosen by the other half  ${formatShares(halves.flat())}`);
	const proposed = finish(searchIndex.proposeTopics(papers.map(({ id }) => id)));
	console.log(`  proposed, if none were    ${proposed.map(({ name }) => name).join(', ')}`);
	printAgreement(papers, proposed);
}

/** For each paper at which place the first of its topics is suggested, from 0 on. */
function placesOfRight(
	index: PaperIndex,
	papers: readonly Paper[],
	settings: Partial<SuggestionSettings>,
): readonly number[] {
	const work = new Workspace();
	return papers.map((paper) => {
		const filed = finish(readFiledPapers(index, (other) => (other.id === paper.id ? [] : other.topics)));
		const suggested = rankTopics(index, paper.id, filed, { limit: 3 }, work, {
			...suggestionSettings,
			...settings,
		});
		const place = suggested.findIndex(({ topic }) => paper.topics.includes(topic));
		return place < 0 ? Number.POSITIVE_INFINITY : place;
	});
}

/** How far the proposed topics are the sample's own at the top level, over papers that are in both. */
function printAgreement(papers: readonly Paper[], proposed: readonly ProposedTopic[]): void {
	const topOf = new Map(papers.map(({ id, topics }) => [id, topics[0]?.split('/')[0] ?? '']));
	const counts = proposed.map((topic) => countBy(topic.papers, (id) => topOf.get(id) ?? ''));
	const placed = proposed.flatMap((topic) => topic.papers);
	const purity = counts.reduce((sum, count) => sum + Math.max(...count.values()), 0) / placed.length;
	const tops = countBy(placed, (id) => topOf.get(id) ?? '');
	const inBoth = sum(counts.flatMap((count) => [...count.values()].map(pairs)));
	const inTops = sum([...tops.values()].map(pairs));
	const inProposed = sum(proposed.map((topic) => pairs(topic.papers.length)));
	const expected = (inTops * inProposed) / pairs(placed.length);
	const rand = (inBoth - expected) / ((inTops + inProposed) / 2 - expected);
	console.log(
		`    ${proposed.length} with ${placed.length} papers; purity ${purity.toFixed(2)}, adjusted Rand index ${rand.toFixed(2)}`,
	);
}

function countBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, number> {
	const counts = new Map<string, number>();
	for (const value of values) {
		counts.set(keyOf(value), (counts.get(keyOf(value)) ?? 0) + 1);
	}
	return counts;
}

function pairs(count: number): number {
	return (count * (count - 1)) / 2;
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

function formatShares(places: readonly number[]): string {
	return [1, 3]
		.map((limit) => ((100 * places.filter((place) => place < limit).length) / places.length).toFixed(1))
		.join('/');
}

/** Values on both sides of the chosen ones. */
const around: Readonly<Record<keyof SuggestionSettings, readonly number[]>> = {
	neighbours: [20, 30, 70, 100],
	power: [1, 2, 2.5, 4, 5],
	sizeExponent: [0.25, 0.4, 0.6, 0.75],
	nameShare: [0, 0.3, 0.4, 0.6, 0.75],
	saturation: [0.3, 0.6, 2, 3],
};
