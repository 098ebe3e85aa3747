import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import { answerQuery, filterByQuery } from './language/answerQuery';
import { withFieldMatches } from './language/fieldMatches';
import { isText } from './language/isText';
import { KnownAnswers } from './language/knownAnswers';
import type { MatchContext } from './language/matchQuery';
import { parseQuery } from './language/parseQuery';
import { numbersOf, toSet } from './paperSet';
import { noFacts, type QueryFacts } from './language/queryFacts';
import type { ParsedQuery } from './language/queryTree';
import type { SearchField } from './paperFields';
import { searchFields } from './paperFields';
import { PaperIndex, type StampOf } from './paperIndex';
import { readQuery } from './query';
import { filterPapers, rankPapers, type RankedPaper } from './rankPapers';
import { rankRelated, rankRelatedToText } from './related';
import { SaveReader, SaveWriter } from './savedParts';
import type { TopicsOf } from '../topics/groupingRules';
import { readFiledPapers, type FiledPapers } from './topics/filedPapers';
import { proposeTopics, type ProposalOptions, type ProposedTopic } from './topics/proposeTopics';
import { rankTopics, type SuggestionOptions, type TopicSuggestion } from './topics/suggestTopics';
import { tellingWords } from './topics/tellingWords';
import { sharedWords } from './topics/sharedWords';
import { Workspace } from './wordScores';

export interface SearchHit {
	/** The paper's. */
	readonly id: string;
	/** Above zero; higher is better, and to be compared within one answer only. */
	readonly score: number;
	/** Per field, the terms that matched there: what `findMatches` shows in a text. */
	readonly matches: Readonly<Partial<Record<SearchField, readonly string[]>>>;
}

/** How a query is to be understood. */
export interface QueryOptions {
	/** By default what the papers themselves tell. */
	readonly facts?: QueryFacts;
	/** Whether it is still being typed, so that its last word may be the beginning of one: so it is by default. */
	readonly isOpen?: boolean;
}

/**
 * Finds papers by what a person types, and papers like a paper or a text.
 *
 * - Papers come and go one by one, each in well under a millisecond, so that a caller can stop in between. At any time the index is the
 *   same as one made at once from the papers it holds.
 * - All heads may come before the first abstract: then titles are found soon.
 * - `prepare` makes the latent space, which improves what is found for papers and sentences; without it, words alone count.
 */
export class SearchIndex {
	readonly #index: PaperIndex;
	readonly #work = new Workspace();
	readonly #known = new KnownAnswers();
	/** Where papers stand, as `suggestTopics` was told last. */
	#filed: FiledPapers | undefined;

	constructor(index: PaperIndex = PaperIndex.empty()) {
		this.#index = index;
	}

	/** How many papers are in, with or without their abstracts. */
	get size(): number {
		return this.#index.lengths.size;
	}

	/** Adds papers; one with an id that is there already takes the place of the old one. */
	add(papers: Iterable<Paper>): void {
		for (const paper of papers) {
			this.replace(paper);
		}
	}

	/** Adds all of a paper but its abstract; one with an id that is there already takes the place of the old one. */
	addHead(paper: Paper): void {
		this.#index.remove(paper.id);
		this.#index.addHead(paper);
	}

	/** Adds the abstract of a paper whose head is in; without effect when there is no such paper, or its abstract is in. */
	addAbstract(paper: Paper): void {
		this.#index.addAbstract(paper.id);
	}

	/** Unknown ids are passed over. */
	remove(ids: Iterable<string>): void {
		for (const id of ids) {
			this.#index.remove(id);
		}
	}

	/** The same in slices between which no paper may come or go, for a small part of the time; papers that are few all stay. */
	*removeIfMany(ids: readonly string[]): Slices<void> {
		yield* this.#index.removeIfMany(ids);
	}

	replace(paper: Paper): void {
		this.addHead(paper);
		this.addAbstract(paper);
	}

	/** Whether `prepare` has something to do. */
	get needsPreparing(): boolean {
		return this.#index.isLatentStale;
	}

