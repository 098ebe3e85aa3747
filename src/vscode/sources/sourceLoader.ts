import * as vscode from 'vscode';
import type { CachedSource } from '../../core/library/cachedSource';
import type { Library } from '../../core/library/library';
import {
	packEntries,
	unpackEntries,
	withoutAbstract,
	type PackedEntries,
} from '../../core/library/packedEntries';
import { isWorse, shrankALot } from '../../core/library/isWorse';
import type { Problem } from '../../core/model/problem';
import type { Slices } from '../../core/model/slices';
import { openDocument } from '../openDocument';
import { runSlices } from '../runSlices';
import { Timers } from '../timers';
import type { ReadingThread, ReadResult } from '../readingThread';
import type { CachedEntries, SourceCache } from './sourceCache';

/** Shows what is wrong with a bibliography, at its places. */
export type PublishProblems = (uri: vscode.Uri, problems: readonly Problem[]) => void;

/**
 * Brings sources into the library, each alone and as it is now: from the cache where that holds the very content, else read in a
 * thread, of which only what changed comes here. Unsaved text in an editor counts before what is on disk.
 *
 * A source that can no longer be read, or reads much worse than before, keeps what it held and is marked stale, until it reads well
 * again or is deleted: whoever rewrites a file (Zotero's automatic export, a version control system) is often caught in the middle.
 */
export class SourceLoader implements vscode.Disposable {
	/** What each source held when it last read well. */
	readonly #states = new Map<string, CachedSource>();
	readonly #running = new Map<string, Promise<void>>();
	readonly #again = new Set<string>();
	/** Contents that seemed to be cut off, by source: one that is still there after a while is meant. */
	readonly #doubted = new Map<string, string>();
	readonly #timers = new Timers();
	#isDisposed = false;

	constructor(
		private readonly library: Library,
		private readonly thread: ReadingThread,
		private readonly cache: SourceCache,
		private readonly publish: PublishProblems,
		private readonly log: vscode.LogOutputChannel,
	) {}

	/** The sources that were read at least once. */
	get sources(): readonly string[] {
		return [...this.#states.keys()];
	}

	/** Reads a source, and once more if it is asked to while it does. Never rejects. */
	read(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		const running = this.#running.get(source);
		if (running) {
			this.#again.add(source);
			return running;
		}
		const reading = this.#readUntilQuiet(uri).finally(() => this.#running.delete(source));
		this.#running.set(source, reading);
		return reading;
	}

	/** Takes a source out of the library, with its problems, whatever becomes of it. */
	async forget(uri: vscode.Uri): Promise<void> {
		this.#again.delete(uri.toString());
		await this.#drop(uri);
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#timers.dispose();
	}

	async #readUntilQuiet(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		do {
			this.#again.delete(source);
			try {
				await this.#readOnce(uri);
			} catch (error) {
				this.#keepLastGood(uri, 'it cannot be read', error);
			}
		} while (this.#again.has(source) && !this.#isDisposed);
	}

	async #readOnce(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		const { content, isFromEditor } = await this.#contentOf(uri);
		if (content === undefined) {
			await this.#drop(uri);
			return;
		}
		const state = this.#states.get(source);
		const cached = state ? undefined : await this.#openCache(source);
		const known = state ?? cached?.head;
		const batches: PackedEntries[] = [];
		let coming: Promise<unknown> = Promise.resolve();
		const asked = this.thread.read(
			{
				source,
				fileName: uri.path,
				content,
				known: known?.hashes ?? new Float64Array(0),
				knownDigest: known?.digest ?? '',
			},
			(packed) => {
				if (known) {
					batches.push(packed);
				} else {
					// Of a source that is read for the first time, entries show as they come.
					coming = coming.then(() => runSlices(this.#append(source, packed), () => !this.#isDisposed));
				}
			},
		);
		const isCacheSound = !cached || (await this.#appendCached(source, cached));
		const result = await asked;
		await coming;
		if (result.kind === 'missing') {
			await this.#drop(uri);
		} else if (!isCacheSound) {
			this.#again.add(source);
		} else if (result.kind === 'same') {
			await this.#keep(uri, state);
		} else if (known) {
			await this.#update(uri, known, { result, batches, isFromEditor });
		} else {
			await this.#commit(uri, toState(result), []);
		}
		if (result.kind === 'read') {
			this.#cacheLater(source);
		}
	}

	/** There is no such file; that it came back meanwhile, and is to be read again, is not forgotten. */
	async #drop(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		this.#states.delete(source);
		this.#doubted.delete(source);
		this.thread.forget(source);
		this.publish(uri, []);
		await runSlices(this.library.remove(source));
	}

	/** The content is that of the state there is, or of the cache. */
	async #keep(uri: vscode.Uri, state: CachedSource | undefined): Promise<void> {
		const cached = this.#states.get(uri.toString());
		if (state) {
			this.#settle(uri, state);
		} else if (cached) {
			await this.#commit(uri, cached, []);
		}
	}

