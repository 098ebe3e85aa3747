import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import { Bm25 } from './bm25';
import { CurrentLatent } from './currentLatent';
import { FieldLengths } from './fieldLengths';
import { hashText } from '../text/hashText';
import { hasIdentifierStart } from './identifiers';
import { KeyTable } from './keyTable';
import type { LatentSpace } from './latentSpace';
import { Lexicon } from './lexicon';
import { PaperColumns } from './paperColumns';
import { type KeyKind, abstractKeys, headKeys, keyOf } from './paperKeys';
import { fieldText, searchFields } from './paperFields';
import { PaperReader, type TermCounts } from './paperReader';
import { Postings } from './postings';
import { ranking } from './rank';
import { recount } from './recount';
import { withCapacity } from './withCapacity';
import type { SaveReader, SaveWriter } from './savedParts';
import { Terms } from './terms';
import { titleKey, type TitleKey } from './titleKey';
import { Vocabulary } from './vocabulary';

/** What a paper is about, in terms without stop words. */
export interface PaperTerms {
	readonly title: TermCounts;
	/** Empty while the abstract is not in. */
	readonly abstract: TermCounts;
	/** Both, those of the title counted twice. */
	readonly all: TermCounts;
}

/**
 * Tells what a paper says from what it said before, for less than it takes to read its texts: a number above 0, the same in another
 * session. `undefined` where that is not known.
 */
export type StampOf = (paper: Paper) => number | undefined;

/** All that a search looks things up in. Papers go by small numbers here, which are used again after a removal. */
export class PaperIndex {
	readonly bm25: Bm25;
	/** Of the papers that are known: of a loaded index, those that were adopted. */
	readonly columns = new PaperColumns();
	readonly #reader: PaperReader;
	/** By number; the papers themselves are the library's. */
	readonly #papers: (Paper | undefined)[] = [];
	readonly #freeNumbers: number[] = [];
	/** By number, its stamp, or a hash of all that is searched; 0 where nobody asked for it yet. */
	#hashes = new Float64Array(0);
	// While a query is typed, the same papers come up again and again.
	readonly #titles = new Map<number, TitleKey>();
	readonly #terms = new Map<number, PaperTerms>();
	readonly #latent = new CurrentLatent();
	#revision = 0;

	private constructor(
		readonly lexicon: Lexicon,
		readonly terms: Terms,
		readonly vocabulary: Vocabulary,
		readonly postings: Postings,
		readonly lengths: FieldLengths,
		readonly keys: KeyTable,
		private readonly stampOf: StampOf,
	) {
		this.bm25 = new Bm25(terms, postings, lengths, ranking.bm25);
		this.#reader = new PaperReader(lexicon, terms, vocabulary, postings, lengths);
	}

	static empty(stampOf: StampOf = noStamp): PaperIndex {
		const lexicon = new Lexicon();
		return new PaperIndex(
			lexicon,
			new Terms(lexicon),
			new Vocabulary(lexicon),
			new Postings(),
			new FieldLengths(),
			new KeyTable(),
			stampOf,
		);
	}

	/** @param paper with an id that is not in the index. */
	addHead(paper: Paper): void {
		const number = this.#freeNumbers.pop() ?? this.#papers.length;
		this.#papers[number] = paper;
		this.lengths.addHead(number);
		this.#reader.addHead(paper, number);
		for (const key of headKeys(paper)) {
			this.keys.add(key, number);
		}
		this.#changed(number);
		this.#latent.countChange();
	}

	/** Without effect when the paper's head is not in, or its abstract is. */
	addAbstract(id: string): void {
		const number = this.numberOf(id);
		const paper = this.get(number);
		if (!paper || this.lengths.hasAbstract(number)) {
			return;
		}
		this.lengths.addAbstract(number);
		this.#reader.addAbstract(paper, number);
		for (const key of abstractKeys(paper)) {
			this.keys.add(key, number);
		}
		this.#changed(number);
		this.#latent.place(number, () => this.termsOf(number).all);
	}

	/** Without effect when there is no such paper. */
	remove(id: string): void {
		const number = this.numberOf(id);
		const paper = this.get(number);
		if (!paper) {
			return;
		}
		const hasAbstract = this.lengths.hasAbstract(number);
		this.#reader.remove(paper, number);
		for (const key of [...headKeys(paper), ...(hasAbstract ? abstractKeys(paper) : [])]) {
			this.keys.delete(key, number);
		}
		this.lengths.remove(number);
		this.#papers[number] = undefined;
		this.#freeNumbers.push(number);
		this.#latent.forget(number);
		this.#changed(number);
		this.#latent.countChange();
	}

	/** Counted up with every change. */
	get revision(): number {
		return this.#revision;
	}

