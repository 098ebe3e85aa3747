import type { Paper } from '../model/paper';
import type { SearchField } from './paperFields';
import { searchFields } from './paperFields';
import { PaperIndex } from './paperIndex';
import { readQuery } from './query';
import { filterPapers, rankPapers, type RankedPaper } from './rankPapers';
import { rankRelated, rankRelatedToText } from './related';
import { Workspace } from './wordScores';

export interface SearchHit {
	readonly citekey: string;
	/** Above zero; higher is better, and to be compared within one answer only. */
	readonly score: number;
	/** Per field, the terms that matched there: what `findMatches` shows in a text. */
	readonly matches: Readonly<Partial<Record<SearchField, readonly string[]>>>;
}

/**
 * Finds papers by what a person types, and papers like a paper or a text.
 *
 * Papers come and go one by one, each in well under a millisecond, so that a caller can stop in between; the index is at
 * any time the same as one made at once from the papers it holds. `prepare` makes the latent space that related papers and
 * sentences profit from; without it they go by words alone.
 */
export class SearchIndex {
	readonly #index = new PaperIndex();
	readonly #work = new Workspace();

	get size(): number {
		return this.#index.postings.documentCount;
	}

	/** Adds papers; one with a citekey that is there already takes the place of the old one. */
	add(papers: Iterable<Paper>): void {
		for (const paper of papers) {
			this.replace(paper);
		}
	}

	/** Unknown citekeys are passed over. */
	remove(citekeys: Iterable<string>): void {
		for (const citekey of citekeys) {
			this.#index.remove(citekey);
		}
	}

	replace(paper: Paper): void {
		this.#index.remove(paper.citekey);
		this.#index.add(paper);
	}

	/** Whether `prepare` has something to do. */
	get needsPreparing(): boolean {
		return this.#index.isLatentStale;
	}

	/** Makes the latent space if it is missing or out of date. Each step takes a few milliseconds. */
	*prepare(): Generator<void, void> {
		if (this.needsPreparing) {
			yield* this.#index.buildLatent();
		}
	}

	/** The best hits for any text, best first; none for one without letters or digits. */
	search(text: string, { limit = defaultLimit }: { readonly limit?: number } = {}): SearchHit[] {
		const query = readQuery(text, this.#index.vocabulary);
		const ranked = rankPapers(this.#index, text, query, limit, this.#work);
		const terms = query.parts.flatMap((part) => [...part.terms, ...part.completions].map(({ term }) => term));
		return this.#toHits(ranked, terms);
	}

	/** Citekeys of the papers that have every word of a text, the last of which may be the beginning of one; in no order. */
	filter(text: string): ReadonlySet<string> {
		const query = readQuery(text, this.#index.vocabulary);
		const numbers = filterPapers(this.#index, text, query, this.#work);
		return new Set(numbers.flatMap((number) => this.#index.postings.citekeyOf(number) ?? []));
	}

	/** Papers like that one, best first; none when it is unknown. */
	relatedTo(citekey: string, limit = defaultLimit): SearchHit[] {
		const { ranked, terms } = rankRelated(this.#index, citekey, limit, this.#work);
		return this.#toHits(ranked, terms);
	}

	/** Papers that a text could cite, best first. */
	relatedToText(text: string, limit = defaultLimit): SearchHit[] {
		const { ranked, terms } = rankRelatedToText(this.#index, text, limit, this.#work);
		return this.#toHits(ranked, terms);
	}

	#toHits(ranked: readonly RankedPaper[], terms: readonly string[]): SearchHit[] {
		return ranked.flatMap(({ number, score }) => {
			const citekey = this.#index.postings.citekeyOf(number);
			return citekey === undefined ? [] : [{ citekey, score, matches: this.#matches(number, terms) }];
		});
	}

	#matches(number: number, terms: readonly string[]): SearchHit['matches'] {
		const matches: Partial<Record<SearchField, string[]>> = {};
		for (const term of new Set(terms)) {
			for (const field of this.#index.postings.fieldsWith(term, number)) {
				(matches[field] ??= []).push(term);
			}
		}
		return Object.fromEntries(
			searchFields.flatMap((field) => (matches[field] ? [[field, matches[field]]] : [])),
		);
	}
}

const defaultLimit = 50;
