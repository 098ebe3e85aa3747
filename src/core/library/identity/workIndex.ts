import type { UnplacedEntry } from '../../model/entry';
import { IntMap } from '../../model/intMap';
import { relate } from './identity';
import { identityHash, identityHashes } from './identityHashes';
import { compareEntries, withRicher, type EntryGroup, type LocatedEntry } from '../locatedEntry';
import { WorkBucket } from './workBucket';
import { toWorkFacts } from './workFacts';
import { groupNodes, toGroup, type Cluster, type WorkGroup } from './workGroups';
import { hashOfFacts, WorkNode } from './workNode';

/** The groups of all entries: each entry is in one. Neither groups nor their order depend on the order of the entries. */
export function groupEntries(entries: Iterable<LocatedEntry>): readonly EntryGroup[] {
	const index = new WorkIndex();
	for (const entry of entries) {
		index.add(entry);
	}
	return index.groups();
}

/**
 * Keeps entries in groups, one for each work, while entries come and go: an entry that comes or goes touches only those that it
 * has a fingerprint in common with, and theirs. What is read is always what `groupEntries` gives for the entries there are.
 *
 * Two entries get into one group by what `relate` says of them, the surest first, unless any entry of one group is distinct
 * from any of the other (`areDistinct`), or, where no identifier is what joins them, unlike (`areUnlike`): a chain of likenesses never
 * joins what two identifiers keep apart, nor what two authors do.
 *
 * What it costs depends on how many nodes there are (`WorkNode`): of an entry that stands in very many folders all but the first only join theirs.
 *
 * Of each entry it also keeps what its user has to say of its work: another map by entries would take as long to fill as this.
 */
export class WorkIndex<Kept = never> {
	readonly #nodes = new Map<LocatedEntry, WorkNode<Kept>>();
	/** Most fingerprints are of one node only, so a bucket is made for the second. */
	readonly #buckets = new IntMap<WorkNode<Kept> | WorkBucket<Kept>>();
	/** Those whose fingerprints have come to others, or gone, since `takeUnsettled` was last asked. */
	readonly #unsettled = new Set<WorkNode<Kept>>();
	/** Those to which an entry came, or from which one went, without anything else. */
	readonly #touched = new Set<WorkNode<Kept>>();
	/** By the hashes of entries, those of their facts: the copies of a bibliography come one after the other. */
	readonly #factHashes = new Map<number, number>();

	get size(): number {
		return this.#nodes.size;
	}

	has(entry: LocatedEntry): boolean {
		return this.#nodes.has(entry);
	}

	/**
	 * Adds an entry; one that is there already stays as it is.
	 *
	 * @param keys `identityHashes` of the entry, where they are known.
	 */
	add(located: LocatedEntry, keys: readonly number[] = identityHashes(located.entry)): void {
		if (this.#nodes.has(located)) {
			return;
		}
		const twin = this.#twinOf(located, keys);
		if (twin) {
			twin.add(located);
			this.#nodes.set(located, twin);
			this.#touch(twin, (entries) => withRicher(entries, located));
			return;
		}
		const node = new WorkNode<Kept>(located, keys);
		this.#nodes.set(located, node);
		for (const key of keys) {
			const bucket = this.#buckets.get(key);
			if (bucket === undefined) {
				this.#buckets.set(key, node);
			} else if (bucket instanceof WorkBucket) {
				this.#unsettle(connectedBy(bucket));
				bucket.add(node);
			} else if (bucket !== node) {
				this.#unsettle([bucket]);
				this.#buckets.set(key, new WorkBucket<Kept>().add(bucket).add(node));
			}
		}
		if (!this.isAlone(located)) {
			this.#unsettled.add(node);
		}
	}

	/** Takes an entry away; one that is not there is no error. */
	remove(located: LocatedEntry): void {
		const node = this.#nodes.get(located);
		if (!node) {
			return;
		}
		this.#nodes.delete(located);
		if (!node.isOfOne) {
			node.remove(located);
			this.#touch(node, (entries) => entries.filter((other) => other !== located));
			return;
		}
		this.#unsettle([node]);
		for (const key of node.keys) {
			const bucket = this.#buckets.get(key);
			if (bucket === node) {
				this.#buckets.delete(key);
			} else if (bucket instanceof WorkBucket) {
				bucket.delete(node);
				this.#unsettle(connectedBy(bucket));
				const [last] = bucket;
				if (bucket.size === 1 && last) {
					this.#buckets.set(key, last);
				}
			}
		}
		this.#unsettled.delete(node);
		this.#touched.delete(node);
	}

