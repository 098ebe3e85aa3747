import type { Slices } from '../../model/slices';
import { averageLinkage, groupsAfter, type Merge } from './averageLinkage';
import { compareAll, middleOf, VectorTable, type PaperVector } from './paperVectors';

/** Papers that are alike, by their places among those given, the most central first. */
export type Group = readonly number[];

/**
 * Groups of papers that are alike, the largest first, in slices; papers that fit in none are in none. How many groups there
 * are is for the papers to say: as many as are best told from each other.
 *
 * Many papers are grouped by a sample, and each goes to the group that it is most like.
 *
 * @param least how many papers make a group.
 */
export function* groupAlike(vectors: readonly PaperVector[], least: number): Slices<readonly Group[]> {
	const step = Math.max(1, vectors.length / mostCompared);
	const sample = Array.from({ length: Math.min(vectors.length, mostCompared) }, (_, at) =>
		Math.floor(at * step),
	);
	const sampled = sample.flatMap((at) => vectors[at] ?? []);
	const similarities = yield* compareAll(sampled);
	const merges = yield* averageLinkage(similarities.slice(), sampled.length);
	const done = yield* chooseCut(merges, similarities, sampled.length, least);
	const members = membersOf(groupsAfter(merges, done, sampled.length), least);
	const middles = new VectorTable();
	for (const group of members) {
		middles.add(middleOf(group.flatMap((member) => sampled[member] ?? [])));
		yield;
	}
	const lowest = merges[done - 1]?.similarity ?? 1;
	return yield* assign(vectors, middles, lowest, least);
}

/** Each paper in the group whose middle it is most like, if it is enough so. */
function* assign(
	vectors: readonly PaperVector[],
	middles: VectorTable,
	lowest: number,
	least: number,
): Slices<readonly Group[]> {
	const groups = new Map<number, { readonly paper: number; readonly likeness: number }[]>();
	for (const [paper, vector] of vectors.entries()) {
		let best = -1;
		let likeness = lowest;
		for (const [group, value] of middles.compare(vector).entries()) {
			if (value >= likeness) {
				best = group;
				likeness = value;
			}
		}
		if (best >= 0) {
			const members = groups.get(best) ?? [];
			members.push({ paper, likeness });
			groups.set(best, members);
		}
		if (paper % papersPerStep === papersPerStep - 1) {
			yield;
		}
	}
	return [...groups.values()]
		.filter((group) => group.length >= least)
		.map((group) =>
			group.sort((a, b) => b.likeness - a.likeness || a.paper - b.paper).map(({ paper }) => paper),
		)
		.sort((a, b) => b.length - a.length || (a[0] ?? 0) - (b[0] ?? 0));
}

/**
 * After how many merges the groups are best told from each other: by the greatest silhouette (Rousseeuw, Journal of
 * Computational and Applied Mathematics 20, 1987), to which papers in groups that are too small add nothing. Differences are
 * not divided by the likeness within, since else the best is hardly to merge at all, or to merge almost all.
 */
function* chooseCut(
	merges: readonly Merge[],
	similarities: Float32Array,
	count: number,
	least: number,
): Slices<number> {
	let best = 0;
	let highest = 0;
	const tried = new Set<number>();
	for (let left = 2; left <= count - 1; left = Math.max(left + 1, Math.round(left * cutRatio))) {
		tried.add(count - left);
	}
	for (const done of tried) {
		const members = membersOf(groupsAfter(merges, done, count), least);
		const value = yield* silhouette(members, similarities, count);
		if (value > highest) {
			highest = value;
			best = done;
		}
	}
	return best;
}

/** The mean over all of how much nearer each is to its group than to the next. */
function* silhouette(members: readonly Group[], similarities: Float32Array, count: number): Slices<number> {
	let sum = 0;
	let work = 0;
	for (const [own, group] of members.entries()) {
		for (const member of group) {
			const means = members.map((others, at) => {
				let total = 0;
				for (const other of others) {
					total += similarities[member * count + other] ?? 0;
				}
				return total / (at === own ? others.length - 1 : others.length);
			});
			const inside = means[own] ?? 0;
			const outside = means.reduce((most, mean, at) => (at === own ? most : Math.max(most, mean)), 0);
			sum += inside - outside;
			work += count;
			if (work > workPerStep) {
				work = 0;
				yield;
			}
		}
	}
	return members.length < 2 ? 0 : sum / count;
}

/** The members of each group that has enough of them. */
function membersOf(groups: Uint32Array, least: number): readonly Group[] {
	const members = new Map<number, number[]>();
	for (const [member, group] of groups.entries()) {
		const known = members.get(group) ?? [];
		known.push(member);
		members.set(group, known);
	}
	return [...members.values()].filter((group) => group.length >= least);
}

/** Time and memory grow with the square. */
const mostCompared = 1500;
/** Numbers of groups that are tried are so far apart. */
const cutRatio = 1.15;
const papersPerStep = 20;
const workPerStep = 500_000;
