import type { LogOutputChannel } from 'vscode';
import type { Library } from '../../core/library/library';
import type { LibraryChange } from '../../core/library/libraryChange';
import { stampOf } from '../../core/library/paperStamp';
import { Emitter, type Disposable } from '../../core/model/event';
import type { Paper } from '../../core/model/paper';
import type { Slices } from '../../core/model/slices';
import { PaperIndex, type StampOf } from '../../core/search/paperIndex';
import { SearchIndex } from '../../core/search/searchIndex';
import type { TopicsOf } from '../../core/topics/groupingRules';
import type { CacheFolder } from '../files/cacheFolder';
import { runSlices } from '../timing/runSlices';

/**
 * The search index, kept in step with the library in slices that leave the event loop free: first all that is short, so that titles
 * are found soon, then the abstracts.
 *
 * A large index is kept in the cache; what the library has that it has not, or no longer the same, is indexed again.
 */
export class LiveIndex implements Disposable {
	readonly #stampOf: StampOf = (paper) => stampOf(this.library, paper);
	#index = new SearchIndex(PaperIndex.empty(this.#stampOf));
	/** Ids of papers to be added, or to be taken out where the library has no such paper. */
	readonly #heads = new Set<string>();
	/** Ids of papers whose abstracts are to be added. */
	readonly #abstracts = new Set<string>();
	/** The topics that papers are indexed with, by id, where these are not those that their sources give. */
	readonly #topics = new Map<string, string>();
	#topicsOf: TopicsOf = (paper) => paper.topics;
	readonly #changes = new Emitter<void>();
	readonly #listener: Disposable;
	readonly #restored: Promise<void>;
	#isWorking = false;
	#isDisposed = false;
	#mayHoldUnadopted = false;
	#isSaved = true;
	#saveTimeout: unknown;

	/** Fires when all titles that were pending are indexed, and again when everything is. */
	readonly onDidChange = this.#changes.event;

	constructor(
		private readonly library: Library,
		private readonly cache: CacheFolder,
		private readonly log: LogOutputChannel,
	) {
		this.#listener = library.onDidChange((change) => this.#queue(change));
		this.#restored = this.#restore();
		this.#queue({ added: library.papers.map((paper) => paper.id), changed: [], removed: [] });
	}

	/** How much is done: `titles` when only abstracts are pending. */
	get state(): 'pending' | 'titles' | 'whole' {
		return this.#heads.size > 0 ? 'pending' : this.#abstracts.size > 0 ? 'titles' : 'whole';
	}

