import { areDistinct, areUnlike, relate } from './identity';
import { compareEntries, sortByRichness, type EntryGroup } from '../locatedEntry';
import type { WorkFacts } from './workFacts';
import { sureNameOf, type WorkNode } from './workNode';

/** Everything that can be reached through fingerprints in common, and its groups. */
export interface Cluster<Kept> {
	readonly nodes: readonly WorkNode<Kept>[];
	readonly groups: ReadonlyMap<WorkNode<Kept>, WorkGroup<Kept>>;
}

/** The entries of one work, and its versions. */
export interface WorkGroup<Kept> {
	readonly nodes: readonly WorkNode<Kept>[];
	/** Another list whenever one comes or goes. */
	entries: EntryGroup;
	readonly versions: WorkGroup<Kept>[];
}

/**
 * Groups the nodes of a cluster, one group for each work, as `WorkIndex` says. Nothing depends on the order of the nodes, nor on where
 * their entries stand.
 *
 * @param shared the nodes of each fingerprint that several have
 */
export function groupNodes<Kept>(
	nodes: readonly WorkNode<Kept>[],
	shared: readonly Iterable<WorkNode<Kept>>[],
): ReadonlyMap<WorkNode<Kept>, WorkGroup<Kept>> {
	const ordered = [...nodes].sort((a, b) => a.hash - b.hash || compareEntries(a.first, b.first));
	const sure = surelyOne(ordered);
	const { links, versions } = relateAll(ordered, shared, sure);
	const members = new Map<WorkNode<Kept>, WorkNode<Kept>[]>();
	for (const node of ordered) {
		const first = sure.get(node) ?? node;
		const known = members.get(first) ?? [];
		known.push(node);
		members.set(first, known).set(node, known);
	}
	const apart = new ApartGroups<WorkNode<Kept>[]>();
	for (const { a, b, strength } of links) {
		const [one = [], other = []] = [members.get(a), members.get(b)];
		if (one === other || apart.has(one, other)) {
			continue;
		}
		const areApart = (x: WorkFacts, y: WorkFacts): boolean =>
			areDistinct(x, y) || (strength < identified && areUnlike(x, y));
		if (one.some((x) => other.some((y) => areApart(x.facts, y.facts)))) {
			apart.add(one, other);
			continue;
		}
		one.push(...other);
		for (const node of other) {
			members.set(node, one);
		}
		apart.join(one, other);
	}
	const groups = new Map<WorkNode<Kept>, WorkGroup<Kept>>();
	for (const all of new Set(members.values())) {
		const group = toGroup(all);
		all.forEach((node) => groups.set(node, group));
	}
	for (const [a, b] of versions) {
		linkVersions(groups.get(a), groups.get(b));
	}
	return groups;
}

/** The group of nodes, without its versions. */
export function toGroup<Kept>(nodes: readonly WorkNode<Kept>[]): WorkGroup<Kept> {
	return { nodes, entries: sortByRichness(nodes.flatMap((node) => [...node.entries])), versions: [] };
}

interface Link<Kept> {
	readonly a: WorkNode<Kept>;
	readonly b: WorkNode<Kept>;
	readonly strength: number;
}

/** Which groups stay apart, whatever else joins them: very many links may lead from one to the other. */
class ApartGroups<Group> {
	readonly #others = new Map<Group, Set<Group>>();

	has(a: Group, b: Group): boolean {
		return this.#others.get(a)?.has(b) ?? false;
	}

	add(a: Group, b: Group): void {
		this.#of(a).add(b);
		this.#of(b).add(a);
	}

	/** What is apart from the second is so from the first now, too. */
	join(one: Group, other: Group): void {
		for (const third of this.#others.get(other) ?? []) {
			this.add(one, third);
		}
	}

	#of(group: Group): Set<Group> {
		const known = this.#others.get(group) ?? new Set();
		this.#others.set(group, known);
		return known;
	}
}

/** The strength of a relation from which an identifier speaks for it. */
const identified = 3;