	/** The paper's number, or -1. */
	numberOf(id: string): number {
		return this.with('id', id).find((number) => this.#papers[number]?.id === id) ?? -1;
	}

	get(number: number): Paper | undefined {
		return this.#papers[number];
	}

	/** A paper's title as it is compared. */
	titleOf(number: number): TitleKey {
		return remember(this.#titles, number, mostTitles, () => titleKey(this.get(number)?.title ?? ''));
	}

	termsOf(number: number): PaperTerms {
		return remember(this.#terms, number, mostTerms, () => this.#readTerms(number));
	}

	/** Papers known by that text; see `keyOf`. */
	with(kind: KeyKind, text: string): readonly number[] {
		return this.keys.find(keyOf(kind, text));
	}

	/** Papers with an identifier that begins with `start`, of two letters at least; at most `limit`, when there are more then none. */
	withIdentifierStart(start: string, limit: number): readonly number[] {
		const found: number[] = [];
		for (const number of this.columns.withIdentifierStart(start)) {
			const paper = this.#papers[number];
			if (paper && hasIdentifierStart(paper, start) && found.push(number) > limit) {
				return [];
			}
		}
		return found;
	}

	/** Whether the first comes before the second where their scores are equal: by id, so that the order is stable. */
	isBefore(a: number, b: number): boolean {
		const order = this.columns.compareIds(a, b);
		return order === 0 ? (this.#papers[a]?.id ?? '') < (this.#papers[b]?.id ?? '') : order < 0;
	}

	get latent(): LatentSpace | undefined {
		return this.#latent.space;
	}

	/** Whether the latent space is missing, or so many papers have come or gone that it should be made again. */
	get isLatentStale(): boolean {
		return this.#latent.isStale(this.lengths.size);
	}

	/** Makes the latent space again, in slices; searches and changes may come between. */
	*buildLatent(): Slices<void> {
		yield* this.#latent.build(
			this.#sample(),
			(term) => this.lexicon.wordOf(term),
			() => this.#papers.length,
			(number) => (this.#papers[number] ? this.#readTerms(number).all : undefined),
		);
	}

	/** Gives back the memory that growth left unused, in slices; searches may come between, and after a change it stays as it is. */
	*compact(): Slices<void> {
		const revision = this.#revision;
		yield* this.postings.compact(() => this.#revision === revision);
	}

	/**
	 * Writes everything but the papers, in slices.
	 *
	 * @returns whether what was written is of one time: no paper came or went.
	 */
	*save(writer: SaveWriter): Slices<boolean> {
		const revision = this.#revision;
		yield* this.#hashPapers();
		for (const part of [this.lexicon, this.terms, this.vocabulary, this.lengths, this.keys, this.postings]) {
			if (this.#revision !== revision) {
				return false;
			}
			yield* part.save(writer);
		}
		writer.numbers(this.#hashes, this.lengths.limit);
		yield* this.columns.save(writer, this.lengths.limit);
		yield* this.#latent.save(writer);
		return this.#revision === revision;
	}

	/** Reads what `save` wrote, in slices: an index whose papers are not known until they are adopted. */
	static *load(reader: SaveReader, stampOf: StampOf = noStamp): Slices<PaperIndex> {
		const lexicon = yield* Lexicon.load(reader);
		const terms = yield* Terms.load(lexicon, reader);
		const vocabulary = yield* Vocabulary.load(lexicon, reader);
		const lengths = yield* FieldLengths.load(reader);
		const keys = yield* KeyTable.load(reader);
		const postings = yield* Postings.load(reader);
		const index = new PaperIndex(lexicon, terms, vocabulary, postings, lengths, keys, stampOf);
		index.#hashes = yield* reader.manyNumbers(Float64Array, lengths.limit);
		yield* index.columns.load(reader, lengths.limit);
		for (let number = 0; number < lengths.limit; number++) {
			index.#papers.push(undefined);
			if (!lengths.has(number)) {
				index.#freeNumbers.push(number);
			}
		}
		yield* index.#latent.load(reader);
		return index;
	}

	/**
	 * Looks for a paper of the cache that says the same as this one, word for word, and takes it for this paper from now on, in place of
	 * what was added under its id meanwhile: a paper that stands in several sources says less while only the first is read.
	 *
	 * @returns whether there was one.
	 */
	adopt(paper: Paper): boolean {
		const hash = this.#hash(paper);
		const known = this.with('id', paper.id);
		const number = known.find((each) => !this.#papers[each] && this.#hashes[each] === hash);
		if (number === undefined) {
			return false;
		}
		if (known.length > 1) {
			this.remove(paper.id);
		}
		this.#papers[number] = paper;
		this.columns.adopt(number);
		this.#forget(number);
		return true;
	}

	/**
	 * Whether the paper that has this one's id says the same in all that is searched; if so it is this one from now on. So it is where only its
	 * places changed, or its pages.
	 */
	refresh(paper: Paper): boolean {
		const number = this.numberOf(paper.id);
		const known = this.get(number);
		if (!known || hashPaper(known) !== hashPaper(paper)) {
			return false;
		}
		this.#papers[number] = paper;
		this.#changed(number);
		return true;
	}

	/** Removes the papers that nobody adopted, in slices; searches may come between, and changes may not. */
	*dropUnadopted(): Slices<void> {
		yield* this.#drop(
			[...this.#papers.keys()].filter(
				(number) => this.lengths.has(number) && this.#papers[number] === undefined,
			),
		);
	}

	/**
	 * Removes papers, in slices, if they are many; few are left to `remove`. To remove one takes as long as the lists of all its words are,
	 * to remove all together as long as reading every list once. Searches may come between the slices, changes may not.
	 */
	*removeIfMany(ids: readonly string[]): Slices<void> {
		const numbers: number[] = [];
		for (const [at, id] of ids.entries()) {
			const number = this.numberOf(id);
			if (number >= 0) {
				numbers.push(number);
			}
			if (at % papersPerStep === 0) {
				yield;
			}
		}
		if (numbers.length < fewestTogether) {
			return;
		}
		for (const number of numbers) {
			this.#papers[number] = undefined;
			this.#changed(number);
		}
		yield* this.#drop(numbers);
	}

	/** Drops numbers whose papers are gone from all that is counted and found by. */
	*#drop(numbers: readonly number[]): Slices<void> {
		if (numbers.length === 0) {
			return;
		}
		const dropped = new Set(numbers);
		const isKept = (number: number): boolean => !dropped.has(number);
		this.#revision++;
		yield* recount(this, isKept);
		yield* this.keys.retain(isKept);
		for (const number of dropped) {
			this.lengths.remove(number);
			this.#freeNumbers.push(number);
			this.#latent.forget(number);
			this.#latent.countChange();
		}
	}

	*#hashPapers(): Slices<void> {
		this.#hashes = withCapacity(this.#hashes, this.#papers.length);
		for (const [number, paper] of this.#papers.entries()) {
			if (paper && this.#hashes[number] === 0) {
				this.#hashes[number] = this.#hash(paper);
			}
			if (number % papersPerStep === 0) {
				yield;
			}
		}
	}

	#hash(paper: Paper): number {
		return this.stampOf(paper) ?? hashPaper(paper);
	}

	#readTerms(number: number): PaperTerms {
		const paper = this.get(number);
		const title = paper ? this.#reader.count(paper, 'title') : none;
		const abstract = paper && this.lengths.hasAbstract(number) ? this.#reader.count(paper, 'abstract') : none;
		const all = new Map(abstract);
		for (const [term, count] of title) {
			all.set(term, (all.get(term) ?? 0) + 2 * count);
		}
		return { title, abstract, all };
	}

	/** The terms of the papers that the latent space is made from, in the order of their ids, which do not depend on what came when. */
	*#sample(): Slices<Iterable<TermCounts>> {
		const share = ranking.latent.sample / this.lengths.size;
		const sample: number[] = [];
		for (const [number, paper] of this.#papers.entries()) {
			if (paper && (share >= 1 || hashText(paper.id) / 2 ** 53 < share)) {
				sample.push(number);
			}
			if (number % papersPerHashing === 0) {
				yield;
			}
		}
		return this.#termsOfEach(sample.sort((a, b) => (this.isBefore(a, b) ? -1 : 1)));
	}

	/** Those that are gone meanwhile are passed over. */
	*#termsOfEach(numbers: readonly number[]): Generator<TermCounts> {
		for (const number of numbers) {
			if (this.get(number)) {
				yield this.#readTerms(number).all;
			}
		}
	}

