import { within } from '../../core/library/workspaceFiles';

/** Sources that a note or its project names. */
export interface NamedTogether {
	/** That of the note, if it is in any. */
	readonly folder: string | undefined;
	readonly sources: readonly string[];
}

/** What notes or their projects name, each together: of the notes that were asked about, and of all that name some themselves. */
export class NamedSources {
	readonly #byNote = new Map<string, NamedTogether>();
	/** How many of these notes name each combination, by `namesOf`. */
	readonly #together = new Map<string, { readonly named: NamedTogether; readonly notes: number }>();
	/** How often they name each source. */
	readonly #counts = new Map<string, number>();
	/** Of all notes of the workspace, whether or not what they name was read. */
	#ofAllNotes: ReadonlyMap<string, NamedTogether> = new Map();

	/** Those that notes name which were asked about. */
	get sources(): readonly string[] {
		return [...this.#counts.keys()];
	}

	has(source: string): boolean {
		return this.#counts.has(source);
	}

	/** What these notes name, each combination once. */
	get together(): readonly NamedTogether[] {
		return [...this.#together.values()].map(({ named }) => named);
	}

	/** What notes of a folder name, those included that were never asked about, each combination once. */
	in(folder: string): readonly NamedTogether[] {
		const others = [...this.#ofAllNotes].flatMap(([names, each]) => (this.#together.has(names) ? [] : each));
		return [...this.together, ...others].filter((each) => each.folder === folder);
	}

	/**
	 * Notes what a note names now in place of what it did; `undefined` for nothing.
	 *
	 * @returns whether `together` is another now, and the sources that no note names any more.
	 */
	set(note: string, named: NamedTogether | undefined): NamedChange {
		const before = this.#byNote.get(note);
		if ((before && namesOf(before)) === (named && namesOf(named))) {
			return { isChanged: false, gone: [] };
		}
		this.#byNote.delete(note);
		if (named) {
			this.#byNote.set(note, named);
		}
		const isNew = named !== undefined && this.#count(named, 1);
		const isGone = before !== undefined && this.#count(before, -1);
		return {
			isChanged: isNew || isGone,
			gone: before?.sources.filter((source) => !this.#counts.has(source)) ?? [],
		};
	}

	/** The notes that were asked about and are one of some addresses, or below one. */
	notesWithin(addresses: readonly string[]): readonly string[] {
		const among = new Set(addresses);
		const notes = [...this.#byNote.keys()];
		return [...notes.filter((note) => among.has(note)), ...within(addresses, notes)];
	}

	/** @returns whether `in` tells something else now. */
	setOfAllNotes(all: readonly NamedTogether[]): boolean {
		const before = this.#ofAllNotes;
		const named = new Map(all.map((each) => [namesOf(each), each]));
		this.#ofAllNotes = named;
		return named.size !== before.size || [...named.keys()].some((names) => !before.has(names));
	}

	/** @returns whether the combination is the first of its names, or was the last. */
	#count(named: NamedTogether, by: 1 | -1): boolean {
		const names = namesOf(named);
		const notes = (this.#together.get(names)?.notes ?? 0) + by;
		setOrDelete(this.#together, names, notes > 0 ? { named, notes } : undefined);
		for (const source of named.sources) {
			const count = (this.#counts.get(source) ?? 0) + by;
			setOrDelete(this.#counts, source, count > 0 ? count : undefined);
		}
		return notes === Math.max(by, 0);
	}
}

/** What is otherwise than before. */
export interface NamedChange {
	readonly isChanged: boolean;
	readonly gone: readonly string[];
}

function setOrDelete<Value>(map: Map<string, Value>, key: string, value: Value | undefined): void {
	if (value === undefined) {
		map.delete(key);
	} else {
		map.set(key, value);
	}
}

function namesOf({ folder, sources }: NamedTogether): string {
	return [folder, ...sources].join(' ');
}
