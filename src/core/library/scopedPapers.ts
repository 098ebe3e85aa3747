import type { Paper } from '../model/paper';
import type { Papers } from './papers';
import type { LocatedEntry } from './workIndex';

/** What the scope needs to know of the library. */
export interface ScopeLibrary {
	entriesOf(source: string): readonly LocatedEntry[];
	entriesWithKey(citekey: string): readonly LocatedEntry[];
	entriesOfPaper(id: string): readonly LocatedEntry[];
	paperOf(located: LocatedEntry): Paper | undefined;
}

/**
 * The papers of some sources, an earlier one before a later. What is known of a paper comes from the whole library, its citekey
 * from these sources alone.
 */
export class ScopedPapers implements Papers {
	readonly #order: ReadonlyMap<string, number>;

	constructor(
		sources: readonly string[],
		private readonly library: ScopeLibrary,
	) {
		this.#order = new Map(sources.map((source, at) => [source, at]));
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
			this.#first(entries.filter((located) => located.citekey === citekey)) ?? this.#first(entries);
		return found && this.#toPaper(found, citekey);
	}

	namesakes(citekey: string): readonly Paper[] {
		const entries = this.library.entriesWithKey(citekey).filter((located) => located.citekey === citekey);
		return distinctPapers(
			entries.filter(({ source }) => this.#order.has(source)),
			this.library,
		);
	}

	get(id: string): Paper | undefined {
		const found = this.#first(this.library.entriesOfPaper(id));
		return found && this.#toPaper(found, found.citekey);
	}

	#first(entries: readonly LocatedEntry[]): LocatedEntry | undefined {
		const order = ({ source }: LocatedEntry): number => this.#order.get(source) ?? Infinity;
		const [first] = entries
			.filter(({ source }) => this.#order.has(source))
			.sort((a, b) => order(a) - order(b));
		return first;
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
