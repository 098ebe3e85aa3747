import { hashText } from '../../text/hashText';
import { relate, type Relation } from './identity';
import type { LocatedEntry } from '../locatedEntry';
import { toWorkFacts, type WorkFacts } from './workFacts';
import type { Cluster } from './workGroups';

/**
 * Entries with the same facts, which are therefore the same to all others: what was copied from folder to folder, whatever its notes and
 * files say there. Entries that say too little to be one work with their own copies (a title that many works bear) are nodes each for itself.
 */
export class WorkNode<Kept> {
	/** Most are of one entry only, so a set is made for the second. */
	#entries: LocatedEntry | Set<LocatedEntry>;
	#facts: WorkFacts | undefined = undefined;
	#hash: number | undefined = undefined;
	/** What was found out before of it and others. */
	#relations: WeakMap<WorkNode<Kept>, { readonly relation: Relation }> | undefined = undefined;
	/** Built when it is first asked for, and forgotten when anything in it changes. */
	cluster: Cluster<Kept> | undefined = undefined;
	/** What is kept of its entries. */
	record: Kept | undefined = undefined;

	/** @param keys hashes of its fingerprints: strings would take half of the memory and time. Where two fall together, `relate` tells. */
	constructor(
		located: LocatedEntry,
		readonly keys: readonly number[],
	) {
		this.#entries = located;
	}

	/** At least one, in the order in which they came. */
	get entries(): Iterable<LocatedEntry> {
		return this.#entries instanceof Set ? this.#entries : [this.#entries];
	}

	get first(): LocatedEntry {
		for (const located of this.entries) {
			return located;
		}
		throw new Error('WorkNode: a node without entries');
	}

	get isOfOne(): boolean {
		return !(this.#entries instanceof Set);
	}

	/** Made when they are first asked for, since most entries have no fingerprint in common with another. */
	get facts(): WorkFacts {
		this.#facts ??= toWorkFacts(this.first.entry);
		return this.#facts;
	}

	/** Tells its facts from those of others. */
	get hash(): number {
		this.#hash ??= hashOfFacts(this.facts);
		return this.#hash;
	}

	/** Whether another entry with these facts is the same work. */
	get isOneWork(): boolean {
		return relate(this.facts, this.facts)?.kind === 'same';
	}

	/** `relate`, found out once: where very many share a fingerprint, one that comes need not have all the others compared again. */
	relationTo(other: WorkNode<Kept>): Relation {
		this.#relations ??= new WeakMap();
		const known = this.#relations.get(other) ?? { relation: relate(this.facts, other.facts) };
		this.#relations.set(other, known);
		return known.relation;
	}

	add(located: LocatedEntry): void {
		if (this.#entries instanceof Set) {
			this.#entries.add(located);
		} else {
			this.#entries = new Set([this.#entries, located]);
		}
	}

	/** Takes one of several entries away. */
	remove(located: LocatedEntry): void {
		if (this.#entries instanceof Set) {
			this.#entries.delete(located);
			const [last] = this.#entries;
			this.#entries = this.#entries.size === 1 && last ? last : this.#entries;
		}
	}
}

export function hashOfFacts(facts: WorkFacts): number {
	return hashText(JSON.stringify(facts));
}

/**
 * A text that all nodes have in common which are surely one work: a DOI and a title (see `relate`). `undefined` without.
 */
export function sureNameOf({ facts: { doi, title } }: WorkNode<unknown>): string | undefined {
	return doi === '' || title.full === '' ? undefined : `${doi} ${title.full}`;
}
