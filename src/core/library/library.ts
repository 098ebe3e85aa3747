import type { UnplacedEntry } from '../model/entry';
import { Emitter } from '../model/event';
import type { Paper } from '../model/paper';
import { finish, type Slices } from '../model/slices';
import type { Range } from '../text/range';
import { assignCitekeys } from './citekeys';
import { MovedPapers, type CitablePapers } from './citablePapers';
import { normalizeArxiv, normalizeDoi } from './identifiers';
import { FolderMoves, type KeyMoves } from './keyMoves';
import type { LibraryChange } from './libraryChange';
import { LibraryPapers, type AddedEntry } from './libraryPapers';
import { MovedIds } from './movedIds';
import type { Papers } from './papers';
import { distinctPapers, ScopedPapers } from './scopedPapers';
import { compareEntries, type LocatedEntry } from './locatedEntry';
import { findRekeyed } from './rekeyedEntries';

/** An entry that a source brings. */
export interface FreshEntry {
	readonly entry: UnplacedEntry;
	/** The entry's own, or one that was made for it (`assignCitekeys`). */
	readonly citekey: string;
	/** Its `identityHashes`, where they are known already. */
	readonly keys?: readonly number[] | undefined;
	/** See `LocatedEntry`. */
	readonly hash?: number | undefined;
}

/** What a source holds now, told by what it held before. */
export interface SourceUpdate {
	/** For each entry in file order, the index it had before, or `-1 - n` for the n-th of `fresh`. */
	readonly order: ArrayLike<number>;
	readonly fresh: readonly FreshEntry[];
	/** Four numbers for each entry in file order: line and character of its start, and of its end. */
	readonly positions?: Int32Array;
}

/** `fallback` stands in where the user's own sources have nothing: it never gives a paper its citekey when they do. */
export type SourceRank = 'own' | 'fallback';

/** Where an entry of a paper stands. */
export interface EntryPlace {
	readonly source: string;
	readonly citekey: string;
	/** `undefined` while the source is still being read, and for one that has no places. */
	readonly range: Range | undefined;
}

/**
 * All sources and the papers they make: entries of one work are one paper.
 *
 * Starts empty and announces itself: views and indexes read what is there and follow `onDidChange`. Entries are objects that
 * stay the same as long as they say the same, so a change costs what changed, whatever the size of the rest.
 */
export class Library implements Papers {
	readonly #sources = new Map<string, Source>();
	readonly #works = new LibraryPapers();
	readonly #movedIds = new MovedIds();
	readonly #moves = new FolderMoves();
	readonly #changes = new Emitter<LibraryChange>();
	#all: readonly Paper[] | undefined;
	#isLoaded = false;

	readonly onDidChange = this.#changes.event;

	/** Whether every source has been read once: before that, a paper that is not here may still come. */
	get isLoaded(): boolean {
		return this.#isLoaded;
	}

	/** All papers, in the order in which they came. */
	get papers(): readonly Paper[] {
		this.#all ??= this.#works.all();
		return this.#all;
	}

	get size(): number {
		return this.#works.size;
	}

	get(id: string): Paper | undefined {
		return this.#works.get(id);
	}

	/** The paper with that citekey or alias; of several, that of the user's own source which comes first. */
	find(citekey: string): Paper | undefined {
		const named = this.get(citekey);
		if (named?.citekey === citekey) {
			return named;
		}
		const found = this.#preferred(this.entriesWithKey(citekey), citekey);
		return found && this.paperOf(found);
	}

