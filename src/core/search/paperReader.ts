import type { Paper } from '../model/paper';
import type { FieldLengths } from './fieldLengths';
import type { Lexicon } from './lexicon';
import { fieldText, searchFields, type SearchField } from './paperFields';
import type { Postings } from './postings';
import { withCapacity } from './withCapacity';
import { stopWords } from './stopWords';
import type { Terms } from './terms';
import { TextReader } from './textReader';
import type { Vocabulary } from './vocabulary';

/** Terms, as the lexicon numbers them, and how often each stands in a text. */
export type TermCounts = ReadonlyMap<number, number>;

/**
 * Reads papers into postings, vocabulary and field lengths, and out of them again. The words of an abstract are taken without
 * stop words, those of a citekey without numbers and wholes, which are found as identifiers.
 */
export class PaperReader {
	readonly #text: TextReader;
	readonly #isStopWord: Uint8Array;
	/** By word, how often the field that is being read has it; more than 255 times count as 255. */
	#frequencies = new Uint8Array(0);
	/** By word, 1 if the paper that is being read has it. */
	#isRead = new Uint8Array(0);
	/** Words of the field that is being read, none twice, and those of the whole paper. */
	readonly #fieldWords = new NumberList();
	readonly #words = new NumberList();
	/** Its compounds, and the first way in which it puts each together. */
	readonly #ways = new Map<number, number>();

	constructor(
		private readonly lexicon: Lexicon,
		private readonly terms: Terms,
		private readonly vocabulary: Vocabulary,
		private readonly postings: Postings,
		private readonly lengths: FieldLengths,
	) {
		this.#text = new TextReader(lexicon);
		const numbers = [...stopWords].map((word) => lexicon.intern(word));
		this.#isStopWord = new Uint8Array(Math.max(...numbers) + 1);
		for (const number of numbers) {
			this.#isStopWord[number] = 1;
		}
	}

	/** All fields but the abstract. */
	addHead(paper: Paper, number: number): void {
		this.#begin();
		for (const field of headFields) {
			this.#addField(paper, number, field);
		}
		this.#countWords(1);
		this.#addWays(number, new Set());
	}

	/** The abstract of a paper whose head is in. */
	addAbstract(paper: Paper, number: number): void {
		this.#begin();
		for (const field of headFields) {
			this.#readField(paper, field);
		}
		// Words of the head are counted already.
		const fromAbstract = this.#words.length;
		const ofHead = new Set(this.#ways.keys());
		this.#addField(paper, number, 'abstract');
		this.#countWords(1, fromAbstract);
		this.#addWays(number, ofHead);
	}

	/** @param paper the very paper that was added. */
	remove(paper: Paper, number: number): void {
		this.#begin();
		for (const field of this.lengths.hasAbstract(number) ? searchFields : headFields) {
			this.#readField(paper, field);
			this.#countTerms(field, -1);
		}
		for (let at = 0; at < this.#words.length; at++) {
			this.postings.remove(this.#words.at(at), number);
		}
		this.#countWords(-1);
		for (const [word, way] of this.#ways) {
			this.postings.remove(way, number);
			this.vocabulary.countWay(word, way, -1);
		}
	}

	/** The terms of a field without stop words. */
	count(paper: Paper, field: SearchField): Map<number, number> {
		const counts = new Map<number, number>();
		this.#text.read(fieldText(paper, field));
		for (let at = 0; at < this.#text.count; at++) {
			const word = this.#text.words[at] ?? 0;
			if (this.#isStopWord[word] !== 1) {
				const term = this.terms.of(word);
				counts.set(term, (counts.get(term) ?? 0) + 1);
			}
		}
		return counts;
	}

	#begin(): void {
		for (let at = 0; at < this.#words.length; at++) {
			this.#isRead[this.#words.at(at)] = 0;
		}
		this.#words.clear();
		this.#ways.clear();
	}

	#addField(paper: Paper, number: number, field: SearchField): void {
		const place = searchFields.indexOf(field);
		const length = this.#readField(paper, field);
		for (let at = 0; at < this.#fieldWords.length; at++) {
			const word = this.#fieldWords.at(at);
			this.postings.add(word, number, place, this.#frequencies[word] ?? 0);
		}
		this.#countTerms(field, 1);
		this.lengths.set(number, place, length);
	}

	/** Notes the words of a field. Gives how many there are. */
	#readField(paper: Paper, field: SearchField): number {
		for (let at = 0; at < this.#fieldWords.length; at++) {
			this.#frequencies[this.#fieldWords.at(at)] = 0;
		}
		this.#fieldWords.clear();
		this.#text.read(fieldText(paper, field));
		const { words, ways, count } = this.#text;
		this.#makeRoom();
		let length = 0;
		for (let at = 0; at < count; at++) {
			const word = words[at] ?? 0;
			const way = ways[at] ?? 0;
			if (field === 'abstract' ? this.#isStopWord[word] === 1 : field === 'citekey' && way !== 0) {
				continue;
			}
			length++;
			const frequency = this.#frequencies[word] ?? 0;
			this.#frequencies[word] = Math.min(frequency + 1, 255);
			if (frequency === 0) {
				this.#fieldWords.push(word);
				// All before the first is counted: `countTerms` looks for others of the same term.
				this.terms.of(word);
				if (this.#isRead[word] === 0) {
					this.#isRead[word] = 1;
					this.#words.push(word);
				}
				if (way !== 0 && !this.#ways.has(word)) {
					this.#ways.set(word, way);
				}
			}
		}
		return length;
	}

	/** Counts the paper for the terms of the field that was read, or takes it off. */
	#countTerms(field: SearchField, change: 1 | -1): void {
		if (field !== 'title' && field !== 'abstract') {
			return;
		}
		for (let at = 0; at < this.#fieldWords.length; at++) {
			const word = this.#fieldWords.at(at);
			const term = this.terms.of(word);
			// Once a term: with the first of its words that the field has.
			let first = this.terms.first(term);
			while (first !== word && (this.#frequencies[first] ?? 0) === 0) {
				first = this.terms.next(first);
			}
			if (first === word) {
				this.terms.count(term, field, change);
			}
		}
	}

	#countWords(change: 1 | -1, from = 0): void {
		for (let at = from; at < this.#words.length; at++) {
			this.vocabulary.countWord(this.#words.at(at), change);
		}
	}

	/** A way to put a compound together has a list of its own, in which a field says nothing. */
	#addWays(number: number, counted: ReadonlySet<number>): void {
		for (const [word, way] of this.#ways) {
			if (!counted.has(word)) {
				this.postings.add(way, number, 0, 1);
				this.vocabulary.countWay(word, way, 1);
			}
		}
	}

	#makeRoom(): void {
		const { limit } = this.lexicon;
		this.#frequencies = withCapacity(this.#frequencies, limit);
		this.#isRead = withCapacity(this.#isRead, limit);
	}
}

/** A list that is emptied and filled again without making garbage. */
class NumberList {
	#numbers = new Uint32Array(0);
	#length = 0;

	get length(): number {
		return this.#length;
	}

	at(place: number): number {
		return this.#numbers[place] ?? 0;
	}

	push(number: number): void {
		this.#numbers = withCapacity(this.#numbers, this.#length + 1);
		this.#numbers[this.#length++] = number;
	}

	clear(): void {
		this.#length = 0;
	}
}

const headFields = searchFields.filter((field) => field !== 'abstract');
