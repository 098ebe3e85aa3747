import type { LocatedEntry } from './workIndex';

/** The entries by the citekeys that cite them, and the keys that have come in the place of others. */
export class EntriesByKey {
	readonly #entries = new Map<string, LocatedEntry | LocatedEntry[]>();
	/** The new citekey by the old one. */
	#moved: ReadonlyMap<string, string> = new Map();

	/**
	 * The entries that can be cited by that key, their own or one of their aliases, in the order in which they came. Where there are none,
	 * those whose key it was.
	 */
	with(citekey: string): readonly LocatedEntry[] {
		return this.#under(this.newKeyOf(citekey) ?? citekey);
	}

	/** The citekey that has come in the place of one which no entry has any more. */
	newKeyOf(citekey: string): string | undefined {
		return this.#entries.has(citekey) ? undefined : this.#moved.get(citekey);
	}

	/** The new citekey of each that no entry has any more, by the old one. */
	get moved(): ReadonlyMap<string, string> {
		return this.#moved.size === 0
			? this.#moved
			: new Map([...this.#moved].filter(([old]) => !this.#entries.has(old)));
	}

	/** @returns whether that is something else than before. */
	setMoved(moved: ReadonlyMap<string, string>): boolean {
		const isSame =
			moved.size === this.#moved.size && [...moved].every(([old, now]) => this.#moved.get(old) === now);
		this.#moved = moved;
		return !isSame;
	}

	add(located: LocatedEntry): void {
		for (const key of citingKeysOf(located)) {
			const others = this.#entries.get(key);
			if (Array.isArray(others)) {
				others.push(located);
			} else {
				this.#entries.set(key, others ? [others, located] : located);
			}
		}
	}

	remove(located: LocatedEntry): void {
		for (const key of citingKeysOf(located)) {
			const others = this.#under(key).filter((other) => other !== located);
			if (others.length === 0) {
				this.#entries.delete(key);
			} else {
				this.#entries.set(key, others);
			}
		}
	}

	#under(citekey: string): readonly LocatedEntry[] {
		const known = this.#entries.get(citekey);
		return Array.isArray(known) ? known : known ? [known] : [];
	}
}

/** All keys that cite the entry, none twice. */
export function citingKeysOf({ citekey, entry: { aliases = [] } }: LocatedEntry): readonly string[] {
	return aliases.length === 0 ? [citekey] : [...new Set([citekey, ...aliases])];
}
