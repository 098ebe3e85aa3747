import SearchableMap from 'minisearch/SearchableMap';
import type { Paper } from '../model/paper';
import { familyName } from '../model/person';
import { toPlainText } from '../text/mathText';
import { squash } from './analyze';
import { paperIdentifiers } from './identifiers';
import { LatentSpace } from './latentSpace';
import { findNames, type PaperNames } from './names';
import { aboutTerms, fieldTokens, searchFields, type SearchField } from './paperFields';
import { Postings } from './postings';
import { ranking, type TitleKey } from './rank';
import { Vocabulary } from './vocabulary';

/** A paper in the index, and what it is compared by apart from its terms. */
export interface IndexedPaper {
	readonly paper: Paper;
	readonly title: TitleKey;
	readonly names: PaperNames;
}

/** All that a search looks things up in. Papers go by small numbers here; see `Postings`. */
export class PaperIndex {
	readonly postings = new Postings(ranking.bm25);
	readonly vocabulary = new Vocabulary();
	readonly #papers = new Map<number, IndexedPaper>();
	readonly #byIdentifier = new SearchableMap<Set<number>>();
	readonly #byTitle = new Map<string, Set<number>>();
	readonly #byName = new Map<string, Set<number>>();
	readonly #byAuthorYear = new Map<string, Set<number>>();
	// While a query is typed, the same papers come up again and again.
	readonly #terms = new Map<number, ReadonlyMap<string, number>>();
	#latent: LatentSpace | undefined;
	/** Papers that came or went since the latent space was made. */
	#changes = 0;

	/** @param paper with a citekey that is not in the index. */
	add(paper: Paper): void {
		const { terms, tokens } = analyzePaper(paper);
		this.postings.add({ citekey: paper.citekey, terms });
		this.vocabulary.add(tokens);
		const number = this.postings.numberLimit - 1;
		const indexed = { paper, title: titleKey(paper), names: findNames(paper) };
		this.#papers.set(number, indexed);
		for (const [map, key] of this.#keysOf(indexed)) {
			const numbers = map.get(key) ?? new Set();
			numbers.add(number);
			map.set(key, numbers);
		}
		this.#latent?.place(number, aboutTerms(paper));
		this.#changes++;
	}

	/** Without effect when there is no such paper. */
	remove(citekey: string): void {
		const number = this.postings.paperNumber(citekey);
		const indexed = number === undefined ? undefined : this.#papers.get(number);
		if (number === undefined || !indexed) {
			return;
		}
		const { terms, tokens } = analyzePaper(indexed.paper);
		this.postings.remove({ citekey, terms });
		this.vocabulary.remove(tokens);
		this.#papers.delete(number);
		this.#terms.delete(number);
		for (const [map, key] of this.#keysOf(indexed)) {
			const numbers = map.get(key);
			numbers?.delete(number);
			if (numbers?.size === 0) {
				map.delete(key);
			}
		}
		this.#latent?.forget(number);
		this.#changes++;
	}

	get(paperNumber: number): IndexedPaper | undefined {
		return this.#papers.get(paperNumber);
	}

	/** What a paper is about: the terms of its title and abstract without stop words, and how often each stands there. */
	termsOf(paperNumber: number): ReadonlyMap<string, number> {
		const known = this.#terms.get(paperNumber);
		if (known) {
			return known;
		}
		const indexed = this.#papers.get(paperNumber);
		const terms = indexed ? aboutTerms(indexed.paper) : new Map<string, number>();
		if (this.#terms.size >= mostRemembered) {
			this.#terms.clear();
		}
		this.#terms.set(paperNumber, terms);
		return terms;
	}

	/** @param identifier as `readIdentifiers` gives it. */
	withIdentifier(identifier: string): Iterable<number> {
		return this.#byIdentifier.get(identifier) ?? [];
	}

	/** Papers with an identifier that goes on where `start` stops; at most `limit`, when there are more then none. */
	withIdentifierStart(start: string, limit: number): readonly number[] {
		const found: number[] = [];
		for (const [, numbers] of this.#byIdentifier.atPrefix(start)) {
			found.push(...numbers);
			if (found.length > limit) {
				return [];
			}
		}
		return found;
	}

