import type { Paper } from '../model/paper';

/**
 * The new citekeys by the old one: one, but where notes that cite from different bibliographies meant different works by it, that of each
 * work.
 */
export type KeyMoves = ReadonlyMap<string, readonly string[]>;

/** Which citekeys have come in the place of others. Each folder of the workspace tells that for itself. */
export class FolderMoves {
	#byFolder: ReadonlyMap<string, KeyMoves> = new Map();
	#agreed: KeyMoves = new Map();
	#oldKeys: ReadonlyMap<string, ReadonlySet<string>> = new Map();

	get byFolder(): ReadonlyMap<string, KeyMoves> {
		return this.#byFolder;
	}

	/** Those of a folder; for none, those that no two folders tell differently. */
	of(folder: string | undefined): KeyMoves {
		return folder === undefined ? this.#agreed : (this.#byFolder.get(folder) ?? noMoves);
	}

	/** The citekeys that a paper had before, in any folder. */
	oldKeysOf({ citekey, aliases = [], places = [] }: Paper): readonly string[] {
		if (this.#oldKeys.size === 0) {
			return [];
		}
		const keys = [citekey, ...aliases, ...places.map((place) => place.citekey)];
		return [...new Set(keys.flatMap((key) => [...(this.#oldKeys.get(key) ?? [])]))];
	}

	/** @returns whether that is something else than before. */
	set(byFolder: ReadonlyMap<string, KeyMoves>): boolean {
		const told = [...byFolder].filter(([, moves]) => moves.size > 0);
		const isSame =
			told.length === this.#byFolder.size &&
			told.every(([folder, moves]) => isSameMoves(moves, this.of(folder)));
		if (!isSame) {
			this.#byFolder = new Map(told);
			this.#agreed = agreedMoves(told.map(([, moves]) => moves));
			this.#oldKeys = byNewKey(told.flatMap(([, moves]) => pairsOf(moves)));
		}
		return !isSame;
	}
}

function agreedMoves(all: readonly KeyMoves[]): KeyMoves {
	return new Map(
		all
			.flatMap((moves) => [...moves])
			.filter(([old, now]) => all.every((moves) => isSameKeys(moves.get(old) ?? now, now))),
	);
}

/** Each old citekey with each of the new ones. */
export function pairsOf(moves: KeyMoves): readonly (readonly [string, string])[] {
	return [...moves].flatMap(([old, keys]) => keys.map((now) => [old, now] as const));
}

function byNewKey(moves: readonly (readonly [string, string])[]): ReadonlyMap<string, ReadonlySet<string>> {
	const found = new Map<string, Set<string>>();
	for (const [old, now] of moves) {
		found.set(now, (found.get(now) ?? new Set()).add(old));
	}
	return found;
}

export function isSameMoves(moves: KeyMoves, others: KeyMoves): boolean {
	return (
		moves.size === others.size && [...moves].every(([old, now]) => isSameKeys(now, others.get(old) ?? []))
	);
}

function isSameKeys(keys: readonly string[], others: readonly string[]): boolean {
	return keys.length === others.length && keys.every((key, at) => key === others[at]);
}

const noMoves: KeyMoves = new Map();