	/** Makes the latent space if it is missing or out of date, in slices, and takes no more memory than is needed then. */
	*prepare(): Slices<void> {
		if (this.needsPreparing) {
			yield* this.#index.buildLatent();
			yield* this.#index.compact();
		}
	}

	/**
	 * All that the index holds but the papers, as parts of at most 4 MB, in slices. It is `undefined` when papers came or went
	 * meanwhile.
	 */
	*save(): Slices<readonly Uint8Array[] | undefined> {
		const writer = new SaveWriter();
		const isOfOneTime = yield* this.#index.save(writer);
		return isOfOneTime ? writer.finish() : undefined;
	}

	/**
	 * An index from what `save` gave, in slices; `undefined` when that is not whole, or of other code. The parts are gone from then on, and
	 * must be as they were given: `CacheFolder` gives no others.
	 *
	 * It knows none of its papers. `adopt` each that there still is, add those that it does not know, then `dropUnadopted`.
	 *
	 * @param stampOf that of the index which was saved.
	 */
	static *load(parts: readonly Uint8Array[], stampOf?: StampOf): Slices<SearchIndex | undefined> {
		const reader = SaveReader.open(parts);
		if (!reader) {
			return undefined;
		}
		try {
			return new SearchIndex(yield* PaperIndex.load(reader, stampOf));
		} catch (error) {
			if (error instanceof RangeError) {
				return undefined;
			}
			throw error;
		}
	}

	/** Whether a loaded index has this paper, with all that is searched the same; if so it is found from now on. */
	adopt(paper: Paper): boolean {
		return this.#index.adopt(paper);
	}

	/** Whether a paper is in that says the same in all that is searched, so that nothing need be indexed; it is this one from now on. */
	refresh(paper: Paper): boolean {
		return this.#index.refresh(paper);
	}

	/** Removes the papers of a loaded index that nobody adopted, in slices between which no paper may come or go. */
	*dropUnadopted(): Slices<void> {
		yield* this.#index.dropUnadopted();
	}

	/**
	 * The best hits for any text in the language of `parseQuery`, best first; none for one without letters or digits. What
	 * has conditions but no words to rank by gives the newest papers first.
	 */
	search(
		text: string,
		{ limit = defaultLimit, ...options }: QueryOptions & { readonly limit?: number } = {},
	): SearchHit[] {
		const parsed = parseQuery(text);
		if (!isText(text, parsed)) {
			return this.#answer(parsed, limit, this.#context(text, options));
		}
		return this.searchWords(options.isOpen === false ? `${text} ` : text, limit);
	}

