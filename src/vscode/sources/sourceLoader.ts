import * as vscode from 'vscode';
import type { CachedSource } from '../../core/library/cachedSource';
import { unpackEntries, type PackedEntries } from '../../core/library/packedEntries';
import { countErrors, isBrokenOff, isWorse, mayBeCutOff, shrankALot } from '../../core/library/isWorse';
import { retryDelay } from '../../core/library/retryDelay';
import { missingSource, unreadableSource } from '../../core/library/unreadableSource';
import type { Slices } from '../../core/model/slices';
import { messageOf } from '../../core/model/thrown';
import { runSlices } from '../timing/runSlices';
import { Timers } from '../timing/timers';
import { DeadlyReading, type ReadResult } from '../threads/readingThread';
import { DoubtedSources } from './doubtedSources';
import { SettledSources, type SettlingParts } from './settledSources';
import type { CachedEntries } from './sourceCache';
import { unreadContentOf } from './unreadContent';

/**
 * Brings sources into the library, each alone and as it is now: from the cache where that holds the very content, else read in a
 * thread, of which only what changed comes here. Unsaved text in an editor counts before what is on disk.
 *
 * A source that can no longer be read, or reads much worse than before, keeps what it held and is marked stale, until it reads well
 * again or is deleted: whoever rewrites a file (Zotero's automatic export, a version control system) is often caught in the middle.
 */
export class SourceLoader implements vscode.Disposable {
	readonly #settled: SettledSources;
	readonly #running = new Map<string, Promise<void>>();
	/** What is to become of those that something is done with, when that is over. */
	readonly #wanted = new Map<string, 'read' | 'forget'>();
	readonly #doubted = new DoubtedSources();
	/** The digest of what each was on disk when unsaved text took the place of that: whoever discards the text means what was. */
	readonly #beforeTyping = new Map<string, string>();
	/** How often in a row each could not be read. */
	readonly #failures = new Map<string, number>();
	#expected: ReadonlySet<string> = new Set();
	readonly #timers = new Timers();
	readonly #links = new vscode.EventEmitter<LinkedSource>();
	#isDisposed = false;

	/** Fires when a source was read that is elsewhere, as a symbolic link says: what changes there is told of nowhere else. */
	readonly onDidFollowLink = this.#links.event;

	constructor(private readonly parts: SettlingParts) {
		this.#settled = new SettledSources(parts, () => this.#running.size > 0);
	}

	/** The sources that were read at least once. */
	get sources(): readonly string[] {
		return this.#settled.sources;
	}

	/** Whether a source is one of these. */
	has(source: string): boolean {
		return this.#settled.get(source) !== undefined;
	}

	/** Whether much of a source seems to be gone, and a moment later it is known whether it is. */
	isInDoubt(source: string): boolean {
		return this.#doubted.has(source);
	}

	/** Resolves when that is known. */
	decided(source: string): Promise<void> {
		return this.#doubted.settled(source);
	}

	/** Has it told from now on of these sources, and of no others, when one is asked for and is not there. */
	expect(sources: ReadonlySet<string>): void {
		for (const source of this.#expected) {
			if (!sources.has(source) && !this.has(source)) {
				this.parts.publish(vscode.Uri.parse(source), []);
			}
		}
		this.#expected = sources;
	}

	/** Reads a source, and once more if it is asked to while it does. Never rejects. */
	read(uri: vscode.Uri): Promise<void> {
		return this.#do('read', uri);
	}

	/** Takes a source out of the library, with its problems, whatever becomes of it. */
	forget(uri: vscode.Uri): Promise<void> {
		return this.#do('forget', uri);
	}

	dispose(): void {
		this.#isDisposed = true;
		this.#settled.dispose();
		this.#timers.dispose();
		this.#links.dispose();
	}

