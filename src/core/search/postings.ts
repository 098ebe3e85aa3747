import type { Slices } from '../model/slices';
import { Arena, placeOf, sizeFor } from './arena';
import { withCapacity } from './withCapacity';
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
	/** Per word, fields that it stands in, or did: a bit for each. */
	#fields = new Uint8Array(0);

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
		this.#fields[word] = (this.#fields[word] ?? 0) | (1 << field);
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

	/** Adds to sums how often each paper has a word: by the weight of the field and its length, times `weight`. */
	addUp(word: number, weight: number, factors: readonly FieldFactor[], sums: PaperSums): void {
		const { frequencies, fields, papers } = sums;
		let { count } = sums;
		for (const posting of this.of(word)) {
			const field = fieldOf(posting);
			const factor = factors[field];
			if (factor === undefined || factor.weight === 0) {
				continue;
			}
			const paper = paperOf(posting);
			const before = frequencies[paper] ?? 0;
			if (before === 0) {
				papers[count++] = paper;
			}
			const length = factor.base + factor.perLength * (factor.lengths[paper] ?? 0);
			frequencies[paper] = before + (weight * factor.weight * frequencyOf(posting)) / length;
			fields[paper] = (fields[paper] ?? 0) | (1 << field);
		}
		sums.count = count;
	}

	/**
	 * Calls back for each paper and field, of those given, that has a word.
	 *
	 * @param among by number, above zero for each of the papers; all where it is absent.
	 * @param fields bit 0 for the first of `searchFields`, and so on.
	 */
	visit(word: number, fields: number, act: (paper: number, field: number) => void, among?: Uint8Array): void {
		if (((this.#fields[word] ?? 0) & fields) === 0) {
			return;
		}
		for (const posting of this.of(word)) {
			const field = fieldOf(posting);
			if ((fields & (1 << field)) !== 0 && (!among || among[paperOf(posting)] !== 0)) {
				act(paperOf(posting), field);
			}
		}
	}

	*save(writer: SaveWriter): Slices<void> {
		const limit = this.#counts.length;
		writer.number(limit);
		writer.numbers(this.#counts, limit);
		writer.numbers(this.#fields, limit);
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
		const fields = reader.numbers(Uint8Array, counts.length);
		let left = counts.reduce((sum, count) => sum + count, 0);
		reader.check(Uint32Array, left);
		postings.#makeRoom(counts.length);
		postings.#fields.set(fields);
		let batch = new Uint32Array(0);
		let at = 0;
		for (let word = 0; word < counts.length; word++) {
			const count = counts[word] ?? 0;
			const address = count > 0 ? postings.#arena.take(count) : 0;
			const page = postings.#arena.pageOf(address);
			const start = placeOf(address);
			for (let filled = 0; filled < count;) {
				if (at === batch.length) {
					batch = reader.numbers(Uint32Array, Math.min(postingsPerStep, left));
					left -= batch.length;
					at = 0;
					yield;
				}
				const length = Math.min(count - filled, batch.length - at);
				copyNumbers(batch, at, page, start + filled, length);
				filled += length;
				at += length;
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
			this.#lists = withCapacity(this.#lists, limit);
			this.#counts = withCapacity(this.#counts, limit);
			this.#fields = withCapacity(this.#fields, limit);
		}
	}
}

/** By field, what it counts, and how long it is: `base + perLength * length`, 1 for the average. */
export interface FieldFactor {
	readonly weight: number;
	readonly base: number;
	readonly perLength: number;
	/** By paper. */
	readonly lengths: Uint16Array;
}

/** Frequencies summed over fields and words. */
export interface PaperSums {
	/** By paper; 0 for those not found. */
	readonly frequencies: Float64Array;
	/** By paper, a set of the fields: bit 0 for the first of `searchFields`, and so on. */
	readonly fields: Uint8Array;
	/** The papers found, the first `count` of them. */
	readonly papers: Uint32Array;
	count: number;
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

/** For a few, asking for a part of an array takes longer than copying them. */
function copyNumbers(from: Uint32Array, at: number, to: Uint32Array, toAt: number, length: number): void {
	if (length > 16) {
		to.set(from.subarray(at, at + length), toAt);
		return;
	}
	for (let index = 0; index < length; index++) {
		to[toAt + index] = from[at + index] ?? 0;
	}
}
