import type { LocatedEntry } from './workIndex';

/** The entries by the citekeys that cite them. */
export class EntriesByKey {
	readonly #entries = new Map<string, LocatedEntry | LocatedEntry[]>();

	/** The entries that can be cited by that key, their own or one of their aliases, in the order in which they came. */
	with(citekey: string): readonly LocatedEntry[] {
		const known = this.#entries.get(citekey);
		return Array.isArray(known) ? known : known ? [known] : [];
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
			const others = this.with(key).filter((other) => other !== located);
			if (others.length === 0) {
				this.#entries.delete(key);
			} else {
				this.#entries.set(key, others);
			}
		}
	}
}

/** All keys that cite the entry, none twice. */
export function citingKeysOf({ citekey, entry: { aliases = [] } }: LocatedEntry): readonly string[] {
	return aliases.length === 0 ? [citekey] : [...new Set([citekey, ...aliases])];
}