	/** One after the other for each source: of two changes at once the library would keep papers that are nowhere. */
	#do(what: 'read' | 'forget', uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		this.#wanted.set(source, what);
		const running = this.#running.get(source) ?? this.#doWanted(uri);
		this.#running.set(source, running);
		return running;
	}

	async #doWanted(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		try {
			do {
				const wanted = this.#wanted.get(source);
				this.#wanted.delete(source);
				if (wanted === 'forget') {
					this.#forgetFailures(source);
					await this.#drop(uri);
				} else {
					await this.#tryToRead(uri);
				}
			} while (this.#wanted.has(source) && !this.#isDisposed);
		} finally {
			// In the step in which it is decided: whoever asks from here on has a reading of their own.
			this.#running.delete(source);
			if (this.#running.size === 0) {
				void this.#settled.checkDue();
			}
		}
	}

	async #tryToRead(uri: vscode.Uri): Promise<void> {
		try {
			await this.#readOnce(uri);
			this.#forgetFailures(uri.toString());
		} catch (error) {
			if (!this.#settled.get(uri.toString())) {
				// What came of it comes again.
				await runSlices(this.parts.library.remove(uri.toString()));
			}
			this.#tryLater(uri, error);
		}
	}

	/** Of a file that can be read again (another program had locked it, a drive was away) nobody may tell. */
	#tryLater(uri: vscode.Uri, error: unknown): void {
		const source = uri.toString();
		if (this.#isDisposed) {
			return;
		}
		const failures = this.#failures.get(source) ?? 0;
		this.#failures.set(source, failures + 1);
		if (failures === 0) {
			this.#keepLastGood(uri, 'it cannot be read', error);
		} else if (failures === 1) {
			// Whoever writes it may have locked it for a moment.
			const known = this.#settled.get(source);
			const unreadable = unreadableSource(messageOf(error), known !== undefined);
			this.parts.publish(uri, [unreadable, ...(known?.problems ?? [])]);
		}
		const delay = retryDelay(failures, error instanceof DeadlyReading);
		if (delay !== undefined) {
			this.#timers.set(`retry ${source}`, delay, () => void this.read(uri));
		}
	}

	#forgetFailures(source: string): void {
		this.#failures.delete(source);
		this.#timers.cancel(`retry ${source}`);
	}

	async #readOnce(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		const { content, isFromEditor } = await unreadContentOf(uri, this.parts.thread);
		if (content === undefined) {
			await this.#miss(uri);
			return;
		}
		const state = this.#settled.get(source);
		const cached = state ? undefined : await this.#openCache(source);
		const known = state ?? cached?.head;
		const batches: PackedEntries[] = [];
		const root = vscode.workspace.getWorkspaceFolder(uri);
		let coming: Promise<unknown> = Promise.resolve();
		const asked = this.parts.thread.read(
			{
				source,
				fileName: uri.path,
				content,
				...(root && { root: root.uri.fsPath }),
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
		// It may fail while the cache is read, or what it sent comes in; that is dealt with after.
		const isOver = asked.catch(() => undefined);
		const isCacheSound = !cached || (await this.#appendCached(source, cached));
		await isOver;
		await coming;
		const result = await asked;
		if (result.kind !== 'missing' && result.linkedPath !== undefined) {
			this.#links.fire({ uri, target: uri.with({ path: vscode.Uri.file(result.linkedPath).path }) });
		}
		if (result.kind === 'missing') {
			await this.#miss(uri);
		} else if (!isCacheSound) {
			this.#wanted.set(source, this.#wanted.get(source) ?? 'read');
		} else if (result.kind === 'same') {
			await this.#keep(uri, state);
			this.#noteTyping(source, isFromEditor, result.digest);
		} else if (known) {
			await this.#update(uri, known, { result, batches, isFromEditor });
		} else {
			await this.#commit(uri, toState(result), []);
		}
		if (result.kind === 'read') {
			this.#settled.cacheLater(source);
		}
	}

	/** There is no such file. */
	async #miss(uri: vscode.Uri): Promise<void> {
		await this.#drop(uri);
		if (this.#expected.has(uri.toString())) {
			this.parts.publish(uri, [missingSource]);
		}
	}

	/** Takes all of it away; that it came back meanwhile, and is to be read again, is not forgotten. */
	async #drop(uri: vscode.Uri): Promise<void> {
		const source = uri.toString();
		this.#settled.forget(uri);
		this.#doubted.settle(source);
		this.#beforeTyping.delete(source);
		this.parts.thread.forget(source);
		await runSlices(this.parts.library.remove(source));
	}

	/** The content is that of the state there is, or of the cache. */
	async #keep(uri: vscode.Uri, state: CachedSource | undefined): Promise<void> {
		const cached = this.#settled.get(uri.toString());
		this.#doubted.settle(uri.toString());
		if (state) {
			this.#settled.settle(uri, state);
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
		const isAsBefore = !isFromEditor && this.#beforeTyping.get(source) === next.digest;
		if (!isAsBefore && isWorse(next, known)) {
			this.#doubted.settle(source);
			this.parts.publish(uri, result.problems);
			this.#keepLastGood(uri, 'it has new errors and fewer entries');
			return;
		}
		const mayBeWritten = !isFromEditor && !isAsBefore;
		if (mayBeWritten && isBrokenOff(next, known)) {
			this.#doubted.settle(source);
			this.parts.publish(uri, result.problems);
			this.#keepLastGood(uri, 'it ends in the middle of an entry');
			return;
		}
		const isDoubtful = mayBeWritten && (shrankALot(next, known) || mayBeCutOff(next, known, uri.path));
		if (isDoubtful && !this.#doubted.isMeant(source, next.digest)) {
			this.#doubt(uri, next.digest);
			return;
		}
		this.#doubted.settle(source);
		this.#noteTyping(source, isFromEditor, known.digest);
		await this.#commit(uri, next, batches, result.order);
	}

	/** @param digest that of what the source held until then. */
	#noteTyping(source: string, isFromEditor: boolean, digest: string): void {
		if (!isFromEditor) {
			this.#beforeTyping.delete(source);
		} else if (!this.#beforeTyping.has(source)) {
			this.#beforeTyping.set(source, digest);
		}
	}

	#doubt(uri: vscode.Uri, digest: string): void {
		const source = uri.toString();
		if (this.#doubted.add(source, digest)) {
			this.#keepLastGood(uri, 'much of it is gone, perhaps because it is being written');
			this.#timers.set(`doubt ${source}`, doubtMilliseconds, () => {
				if (this.#doubted.end(source, digest)) {
					void this.read(uri);
				}
			});
		}
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
		const { library } = this.parts;
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
		this.#settled.settle(uri, state);
	}

	*#append(source: string, packed: PackedEntries): Slices<void> {
		const fresh = unpackEntries(packed);
		yield;
		for (let from = 0; from < fresh.length; from += entriesInStep) {
			this.parts.library.append(source, fresh.slice(from, from + entriesInStep));
			yield;
		}
	}

	/** What the cache has of a source, which may be of another content. */
	async #openCache(source: string): Promise<CachedEntries | undefined> {
		try {
			return await this.parts.cache.open(source);
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
		const count = this.parts.library.entriesOf(source).length;
		const isWhole = count === head.hashes.length;
		const partly = { ...head, digest: '', hashes: head.hashes.slice(0, count), errors: Infinity };
		this.#settled.hold(source, isWhole ? head : partly);
		return isWhole;
	}

	#warnOfDamage(source: string, error: unknown): void {
		this.parts.log.warn(`What the cache has of ${source} is damaged, and the file is read anew.`, error);
	}

	#keepLastGood(uri: vscode.Uri, reason: string, error?: unknown): void {
		const source = uri.toString();
		const isKnown = this.#settled.get(source) !== undefined;
		this.parts.library.setStale(source, true);
		this.parts.log.warn(
			`${uri.toString(true)}: ${reason}${isKnown ? ', so what it held before is shown' : ''}.`,
			...(error === undefined ? [] : [error]),
		);
	}
}

/** A source, and the file that it is by a symbolic link. */
export interface LinkedSource {
	readonly uri: vscode.Uri;
	readonly target: vscode.Uri;
}

interface Update {
	readonly result: Extract<ReadResult, { readonly kind: 'read' }>;
	/** The entries that are new. */
	readonly batches: readonly PackedEntries[];
	readonly isFromEditor: boolean;
}

function toState({ digest, size, hashes, positions, problems }: Update['result']): CachedSource {
	return { digest, size, problems, errors: countErrors(problems), isChecked: false, hashes, positions };
}

const doubtMilliseconds = 2000;
/** About 3 ms of work. */
const entriesInStep = 256;