	#changed(number: number): void {
		this.columns.set(number, this.#papers[number]);
		if (number < this.#hashes.length) {
			this.#hashes[number] = 0;
		}
		this.#forget(number);
	}

	/** What was found out before no longer holds, of this paper and of all together. */
	#forget(number: number): void {
		this.#revision++;
		this.#titles.delete(number);
		this.#terms.delete(number);
	}
}

/** Of all that `searchFields`, the keys and the columns are read from. */
function hashPaper(paper: Paper): number {
	const { id, citekey, aliases, arxiv = '', DOI = '', author, issued, links, files } = paper;
	return hashText(
		id,
		...searchFields.map((field) => fieldText(paper, field)),
		citekey,
		arxiv,
		DOI,
		JSON.stringify([author[0], issued, aliases, links, files]),
	);
}

function remember<T>(answers: Map<number, T>, number: number, most: number, answer: () => T): T {
	const known = answers.get(number);
	if (known !== undefined) {
		return known;
	}
	const fresh = answer();
	if (answers.size >= most) {
		answers.clear();
	}
	answers.set(number, fresh);
	return fresh;
}

const noStamp: StampOf = () => undefined;
const none: TermCounts = new Map<number, number>();
const mostTitles = 1000;
const mostTerms = 300;
const papersPerStep = 50;
const papersPerHashing = 5000;
/** From about here on it takes less to read all lists. */
const fewestTogether = 100;
