import type { LocatedEntry } from './locatedEntry';

/** The entries by the citekeys that cite them. */
export class EntriesByKey {
	/** Most keys are of one entry only, so a set is made for the second. */
	readonly #entries = new Map<string, LocatedEntry | Set<LocatedEntry>>();

	/** The entries that can be cited by that key, their own or one of their aliases, in the order in which they came. */
	with(citekey: string): readonly LocatedEntry[] {
		const known = this.#entries.get(citekey);
		return known instanceof Set ? [...known] : known ? [known] : [];
	}

	/** Whether one entry only can be cited by that key. */
	isSole(citekey: string): boolean {
		const known = this.#entries.get(citekey);
		return known !== undefined && !(known instanceof Set);
	}

	add(located: LocatedEntry): void {
		for (const key of citingKeysOf(located)) {
			const others = this.#entries.get(key);
			if (others instanceof Set) {
				others.add(located);
			} else {
				this.#entries.set(key, others ? new Set([others, located]) : located);
			}
		}
	}

	remove(located: LocatedEntry): void {
		for (const key of citingKeysOf(located)) {
			const others = this.#entries.get(key);
			if (others === located) {
				this.#entries.delete(key);
			} else if (others instanceof Set) {
				others.delete(located);
				const [last] = others;
				if (others.size === 1 && last) {
					this.#entries.set(key, last);
				}
			}
		}
	}
}

/** All keys that cite the entry, none twice. */
export function citingKeysOf({ citekey, entry: { aliases = [] } }: LocatedEntry): readonly string[] {
	return aliases.length === 0 ? [citekey] : [...new Set([citekey, ...aliases])];
}
