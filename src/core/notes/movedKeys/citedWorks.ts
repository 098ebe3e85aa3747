import { citingKeysOf } from '../../library/entriesByKey';
import type { KeyMoves } from '../../library/keyMoves';
import type { LocatedEntry } from '../../library/locatedEntry';
import type { UnplacedEntry } from '../../model/entry';
import type { Slices } from '../../model/slices';

/** Enough of an entry to know its work again. */
export type KnownWork = Omit<UnplacedEntry, 'abstract' | 'files' | 'verbatim' | 'record'>;

/** What a citekey stood for. */
export interface CitedWork {
	/** The source that had it. */
	readonly source: string;
	readonly work: KnownWork;
	/** The key that it had there, where a file tells that the citekey leads to that: the work counts after what the file tells now. */
	readonly toldKey?: string;
}

/** The library, as far as it is asked here. */
export interface KeyedEntries {
	entriesWithKey(citekey: string): readonly LocatedEntry[];
	entriesOfWork(entry: UnplacedEntry): readonly LocatedEntry[];
}

/** A folder of notes whose keys are followed. */
export interface FollowedFolder {
	/** The keys that its notes cite, and those of which a file tells for notes that are yet to come. */
	readonly cited: ReadonlySet<string>;
	/** The sources that a note of it may cite from, for each place where that differs; what counts for most notes first. */
	readonly scopes: readonly (readonly string[])[];
	/** What is said of moves elsewhere, which holds where the work is not known. */
	readonly told: KeyMoves;
}

/**
 * Remembers for each citekey that the notes of a folder cite which works it stood for, one for each bibliography that a note means by
 * it. When a key is gone, this tells which key its work has now.
 */
export class CitedWorks {
	/** By the citekey and the source. */
	readonly #works = new Map<string, Map<string, CitedWork>>();
	readonly #seen = new Map<string, Map<string, LocatedEntry>>();

	/** How many citekeys are known. */
	get size(): number {
		return this.#works.size;
	}

	/** Takes up what was remembered before; of what is known already, nothing. */
	restore(citekey: string, work: CitedWork): void {
		const works = this.#worksOf(citekey);
		if (!works.has(work.source)) {
			works.set(work.source, work);
		}
	}

	/** All that is remembered, by citekey, of which several works may be known: plain JSON. */
	entries(): readonly (readonly [string, CitedWork])[] {
		return [...this.#works].flatMap(([citekey, works]) =>
			[...works.values()].map((work) => [citekey, work] as const),
		);
	}

	forget(citekey: string): void {
		this.#works.delete(citekey);
		this.#seen.delete(citekey);
	}

	/**
	 * Remembers the works of cited keys, and tells which keys lead elsewhere now: the new ones by the old one. A key leads elsewhere when
	 * something that a note cites from has the new one, and no longer the old one. Of what is no longer cited nothing is kept.
	 */
	*follow(library: KeyedEntries, { cited, scopes, told }: FollowedFolder): Slices<FollowedKeys> {
		const moved = new Map<string, readonly string[]>();
		const reach = new Reach(library, scopes);
		let isChanged = false;
		let count = 0;
		for (const citekey of cited) {
			if (++count % keysInStep === 0) {
				yield;
			}
			const known = [...(this.#works.get(citekey)?.values() ?? [])];
			const newKeys = (works: readonly CitedWork[], before: readonly string[]): readonly string[] =>
				works.flatMap((work) => reach.newKeyOf([citekey, ...before], work) ?? []);
			const own = newKeys(
				known.filter(({ toldKey }) => toldKey === undefined),
				[],
			);
			const confirmed = reach.confirmed([citekey, ...own], told.get(citekey) ?? []);
			const later = newKeys(
				known.filter(({ toldKey }) => toldKey !== undefined),
				[...own, ...confirmed],
			);
			const keys = new Set([...own, ...confirmed, ...later]);
			if (keys.size > 0) {
				moved.set(citekey, [...keys]);
			}
			for (const located of reach.meantBy(citekey)) {
				isChanged = this.#remember(citekey, located) || isChanged;
			}
			for (const toldKey of confirmed) {
				for (const located of reach.meantBy(toldKey, [citekey, ...own])) {
					isChanged = this.#remember(citekey, located, toldKey) || isChanged;
				}
			}
		}
		for (const citekey of this.#works.keys()) {
			if (!cited.has(citekey)) {
				this.forget(citekey);
				isChanged = true;
			}
		}
		return { moved, isChanged };
	}

	#remember(citekey: string, located: LocatedEntry, toldKey?: string): boolean {
		const { source, entry } = located;
		const seen = this.#seen.get(citekey) ?? new Map<string, LocatedEntry>();
		if (seen.get(source) === located) {
			return false;
		}
		this.#seen.set(citekey, seen.set(source, located));
		const work = { source, work: toKnownWork(entry), ...(toldKey !== undefined && { toldKey }) };
		const works = this.#worksOf(citekey);
		const isChanged = JSON.stringify(work) !== JSON.stringify(works.get(source));
		works.set(source, work);
		return isChanged;
	}

	#worksOf(citekey: string): Map<string, CitedWork> {
		const works = this.#works.get(citekey) ?? new Map<string, CitedWork>();
		this.#works.set(citekey, works);
		return works;
	}
}

