import * as vscode from 'vscode';
import {
	decodeEntries,
	decodeSourceHead,
	encodeSource,
	type CachedSource,
} from '../../core/library/cachedSource';
import type { Library } from '../../core/library/library';
import { packEntries, unpackEntries, type PackedEntries } from '../../core/library/packedEntries';
import { isWorse, shrankALot } from '../../core/library/isWorse';
import type { Problem } from '../../core/model/problem';
import type { Slices } from '../../core/model/slices';
import { digestOf, type CacheFolder } from '../cacheFolder';
import { runSlices } from '../runSlices';
import type { ReadingThread, ReadResult } from './readingThread';

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
	readonly #states = new Map<string, State>();
	readonly #running = new Map<string, Promise<void>>();
	readonly #again = new Set<string>();
	/** Contents that seemed to be cut off, by source: one that is still there after a while is meant. */
	readonly #doubted = new Map<string, string>();
	readonly #timeouts = new Map<string, unknown>();
	#isDisposed = false;

	constructor(
		private readonly library: Library,
		private readonly thread: ReadingThread,
		private readonly cache: CacheFolder,
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

	/** Takes a source out of the library, with its problems. */
	async forget(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		this.#states.delete(source);
		this.#doubted.delete(source);
		this.#again.delete(source);
		this.thread.forget(source);
		this.publish(uri, []);
		await runSlices(this.library.remove(source));
	}

	dispose(): void {
		this.#isDisposed = true;
		for (const timeout of this.#timeouts.values()) {
			clearTimeout(timeout);
		}
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
		const content = await readContent(uri);
		if (!content) {
			await this.forget(uri);
			return;
		}
		const { bytes, isFromEditor } = content;
		const digest = await digestOf(bytes);
		const known = this.#states.get(source);
		if (known?.digest === digest) {
			this.library.setStale(source, false);
			this.publish(uri, known.problems);
			return;
		}
		const isCached = !known && bytes.length >= smallestCached;
		const state = known ?? (isCached ? await this.#readCache(uri, digest) : undefined);
		if (state?.digest === digest) {
			return;
		}
		const size = bytes.length;
		if (state) {
			await this.#readAgain(uri, state, { bytes, digest, isFromEditor });
		} else {
			await this.#readFirst(uri, { bytes, digest });
		}
		if (size >= smallestCached) {
			this.#later(`cache ${source}`, quietMilliseconds, () => this.#writeCache(uri));
		}
	}

	/** Entries show as they come. */
	async #readFirst(
		uri: vscode.Uri,
		{ bytes, digest }: Pick<Content, 'bytes'> & { digest: string },
	): Promise<void> {
		const source = uri.toString();
		let coming: Promise<unknown> = Promise.resolve();
		const result = await this.thread.read(
			{ source, fileName: uri.path, bytes, known: new Float64Array(0) },
			(packed) => {
				coming = coming.then(() => runSlices(this.#append(source, packed), () => !this.#isDisposed));
			},
		);
		await coming;
		await this.#commit(uri, toState(digest, result), []);
	}

	async #readAgain(
		uri: vscode.Uri,
		state: State,
		{ bytes, digest, isFromEditor }: Content & { readonly digest: string },
	): Promise<void> {
		const source = uri.toString();
		const batches: PackedEntries[] = [];
		const request = { source, fileName: uri.path, bytes, known: state.hashes };
		const result = await this.thread.read(request, (packed) => batches.push(packed));
		const next = toState(digest, result);
		if (isWorse(next, state)) {
			this.publish(uri, result.problems);
			this.#keepLastGood(uri, 'it has new errors and fewer entries');
			return;
		}
		if (!isFromEditor && shrankALot(next, state) && this.#doubted.get(source) !== digest) {
			this.#doubted.set(source, digest);
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
		state: State,
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
		library.setStale(source, false);
		this.publish(uri, state.problems);
	}

	*#append(source: string, packed: PackedEntries): Slices<void> {
		const fresh = unpackEntries(packed);
		yield;
		for (let from = 0; from < fresh.length; from += entriesInStep) {
			this.library.append(source, fresh.slice(from, from + entriesInStep));
			yield;
		}
	}

	/** What the cache has of a source, which may be of another content; what is damaged of it is left out. */
	async #readCache(uri: vscode.Uri, digest: string): Promise<State | undefined> {
		const source = uri.toString();
		let head: CachedSource | undefined;
		try {
			for await (const part of this.cache.read(await cacheName(source))) {
				if (head) {
					const batches = await runSlices(decodeEntries(part));
					for (const packed of batches ?? []) {
						await runSlices(this.#append(source, packed), () => !this.#isDisposed);
					}
				} else {
					head = decodeSourceHead(part);
					if (!head) {
						return undefined;
					}
				}
			}
		} catch (error) {
			this.log.warn(
				`What the cache has of ${uri.toString(true)} is damaged, and the file is read anew.`,
				error,
			);
		}
		if (!head) {
			return undefined;
		}
		const count = this.library.entriesOf(source).length;
		const isWhole = count === head.hashes.length;
		const state: State = {
			...head,
			digest: isWhole ? head.digest : '',
			hashes: head.hashes.slice(0, count),
			errors: isWhole ? countErrors(head.problems) : Infinity,
		};
		if (state.digest === digest) {
			await this.#commit(uri, state, []);
		} else {
			this.#states.set(source, state);
		}
		return state;
	}

	async #writeCache(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		const state = this.#states.get(source);
		if (!state || this.library.isStale(source)) {
			return;
		}
		const isCurrent = (): boolean => this.#states.get(source) === state && !this.#isDisposed;
		const parts = await runSlices(encodeSource(state, this.#batches(source, state.hashes)), isCurrent);
		if (parts && isCurrent()) {
			await this.cache.write(await cacheName(source), parts);
		}
	}

	*#batches(source: string, hashes: Float64Array): Generator<PackedEntries> {
		const entries = this.library.entriesOf(source);
		for (let from = 0; from < entries.length; from += entriesInStep) {
			yield packEntries(
				entries.slice(from, from + entriesInStep).map((located, at) => ({
					json: JSON.stringify(located.entry),
					madeCitekey: located.entry.citekey === undefined ? located.citekey : undefined,
					keys: this.library.keysOf(located),
					hash: hashes[from + at] ?? 0,
				})),
			);
		}
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
		clearTimeout(this.#timeouts.get(what));
		this.#timeouts.set(
			what,
			setTimeout(() => {
				this.#timeouts.delete(what);
				act().catch((error: unknown) => this.log.warn(what, error));
			}, milliseconds),
		);
	}
}

/** What a source held when it last read well. */
interface State extends CachedSource {
	readonly errors: number;
}

interface Content {
	readonly bytes: Uint8Array;
	readonly isFromEditor: boolean;
}

/** The unsaved text of an editor, else the file; `undefined` when there is none. */
async function readContent(uri: vscode.Uri): Promise<Content | undefined> {
	const source = uri.toString();
	const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === source);
	if (open?.isDirty) {
		return { bytes: new TextEncoder().encode(open.getText()), isFromEditor: true };
	}
	try {
		const bytes = await vscode.workspace.fs.readFile(uri);
		// Only a buffer that is all its own can be handed over to the thread.
		const isOwn = bytes.byteLength === bytes.buffer.byteLength;
		return { bytes: isOwn ? bytes : bytes.slice(), isFromEditor: false };
	} catch (error) {
		if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') {
			return undefined;
		}
		throw error;
	}
}

function toState(digest: string, { hashes, positions, problems }: ReadResult): State {
	return { digest, hashes, positions, problems, errors: countErrors(problems) };
}

function countErrors(problems: readonly Problem[]): number {
	return problems.filter(({ severity }) => severity === 'error').length;
}

async function cacheName(source: string): Promise<string> {
	return `source-${(await digestOf(new TextEncoder().encode(source))).slice(0, 32)}`;
}

/** A smaller file is read as fast as a cache would be. */
const smallestCached = 250_000;
const quietMilliseconds = 10_000;
const doubtMilliseconds = 2000;
/** About 3 ms of work. */
const entriesInStep = 64;
