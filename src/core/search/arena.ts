/**
 * Memory for many lists of numbers, handed out in blocks, from pages of a fixed size so that growth never copies what is
 * there. A block that is given back serves the next one of its size.
 *
 * A block has an address: its page and its place in it in one number. Sizes go by classes, four to an octave.
 */
export class Arena {
	readonly #pages: Uint32Array[] = [];
	/** By class, addresses of blocks that were given back. */
	readonly #free: number[][] = [];
	/** Where the rest of the last page begins. */
	#used = pageLength;

	/** A block for so many numbers at least, whose contents are anything. */
	take(length: number): number {
		const sizeClass = classOf(length);
		const known = this.#free[sizeClass]?.pop();
		if (known !== undefined) {
			return known;
		}
		const size = sizeOf(sizeClass);
		if (this.#used + size > pageLength) {
			this.#giveBackRest();
			// A list longer than a page gets one of its own.
			this.#pages.push(new Uint32Array(Math.max(pageLength, size)));
			this.#used = 0;
		}
		const address = (this.#pages.length - 1) * pageLength + this.#used;
		this.#used += size;
		return address;
	}

	/** @param length as it was asked for, or any other with the same `sizeFor`. */
	giveBack(address: number, length: number): void {
		const sizeClass = classOf(length);
		(this.#free[sizeClass] ??= []).push(address);
	}

	/** The page that holds a block, which begins there at `placeOf(address)`. */
	pageOf(address: number): Uint32Array {
		return this.#pages[Math.floor(address / pageLength)] ?? noPage;
	}

	/** The rest of a page that the next block does not fit in is cut up for smaller ones. */
	#giveBackRest(): void {
		const page = this.#pages.length - 1;
		for (let sizeClass = largestCut; sizeClass > 0; sizeClass--) {
			const size = sizeOf(sizeClass);
			while (this.#used + size <= pageLength) {
				(this.#free[sizeClass] ??= []).push(page * pageLength + this.#used);
				this.#used += size;
			}
		}
	}
}

/** Where a block begins in its page. */
export function placeOf(address: number): number {
	return address % pageLength;
}

/** How many numbers the block for so many has room for. */
export function sizeFor(length: number): number {
	return sizeOf(classOf(length));
}

/** 1, 2, 3, 4, then 5, 6, 7, 8, then 10, 12, 14, 16, and so on. */
function sizeOf(sizeClass: number): number {
	const octave = Math.max((sizeClass - 1) >> 2, 1) - 1;
	return sizeClass <= 8 ? sizeClass : (5 + ((sizeClass - 1) & 3)) << octave;
}

/** The least class whose size is `length` at least. */
function classOf(length: number): number {
	if (length <= 8) {
		return length;
	}
	const octave = 29 - Math.clz32(length - 1);
	return 4 * (octave + 1) + 1 + (((length - 1) >> octave) - 4);
}

/** In numbers: 1 MB. */
const pageLength = 1 << 18;
const largestCut = 60;
const noPage = new Uint32Array(0);