export interface FollowedKeys {
	readonly moved: KeyMoves;
	/** Whether something else is remembered than before. */
	readonly isChanged: boolean;
}

/**
 * The entries that the notes of a folder may cite, each note those of one scope. There may be as many scopes as notes, each of a
 * bibliography of its own: only those that a source is in are looked at.
 */
class Reach {
	/** The numbers of the scopes that each source is in, in order; the sources in the order in which they count. */
	readonly #scopes = new Map<string, Set<number>>();
	/** The place of each source in that order. */
	readonly #order: ReadonlyMap<string, number>;

	constructor(
		private readonly library: KeyedEntries,
		scopes: readonly (readonly string[])[],
	) {
		for (const [number, sources] of scopes.entries()) {
			for (const source of sources) {
				const known = this.#scopes.get(source);
				if (known) {
					known.add(number);
				} else {
					this.#scopes.set(source, new Set([number]));
				}
			}
		}
		this.#order = new Map([...this.#scopes.keys()].map((source, at) => [source, at]));
	}

	/** The entries that notes mean by the key: of each scope the first that has it, but where one of the other keys is there, too. */
	meantBy(citekey: string, others: readonly string[] = []): ReadonlySet<LocatedEntry> {
		const entries = this.library.entriesWithKey(citekey);
		const [first] = entries;
		if (first && entries.length === 1 && others.length === 0) {
			return new Set(this.#scopes.has(first.source) ? [first] : []);
		}
		const order = ({ source }: LocatedEntry): number => this.#order.get(source) ?? Infinity;
		const taken = this.#scopesWith(others);
		const meant: { readonly located: LocatedEntry; readonly scope: number }[] = [];
		for (const located of [...entries].sort((a, b) => order(a) - order(b))) {
			const [scope] = this.#notIn(taken, located);
			if (scope !== undefined) {
				meant.push({ located, scope });
				this.#scopes.get(located.source)?.forEach((each) => taken.add(each));
			}
		}
		return new Set(meant.sort((a, b) => a.scope - b.scope).map(({ located }) => located));
	}

	/** The key that a work has where it had another, and none of the old ones is there; where its source is gone, anywhere. */
	newKeyOf(oldKeys: readonly string[], { source, work }: CitedWork): string | undefined {
		const own = this.#scopes.get(source);
		const isThere = (key: string): boolean =>
			this.library.entriesWithKey(key).some((entry) => entry.source === source);
		if (own && oldKeys.some(isThere)) {
			return undefined;
		}
		const closed = this.#scopesWith(oldKeys);
		const isOpen = (scope: number): boolean => own?.has(scope) ?? true;
		const found = this.library
			.entriesOfWork(work)
			.filter(
				(located) =>
					!citingKeysOf(located).some((key) => oldKeys.includes(key)) &&
					[...this.#notIn(closed, located)].some(isOpen),
			);
		return (found.find(({ isFallback }) => !isFallback) ?? found[0])?.citekey;
	}

	/** Those keys by which some note may cite that may not by the old ones. */
	confirmed(oldKeys: readonly string[], keys: readonly string[]): readonly string[] {
		const closed = this.#scopesWith(keys.length > 0 ? oldKeys : []);
		const isOpen = (located: LocatedEntry): boolean => [...this.#notIn(closed, located)].length > 0;
		return keys.filter((key) => this.library.entriesWithKey(key).some(isOpen));
	}

	/** Those in which an entry has one of the keys. */
	#scopesWith(citekeys: readonly string[]): Set<number> {
		const found = new Set<number>();
		for (const citekey of citekeys) {
			for (const { source } of this.library.entriesWithKey(citekey)) {
				this.#scopes.get(source)?.forEach((scope) => found.add(scope));
			}
		}
		return found;
	}

	/** Those of an entry that are not among some. */
	*#notIn(scopes: ReadonlySet<number>, { source }: LocatedEntry): Iterable<number> {
		for (const scope of this.#scopes.get(source) ?? []) {
			if (!scopes.has(scope)) {
				yield scope;
			}
		}
	}
}

function toKnownWork(entry: UnplacedEntry): KnownWork {
	const { abstract: _a, files: _f, verbatim: _v, record: _r, ...work } = entry;
	return { ...work, topics: [], links: [] };
}

const keysInStep = 50;