	/** The best hits for the words of any text, best first, whatever signs stand between them. */
	searchWords(text: string, limit = defaultLimit): SearchHit[] {
		const query = readQuery(text, this.#index.vocabulary);
		const ranked = rankPapers(this.#index, text, query, limit, this.#work);
		const terms = query.parts.flatMap((part) => [...part.terms, ...part.completions]);
		return this.#toHits(
			ranked,
			terms.map(({ term }) => this.#index.lexicon.find(term)),
		);
	}

	/**
	 * Ids of the papers that pass a query in the language of `parseQuery`: that meet every condition, and have every word; in
	 * no order.
	 */
	filter(text: string, options: QueryOptions = {}): ReadonlySet<string> {
		const parsed = parseQuery(text);
		const numbers = isText(text, parsed)
			? this.#filterPlain(options.isOpen === false ? `${text} ` : text)
			: filterByQuery(parsed.root, this.#context(text, options));
		const ids = new Set<string>();
		for (const number of numbers) {
			const paper = this.#index.get(number);
			if (paper) {
				ids.add(paper.id);
			}
		}
		return ids;
	}

	/** Papers like that one, best first; none when it is unknown. */
	relatedTo(id: string, limit = defaultLimit): SearchHit[] {
		const { ranked, terms } = rankRelated(this.#index, id, limit, this.#work);
		return this.#toHits(ranked, terms);
	}

	/** Papers that a text could cite, best first. */
	relatedToText(text: string, limit = defaultLimit): SearchHit[] {
		const { ranked, terms } = rankRelatedToText(this.#index, text, limit, this.#work);
		return this.#toHits(ranked, terms);
	}

	/** The words that a text shares with a hit that `relatedToText` gave for it, as the text writes them, rarest first. */
	sharedWords(text: string, hit: SearchHit): string[] {
		return sharedWords(this.#index, text, hit.matches);
	}

	/** The words that tell papers from the rest of the library, best first, as readers see them. */
	tellingWords(ids: Iterable<string>, limit = defaultLimit): readonly string[] {
		return tellingWords(this.#index, ids, limit);
	}

	/**
	 * The likeliest topics of a paper, best first, in slices; none when it is unknown. Where the paper itself stands does not
	 * count.
	 *
	 * @param topicsOf the same function as long as it says the same: what it says is read once, until papers come or go.
	 */
	*suggestTopics(
		id: string,
		topicsOf: TopicsOf,
		options: SuggestionOptions = {},
	): Slices<readonly TopicSuggestion[]> {
		if (this.#filed?.topicsOf !== topicsOf || this.#filed.revision !== this.#index.revision) {
			this.#filed = yield* readFiledPapers(this.#index, topicsOf);
		}
		return rankTopics(this.#index, id, this.#filed, options, this.#work);
	}

	/** New topics for papers that are alike, in slices, the largest first; papers that fit nowhere are left out. */
	*proposeTopics(ids: Iterable<string>, options: ProposalOptions = {}): Slices<readonly ProposedTopic[]> {
		return yield* proposeTopics(this.#index, ids, options);
	}

	#filterPlain(text: string): Uint32Array {
		return numbersOf(filterPapers(this.#index, text, readQuery(text, this.#index.vocabulary), this.#work));
	}

	#context(text: string, { facts = noFacts, isOpen = true }: QueryOptions): MatchContext {
		return {
			index: this.#index,
			facts,
			openEnd: isOpen && /[\p{L}\p{N}+#]$/u.test(text) ? text.length : -1,
			work: this.#work,
			known: this.#known,
		};
	}

	#answer({ root }: ParsedQuery, limit: number, context: MatchContext): SearchHit[] {
		const { ranked, terms, fieldWords } = answerQuery(root, limit, context);
		const hits = this.#toHits(
			ranked,
			terms.map((term) => this.#index.lexicon.find(term)),
		);
		return hits.map((hit) => {
			const paper = this.#index.get(this.#index.numberOf(hit.id));
			return paper
				? { ...hit, matches: withFieldMatches(hit.matches, paper, fieldWords, context.facts) }
				: hit;
		});
	}

	/** @param terms as the lexicon numbers them; 0 for an unknown one. */
	#toHits(ranked: readonly RankedPaper[], terms: readonly number[]): SearchHit[] {
		const matches = this.#matches(ranked, terms);
		return ranked.flatMap(({ number, score }) => {
			const id = this.#index.get(number)?.id;
			return id === undefined ? [] : [{ id, score, matches: inFieldOrder(matches.get(number)) }];
		});
	}

	#matches(ranked: readonly RankedPaper[], terms: readonly number[]): Map<number, FieldMatches> {
		const matches = new Map(ranked.map(({ number }): [number, FieldMatches] => [number, new Map()]));
		// A mark per hit, since a term has many more papers than a search has hits.
		const isHit = toSet(matches.keys(), this.#index.lengths.limit);
		for (const term of new Set(terms)) {
			const word = this.#index.lexicon.wordOf(term);
			this.#index.bm25.visit(term, isHit, (number, field) => {
				const fields = matches.get(number);
				const words = fields?.get(field) ?? new Set();
				fields?.set(field, words.add(word));
			});
		}
		return matches;
	}
}

type FieldMatches = Map<SearchField, Set<string>>;

function inFieldOrder(matches: FieldMatches | undefined): SearchHit['matches'] {
	return Object.fromEntries(
		searchFields.flatMap((field) => {
			const words = matches?.get(field);
			return words ? [[field, [...words]]] : [];
		}),
	);
}

const defaultLimit = 50;
