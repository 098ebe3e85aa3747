/** Sources that a note or its project names. */
export interface NamedTogether {
	/** That of the note, if it is in any. */
	readonly folder: string | undefined;
	readonly sources: readonly string[];
}

/** What notes or their projects name, each together: of the notes that were asked about, and of all that name some themselves. */
export class NamedSources {
	readonly #byNote = new Map<string, NamedTogether>();
	/** How often these notes name each source. */
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
		return unique(this.#byNote.values());
	}

	/** What notes of a folder name, those included that were never asked about, each combination once. */
	in(folder: string): readonly NamedTogether[] {
		const all = unique([...this.#byNote.values(), ...this.#ofAllNotes.values()]);
		return all.filter((each) => each.folder === folder);
	}

	/**
	 * Notes what a note names now in place of what it did; `undefined` for nothing.
	 *
	 * @returns whether `together` is another now, and the sources that no note names any more.
	 */
	set(note: string, named: NamedTogether | undefined): NamedChange {
		const before = this.#byNote.get(note);
		if ((before && namesOf(before)) === (named && namesOf(named))) {
			return { isOther: false, gone: [] };
		}
		const known = this.together.length;
		this.#byNote.delete(note);
		const others = this.together;
		const isNew = named !== undefined && others.every((each) => namesOf(each) !== namesOf(named));
		if (named) {
			this.#byNote.set(note, named);
		}
		named?.sources.forEach((source) => this.#count(source, 1));
		before?.sources.forEach((source) => this.#count(source, -1));
		return {
			isOther: isNew || others.length < known,
			gone: before?.sources.filter((source) => !this.#counts.has(source)) ?? [],
		};
	}

	/** The notes that were asked about at an address, or below it. */
	notesWithin(address: string): readonly string[] {
		return [...this.#byNote.keys()].filter((note) => note === address || note.startsWith(`${address}/`));
	}

	/** @returns whether `in` tells something else now. */
	setOfAllNotes(all: readonly NamedTogether[]): boolean {
		const before = this.#ofAllNotes;
		const named = new Map(all.map((each) => [namesOf(each), each]));
		this.#ofAllNotes = named;
		return named.size !== before.size || [...named.keys()].some((names) => !before.has(names));
	}

	#count(source: string, by: number): void {
		const count = (this.#counts.get(source) ?? 0) + by;
		if (count > 0) {
			this.#counts.set(source, count);
		} else {
			this.#counts.delete(source);
		}
	}
}

/** What is otherwise than before. */
export interface NamedChange {
	readonly isOther: boolean;
	readonly gone: readonly string[];
}

function unique(all: Iterable<NamedTogether>): readonly NamedTogether[] {
	return [...new Map([...all].map((each) => [namesOf(each), each])).values()];
}

function namesOf({ folder, sources }: NamedTogether): string {
	return [folder, ...sources].join(' ');
}
