/**
 * How long the tree of papers holds the event loop: `npx tsx test/bench/tree.ts [count…]` (10,000 and 100,000 papers).
 *
 * For each grouping: all the work to the first level and to the first level of its largest group, then to find one paper, in
 * milliseconds; and the longest slice, with and without the pauses of the garbage collector, which no slice can shorten.
 */
import { PerformanceObserver } from 'node:perf_hooks';
import type { Paper } from '../../src/core/model/paper';
import type { Slices } from '../../src/core/model/slices';
import type { Grouping } from '../../src/core/topics/groupingRules';
import { PaperTree } from '../../src/core/topics/paperTree';
import type { BranchNode, PaperTreeNode } from '../../src/core/topics/paperTreeNodes';
import { samplePapers } from '../support/sampleLibrary';
import { generatePapers } from './generatedPapers';

interface Slice {
	readonly start: number;
	readonly time: number;
}

const pauses: Slice[] = [];

async function main(counts: readonly number[]): Promise<void> {
	const observer = new PerformanceObserver((list) => {
		pauses.push(
			...list.getEntries().map(({ startTime, duration }) => ({ start: startTime, time: duration })),
		);
	});
	observer.observe({ entryTypes: ['gc'] });
	for (const count of counts) {
		const papers = generatePapers(samplePapers, count);
		console.log(`${count} papers`);
		for (const grouping of groupings) {
			const runs: (readonly Slice[])[] = [];
			for (let round = 0; round < rounds; round++) {
				runs.push(makeTree(papers, grouping));
				// The garbage collector tells of its pauses a little later.
				await new Promise((resolve) => setTimeout(resolve, 20));
			}
			report(grouping, runs);
		}
	}
	observer.disconnect();
}

function makeTree(papers: readonly Paper[], grouping: Grouping): readonly Slice[] {
	const tree = new PaperTree(papers, { grouping, sorting: 'title' });
	const slices: Slice[] = [];
	const nodes = run(tree.children(), slices);
	run(tree.children([...nodes].sort((a, b) => sizeOf(b) - sizeOf(a)).find(isBranch)), slices);
	run(tree.placesOf(papers[papers.length >> 1]!), slices);
	return slices;
}

function run<T>(work: Slices<T>, slices: Slice[]): T {
	for (;;) {
		const start = performance.now();
		const { done, value } = work.next();
		slices.push({ start, time: performance.now() - start });
		if (done) {
			return value;
		}
	}
}

/** The best of all rounds, so that a busy machine does not decide. */
function report(grouping: Grouping, runs: readonly (readonly Slice[])[]): void {
	const best = (figure: (slices: readonly Slice[]) => number): number => Math.min(...runs.map(figure));
	const longest = best((slices) => Math.max(...slices.map(({ time }) => time)));
	const net = best((slices) => Math.max(...slices.map(withoutPauses)));
	console.log(
		`  ${grouping.padEnd(7)} ${best(total).toFixed(0).padStart(6)} ms in ${String(runs[0]?.length).padStart(5)} slices,` +
			` the longest ${longest.toFixed(1)} ms, ${net.toFixed(1)} ms without collecting garbage`,
	);
}

function withoutPauses({ start, time }: Slice): number {
	return time - total(pauses.filter((pause) => pause.start >= start && pause.start < start + time));
}

function total(slices: readonly Slice[]): number {
	return slices.reduce((sum, { time }) => sum + time, 0);
}

function isBranch(node: PaperTreeNode): node is BranchNode {
	return node.kind !== 'paper';
}

function sizeOf(node: PaperTreeNode): number {
	return node.kind === 'group' ? node.group.papers.length : node.kind === 'range' ? node.end - node.start : 0;
}

const groupings: readonly Grouping[] = ['topic', 'year', 'author', 'venue', 'source', 'none'];
const rounds = 3;

const counts = process.argv.slice(2).map(Number);
void main(counts.length > 0 ? counts : [10_000, 100_000]);