	async #update(
		uri: vscode.Uri,
		known: CachedSource,
		{ result, batches, isFromEditor }: Update,
	): Promise<void> {
		const source = uri.toString();
		const next = toState(result);
		if (isWorse(next, known)) {
			this.publish(uri, result.problems);
			this.#keepLastGood(uri, 'it has new errors and fewer entries');
			return;
		}
		if (!isFromEditor && shrankALot(next, known) && this.#doubted.get(source) !== next.digest) {
			this.#doubted.set(source, next.digest);
			this.#keepLastGood(uri, 'much of it is gone, perhaps because it is being written');
			this.#later(`doubt ${source}`, doubtMilliseconds, () => this.read(uri));
			return;
		}
		this.#doubted.delete(source);
		await this.#commit(uri, next, batches, result.order);
	}

	/** Makes what was read what the library holds. Without an order, all entries are there already. */
	async #commit(
		uri: vscode.Uri,
		state: CachedSource,
		batches: readonly PackedEntries[],
		order: Int32Array = Int32Array.from(state.hashes, (_, at) => at),
	): Promise<void> {
		const source = uri.toString();
		if (this.#isDisposed) {
			return;
		}
		const { library } = this;
		await runSlices(
			(function* () {
				const fresh = [];
				for (const packed of batches) {
					fresh.push(...unpackEntries(packed));
					yield;
				}
				yield* library.update(source, { order, fresh, positions: state.positions });
			})(),
		);
		this.#states.set(source, state);
		this.#settle(uri, state);
	}

	/** The source has read well, and the library holds it. */
	#settle(uri: vscode.Uri, { problems }: CachedSource): void {
		this.library.setStale(uri.toString(), false);
		this.publish(uri, problems);
		this.#checkLater(uri);
	}

	/**
	 * The unsaved text of an editor, else the file: by its path where the thread reads files itself, so that nothing large passes
	 * through the extension host.
	 */
	async #contentOf(
		uri: vscode.Uri,
	): Promise<{ readonly content: string | Uint8Array | undefined; readonly isFromEditor: boolean }> {
		const source = uri.toString();
		const open = openDocument(source);
		if (open?.isDirty) {
			return { content: new TextEncoder().encode(open.getText()), isFromEditor: true };
		}
		if (uri.scheme === 'file' && this.thread.readsFiles) {
			return { content: uri.fsPath, isFromEditor: false };
		}
		try {
			return { content: await vscode.workspace.fs.readFile(uri), isFromEditor: false };
		} catch (error) {
			if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
				return { content: undefined, isFromEditor: false };
			}
			throw error;
		}
	}

	*#append(source: string, packed: PackedEntries): Slices<void> {
		const fresh = unpackEntries(packed);
		yield;
		for (let from = 0; from < fresh.length; from += entriesInStep) {
			this.library.append(source, fresh.slice(from, from + entriesInStep));
			yield;
		}
	}

	/** What the cache has of a source, which may be of another content. */
	async #openCache(source: string): Promise<CachedEntries | undefined> {
		try {
			return await this.cache.open(source);
		} catch (error) {
			this.#warnOfDamage(source, error);
			return undefined;
		}
	}

	/** @returns whether all was there; what was, is then the state of the source. */
	async #appendCached(source: string, { head, batches }: CachedEntries): Promise<boolean> {
		try {
			for await (const packed of batches) {
				await runSlices(this.#append(source, packed), () => !this.#isDisposed);
			}
		} catch (error) {
			this.#warnOfDamage(source, error);
		}
		const count = this.library.entriesOf(source).length;
		const isWhole = count === head.hashes.length;
		const partly = { ...head, digest: '', hashes: head.hashes.slice(0, count), errors: Infinity };
		this.#states.set(source, isWhole ? head : partly);
		return isWhole;
	}

	/** An open file is checked by its editor, whose text is newer. */
	#checkLater(uri: vscode.Uri): void {
		const source = uri.toString();
		if (this.#states.get(source)?.isChecked === false && !openDocument(source)) {
			this.#later(`check ${source}`, checkMilliseconds, () => this.#check(uri));
		}
	}

	async #check(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		const { content } = await this.#contentOf(uri);
		const state = this.#states.get(source);
		const result = content && state && (await this.thread.check({ fileName: uri.path, content }));
		if (result && result.digest === state.digest && this.#states.get(source) === state) {
			const problems = result.problems ?? state.problems;
			this.#states.set(source, { ...state, problems, isChecked: true });
			this.publish(uri, problems);
			this.#cacheLater(source);
		}
	}

	#cacheLater(source: string): void {
		if ((this.#states.get(source)?.size ?? 0) >= smallestCached) {
			this.#later(`cache ${source}`, quietMilliseconds, () => this.#writeCache(source));
		}
	}

	async #writeCache(source: string): Promise<void> {
		const state = this.#states.get(source);
		if (state && !this.library.isStale(source)) {
			const isCurrent = (): boolean => this.#states.get(source) === state && !this.#isDisposed;
			await this.cache.write(source, state, this.#batches(source, state.hashes), isCurrent);
		}
	}

	*#batches(source: string, hashes: Float64Array): Generator<PackedEntries> {
		const entries = this.library.entriesOf(source);
		for (let from = 0; from < entries.length; from += entriesInStep) {
			yield packEntries(
				entries.slice(from, from + entriesInStep).map((located, at) => ({
					...withoutAbstract(located.entry),
					madeCitekey: located.entry.citekey === undefined ? located.citekey : undefined,
					keys: this.library.keysOf(located),
					hash: hashes[from + at] ?? 0,
				})),
			);
		}
	}

	#warnOfDamage(source: string, error: unknown): void {
		this.log.warn(`What the cache has of ${source} is damaged, and the file is read anew.`, error);
	}

	#keepLastGood(uri: vscode.Uri, reason: string, error?: unknown): void {
		const source = uri.toString();
		const isKnown = this.#states.has(source);
		this.library.setStale(source, true);
		this.log.warn(
			`${uri.toString(true)}: ${reason}${isKnown ? ', so what it held before is shown' : ''}.`,
			...(error === undefined ? [] : [error]),
		);
	}

	#later(what: string, milliseconds: number, act: () => Promise<void>): void {
		this.#timers.set(what, milliseconds, () => {
			act().catch((error: unknown) => this.log.warn(what, error));
		});
	}
}

interface Update {
	readonly result: Extract<ReadResult, { readonly kind: 'read' }>;
	/** The entries that are new. */
	readonly batches: readonly PackedEntries[];
	readonly isFromEditor: boolean;
}

function toState({ digest, size, hashes, positions, problems }: Update['result']): CachedSource {
	const errors = problems.filter(({ severity }) => severity === 'error').length;
	return { digest, size, problems, errors, isChecked: false, hashes, positions };
}

/** A smaller file is read as fast as a cache would be. */
const smallestCached = 250_000;
const quietMilliseconds = 10_000;
const doubtMilliseconds = 2000;
/** What is shown first, and what is searched, comes before what is checked. */
const checkMilliseconds = 2000;
/** About 3 ms of work. */
const entriesInStep = 64;