	/** @param reading the title, squashed. */
	withTitle(reading: string): Iterable<number> {
		return this.#byTitle.get(reading) ?? [];
	}

	/** @param reading the name, squashed: one that the paper's title or abstract gives it. */
	withName(reading: string): Iterable<number> {
		return this.#byName.get(reading) ?? [];
	}

	/** @param reading the first author's family name and the year, in either order, squashed. */
	withAuthorYear(reading: string): Iterable<number> {
		return this.#byAuthorYear.get(reading) ?? [];
	}

	/** Whether the first comes before the second where their scores are equal: by citekey, so that the order is stable. */
	isBefore(a: number, b: number): boolean {
		return (this.#papers.get(a)?.paper.citekey ?? '') < (this.#papers.get(b)?.paper.citekey ?? '');
	}

	get latent(): LatentSpace | undefined {
		return this.#latent;
	}

	/** Whether the latent space is missing, or so many papers have come or gone that it should be made anew. */
	get isLatentStale(): boolean {
		return this.#latent ? this.#changes > this.#latent.size * ranking.latent.stale : this.#papers.size > 0;
	}

	/** Makes the latent space anew; each step takes a few milliseconds, and searches may come between. */
	*buildLatent(): Generator<void, void> {
		const numbers = [...this.#papers.keys()].sort((a, b) => (this.isBefore(a, b) ? -1 : 1));
		const stride = Math.ceil(numbers.length / ranking.latent.sample) || 1;
		const sample = numbers.filter((_, at) => at % stride === 0);
		const changes = this.#changes;
		const latent = yield* LatentSpace.build(this.#termsOfEach(sample));
		let untilYield = papersPerStep;
		// Papers that come in between are at the end of the map.
		for (const [number, { paper }] of this.#papers) {
			latent.place(number, aboutTerms(paper));
			if (--untilYield === 0) {
				untilYield = papersPerStep;
				yield;
			}
		}
		for (const number of latent.papers()) {
			if (!this.#papers.has(number)) {
				latent.forget(number);
			}
		}
		this.#latent = latent;
		this.#changes -= changes;
	}

	/** Those that are gone meanwhile are passed over. */
	*#termsOfEach(numbers: readonly number[]): Generator<ReadonlyMap<string, number>> {
		for (const number of numbers) {
			const indexed = this.#papers.get(number);
			if (indexed) {
				yield aboutTerms(indexed.paper);
			}
		}
	}

	*#keysOf({ paper, title, names }: IndexedPaper): Generator<[KeyMap, string]> {
		for (const identifier of new Set(paperIdentifiers(paper))) {
			yield [this.#byIdentifier, identifier];
		}
		if (title.run) {
			yield [this.#byTitle, title.run];
		}
		const [first] = paper.author;
		if (first && paper.issued) {
			const name = squash(familyName(first));
			yield [this.#byAuthorYear, `${name}${paper.issued.year}`];
			yield [this.#byAuthorYear, `${paper.issued.year}${name}`];
		}
		for (const name of new Set([...names.own, ...names.introduced])) {
			yield [this.#byName, name];
		}
	}
}

interface KeyMap {
	get(key: string): Set<number> | undefined;
	set(key: string, numbers: Set<number>): unknown;
	delete(key: string): unknown;
}

function analyzePaper(paper: Paper) {
	const tokens = Object.fromEntries(searchFields.map((field) => [field, fieldTokens(paper, field)]));
	const terms = Object.fromEntries(
		Object.entries(tokens).map(([field, list]) => [field, list.map(({ term }) => term)]),
	) as Record<SearchField, string[]>;
	return { terms, tokens: Object.values(tokens).flat() };
}

function titleKey(paper: Paper): TitleKey {
	const starts: number[] = [];
	let run = '';
	for (const word of toPlainText(paper.title).split(/[^\p{L}\p{N}\p{M}+#]+/u)) {
		const squashed = squash(word);
		if (squashed) {
			starts.push(run.length);
			run += squashed;
		}
	}
	return { run, starts };
}

const papersPerStep = 20;
const mostRemembered = 300;
