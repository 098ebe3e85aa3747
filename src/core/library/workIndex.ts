import type { UnplacedEntry } from '../model/entry';
import { IntMap } from '../model/intMap';
import { hashText } from '../text/hashText';
import { areDistinct, areUnlike, relate } from './identity';
import { identityHash, identityHashes } from './identityHashes';
import { compareEntries, compareRichness, type EntryGroup, type LocatedEntry } from './locatedEntry';
import { toWorkFacts, type WorkFacts } from './workFacts';

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
 * Of each entry it also keeps what its user has to say of it: another map by entries would take as long to fill as this.
 */
export class WorkIndex<Kept = never> {
	readonly #nodes = new Map<LocatedEntry, Node & { record?: Kept | undefined }>();
	/** Most fingerprints are of one entry only, so a set is made for the second. */
	readonly #buckets = new IntMap<Node | Set<Node>>();
	/** Those whose fingerprints have come to others, or gone, since `takeUnsettled` was last asked. */
	readonly #unsettled = new Set<Node>();

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
		const node = {
			located,
			facts: undefined,
			content: undefined,
			keys,
			cluster: undefined,
			record: undefined,
		};
		this.#nodes.set(located, node);
		for (const key of keys) {
			const bucket = this.#buckets.get(key);
			if (bucket === undefined) {
				this.#buckets.set(key, node);
			} else if (bucket instanceof Set) {
				this.#unsettle(othersOf(bucket));
				bucket.add(node);
			} else {
				this.#unsettle([bucket]);
				this.#buckets.set(key, new Set([bucket, node]));
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
		this.#unsettle([node]);
		for (const key of node.keys) {
			const bucket = this.#buckets.get(key);
			if (!(bucket instanceof Set)) {
				this.#buckets.delete(key);
				continue;
			}
			bucket.delete(node);
			this.#unsettle(othersOf(bucket));
			const [last] = bucket;
			if (bucket.size === 1 && last) {
				this.#buckets.set(key, last);
			}
		}
		this.#unsettled.delete(node);
	}

	/** What is kept of an entry that is there. */
	recordOf(located: LocatedEntry): Kept | undefined {
		return this.#nodes.get(located)?.record;
	}

	/** Keeps something else, or nothing, of an entry; without effect when it is not there. */
	setRecord(located: LocatedEntry, record: Kept | undefined): void {
		const node = this.#nodes.get(located);
		if (node) {
			node.record = record;
		}
	}

	/**
	 * All entries that may be in another group than when this was last asked: each that came and shares a fingerprint, and each that is or
	 * was connected with one that came or went. They are not given again.
	 */
	takeUnsettled(): ReadonlySet<LocatedEntry> {
		const unsettled = new Set<LocatedEntry>();
		for (const node of this.#unsettled) {
			if (!unsettled.has(node.located)) {
				this.#cluster(node).nodes.forEach((member) => unsettled.add(member.located));
			}
		}
		this.#unsettled.clear();
		return unsettled;
	}

	/** Whether it has no fingerprint in common with another entry. */
	isAlone(located: LocatedEntry): boolean {
		const node = this.#nodes.get(located);
		return node?.keys.every((key) => this.#buckets.get(key) === node) ?? false;
	}

	/** The fingerprints it was added with. */
	keysOf(located: LocatedEntry): readonly number[] {
		return this.#nodes.get(located)?.keys ?? [];
	}

	/** The entries with that identifier, as `WorkFacts` has it. */
	withIdentifier(kind: 'doi' | 'arxiv' | 'pmid', value: string): readonly LocatedEntry[] {
		const key = identityHash(kind, value, '');
		return [...nodesIn(this.#buckets.get(key), true)]
			.filter((node) => toWorkFacts(node.located.entry)[kind] === value)
			.map((node) => node.located);
	}

	/** The entries of the work that an entry tells of which need not be here itself, the surest first. */
	entriesOfWork(entry: UnplacedEntry): readonly LocatedEntry[] {
		const facts = toWorkFacts(entry);
		const nodes = new Set(identityHashes(entry).flatMap((key) => [...nodesIn(this.#buckets.get(key))]));
		return [...nodes]
			.map((node) => ({ located: node.located, relation: relate(facts, factsOf(node)) }))
			.flatMap(({ located, relation }) =>
				relation?.kind === 'same' ? [{ located, strength: relation.strength }] : [],
			)
			.sort((a, b) => b.strength - a.strength || compareEntries(a.located, b.located))
			.map(({ located }) => located);
	}

	/** The group of an entry that is there. */
	groupOf(located: LocatedEntry): EntryGroup | undefined {
		const node = this.#nodes.get(located);
		return node && this.#cluster(node).groups.get(node)?.entries;
	}

	/** The groups that are its preprint, or of which it is the preprint. */
	versionsOf(located: LocatedEntry): readonly EntryGroup[] {
		const node = this.#nodes.get(located);
		const group = node && this.#cluster(node).groups.get(node);
		return group ? group.versions.map(({ entries }) => entries) : [];
	}

	/** Every group once, in an order of their own. */
	groups(): readonly EntryGroup[] {
		const seen = new Set<Group>();
		for (const node of this.#nodes.values()) {
			const group = this.#cluster(node).groups.get(node);
			if (group) {
				seen.add(group);
			}
		}
		return [...seen].map(({ entries }) => entries).sort(([a], [b]) => (a && b ? compareEntries(a, b) : 0));
	}

	/** Forgets what nodes are connected with, since a fingerprint of theirs has come to another, or gone from it. */
	#unsettle(nodes: Iterable<Node>): void {
		for (const node of nodes) {
			this.#unsettled.add(node);
			for (const member of node.cluster?.nodes ?? []) {
				member.cluster = undefined;
			}
		}
	}

	#cluster(node: Node): Cluster {
		return node.cluster ?? this.#build(node);
	}

	/** Everything that can be reached through fingerprints in common, and its groups. */
	#build(start: Node): Cluster {
		const nodes = [start];
		const seen = new Set(nodes);
		const seenKeys = new Set<number>();
		for (const node of nodes) {
			for (const key of node.keys) {
				const others = seenKeys.has(key) ? none : othersOf(this.#buckets.get(key));
				seenKeys.add(key);
				for (const other of others) {
					if (!seen.has(other)) {
						seen.add(other);
						nodes.push(other);
					}
				}
			}
		}
		const cluster: Cluster = { nodes, groups: new Map() };
		if (nodes.length === 1) {
			// Nearly all are alone: to keep that would take more room than it saves time.
			cluster.groups.set(start, { entries: [start.located], versions: [] });
			return cluster;
		}
		for (const node of nodes) {
			node.cluster = cluster;
		}
		nodes.sort((a, b) => compareEntries(a.located, b.located));
		this.#group(cluster);
		return cluster;
	}

	#group(cluster: Cluster): void {
		const links: Link[] = [];
		const versions: (readonly [Node, Node])[] = [];
		const copies = withCopies(cluster.nodes);
		const firsts = [...copies.keys()];
		for (const [a, b] of this.#pairs(firsts)) {
			const relation = relate(factsOf(a), factsOf(b));
			if (relation?.kind === 'same') {
				links.push({ a, b, strength: relation.strength });
			} else if (relation) {
				versions.push([a, b]);
			}
		}
		links.sort((a, b) => b.strength - a.strength);
		const members = new Map<Node, Node[]>(firsts.map((node) => [node, [node]]));
		for (const { a, b, strength } of links) {
			const [one = [], other = []] = [members.get(a), members.get(b)];
			const areApart = (x: WorkFacts, y: WorkFacts): boolean =>
				areDistinct(x, y) || (strength < identified && areUnlike(x, y));
			if (one !== other && !one.some((x) => other.some((y) => areApart(factsOf(x), factsOf(y))))) {
				one.push(...other);
				for (const node of other) {
					members.set(node, one);
				}
			}
		}
		for (const nodes of new Set(members.values())) {
			const all = nodes.flatMap((node) => copies.get(node) ?? []);
			const group = { entries: all.map(({ located }) => located).sort(compareRichness), versions: [] };
			all.forEach((node) => cluster.groups.set(node, group));
		}
		for (const [a, b] of versions) {
			linkVersions(cluster.groups.get(a), cluster.groups.get(b));
		}
	}

	/** Each two nodes that have a fingerprint in common, once, in the order of the nodes. */
	*#pairs(nodes: readonly Node[]): Iterable<readonly [Node, Node]> {
		const order = new Map(nodes.map((node, at) => [node, at]));
		for (const [at, node] of nodes.entries()) {
			const later = new Set<Node>();
			for (const key of node.keys) {
				const bucket = this.#buckets.get(key);
				for (const other of othersOf(bucket)) {
					if ((order.get(other) ?? -1) > at) {
						later.add(other);
					}
				}
			}
			for (const other of [...later].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))) {
				yield [node, other];
			}
		}
	}
}

interface Node {
	readonly located: LocatedEntry;
	/** Made when they are first asked for, since most entries have no fingerprint in common with another. */
	facts: WorkFacts | undefined;
	/** Likewise. */
	content: number | undefined;
	/** Hashes of its fingerprints: strings would take half of the memory and time. Where two fall together, `relate` tells. */
	readonly keys: readonly number[];
	/** Built when it is first asked for, and forgotten when anything in it changes. */
	cluster: Cluster | undefined;
}

interface Cluster {
	readonly nodes: Node[];
	readonly groups: Map<Node, Group>;
}

interface Group {
	readonly entries: EntryGroup;
	readonly versions: Group[];
}

/** The strength of a relation from which an identifier speaks for it. */
const identified = 3;

interface Link {
	readonly a: Node;
	readonly b: Node;
	readonly strength: number;
}

function factsOf(node: Node): WorkFacts {
	node.facts ??= toWorkFacts(node.located.entry);
	return node.facts;
}

/**
 * The nodes that say something else than those before them, each with all that say the same: copies of one bibliography stand in many
 * folders, and of so many not each need be judged with each. Those that are not the same work as themselves (a title that many works
 * bear) stand alone.
 */
function withCopies(nodes: readonly Node[]): ReadonlyMap<Node, readonly Node[]> {
	const byFirst = new Map<Node, Node[]>();
	const firsts = new Map<number, Node>();
	for (const node of nodes) {
		const first = firsts.get(contentOf(node)) ?? node;
		firsts.set(contentOf(node), first);
		const isCopy = first !== node && relate(factsOf(first), factsOf(node))?.kind === 'same';
		const copies = isCopy ? byFirst.get(first) : undefined;
		if (copies) {
			copies.push(node);
		} else {
			byFirst.set(node, [node]);
		}
	}
	return byFirst;
}

/** Tells what the entry says from what another says. */
function contentOf(node: Node): number {
	node.content ??= node.located.hash ?? hashText(JSON.stringify(node.located.entry));
	return node.content;
}

/** The nodes that a fingerprint connects. */
function othersOf(bucket: Node | ReadonlySet<Node> | undefined): Iterable<Node> {
	return bucket instanceof Set && !isTooCommon(bucket) ? bucket : none;
}

/** @param evenCommon whether a fingerprint counts that very many share. */
function nodesIn(bucket: Node | Set<Node> | undefined, evenCommon = false): Iterable<Node> {
	if (bucket instanceof Set) {
		return evenCommon ? bucket : othersOf(bucket);
	}
	return bucket ? [bucket] : none;
}

const none: readonly Node[] = [];

/** A fingerprint that so many share tells nothing, and comparing each with each would take the square of their number. */
function isTooCommon(bucket: ReadonlySet<Node>): boolean {
	return bucket.size > mostSharing;
}

const mostSharing = 300;

function linkVersions(a: Group | undefined, b: Group | undefined): void {
	if (a && b && a !== b && !a.versions.includes(b)) {
		a.versions.push(b);
		b.versions.push(a);
	}
}
