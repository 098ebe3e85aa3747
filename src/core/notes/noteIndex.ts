import type { Slices } from '../model/slices';
import { placeAt, sameCitations, type CitedPlace, type NoteCitations } from './index/noteCitations';
import type { ReadNote } from './index/noteReading';

/**
 * Who is cited where, in all notes, and which note is about whom: each note by its address, with what it cites and the key that it
 * is about. A change costs what the note holds, a question what the answer does, whatever there is besides.
 */
export class NoteIndex {
	readonly #notes = new Map<string, NoteCitations>();
	/** For each key the notes that cite it, and how often each does. */
	readonly #byKey = new Map<string, Map<string, number>>();
	readonly #citedKeys = new Set<string>();
	/** The key that a note is about, and for each such key the notes about it. */
	readonly #about = new Map<string, string>();
	readonly #notesAbout = new Map<string, Set<string>>();
	readonly #named = new Map<string, readonly string[]>();

	/** The addresses of all notes, in no order that matters. */
	get uris(): Iterable<string> {
		return this.#notes.keys();
	}

	/** How many notes there are, those that cite nothing included. */
	get size(): number {
		return this.#notes.size;
	}

	/** Every key that some note cites, as it is at any time. */
	get citedKeys(): ReadonlySet<string> {
		return this.#citedKeys;
	}

	/** The bibliographies that notes name, as written, by the address of the note: as it is at any time. */
	get namedBibliographies(): ReadonlyMap<string, readonly string[]> {
		return this.#named;
	}

	/** The keys that the notes of each folder cite; those of notes in none under `''`. */
	*citedKeysByFolder(
		folderOf: (uri: string) => string | undefined,
	): Slices<ReadonlyMap<string, ReadonlySet<string>>> {
		const found = new Map<string, Set<string>>();
		let count = 0;
		for (const [uri, { citekeys }] of this.#notes) {
			const folder = folderOf(uri) ?? '';
			const cited = found.get(folder) ?? new Set<string>();
			citekeys.forEach((citekey) => cited.add(citekey));
			found.set(folder, cited);
			if (++count % notesInSlice === 0) {
				yield;
			}
		}
		return found;
	}

	/** What a note cites; `undefined` for one that is not there. */
	get(uri: string): NoteCitations | undefined {
		return this.#notes.get(uri);
	}

	/**
	 * Takes a note in, in place of what it was before.
	 *
	 * @returns whether that is something else.
	 */
	set(uri: string, { citations, about, bibliographies }: ReadNote): boolean {
		const known = this.#notes.get(uri);
		const isSame =
			known &&
			sameCitations(known, citations) &&
			this.#about.get(uri) === about &&
			JSON.stringify(this.#named.get(uri)) === JSON.stringify(bibliographies);
		if (isSame) {
			return false;
		}
		this.delete(uri);
		this.#notes.set(uri, citations);
		if (bibliographies) {
			this.#named.set(uri, bibliographies);
		}
		if (about !== undefined) {
			this.#about.set(uri, about);
			this.#notesAbout.set(about, (this.#notesAbout.get(about) ?? new Set()).add(uri));
		}
		for (const citekey of citations.citekeys) {
			const notes = this.#byKey.get(citekey) ?? new Map<string, number>();
			notes.set(uri, (notes.get(uri) ?? 0) + 1);
			this.#byKey.set(citekey, notes);
			this.#citedKeys.add(citekey);
		}
		return true;
	}

	/** @returns whether the note was there. */
	delete(uri: string): boolean {
		this.#named.delete(uri);
		const about = this.#about.get(uri);
		if (about !== undefined) {
			this.#about.delete(uri);
			const notes = this.#notesAbout.get(about);
			notes?.delete(uri);
			if (notes?.size === 0) {
				this.#notesAbout.delete(about);
			}
		}
		for (const citekey of this.#notes.get(uri)?.citekeys ?? []) {
			const notes = this.#byKey.get(citekey);
			notes?.delete(uri);
			if (notes?.size === 0) {
				this.#byKey.delete(citekey);
				this.#citedKeys.delete(citekey);
			}
		}
		return this.#notes.delete(uri);
	}

	/** Every place that cites the key, exactly as it is written, in the order of the notes' addresses and of their texts. */
	placesOf(citekey: string): readonly CitedPlace[] {
		const uris = [...(this.#byKey.get(citekey)?.keys() ?? [])].sort();
		return uris.flatMap((uri) => this.#placesIn(uri, citekey));
	}

	/** Whether some note is about the paper that has the key. */
	hasNoteAbout(citekey: string): boolean {
		return this.#notesAbout.has(citekey);
	}

	/** The addresses of the notes about a paper that has these keys, in their order. */
	notesAbout(citekeys: readonly string[]): readonly string[] {
		return [...new Set(citekeys.flatMap((citekey) => [...(this.#notesAbout.get(citekey) ?? [])]))].sort();
	}

	/** All keys, and in how many places each is cited; in no order that matters. */
	keys(): ReadonlyMap<string, number> {
		const counts = new Map<string, number>();
		for (const [citekey, notes] of this.#byKey) {
			let count = 0;
			for (const inNote of notes.values()) {
				count += inNote;
			}
			counts.set(citekey, count);
		}
		return counts;
	}

	#placesIn(uri: string, citekey: string): readonly CitedPlace[] {
		const citations = this.#notes.get(uri);
		const places: CitedPlace[] = [];
		for (
			let at = citations?.citekeys.indexOf(citekey) ?? -1;
			citations && at >= 0;
			at = citations.citekeys.indexOf(citekey, at + 1)
		) {
			const place = placeAt(uri, citations, at);
			if (place) {
				places.push(place);
			}
		}
		return places;
	}
}

const notesInSlice = 200;
