import type { Slices } from '../model/slices';
import { withCapacity } from './withCapacity';
import { checkSlots } from './savedChecks';
import type { SaveReader, SaveWriter } from './savedParts';
import { bytesPerUnit, fromUtf8, writeUtf8 } from './utf8';

/**
 * Numbers for words: the same word has the same number as long as the lexicon lives, from 1 on; 0 is no word. Words are
 * folded; an ASCII capital stands for its small letter.
 *
 * A library has hundreds of thousands of words, and reads one millions of times. So words are bytes in pages, found by a hash
 * table in typed arrays without a string being made, and the table is many small ones, each of which grows in no time.
 */
export class Lexicon {
	readonly #pages: Uint8Array[] = [];
	#used = pageLength;
	/** Per word, where it stands: the page and the place in it, in one number. First comes its length in bytes, then itself. */
	#addresses = new Uint32Array(0);
	#count = 0;
	/** Slots hold a word's number and, in the upper eight bits, eight of its hash. */
	readonly #shards: Uint32Array[] = Array.from({ length: shardCount }, () => new Uint32Array(leastSlots));
	#shardCounts = new Uint32Array(shardCount);

	/** One more than the greatest number of a word. */
	get limit(): number {
		return this.#count + 1;
	}

	/** The word's number, or 0 when it has none. */
	find(word: string): number {
		const short = shorten(word);
		return this.#lookUp(short, 0, short.length, hashOf(short), false);
	}

	/** The word's number, a new one when it had none. */
	intern(word: string): number {
		const short = shorten(word);
		return this.#lookUp(short, 0, short.length, hashOf(short), true);
	}

	/**
	 * The same for a stretch of a text that is nothing but ASCII letters.
	 *
	 * @param hash what `addToHash` makes of its small letters one by one, from `hashStart` on.
	 */
	internLetters(text: string, start: number, end: number, hash: number): number {
		return end - start > longestWord
			? this.intern(text.slice(start, end).toLowerCase())
			: this.#lookUp(text, start, end, mixHash(hash), true);
	}

	/** The word with that number, which must be one. */
	wordOf(number: number): string {
		const address = this.#addresses[number] ?? 0;
		const page = this.#pages[address >>> pageBits] ?? noPage;
		const place = address & pageMask;
		return fromUtf8(page, place + 1, page[place] ?? 0);
	}

	/** In bytes of UTF-8. */
	lengthOf(number: number): number {
		const address = this.#addresses[number] ?? 0;
		return this.#pages[address >>> pageBits]?.[address & pageMask] ?? 0;
	}

	/** Whether the word begins with these bytes of UTF-8. */
	startsWith(number: number, bytes: Uint8Array): boolean {
		const address = this.#addresses[number] ?? 0;
		const page = this.#pages[address >>> pageBits] ?? noPage;
		const place = address & pageMask;
		if ((page[place] ?? 0) < bytes.length) {
			return false;
		}
		for (let at = 0; at < bytes.length; at++) {
			if (page[place + 1 + at] !== bytes[at]) {
				return false;
			}
		}
		return true;
	}

	/** Whether the first word stands before the second, by code units. */
	isBefore(a: number, b: number): boolean {
		return this.wordOf(a) < this.wordOf(b);
	}

