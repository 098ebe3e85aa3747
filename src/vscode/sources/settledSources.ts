import type * as vscode from 'vscode';
import type { CachedSource } from '../../core/library/cachedSource';
import type { Library } from '../../core/library/library';
import { EntryBatch, withoutAbstract, type PackedEntries } from '../../core/library/packedEntries';
import { openDocument } from '../files/openDocument';
import type { ReadingThread } from '../threads/readingThread';
import { Timers } from '../timing/timers';
import type { SourceCache } from './sourceCache';
import type { PublishProblems } from './sourceProblems';
import { unreadContentOf } from './unreadContent';

/** What sources are settled with. */
export interface SettlingParts {
	readonly library: Library;
	readonly thread: ReadingThread;
	readonly cache: SourceCache;
	readonly publish: PublishProblems;
	readonly log: vscode.LogOutputChannel;
}

/**
 * What each source held when it last read well. When one is settled, what reading it told is shown at once; all checks, and keeping it
 * in the cache, wait until there is nothing that anybody waits for.
 */
export class SettledSources implements vscode.Disposable {
	readonly #states = new Map<string, CachedSource>();
	readonly #timers = new Timers();
	/** Those that are to be checked now, by their addresses. */
	readonly #due = new Map<string, vscode.Uri>();
	#isChecking = false;
	#isDisposed = false;

	/** @param isReading whether some source is just being read */
	constructor(
		private readonly parts: SettlingParts,
		private readonly isReading: () => boolean,
	) {}

	get sources(): readonly string[] {
		return [...this.#states.keys()];
	}

	get(source: string): CachedSource | undefined {
		return this.#states.get(source);
	}

	/** Notes what the library holds of a source, before it is known to be what the source holds. */
	hold(source: string, state: CachedSource): void {
		this.#states.set(source, state);
	}

	/** The source has read well, and the library holds it. */
	settle(uri: vscode.Uri, state: CachedSource): void {
		const source = uri.toString();
		this.#states.set(source, state);
		this.parts.library.setStale(source, false);
		const open = openDocument(source);
		// An open `.bib` file is checked by its editor, whose text is newer.
		const isToCheck = !state.isChecked && open?.languageId !== 'bibtex';
		if (!isToCheck || !open) {
			this.parts.publish(uri, state.problems);
		}
		if (isToCheck) {
			// What an open file's checks say is not taken back for a moment at each key that is pressed.
			const delay = open ? openCheckMilliseconds : checkMilliseconds;
			this.#later(`check ${source}`, delay, () => {
				this.#due.set(source, uri);
				return this.checkDue();
			});
		}
	}

	/**
	 * Checks the sources that wait for it, one after the other, and stops while any source is read: where thousands come at once, checks
	 * would hold up the reading of the others, and of one that changes.
	 */
	async checkDue(): Promise<void> {
		if (this.#isChecking) {
			return;
		}
		this.#isChecking = true;
		for (const [source, uri] of this.#due) {
			if (this.#isDisposed || this.isReading()) {
				break;
			}
			this.#due.delete(source);
			await this.#check(uri).catch((error: unknown) => this.parts.log.warn(`check ${source}`, error));
		}
		this.#isChecking = false;
	}

	/** Has the cache keep the source, once it has been quiet for a while. */
	cacheLater(source: string): void {
		if ((this.#states.get(source)?.size ?? 0) >= smallestCached) {
			this.#later(`cache ${source}`, quietMilliseconds, () => this.#writeCache(source));
		}
	}

	/** The source is gone, and its problems with it. */
	forget(uri: vscode.Uri): void {
		this.#states.delete(uri.toString());
		this.parts.publish(uri, []);
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#timers.dispose();
	}

	async #check(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		const { content } = await unreadContentOf(uri, this.parts.thread);
		const state = this.#states.get(source);
		if (!content || !state) {
			return;
		}
		const { digest, problems: told } = state;
		const read = { digest, problems: told };
		const result = await this.parts.thread.check({ fileName: uri.path, content, read });
		if (result && result.digest === digest && this.#states.get(source) === state) {
			const problems = result.problems ?? told;
			this.#states.set(source, { ...state, problems, isChecked: true });
			this.parts.publish(uri, problems);
			this.cacheLater(source);
		}
	}

	async #writeCache(source: string): Promise<void> {
		const state = this.#states.get(source);
		const { library, cache } = this.parts;
		if (state && !library.isStale(source)) {
			const isCurrent = (): boolean => this.#states.get(source) === state && !this.#isDisposed;
			await cache.write(source, state, packedBatches(library, source, state.hashes), isCurrent);
		}
	}

	#later(what: string, milliseconds: number, act: () => Promise<void>): void {
		this.#timers.set(what, milliseconds, () => {
			act().catch((error: unknown) => this.parts.log.warn(what, error));
		});
	}
}

function* packedBatches(library: Library, source: string, hashes: Float64Array): Generator<PackedEntries> {
	const batch = new EntryBatch();
	for (const [at, located] of library.entriesOf(source).entries()) {
		const packed = batch.add({
			...withoutAbstract(located.entry),
			madeCitekey: located.entry.citekey === undefined ? located.citekey : undefined,
			keys: library.keysOf(located),
			hash: hashes[at] ?? 0,
		});
		if (packed) {
			yield packed;
		}
	}
	const rest = batch.rest();
	if (rest) {
		yield rest;
	}
}

/** A smaller file is read as fast as a cache would be. */
const smallestCached = 250_000;
const quietMilliseconds = 10_000;
/** What is shown first, and what is searched, comes before what is checked. */
const checkMilliseconds = 2000;
const openCheckMilliseconds = 100;
