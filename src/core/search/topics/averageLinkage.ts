import type { Slices } from '../../model/slices';

/** Two groups that become one. A group goes by its first member. */
export interface Merge {
	readonly into: number;
	readonly from: number;
	/** The mean similarity between members of the two. */
	readonly similarity: number;
}

/**
 * Hierarchical clustering by average linkage: all merges from single members to one group, most similar first, in slices. Found
 * by chains of nearest neighbours (Murtagh, "A survey of recent advances in hierarchical clustering algorithms", The Computer
 * Journal 26(4), 1983).
 *
 * @param similarities of each two of `count` members, by row and column; it is overwritten.
 */
export function* averageLinkage(similarities: Float32Array, count: number): Slices<readonly Merge[]> {
	const sizes = new Uint32Array(count).fill(1);
	const merges: Merge[] = [];
	const chain: number[] = [];
	let work = 0;
	while (merges.length < count - 1) {
		const group = chain.at(-1) ?? sizes.findIndex((size) => size > 0);
		if (chain.length === 0) {
			chain.push(group);
		}
		const before = chain.at(-2) ?? -1;
		const nearest = nearestTo(group, before, similarities, sizes);
		if (nearest !== before) {
			chain.push(nearest);
		} else {
			chain.length -= 2;
			const [into, from] = group < before ? [group, before] : [before, group];
			merges.push({ into, from, similarity: similarities[into * count + from] ?? 0 });
			join(into, from, similarities, sizes);
		}
		work += count;
		if (work > workPerStep) {
			work = 0;
			yield;
		}
	}
	// Stable: of merges as similar those found first, which the others may be built on, stay first.
	return merges.sort((a, b) => b.similarity - a.similarity);
}

/** @returns for each member the first of its group after so many merges. */
export function groupsAfter(merges: readonly Merge[], done: number, count: number): Uint32Array {
	const parents = Uint32Array.from({ length: count }, (_, member) => member);
	const rootOf = (member: number): number => {
		let root = member;
		while (parents[root] !== root) {
			root = parents[root] ?? root;
		}
		return root;
	};
	for (const { into, from } of merges.slice(0, done)) {
		const [a, b] = [rootOf(into), rootOf(from)];
		parents[Math.max(a, b)] = Math.min(a, b);
	}
	return parents.map((_, member) => rootOf(member));
}

/** The most similar group to one; `preferred` when it is as similar as any, so that a chain ends. */
function nearestTo(group: number, preferred: number, similarities: Float32Array, sizes: Uint32Array): number {
	const row = group * sizes.length;
	let nearest = preferred;
	let highest = preferred < 0 ? Number.NEGATIVE_INFINITY : (similarities[row + preferred] ?? 0);
	for (let other = 0; other < sizes.length; other++) {
		const value = similarities[row + other] ?? 0;
		if (value > highest && other !== group && (sizes[other] ?? 0) > 0) {
			nearest = other;
			highest = value;
		}
	}
	return nearest;
}

/** Makes two groups one, whose similarities are the means over the members of both. */
function join(into: number, from: number, similarities: Float32Array, sizes: Uint32Array): void {
	const count = sizes.length;
	const [a, b] = [sizes[into] ?? 0, sizes[from] ?? 0];
	for (let other = 0; other < count; other++) {
		const mean =
			(a * (similarities[into * count + other] ?? 0) + b * (similarities[from * count + other] ?? 0)) /
			(a + b);
		similarities[into * count + other] = mean;
		similarities[other * count + into] = mean;
	}
	sizes[into] = a + b;
	sizes[from] = 0;
}

const workPerStep = 500_000;
