import type { UnplacedEntry } from '../../model/entry';
import type { LocatedEntry } from '../../library/workIndex';
import type { Slices } from '../../model/slices';

/** Enough of an entry to know its work again. */
export type KnownWork = Omit<UnplacedEntry, 'abstract' | 'files' | 'verbatim' | 'record'>;

/** The library, as far as it is asked here. */
export interface KeyedEntries {
	/** The entries that have the key, or had it before. */
	entriesWithKey(citekey: string): readonly LocatedEntry[];
	newKeyOf(citekey: string): string | undefined;
	entriesOfWork(entry: UnplacedEntry): readonly LocatedEntry[];
}

/** Which work each citekey stood for when it was last looked at: what tells, when a key is gone, which key the work has now. */
export class CitedWorks {
	readonly #works = new Map<string, KnownWork>();
	readonly #seen = new Map<string, LocatedEntry>();

	get size(): number {
		return this.#works.size;
	}

	get(citekey: string): KnownWork | undefined {
		return this.#works.get(citekey);
	}

	/** Takes up what was remembered before; of what is known already, nothing. */
	restore(works: Iterable<readonly [string, KnownWork]>): void {
		for (const [citekey, work] of works) {
			if (!this.#works.has(citekey)) {
				this.#works.set(citekey, work);
			}
		}
	}

	/** All that is remembered, by citekey: plain JSON. */
	entries(): readonly (readonly [string, KnownWork])[] {
		return [...this.#works];
	}

	/**
	 * Remembers the works of cited keys, and tells which keys lead elsewhere now: the new one by the old one. Of what is no longer cited
	 * nothing is kept.
	 *
	 * @param told what is said of moves elsewhere, which holds where the work is not known
	 */
	*follow(
		cited: ReadonlySet<string>,
		library: KeyedEntries,
		told: ReadonlyMap<string, string>,
	): Slices<FollowedKeys> {
		const moved = new Map<string, string>();
		let isOther = false;
		let count = 0;
		for (const citekey of cited) {
			if (++count % keysInStep === 0) {
				yield;
			}
			const [entry] = library.newKeyOf(citekey) === undefined ? library.entriesWithKey(citekey) : [];
			if (entry) {
				isOther = this.#remember(citekey, entry) || isOther;
			} else {
				const key = this.#newKey(citekey, library) ?? told.get(citekey);
				if (key !== undefined && key !== citekey && library.entriesWithKey(key).length > 0) {
					moved.set(citekey, key);
				}
			}
		}
		for (const citekey of this.#works.keys()) {
			if (!cited.has(citekey)) {
				this.#works.delete(citekey);
				this.#seen.delete(citekey);
				isOther = true;
			}
		}
		return { moved, isOther };
	}

	#newKey(citekey: string, library: KeyedEntries): string | undefined {
		const work = this.#works.get(citekey);
		const found = work ? library.entriesOfWork(work) : [];
		return (found.find(({ isFallback }) => !isFallback) ?? found[0])?.citekey;
	}

	#remember(citekey: string, located: LocatedEntry): boolean {
		if (this.#seen.get(citekey) === located) {
			return false;
		}
		this.#seen.set(citekey, located);
		const work = toKnownWork(located.entry);
		const isOther = JSON.stringify(work) !== JSON.stringify(this.#works.get(citekey));
		this.#works.set(citekey, work);
		return isOther;
	}
}

export interface FollowedKeys {
	/** The new citekey by the old one. */
	readonly moved: ReadonlyMap<string, string>;
	/** Whether something else is remembered than before. */
	readonly isOther: boolean;
}

function toKnownWork(entry: UnplacedEntry): KnownWork {
	const { abstract: _a, files: _f, verbatim: _v, record: _r, ...work } = entry;
	return { ...work, topics: [], links: [] };
}

const keysInStep = 200;