/** To remember what so few are to each other takes more room than it saves time. */
const fewNodes = 10;

/** For each node that surely is the same work as others the first of these. */
function surelyOne<Kept>(nodes: readonly WorkNode<Kept>[]): ReadonlyMap<WorkNode<Kept>, WorkNode<Kept>> {
	const byName = new Map<string, WorkNode<Kept>>();
	const first = new Map<WorkNode<Kept>, WorkNode<Kept>>();
	for (const node of nodes) {
		const name = sureNameOf(node);
		if (name !== undefined) {
			const known = byName.get(name) ?? node;
			byName.set(name, known);
			first.set(node, known);
		}
	}
	return first;
}

/** What each two nodes that have a fingerprint in common are to each other, the surest links first. */
function relateAll<Kept>(
	nodes: readonly WorkNode<Kept>[],
	shared: readonly Iterable<WorkNode<Kept>>[],
	sure: ReadonlyMap<WorkNode<Kept>, WorkNode<Kept>>,
): {
	readonly links: readonly Link<Kept>[];
	readonly versions: readonly (readonly [WorkNode<Kept>, WorkNode<Kept>])[];
} {
	const order = new Map(nodes.map((node, at) => [node, at]));
	const placeOf = (node: WorkNode<Kept>): number => order.get(sure.get(node) ?? node) ?? 0;
	const judged = new Set<number>();
	/** Of two works that are sure each for itself, the surest link is the only one that counts. */
	const links = new Map<number, Link<Kept>>();
	const versions = new Map<number, readonly [WorkNode<Kept>, WorkNode<Kept>]>();
	for (const [one, other] of shared.flatMap((bucket) => [...pairsOf(bucket, sure)])) {
		const [a, b] = (order.get(one) ?? 0) < (order.get(other) ?? 0) ? [one, other] : [other, one];
		const pair = (order.get(a) ?? 0) * nodes.length + (order.get(b) ?? 0);
		if (judged.has(pair)) {
			continue;
		}
		judged.add(pair);
		const relation = nodes.length > fewNodes ? a.relationTo(b) : relate(a.facts, b.facts);
		const works = Math.min(placeOf(a), placeOf(b)) * nodes.length + Math.max(placeOf(a), placeOf(b));
		if (relation?.kind === 'versions') {
			versions.set(works, [a, b]);
		} else if (relation && relation.strength > (links.get(works)?.strength ?? 0)) {
			links.set(works, { a, b, strength: relation.strength });
		}
	}
	const inOrder = [...links].sort(([a, { strength: x }], [b, { strength: y }]) => y - x || a - b);
	const versionsInOrder = [...versions].sort(([a], [b]) => a - b);
	return { links: inOrder.map(([, link]) => link), versions: versionsInOrder.map(([, pair]) => pair) };
}

/** Each two nodes of a fingerprint that are not surely one work. */
function* pairsOf<Kept>(
	bucket: Iterable<WorkNode<Kept>>,
	sure: ReadonlyMap<WorkNode<Kept>, WorkNode<Kept>>,
): Iterable<readonly [WorkNode<Kept>, WorkNode<Kept>]> {
	const works = new Map<WorkNode<Kept>, WorkNode<Kept>[]>();
	const before: WorkNode<Kept>[][] = [];
	for (const node of bucket) {
		const first = sure.get(node) ?? node;
		const same = works.get(first);
		if (same) {
			same.push(node);
		} else {
			const fresh = [node];
			works.set(first, fresh);
			before.push(fresh);
		}
	}
	for (let at = 0; at < before.length; at++) {
		for (let later = at + 1; later < before.length; later++) {
			for (const a of before[at] ?? []) {
				for (const b of before[later] ?? []) {
					yield [a, b];
				}
			}
		}
	}
}

function linkVersions<Kept>(a: WorkGroup<Kept> | undefined, b: WorkGroup<Kept> | undefined): void {
	if (a && b && a !== b && !a.versions.includes(b)) {
		a.versions.push(b);
		b.versions.push(a);
	}
}