	/**
	 * The paper with that id, else with that citekey or alias, else the one that had that id at some time since the window was opened: links,
	 * key bindings and pages that come back may have any of these.
	 */
	lookUp(idOrCitekey: string): Paper | undefined {
		return this.get(idOrCitekey) ?? this.find(idOrCitekey) ?? this.get(this.#movedIds.idNow(idOrCitekey));
	}

	namesakes(citekey: string): readonly Paper[] {
		return distinctPapers(
			this.entriesWithKey(citekey).filter((located) => located.citekey === citekey),
			this,
		);
	}

	/** The paper with that arXiv id (any version), DOI (any case, with or without its resolver) or PMID. */
	findByIdentifier(identifier: {
		readonly arxiv?: string;
		readonly doi?: string;
		readonly pmid?: string;
	}): Paper | undefined {
		const { pmid = '' } = identifier;
		const doi = normalizeDoi(identifier.doi ?? '');
		const arxiv = normalizeArxiv(identifier.arxiv ?? /^10\.48550\/arxiv\.(.+)/.exec(doi)?.[1] ?? '');
		const [found] = [
			...(arxiv === '' ? [] : this.#works.works.withIdentifier('arxiv', arxiv)),
			...(doi === '' ? [] : this.#works.works.withIdentifier('doi', doi)),
			...(pmid === '' ? [] : this.#works.works.withIdentifier('pmid', pmid)),
		];
		return found && this.paperOf(found);
	}

	/** The paper that an entry from elsewhere would be part of. */
	findSame(entry: UnplacedEntry): Paper | undefined {
		const [found] = this.entriesOfWork(entry);
		return found && this.paperOf(found);
	}

	/** The paper that an entry is part of. */
	paperOf(located: LocatedEntry): Paper | undefined {
		return this.#works.paperOf(located);
	}

	/** The papers of some sources only, as they are now, under the citekeys they have there; what an earlier source has counts first. */
	of(sources: readonly string[]): Papers {
		return new ScopedPapers(sources, this);
	}

	/**
	 * The papers that a note of a folder may cite, by the keys that moved there, too; a note of no folder goes by what all folders agree on.
	 *
	 * @param sources those that the note cites from; all unless told
	 */
	citableIn(folder: string | undefined, sources?: readonly string[]): CitablePapers {
		return new MovedPapers(sources ? this.of(sources) : this, this, () => this.#moves.of(folder));
	}

	/** All sources, in the order in which they came. */
	get sources(): readonly string[] {
		return [...this.#sources.keys()];
	}

	/** The entries of a source in file order. */
	entriesOf(source: string): readonly LocatedEntry[] {
		return this.#sources.get(source)?.entries ?? [];
	}

	/** The entries of the paper with that id, the richest first. */
	entriesOfPaper(id: string): readonly LocatedEntry[] {
		return this.#works.entriesOf(id);
	}

	/** The entries that can be cited by that key. */
	entriesWithKey(citekey: string): readonly LocatedEntry[] {
		return this.#works.byKey.with(citekey);
	}

	/** What moved, for each folder whose notes cite an old key. */
	get movedKeys(): ReadonlyMap<string, KeyMoves> {
		return this.#moves.byFolder;
	}

	/** The citekeys that a paper had before, in any folder: what cites it by them depends on the note. */
	oldKeysOf(paper: Paper): readonly string[] {
		return this.#moves.oldKeysOf(paper);
	}

	/** The entries of the work that an entry tells of which need not be here itself, the surest first. */
	entriesOfWork(entry: UnplacedEntry): readonly LocatedEntry[] {
		return this.#works.works.entriesOfWork(entry);
	}

	/** Has old citekeys lead to new ones in the notes of each folder, and announces it. */
	setMoved(byFolder: ReadonlyMap<string, KeyMoves>): void {
		if (this.#moves.set(byFolder)) {
			this.#changes.fire(noChange);
		}
	}

	/** The fingerprints of an entry that is there: `identityHashes`. */
	keysOf(located: LocatedEntry): readonly number[] {
		return this.#works.works.keysOf(located);
	}

	/** Where the entries of a paper stand, the richest first. */
	placesOf(id: string): readonly EntryPlace[] {
		return this.entriesOfPaper(id).map((located) => ({
			source: located.source,
			citekey: located.citekey,
			range: this.rangeOf(located),
		}));
	}

	/** The entries of a source in file order, each with where it stands, as far as that is known. */
	*entriesWithRanges(
		source: string,
	): Iterable<{ readonly located: LocatedEntry; readonly range: Range | undefined }> {
		const known = this.#sources.get(source);
		for (const [at, located] of (known?.entries ?? []).entries()) {
			yield { located, range: rangeAt(known?.positions, at) };
		}
	}

	/** Where an entry stands in its source. */
	rangeOf(located: LocatedEntry): Range | undefined {
		const source = this.#sources.get(located.source);
		const at = source?.entries.indexOf(located) ?? -1;
		return at < 0 ? undefined : rangeAt(source?.positions, at);
	}

	/** Whether what is shown of a source is what it held before it could no longer be read well. */
	isStale(source: string): boolean {
		return this.#sources.get(source)?.isStale ?? false;
	}

	/** Marks a source, and announces it. */
	setStale(source: string, isStale: boolean): void {
		const known = this.#sources.get(source);
		if (known && known.isStale !== isStale) {
			known.isStale = isStale;
			this.#changes.fire(noChange);
		}
	}

	/** Adds entries behind those that a source has: how a large one comes in. */
	append(source: string, fresh: readonly FreshEntry[]): void {
		const known = this.#source(source);
		const added = fresh.map((entry) => toAdded(source, entry, 'own'));
		for (const { located } of added) {
			known.entries.push(located);
		}
		this.#change([], added);
	}

	/**
	 * Brings a source up to date and announces what that changed, some entries at a time. An entry that takes another's key takes
	 * its place in the same step, so that the paper is told to have changed, not to have gone and come; one that says the same as another
	 * under another key takes its place, too. No other change of the source may begin until it is over.
	 */
	*update(source: string, update: SourceUpdate, rank: SourceRank = 'own'): Slices<void> {
		const known = this.#source(source);
		const before = known.entries;
		const kept = new Uint8Array(before.length);
		const entries: LocatedEntry[] = [];
		const added = update.fresh.map((entry) => toAdded(source, entry, rank));
		for (let at = 0; at < update.order.length; at++) {
			const from = update.order[at] ?? 0;
			const located = from >= 0 ? before[from] : added[-1 - from]?.located;
			if (located) {
				entries.push(located);
			}
			if (from >= 0) {
				kept[from] = 1;
			}
		}
		known.entries = entries;
		known.positions = update.positions;
		const gone = new Map<string, LocatedEntry[]>();
		before.forEach((located, at) => {
			if (kept[at] !== 1) {
				const same = gone.get(located.citekey) ?? [];
				same.push(located);
				gone.set(located.citekey, same);
			}
		});
		const rekeyed = yield* findRekeyed(
			gone,
			added.map(({ located }) => located),
		);
		for (let from = 0; from < added.length; from += entriesInStep) {
			const step = added.slice(from, from + entriesInStep);
			const edited = new Map<LocatedEntry, LocatedEntry>();
			for (const { located } of step) {
				const citekey = rekeyed.get(located) ?? located.citekey;
				gone.get(citekey)?.forEach((before) => edited.set(before, located));
				gone.delete(citekey);
			}
			this.#change([...edited.keys()], step, edited);
			yield;
		}
		const rest = [...gone.values()].flat();
		for (let from = 0; from < rest.length; from += entriesInStep) {
			this.#change(rest.slice(from, from + entriesInStep), []);
			yield;
		}
	}

	/** Replaces all that a small source holds, at once. Entries without a key are given one. */
	setEntries(source: string, entries: readonly UnplacedEntry[], rank: SourceRank = 'own'): void {
		const citekeys = assignCitekeys(entries);
		this.replace(
			source,
			entries.map((entry, at) => ({ entry, citekey: citekeys[at] ?? '' })),
			rank,
		);
	}

	/** The same, where all is known of the entries. */
	replace(source: string, fresh: readonly FreshEntry[], rank: SourceRank = 'own'): void {
		finish(this.update(source, { order: fresh.map((_, at) => -1 - at), fresh }, rank));
	}

	/** Takes a source and its entries away, some at a time. */
	*remove(source: string): Slices<void> {
		yield* this.update(source, { order: [], fresh: [] });
		this.#sources.delete(source);
	}

	/** Takes a small source away, at once. */
	removeSource(source: string): void {
		if (this.#sources.has(source)) {
			finish(this.remove(source));
		}
	}

	/** Says that every source has been read once, and announces it, even if nothing came. */
	markLoaded(): void {
		if (!this.#isLoaded) {
			this.#isLoaded = true;
			this.#changes.fire(noChange);
		}
	}

	#source(source: string): Source {
		const known = this.#sources.get(source) ?? { entries: [], positions: undefined, isStale: false };
		this.#sources.set(source, known);
		return known;
	}

	#change(
		removed: readonly LocatedEntry[],
		added: readonly AddedEntry[],
		edited?: ReadonlyMap<LocatedEntry, LocatedEntry>,
	): void {
		const change = this.#works.change(removed, added, edited);
		if (change.added.length + change.changed.length + change.removed.length > 0) {
			this.#all = undefined;
			this.#movedIds.follow(change);
			this.#changes.fire(change);
		}
	}

	/** The user's own before a fallback's, a key before an alias, an earlier source before a later one. */
	#preferred(entries: readonly LocatedEntry[], citekey: string): LocatedEntry | undefined {
		const rank = ({ isFallback, citekey: own }: LocatedEntry): number =>
			(isFallback ? 2 : 0) + (own === citekey ? 0 : 1);
		return [...entries].sort((a, b) => rank(a) - rank(b) || compareEntries(a, b))[0];
	}
}

interface Source {
	entries: LocatedEntry[];
	positions: Int32Array | undefined;
	isStale: boolean;
}

function toAdded(source: string, fresh: FreshEntry, rank: SourceRank): AddedEntry {
	const { entry, citekey, keys, hash } = fresh;
	const located = { source, citekey, entry, isFallback: rank === 'fallback', hash };
	return { located, keys };
}

function rangeAt(positions: Int32Array | undefined, at: number): Range | undefined {
	const [line, character, endLine, endCharacter] = positions?.subarray(4 * at, 4 * at + 4) ?? [];
	return line === undefined || character === undefined || endLine === undefined || endCharacter === undefined
		? undefined
		: { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

const noChange: LibraryChange = { added: [], changed: [], removed: [] };

/** About 5 ms of work. */
const entriesInStep = 100;
