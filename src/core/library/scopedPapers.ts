import type { Paper } from '../model/paper';
import type { Papers } from './papers';
import type { LocatedEntry } from './locatedEntry';

/** What the scope needs to know of the library. */
export interface ScopeLibrary {
	entriesOf(source: string): readonly LocatedEntry[];
	entriesWithKey(citekey: string): readonly LocatedEntry[];
	entriesOfPaper(id: string): readonly LocatedEntry[];
	paperOf(located: LocatedEntry): Paper | undefined;
}

/**
 * The papers of some sources, which stand in the order in which they count. What is known of a paper comes from the whole library, its
 * citekey from these sources alone. Of the entries of one source that have the same key, the last counts, as in Pandoc.
 */
export class ScopedPapers implements Papers {
	readonly #order: ReadonlyMap<string, number>;
	/** Of sources that have a key twice, where each entry stands: to look for every copy would take the square of their number. */
	readonly #places = new WeakMap<readonly LocatedEntry[], ReadonlyMap<LocatedEntry, number>>();

	constructor(
		sources: readonly string[],
		private readonly library: ScopeLibrary,
	) {
		this.#order = new Map([...new Set(sources)].map((source, at) => [source, at]));
	}

	get papers(): readonly Paper[] {
		const papers = new Map<string, Paper>();
		for (const source of this.#order.keys()) {
			for (const located of this.library.entriesOf(source)) {
				const paper = this.#toPaper(located, located.citekey);
				if (paper && !papers.has(paper.id)) {
					papers.set(paper.id, paper);
				}
			}
		}
		return [...papers.values()];
	}

	find(citekey: string): Paper | undefined {
		const entries = this.library.entriesWithKey(citekey);
		const found =
			this.#cited(entries.filter((located) => located.citekey === citekey)) ?? this.#cited(entries);
		return found && this.#toPaper(found, citekey);
	}

	namesakes(citekey: string): readonly Paper[] {
		const entries = this.library.entriesWithKey(citekey).filter((located) => located.citekey === citekey);
		return distinctPapers(
			entries.filter(({ source }) => this.#order.has(source)),
			this.library,
		);
	}

	/** Under a key that stands for it here, unless all that it has stand for others. */
	get(id: string): Paper | undefined {
		const entries = this.library
			.entriesOfPaper(id)
			.filter(({ source }) => this.#order.has(source))
			.sort((a, b) => this.#orderOf(a) - this.#orderOf(b));
		const [first, ...others] = entries;
		const keys = others.length === 0 ? [] : new Set(entries.map(({ citekey }) => citekey));
		const key = [...keys].find((citekey) => this.find(citekey)?.id === id) ?? first?.citekey;
		return first && key !== undefined ? this.#toPaper(first, key) : undefined;
	}

	/** Of entries with one key, the one that a citation of it means: of the source that counts first, the last. */
	#cited(entries: readonly LocatedEntry[]): LocatedEntry | undefined {
		let cited: LocatedEntry | undefined;
		for (const located of entries) {
			if (this.#order.has(located.source) && (!cited || this.#isBefore(located, cited))) {
				cited = located;
			}
		}
		return cited;
	}

	#isBefore(a: LocatedEntry, b: LocatedEntry): boolean {
		const order = this.#orderOf(a) - this.#orderOf(b);
		return order < 0 || (order === 0 && this.#placeOf(a) > this.#placeOf(b));
	}

	#orderOf({ source }: LocatedEntry): number {
		return this.#order.get(source) ?? Infinity;
	}

	/** Where an entry stands in its source. */
	#placeOf(located: LocatedEntry): number {
		const entries = this.library.entriesOf(located.source);
		let places = this.#places.get(entries);
		if (places?.size !== entries.length) {
			places = new Map(entries.map((each, at) => [each, at]));
			this.#places.set(entries, places);
		}
		return places.get(located) ?? -1;
	}

	#toPaper(located: LocatedEntry, citekey: string): Paper | undefined {
		const paper = this.library.paperOf(located);
		return !paper || paper.citekey === citekey ? paper : { ...paper, citekey };
	}
}

/** The papers of entries, each once; entries that only stand in where the user's own have nothing count where there are no others. */
export function distinctPapers(
	entries: readonly LocatedEntry[],
	library: Pick<ScopeLibrary, 'paperOf'>,
): readonly Paper[] {
	const own = entries.filter(({ isFallback }) => !isFallback);
	const papers = (own.length > 0 ? own : entries).flatMap((located) => library.paperOf(located) ?? []);
	return [...new Map(papers.map((paper) => [paper.id, paper])).values()];
}

/** Sources that a document names, in the order in which they count: of the entries with one key, Pandoc takes the one that it reads last. */
export function inCountingOrder(named: readonly string[]): readonly string[] {
	return [...named].reverse();
}
