import { citingKeysOf } from '../../library/entriesByKey';
import type { KeyMoves } from '../../library/keyMoves';
import type { LocatedEntry } from '../../library/workIndex';
import type { UnplacedEntry } from '../../model/entry';
import type { Slices } from '../../model/slices';

/** Enough of an entry to know its work again. */
export type KnownWork = Omit<UnplacedEntry, 'abstract' | 'files' | 'verbatim' | 'record'>;

/** What a citekey stood for. */
export interface CitedWork {
	/** The source that had it. */
	readonly source: string;
	readonly work: KnownWork;
}

/** The library, as far as it is asked here. */
export interface KeyedEntries {
	entriesWithKey(citekey: string): readonly LocatedEntry[];
	entriesOfWork(entry: UnplacedEntry): readonly LocatedEntry[];
}

/** A folder of notes whose keys are followed. */
export interface FollowedFolder {
	/** The keys that its notes cite. */
	readonly cited: ReadonlySet<string>;
	/** The sources that a note of it may cite from, for each place where that differs; what counts for most notes first. */
	readonly scopes: readonly (readonly string[])[];
	/** What is said of moves elsewhere, which holds where the work is not known. */
	readonly told: KeyMoves;
}

/**
 * Which work each citekey that the notes of a folder cite stood for when it was last looked at: what tells, when a key is gone, which key
 * the work has now.
 */
export class CitedWorks {
	readonly #works = new Map<string, CitedWork>();
	readonly #seen = new Map<string, LocatedEntry>();

	get size(): number {
		return this.#works.size;
	}

	/** Takes up what was remembered before; of a key that is known already, nothing. */
	restore(citekey: string, work: CitedWork): void {
		if (!this.#works.has(citekey)) {
			this.#works.set(citekey, work);
		}
	}

	/** All that is remembered, by citekey: plain JSON. */
	entries(): readonly (readonly [string, CitedWork])[] {
		return [...this.#works];
	}

	forget(citekey: string): void {
		this.#works.delete(citekey);
		this.#seen.delete(citekey);
	}

	/**
	 * Remembers the works of cited keys, and tells which keys lead elsewhere now: the new one by the old one. A key leads elsewhere when
	 * something that a note cites from has the new one, and no longer the old one. Of what is no longer cited nothing is kept.
	 */
	*follow(library: KeyedEntries, { cited, scopes, told }: FollowedFolder): Slices<FollowedKeys> {
		const moved = new Map<string, string>();
		const reach = new Reach(library, scopes);
		let isOther = false;
		let count = 0;
		for (const citekey of cited) {
			if (++count % keysInStep === 0) {
				yield;
			}
			const present = reach.entriesWithKey(citekey);
			const key = this.#newKey(citekey, present, reach) ?? reach.confirmed(citekey, told.get(citekey));
			const [entry] = present;
			if (key !== undefined) {
				moved.set(citekey, key);
			} else if (entry) {
				isOther = this.#remember(citekey, entry) || isOther;
			}
		}
		for (const citekey of this.#works.keys()) {
			if (!cited.has(citekey)) {
				this.forget(citekey);
				isOther = true;
			}
		}
		return { moved, isOther };
	}

	#newKey(citekey: string, present: readonly LocatedEntry[], reach: Reach): string | undefined {
		const known = this.#works.get(citekey);
		const seen = this.#seen.get(citekey);
		return known && !(seen && present.includes(seen)) ? reach.newKeyOf(citekey, known) : undefined;
	}

	#remember(citekey: string, located: LocatedEntry): boolean {
		if (this.#seen.get(citekey) === located) {
			return false;
		}
		this.#seen.set(citekey, located);
		const work = { source: located.source, work: toKnownWork(located.entry) };
		const isOther = JSON.stringify(work) !== JSON.stringify(this.#works.get(citekey));
		this.#works.set(citekey, work);
		return isOther;
	}
}

export interface FollowedKeys {
	/** The new citekey by the old one. */
	readonly moved: KeyMoves;
	/** Whether something else is remembered than before. */
	readonly isOther: boolean;
}

/** The entries that the notes of a folder may cite, each note those of one scope. */
class Reach {
	readonly #scopes: readonly ReadonlySet<string>[];
	/** The place of each source in the order in which they count. */
	readonly #order: ReadonlyMap<string, number>;

	constructor(
		private readonly library: KeyedEntries,
		scopes: readonly (readonly string[])[],
	) {
		this.#scopes = scopes.map((sources) => new Set(sources));
		this.#order = new Map([...new Set(scopes.flat())].map((source, at) => [source, at]));
	}

	/** Those that some note may cite by the key, the first one first. */
	entriesWithKey(citekey: string): readonly LocatedEntry[] {
		const order = ({ source }: LocatedEntry): number => this.#order.get(source) ?? Infinity;
		return this.library
			.entriesWithKey(citekey)
			.filter(({ source }) => this.#order.has(source))
			.sort((a, b) => order(a) - order(b));
	}

	/** The key that a work has where it had the other; where its source is gone, anywhere. */
	newKeyOf(citekey: string, { source, work }: CitedWork): string | undefined {
		const scopes = this.#scopes.filter((scope) => scope.has(source) || !this.#order.has(source));
		const open = scopes.filter((scope) => !this.#has(scope, citekey));
		const found =
			open.length === 0
				? []
				: this.library
						.entriesOfWork(work)
						.filter(
							(located) =>
								!citingKeysOf(located).includes(citekey) && open.some((scope) => scope.has(located.source)),
						);
		return (found.find(({ isFallback }) => !isFallback) ?? found[0])?.citekey;
	}

	/** The key, when some note may cite by it that may not by the old one. */
	confirmed(citekey: string, key: string | undefined): string | undefined {
		return key !== undefined &&
			this.#scopes.some((scope) => this.#has(scope, key) && !this.#has(scope, citekey))
			? key
			: undefined;
	}

	#has(scope: ReadonlySet<string>, citekey: string): boolean {
		return this.library.entriesWithKey(citekey).some(({ source }) => scope.has(source));
	}
}

function toKnownWork(entry: UnplacedEntry): KnownWork {
	const { abstract: _a, files: _f, verbatim: _v, record: _r, ...work } = entry;
	return { ...work, topics: [], links: [] };
}

const keysInStep = 200;
