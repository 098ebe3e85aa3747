import { Emitter } from '../model/event';
import type { Paper } from '../model/paper';
import { normalizeArxiv, normalizeDoi } from './identifiers';
import { samePaper } from './samePaper';

/** Citekeys of the papers that came, changed and went; no key stands in two of the lists. */
export interface LibraryChange {
	readonly added: readonly string[];
	readonly changed: readonly string[];
	readonly removed: readonly string[];
}

/** Papers by citekey: the whole library, or what may be cited at some place. */
export interface Papers {
	readonly papers: readonly Paper[];
	find(citekey: string): Paper | undefined;
}

/**
 * The papers of all sources, by citekey. Where two sources hold the same citekey, the source that came first is shown.
 *
 * Starts empty and announces itself: views and indexes read what is there and follow `onDidChange`.
 */
export class Library implements Papers {
	readonly #sources = new Map<string, ReadonlyMap<string, Paper>>();
	readonly #fallbacks = new Set<string>();
	readonly #changes = new Emitter<LibraryChange>();
	#papers: ReadonlyMap<string, Paper> = new Map();
	#byIdentifier: ReadonlyMap<string, Paper> | undefined;
	#isLoaded = false;

	readonly onDidChange = this.#changes.event;

	/** Whether every source has been read once: before that, a paper that is not here may still come. */
	get isLoaded(): boolean {
		return this.#isLoaded;
	}

	/** All papers, in the order of their sources. */
	get papers(): readonly Paper[] {
		return [...this.#papers.values()];
	}

	get size(): number {
		return this.#papers.size;
	}

	find(citekey: string): Paper | undefined {
		return this.#papers.get(citekey);
	}

	/** The paper with that arXiv id (any version) or DOI (any case, with or without its resolver). */
	findByIdentifier(identifier: { readonly arxiv?: string; readonly doi?: string }): Paper | undefined {
		this.#byIdentifier ??= indexIdentifiers(this.#papers.values());
		const { arxiv, doi } = identifier;
		return (
			(arxiv === undefined ? undefined : this.#byIdentifier.get(arxivKey(arxiv))) ??
			(doi === undefined ? undefined : this.#byIdentifier.get(doiKey(doi)))
		);
	}

	/** The papers of some sources only, as they are now; an earlier source goes before a later one. */
	of(sources: readonly string[]): Papers {
		const maps = sources.map((source) => this.#sources.get(source)).filter((map) => map !== undefined);
		return {
			get papers() {
				return [...merge(maps).values()];
			},
			find: (citekey) => maps.find((map) => map.has(citekey))?.get(citekey),
		};
	}

	/**
	 * Replaces all that one source holds, and announces what that changed, if anything. A paper that is the same as before
	 * stays the same object, so that nobody looks at it again. Of several with one citekey the first counts.
	 *
	 * @param rank a fallback's papers show only where no other source has the citekey.
	 */
	setSource(source: string, papers: readonly Paper[], rank: 'own' | 'fallback' = 'own'): void {
		const before = this.#sources.get(source);
		const after = new Map<string, Paper>();
		for (const paper of papers) {
			if (!after.has(paper.citekey)) {
				const known = before?.get(paper.citekey);
				after.set(paper.citekey, known && samePaper(known, paper) ? known : paper);
			}
		}
		this.#sources.set(source, after);
		if (rank === 'fallback') {
			this.#fallbacks.add(source);
		}
		this.#update();
	}

	removeSource(source: string): void {
		if (this.#sources.delete(source)) {
			this.#update();
		}
	}

	/** Says that every source has been read once, and announces it, even if nothing came. */
	markLoaded(): void {
		if (!this.#isLoaded) {
			this.#isLoaded = true;
			this.#changes.fire({ added: [], changed: [], removed: [] });
		}
	}

	#update(): void {
		const before = this.#papers;
		const ordered = [...this.#sources].sort(
			([a], [b]) => Number(this.#fallbacks.has(a)) - Number(this.#fallbacks.has(b)),
		);
		this.#papers = merge(ordered.map(([, papers]) => papers));
		this.#byIdentifier = undefined;
		const change = compare(before, this.#papers);
		if (change.added.length + change.changed.length + change.removed.length > 0) {
			this.#changes.fire(change);
		}
	}
}

function merge(sources: Iterable<ReadonlyMap<string, Paper>>): ReadonlyMap<string, Paper> {
	const merged = new Map<string, Paper>();
	for (const source of sources) {
		for (const [citekey, paper] of source) {
			if (!merged.has(citekey)) {
				merged.set(citekey, paper);
			}
		}
	}
	return merged;
}

function compare(before: ReadonlyMap<string, Paper>, after: ReadonlyMap<string, Paper>): LibraryChange {
	const added: string[] = [];
	const changed: string[] = [];
	for (const [citekey, paper] of after) {
		const known = before.get(citekey);
		if (!known) {
			added.push(citekey);
		} else if (known !== paper) {
			changed.push(citekey);
		}
	}
	return { added, changed, removed: [...before.keys()].filter((citekey) => !after.has(citekey)) };
}

function indexIdentifiers(papers: Iterable<Paper>): ReadonlyMap<string, Paper> {
	const index = new Map<string, Paper>();
	for (const paper of papers) {
		const keys = [paper.arxiv && arxivKey(paper.arxiv), paper.DOI && doiKey(paper.DOI)];
		for (const key of keys) {
			if (key && !index.has(key)) {
				index.set(key, paper);
			}
		}
	}
	return index;
}

function arxivKey(arxiv: string): string {
	return `arxiv:${normalizeArxiv(arxiv)}`;
}

function doiKey(doi: string): string {
	return `doi:${normalizeDoi(doi)}`;
}
