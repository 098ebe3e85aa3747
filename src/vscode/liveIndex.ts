import type { Library } from '../core/library/library';
import type { LibraryChange } from '../core/library/libraryChange';
import { Emitter, type Disposable } from '../core/model/event';
import type { Paper } from '../core/model/paper';
import { SearchIndex, type SearchHit } from '../core/search/searchIndex';

/**
 * The search index, kept in step with the library in slices that leave the event loop free. Answers at once, from what is
 * indexed so far.
 */
export class LiveIndex implements Disposable {
	readonly #index = new SearchIndex();
	readonly #pending = new Map<string, 'put' | 'remove'>();
	readonly #changes = new Emitter<void>();
	readonly #listener: Disposable;
	#slice: unknown;
	#preparing: Iterator<void> | undefined;

	/** Fires when all that was pending is indexed. */
	readonly onDidChange = this.#changes.event;

	constructor(private readonly library: Library) {
		this.#listener = library.onDidChange((change) => this.#queue(change));
		this.#queue({ added: library.papers.map((paper) => paper.citekey), changed: [], removed: [] });
	}

	/** How much is done. */
	get state(): 'pending' | 'titles' | 'whole' {
		return this.#pending.size > 0 ? 'pending' : 'whole';
	}

	/** Best first. */
	search(query: string, limit: number): readonly SearchHit[] {
		return this.#index.search(query, { limit });
	}

	/** Ids of the papers that have every word of a query. */
	filter(query: string): ReadonlySet<string> {
		return this.#index.filter(query);
	}

	/** The papers most like one paper, most similar first. */
	related(citekey: string, limit: number): readonly Paper[] {
		return this.#index
			.relatedTo(citekey, limit)
			.map((hit) => this.library.find(hit.id))
			.filter((paper) => paper !== undefined);
	}

	dispose(): void {
		clearTimeout(this.#slice);
		this.#listener.dispose();
	}

	#queue({ added, changed, removed }: LibraryChange): void {
		for (const citekey of [...added, ...changed]) {
			this.#pending.set(citekey, 'put');
		}
		for (const citekey of removed) {
			this.#pending.set(citekey, 'remove');
		}
		if (this.#pending.size > 0) {
			clearTimeout(this.#slice);
			this.#slice = setTimeout(() => this.#work());
		}
	}

	/** Indexes what is pending, then prepares what related papers profit from, for one slice; the next one goes on there. */
	#work(): void {
		const deadline = performance.now() + sliceMilliseconds;
		while (performance.now() < deadline) {
			const [next] = this.#pending;
			if (next) {
				this.#indexOne(...next);
				if (this.#pending.size === 0) {
					this.#changes.fire();
				}
			} else {
				this.#preparing ??= this.#index.prepare();
				if (this.#preparing.next().done) {
					this.#preparing = undefined;
					return;
				}
			}
		}
		this.#slice = setTimeout(() => this.#work());
	}

	#indexOne(citekey: string, action: 'put' | 'remove'): void {
		this.#pending.delete(citekey);
		this.#preparing = undefined;
		const paper = this.library.find(citekey);
		if (action === 'put' && paper) {
			this.#index.replace(paper);
		} else {
			this.#index.remove([citekey]);
		}
	}
}

/** Well under the 50 ms for which nothing may hold the extension host. */
const sliceMilliseconds = 15;