	/** What is kept of the work that an entry is part of. */
	recordOf(located: LocatedEntry): Kept | undefined {
		return this.#nodes.get(located)?.record;
	}

	/** What is kept of the entries of a group, which may have been in others before. */
	recordsOf(group: EntryGroup): readonly Kept[] {
		return [...new Set(this.#nodesOf(group).flatMap(({ record }) => record ?? []))];
	}

	/** Keeps something of all entries of a group, and forgets what was kept of them. */
	setRecord(group: EntryGroup, record: Kept): void {
		for (const node of this.#nodesOf(group)) {
			node.record = record;
		}
	}

	/**
	 * The groups of all entries that may be in another than when this was last asked: of each that came and shares a fingerprint, and each
	 * that is or was connected with one that came or went. They are not given again.
	 */
	takeUnsettled(): readonly EntryGroup[] {
		const clusters = new Set([...this.#unsettled].map((node) => this.#cluster(node)));
		const groups = new Set([...clusters].flatMap((cluster) => [...cluster.groups.values()]));
		for (const node of this.#touched) {
			groups.add(this.#groupOf(node));
		}
		this.#unsettled.clear();
		this.#touched.clear();
		return [...groups].map(({ entries }) => entries);
	}

	/** Whether it has no fingerprint in common with another entry. */
	isAlone(located: LocatedEntry): boolean {
		const node = this.#nodes.get(located);
		return node !== undefined && node.isOfOne && node.keys.every((key) => this.#buckets.get(key) === node);
	}

	/** The fingerprints it was added with. */
	keysOf(located: LocatedEntry): readonly number[] {
		return this.#nodes.get(located)?.keys ?? [];
	}

	/** The entries with that identifier, as `WorkFacts` has it. */
	withIdentifier(kind: 'doi' | 'arxiv' | 'pmid', value: string): readonly LocatedEntry[] {
		const bucket = this.#buckets.get(identityHash(kind, value, ''));
		return [...(bucket instanceof WorkBucket ? bucket : nodesIn(bucket))]
			.filter((node) => node.facts[kind] === value)
			.flatMap((node) => [...node.entries]);
	}

	/** The entries of the work that an entry tells of which need not be here itself, the surest first. */
	entriesOfWork(entry: UnplacedEntry): readonly LocatedEntry[] {
		const facts = toWorkFacts(entry);
		const nodes = new Set(identityHashes(entry).flatMap((key) => [...nodesIn(this.#buckets.get(key))]));
		return [...nodes]
			.map((node) => ({ node, relation: relate(facts, node.facts) }))
			.flatMap(({ node, relation }) =>
				relation?.kind === 'same'
					? [...node.entries].map((located) => ({ located, strength: relation.strength }))
					: [],
			)
			.sort((a, b) => b.strength - a.strength || compareEntries(a.located, b.located))
			.map(({ located }) => located);
	}

	/** The group of an entry that is there. */
	groupOf(located: LocatedEntry): EntryGroup | undefined {
		const node = this.#nodes.get(located);
		return node && this.#groupOf(node).entries;
	}

	/** The groups that are its preprint, or of which it is the preprint. */
	versionsOf(located: LocatedEntry): readonly EntryGroup[] {
		const node = this.#nodes.get(located);
		return node ? this.#groupOf(node).versions.map(({ entries }) => entries) : [];
	}

	/** Every group once, in an order of their own. */
	groups(): readonly EntryGroup[] {
		const groups = new Set([...new Set(this.#nodes.values())].map((node) => this.#groupOf(node)));
		return [...groups].map(({ entries }) => entries).sort(([a], [b]) => (a && b ? compareEntries(a, b) : 0));
	}

	/** The node that the entry has to join. */
	#twinOf(located: LocatedEntry, keys: readonly number[]): WorkNode<Kept> | undefined {
		let smallest: WorkNode<Kept> | WorkBucket<Kept> | undefined;
		for (const key of keys) {
			const bucket = this.#buckets.get(key);
			if (bucket === undefined) {
				return undefined;
			}
			smallest = smallest === undefined || sizeOf(bucket) < sizeOf(smallest) ? bucket : smallest;
		}
		if (smallest === undefined) {
			return undefined;
		}
		const hash = this.#hashOfFacts(located);
		if (smallest instanceof WorkBucket) {
			return smallest.get(hash);
		}
		return smallest.hash === hash && smallest.isOneWork ? smallest : undefined;
	}

	#hashOfFacts({ entry, hash }: LocatedEntry): number {
		const known = hash === undefined ? undefined : this.#factHashes.get(hash);
		const found = known ?? hashOfFacts(toWorkFacts(entry));
		if (hash !== undefined && known === undefined) {
			if (this.#factHashes.size >= mostFactHashes) {
				this.#factHashes.clear();
			}
			this.#factHashes.set(hash, found);
		}
		return found;
	}

	#touch(node: WorkNode<Kept>, change: (entries: EntryGroup) => EntryGroup): void {
		this.#touched.add(node);
		const group = node.cluster?.groups.get(node);
		if (group) {
			group.entries = change(group.entries);
		}
	}

	/** Forgets what nodes are connected with, since a fingerprint of theirs has come to another, or gone from it. */
	#unsettle(nodes: Iterable<WorkNode<Kept>>): void {
		for (const node of nodes) {
			this.#unsettled.add(node);
			for (const member of node.cluster?.nodes ?? []) {
				member.cluster = undefined;
			}
		}
	}

	#nodesOf(group: EntryGroup): readonly WorkNode<Kept>[] {
		const node = group[0] && this.#nodes.get(group[0]);
		if (!node) {
			return [];
		}
		return group.length === 1 ? [node] : this.#groupOf(node).nodes;
	}

	#groupOf(node: WorkNode<Kept>): WorkGroup<Kept> {
		return this.#cluster(node).groups.get(node) ?? toGroup([node]);
	}

	#cluster(node: WorkNode<Kept>): Cluster<Kept> {
		return node.cluster ?? this.#build(node);
	}

	/** Everything that can be reached through fingerprints in common, and its groups. */
	#build(start: WorkNode<Kept>): Cluster<Kept> {
		const nodes = [start];
		const seen = new Set(nodes);
		const seenKeys = new Set<number>();
		const buckets: WorkBucket<Kept>[] = [];
		for (const node of nodes) {
			for (const key of node.keys) {
				const bucket = seenKeys.has(key) ? undefined : this.#buckets.get(key);
				seenKeys.add(key);
				if (!(bucket instanceof WorkBucket) || bucket.isTooCommon) {
					continue;
				}
				buckets.push(bucket);
				for (const other of bucket) {
					if (!seen.has(other)) {
						seen.add(other);
						nodes.push(other);
					}
				}
			}
		}
		const cluster = { nodes, groups: groupNodes(nodes, buckets) };
		// Nearly all are alone: to keep that would take more room than it saves time.
		if (nodes.length > 1 || !start.isOfOne) {
			for (const node of nodes) {
				node.cluster = cluster;
			}
		}
		return cluster;
	}
}

function sizeOf(bucket: WorkNode<unknown> | WorkBucket<unknown>): number {
	return bucket instanceof WorkBucket ? bucket.size : 1;
}

/** The nodes that a fingerprint connects. */
function connectedBy<Kept>(bucket: WorkBucket<Kept>): Iterable<WorkNode<Kept>> {
	return bucket.isTooCommon ? [] : bucket;
}

/** Those with a fingerprint, unless it is too common. */
function nodesIn<Kept>(bucket: WorkNode<Kept> | WorkBucket<Kept> | undefined): Iterable<WorkNode<Kept>> {
	if (bucket instanceof WorkBucket) {
		return connectedBy(bucket);
	}
	return bucket ? [bucket] : [];
}

/** As many as the entries of a very large bibliography. */
const mostFactHashes = 50_000;
