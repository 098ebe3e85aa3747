import type { Slices } from '../model/slices';
import { Arena, placeOf, sizeFor } from './arena';
import { roomier } from './roomier';
import type { SaveReader, SaveWriter } from './savedParts';

/**
 * Which papers have a word, in which fields and how often: per word a list of numbers of 32 bits (`paperOf`, `fieldOf`,
 * `frequencyOf`). The fields of one paper are in the order of `searchFields`, so that sums over them are the same to the
 * last bit whatever else came and went. By words, not by their stems, so that what is known about words (`Vocabulary`) can be
 * told from the lists when papers go whose texts nobody has any more.
 */
export class Postings {
	#arena = new Arena();
	/** Per word, the address of its list, and how long it is. */
	#lists = new Uint32Array(0);
	#counts = new Uint32Array(0);

	/**
	 * @param paper below 2^24.
	 * @param field a place in `searchFields`.
	 * @param frequency from 1 on; more than 31 count as 31.
	 */
	add(word: number, paper: number, field: number, frequency: number): void {
		this.#append(
			word,
			((paper << paperShift) | (field << fieldShift) | Math.min(frequency, mostFrequent)) >>> 0,
		);
	}

	/** Takes a paper out of a word's list. */
	remove(word: number, paper: number): void {
		this.retain(word, (other) => other !== paper);
	}

	/** Takes all papers out of a word's list but some. */
	retain(word: number, isKept: (paper: number) => boolean): void {
		const list = this.of(word);
		let kept = 0;
		for (const posting of list) {
			if (isKept(paperOf(posting))) {
				list[kept++] = posting;
			}
		}
		if (kept < list.length) {
			this.#counts[word] = kept;
			this.#fit(word, list.length);
		}
	}

	/** The list of a word, good until the next change. */
	of(word: number): Uint32Array {
		const address = this.#lists[word] ?? 0;
		const start = placeOf(address);
		return this.#arena.pageOf(address).subarray(start, start + (this.#counts[word] ?? 0));
	}

	/**
	 * Puts the lists close together, in slices: what grows leaves room behind that nobody comes to need.
	 *
	 * @param isSame whether no list changed meanwhile; if one did, all stay where they are.
	 */
	*compact(isSame: () => boolean): Slices<void> {
		const arena = new Arena();
		const lists = new Uint32Array(this.#lists.length);
		let untilYield = postingsPerStep;
		for (let word = 0; word < lists.length; word++) {
			const list = this.of(word);
			if (list.length > 0) {
				const address = arena.take(list.length);
				arena.pageOf(address).set(list, placeOf(address));
				lists[word] = address;
			}
			untilYield -= list.length + 1;
			if (untilYield < 0) {
				untilYield = postingsPerStep;
				yield;
				if (!isSame()) {
					return;
				}
			}
		}
		this.#arena = arena;
		this.#lists = lists;
	}

	*save(writer: SaveWriter): Slices<void> {
		const limit = this.#counts.length;
		writer.number(limit);
		writer.numbers(this.#counts, limit);
		let untilYield = postingsPerStep;
		for (let word = 0; word < limit; word++) {
			const list = this.of(word);
			writer.numbers(list, list.length);
			untilYield -= list.length + 1;
			if (untilYield < 0) {
				untilYield = postingsPerStep;
				yield;
			}
		}
	}

	static *load(reader: SaveReader): Slices<Postings> {
		const postings = new Postings();
		const counts = reader.numbers(Uint32Array, reader.number());
		postings.#makeRoom(counts.length);
		let batch = new Uint32Array(0);
		let at = 0;
		let left = counts.reduce((sum, count) => sum + count, 0);
		for (let word = 0; word < counts.length; word++) {
			const count = counts[word] ?? 0;
			const address = count > 0 ? postings.#arena.take(count) : 0;
			const page = postings.#arena.pageOf(address);
			const start = placeOf(address);
			for (let posting = 0; posting < count; posting++) {
				if (at === batch.length) {
					batch = reader.numbers(Uint32Array, Math.min(postingsPerStep, left));
					left -= batch.length;
					at = 0;
					yield;
				}
				page[start + posting] = batch[at++] ?? 0;
			}
			postings.#lists[word] = address;
			postings.#counts[word] = count;
		}
		return postings;
	}

	#append(word: number, posting: number): void {
		this.#makeRoom(word + 1);
		const count = this.#counts[word] ?? 0;
		if (sizeFor(count) === count) {
			this.#move(word, count, count + 1);
		}
		const address = this.#lists[word] ?? 0;
		this.#arena.pageOf(address)[placeOf(address) + count] = posting;
		this.#counts[word] = count + 1;
	}

	/** Puts a list that got shorter into a block of its size. */
	#fit(word: number, lengthBefore: number): void {
		const count = this.#counts[word] ?? 0;
		if (count === 0) {
			this.#arena.giveBack(this.#lists[word] ?? 0, lengthBefore);
		} else if (sizeFor(count) !== sizeFor(lengthBefore)) {
			this.#move(word, lengthBefore, count);
		}
	}

	#move(word: number, lengthBefore: number, length: number): void {
		const list = this.of(word);
		const before = this.#lists[word] ?? 0;
		const address = this.#arena.take(length);
		this.#arena.pageOf(address).set(list, placeOf(address));
		this.#lists[word] = address;
		if (lengthBefore > 0) {
			this.#arena.giveBack(before, lengthBefore);
		}
	}

	#makeRoom(limit: number): void {
		if (this.#counts.length < limit) {
			this.#lists = roomier(this.#lists, limit);
			this.#counts = roomier(this.#counts, limit);
		}
	}
}

/** The upper 24 bits of a number in a list. */
export function paperOf(posting: number): number {
	return posting >>> paperShift;
}

/** Three bits: a place in `searchFields`. */
export function fieldOf(posting: number): number {
	return (posting >>> fieldShift) & 7;
}

/** Five bits. */
export function frequencyOf(posting: number): number {
	return posting & mostFrequent;
}

const paperShift = 8;
const fieldShift = 5;
const mostFrequent = 31;
const postingsPerStep = 100_000;