	#lookUp(text: string, start: number, end: number, hash: number, isInterning: boolean): number {
		const shard = hash & (shardCount - 1);
		const slots = this.#shards[shard] ?? noSlots;
		const mask = slots.length - 1;
		const tag = hash & tagMask;
		let slot = (hash >>> shardBits) & mask;
		for (;;) {
			const held = slots[slot] ?? 0;
			if (held === 0) {
				break;
			}
			if ((held & tagMask) === tag && this.#isWord(held & numberMask, text, start, end)) {
				return held & numberMask;
			}
			slot = (slot + 1) & mask;
		}
		if (!isInterning || this.#count === numberMask) {
			return 0;
		}
		const number = this.#store(text, start, end);
		this.#enter(shard, slot, tag | number);
		return number;
	}

	#isWord(number: number, text: string, start: number, end: number): boolean {
		const address = this.#addresses[number] ?? 0;
		const page = this.#pages[address >>> pageBits] ?? noPage;
		const place = (address & pageMask) + 1;
		const length = page[place - 1] ?? 0;
		for (let at = 0; at < end - start; at++) {
			const unit = text.charCodeAt(start + at);
			if (unit >= 0x80) {
				return this.wordOf(number) === text.slice(start, end);
			}
			const byte = page[place + at] ?? 0;
			if (byte !== unit && byte !== toSmall(unit)) {
				return false;
			}
		}
		return length === end - start;
	}

	#store(text: string, start: number, end: number): number {
		const most = bytesPerUnit * (end - start) + 1;
		if (this.#used + most > pageLength) {
			this.#pages.push(new Uint8Array(pageLength));
			this.#used = 0;
		}
		const page = this.#pages.at(-1) ?? noPage;
		const length = writeUtf8(text, start, end, page, this.#used + 1);
		page[this.#used] = length;
		this.#number(this.#pages.length - 1, this.#used);
		this.#used += length + 1;
		return this.#count;
	}

	#has(number: number): boolean {
		return number > 0 && number <= this.#count;
	}

	#number(page: number, place: number): void {
		this.#count++;
		this.#addresses = withCapacity(this.#addresses, this.#count + 1);
		this.#addresses[this.#count] = page * pageLength + place;
	}

	#enter(shard: number, slot: number, held: number): void {
		const slots = this.#shards[shard] ?? noSlots;
		slots[slot] = held;
		const count = (this.#shardCounts[shard] ?? 0) + 1;
		this.#shardCounts[shard] = count;
		if (count * 4 > slots.length * 3) {
			this.#grow(shard);
		}
	}

	#grow(shard: number): void {
		const old = this.#shards[shard] ?? noSlots;
		const slots = new Uint32Array(old.length * 2);
		this.#shards[shard] = slots;
		for (const held of old) {
			if (held !== 0) {
				slots[freeSlot(slots, this.#hash(held & numberMask))] = held;
			}
		}
	}

	/** From its bytes, which are its letters unless some are not ASCII. */
	#hash(number: number): number {
		const address = this.#addresses[number] ?? 0;
		const page = this.#pages[address >>> pageBits] ?? noPage;
		const start = (address & pageMask) + 1;
		const end = start + (page[start - 1] ?? 0);
		let hash = hashStart;
		for (let at = start; at < end; at++) {
			const byte = page[at] ?? 0;
			if (byte >= 0x80) {
				const word = this.wordOf(number);
				return hashOf(word);
			}
			hash = addToHash(hash, byte);
		}
		return mixHash(hash);
	}

	/** Writes all words and how they are found, in slices. */
	*save(writer: SaveWriter): Slices<void> {
		writer.number(this.#pages.length);
		writer.number(this.#used);
		for (const page of this.#pages) {
			writer.numbers(page, page.length);
			yield;
		}
		writer.number(this.#count);
		writer.numbers(withCapacity(this.#addresses, this.limit), this.limit);
		writer.numbers(this.#shardCounts, shardCount);
		for (const slots of this.#shards) {
			writer.number(slots.length);
			writer.numbers(slots, slots.length);
			yield;
		}
	}

	/** Reads what `save` wrote, in slices. */
	static *load(reader: SaveReader): Slices<Lexicon> {
		const lexicon = new Lexicon();
		const pages = reader.number();
		lexicon.#used = reader.number();
		while (lexicon.#pages.length < pages) {
			lexicon.#pages.push(reader.numbers(Uint8Array, pageLength));
			yield;
		}
		lexicon.#count = reader.number();
		lexicon.#addresses = yield* reader.manyNumbers(Uint32Array, lexicon.limit);
		lexicon.#shardCounts = reader.numbers(Uint32Array, shardCount);
		for (let shard = 0; shard < shardCount; shard++) {
			const slots = reader.numbers(Uint32Array, reader.number());
			checkSlots(slots, lexicon.#shardCounts[shard] ?? 0);
			if (slots.some((held) => held !== 0 && !lexicon.#has(held & numberMask))) {
				throw new RangeError('A saved index finds a word that it does not have.');
			}
			lexicon.#shards[shard] = slots;
			yield;
		}
		return lexicon;
	}
}

/** What `hashOf` begins with. */
export const hashStart = 0x811c9dc5;

/** The hash with one more letter (FNV-1a). */
export function addToHash(hash: number, unit: number): number {
	return Math.imul(hash ^ unit, 16777619);
}

function hashOf(text: string): number {
	let hash = hashStart;
	for (let at = 0; at < text.length; at++) {
		hash = addToHash(hash, toSmall(text.charCodeAt(at)));
	}
	return mixHash(hash);
}

/** Spreads what FNV leaves in the upper bits. */
function mixHash(hash: number): number {
	const mixed = Math.imul(hash ^ (hash >>> 15), 2246822519);
	return mixed ^ (mixed >>> 13);
}

function freeSlot(slots: Uint32Array, hash: number): number {
	const mask = slots.length - 1;
	let slot = (hash >>> shardBits) & mask;
	while (slots[slot] !== 0) {
		slot = (slot + 1) & mask;
	}
	return slot;
}

function toSmall(unit: number): number {
	return unit >= 0x41 && unit <= 0x5a ? unit + 0x20 : unit;
}

/** Longer ones are cut, in papers and queries alike: nobody types them. */
function shorten(word: string): string {
	return word.length > longestWord ? word.slice(0, longestWord) : word;
}

/** In code units, so that a word's bytes can be counted in one byte. */
const longestWord = 80;
const pageBits = 16;
const pageLength = 1 << pageBits;
const pageMask = pageLength - 1;
const noPage = new Uint8Array(0);

const shardBits = 6;
const shardCount = 1 << shardBits;
const leastSlots = 64;
const noSlots = new Uint32Array(0);
const numberMask = 0xff_ffff;
const tagMask = ~numberMask;