	/** How many papers of the library are indexed with all their texts. */
	get indexed(): number {
		return Math.max(0, this.library.size - this.#heads.size - this.#abstracts.size);
	}

	/** The index as it is now: what it finds is what is indexed so far. */
	get current(): SearchIndex {
		return this.#index;
	}

	/** Lets papers be found by the names of these topics; those that are under other topics than before are indexed again. */
	async setTopics(topicsOf: TopicsOf): Promise<void> {
		this.#topicsOf = topicsOf;
		const changed = await runSlices(
			this.#findMoved(),
			() => this.#topicsOf === topicsOf && !this.#isDisposed,
		);
		if (changed && changed.length > 0) {
			this.#queue({ added: [], changed, removed: [] });
		}
	}

	dispose(): void {
		this.#isDisposed = true;
		clearTimeout(this.#saveTimeout);
		this.#listener.dispose();
	}

	#queue({ added, changed, removed }: LibraryChange): void {
		for (const id of [...removed, ...added, ...changed]) {
			this.#heads.add(id);
		}
		if (!this.#isWorking) {
			this.#isWorking = true;
			void this.#restored
				.then(() => runSlices(this.#work(), () => !this.#isDisposed))
				.catch((error: unknown) => this.log.error('The search index stopped.', error))
				.finally(() => (this.#isWorking = false));
		}
	}

	*#work(): Slices<void> {
		do {
			if (this.#heads.size > 0) {
				yield* this.#removeGone();
				for (const id of this.#heads) {
					this.#heads.delete(id);
					this.#indexHead(id);
					yield;
				}
				this.#changes.fire();
			}
			if (!this.library.isLoaded) {
				// What still comes goes first; when it is there, this begins again.
				return;
			}
			yield* this.#indexAbstracts();
			if (this.state === 'whole' && this.#mayHoldUnadopted) {
				this.#mayHoldUnadopted = false;
				yield* this.#index.dropUnadopted();
			}
			if (this.state === 'whole') {
				this.#changes.fire();
				yield* this.#index.prepare();
			}
		} while (this.state !== 'whole');
		this.#saveLater();
	}

	/** Such as those of a large bibliography that is gone. Papers that only changed are found until they are indexed again. */
	*#removeGone(): Slices<void> {
		const gone: string[] = [];
		let count = 0;
		for (const id of this.#heads) {
			if (!this.library.get(id)) {
				gone.push(id);
			}
			if (++count % papersInSlice === 0) {
				yield;
			}
		}
		yield* this.#index.removeIfMany(gone);
	}

	*#findMoved(): Slices<readonly string[]> {
		const changed: string[] = [];
		for (const [at, paper] of this.library.papers.entries()) {
			if (this.#topics.get(paper.id) !== this.#ownTopics(paper)) {
				changed.push(paper.id);
			}
			if (at % papersInSlice === 0) {
				yield;
			}
		}
		return changed;
	}

	/** The topics of a paper as a text; `undefined` where they are those that its source gives. */
	#ownTopics(paper: Paper): string | undefined {
		const topics = this.#topicsOf(paper);
		return topics === paper.topics || topics.join('\n') === paper.topics.join('\n')
			? undefined
			: topics.join('\n');
	}

	/** The paper under the topics that it stands under. */
	#toIndex(paper: Paper): Paper {
		const topics = this.#ownTopics(paper);
		if (topics === undefined) {
			this.#topics.delete(paper.id);
			return paper;
		}
		this.#topics.set(paper.id, topics);
		return { ...paper, topics: topics === '' ? [] : topics.split('\n') };
	}

	#indexHead(id: string): void {
		const known = this.library.get(id);
		const paper = known && this.#toIndex(known);
		if (!paper) {
			this.#index.remove([id]);
			this.#topics.delete(id);
			this.#abstracts.delete(id);
			this.#isSaved = false;
		} else if (!this.#index.adopt(paper)) {
			if (!this.#index.refresh(paper)) {
				this.#index.addHead(paper);
				this.#abstracts.add(id);
			}
			this.#isSaved = false;
		}
	}

	/** Until new titles are pending. */
	*#indexAbstracts(): Slices<void> {
		for (const id of this.#abstracts) {
			if (this.#heads.size > 0) {
				return;
			}
			this.#abstracts.delete(id);
			const paper = this.library.get(id);
			if (paper) {
				this.#index.addAbstract(paper);
			}
			yield;
		}
	}

	async #restore(): Promise<void> {
		try {
			const parts: Uint8Array[] = [];
			for await (const part of this.cache.read(cacheName)) {
				parts.push(part);
			}
			const index = parts.length > 0 ? await runSlices(SearchIndex.load(parts, this.#stampOf)) : undefined;
			if (index) {
				this.#index = index;
				this.#mayHoldUnadopted = true;
			}
		} catch (error) {
			this.log.warn('The search index in the cache cannot be read, and is made anew.', error);
		}
	}

	#saveLater(): void {
		if (this.#isSaved || this.library.size < smallestSaved) {
			return;
		}
		clearTimeout(this.#saveTimeout);
		this.#saveTimeout = setTimeout(() => {
			this.#save().catch((error: unknown) =>
				this.log.warn('The search index could not be kept in the cache.', error),
			);
		}, quietMilliseconds);
	}

	async #save(): Promise<void> {
		if (this.state !== 'whole' || !this.library.isLoaded) {
			return;
		}
		const parts = await runSlices(this.#index.save(), () => !this.#isDisposed);
		if (parts) {
			this.#isSaved = true;
			await this.cache.write(cacheName, parts);
		}
	}
}

const cacheName = 'search';
/** A smaller index is made as fast as it is read. */
const smallestSaved = 1000;
const quietMilliseconds = 10_000;
const papersInSlice = 500;
