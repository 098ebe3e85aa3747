import { codeVersion } from '../model/codeVersion';
import { finish, type Slices } from '../model/slices';
import { hashText } from '../text/hashText';

/** Numbers in a typed array, of any kind. */
export type Numbers = Uint8Array | Int8Array | Uint16Array | Uint32Array | Float32Array | Float64Array;

/** Writes numbers one after the other into parts, which `SaveReader` reads: an array that is large into its own, the others together. */
export class SaveWriter {
	readonly #parts: Uint8Array[] = [];
	#part = new Uint8Array(0);
	#used = 0;

	/** An integer from 0 to 2^53. */
	number(value: number): void {
		this.numbers(Float64Array.of(value), 1);
	}

	/** The first so many numbers of an array. */
	numbers(array: Numbers, length: number): void {
		const bytes = new Uint8Array(array.buffer, array.byteOffset, length * array.BYTES_PER_ELEMENT);
		if (bytes.length >= ownPartLength) {
			this.#close();
			for (let at = 0; at < bytes.length; at += longestPart) {
				this.#parts.push(bytes.slice(at, at + longestPart));
			}
			return;
		}
		for (let at = 0; at < bytes.length;) {
			if (this.#used === this.#part.length) {
				this.#close();
				this.#part = new Uint8Array(sharedPartLength);
			}
			const piece = bytes.subarray(at, at + this.#part.length - this.#used);
			this.#part.set(piece, this.#used);
			this.#used += piece.length;
			at += piece.length;
		}
	}

	/** The parts, a head with version and layout before them. */
	finish(): readonly Uint8Array[] {
		this.#close();
		const head = [magic, version, this.#parts.length, ...this.#parts.map(({ length }) => length)];
		return [new Uint8Array(Float64Array.from(head).buffer), ...this.#parts];
	}

	#close(): void {
		if (this.#used > 0) {
			this.#parts.push(this.#part.slice(0, this.#used));
			this.#part = new Uint8Array(0);
			this.#used = 0;
		}
	}
}

/** Reads what a `SaveWriter` wrote, in the same order. It throws where there is nothing left to read. */
export class SaveReader {
	#at = 0;
	#part = 0;
	/** In bytes. */
	#left: number;

	private constructor(private readonly parts: readonly Uint8Array[]) {
		this.#left = parts.reduce((sum, { length }) => sum + length, 0);
	}

	/**
	 * A reader of the parts, which are its own from then on; `undefined` when they are not all there, of other code or another byte order.
	 * That each is what was written, whoever kept them answers for.
	 */
	static open([first, ...parts]: readonly Uint8Array[]): SaveReader | undefined {
		if (first?.length !== 8 * (3 + parts.length)) {
			return undefined;
		}
		const head = new Float64Array(Uint8Array.from(first).buffer);
		const isWhole = head[0] === magic && head[1] === version && head[2] === parts.length;
		return isWhole && parts.every(({ length }, at) => head[3 + at] === length)
			? new SaveReader(parts)
			: undefined;
	}

	number(): number {
		const value = this.numbers(Float64Array, 1)[0] ?? -1;
		if (!Number.isSafeInteger(value) || value < 0) {
			throw new RangeError('A saved index has something else than a number where one belongs.');
		}
		return value;
	}

	/** So many numbers in an array that nobody else has. */
	numbers<T extends Numbers>(kind: NumbersConstructor<T>, length: number): T {
		return finish(this.manyNumbers(kind, length));
	}

	/** The same, about a megabyte at a time, and a pause behind the last. */
	*manyNumbers<T extends Numbers>(kind: NumbersConstructor<T>, length: number): Slices<T> {
		this.check(kind, length);
		this.#left -= length * kind.BYTES_PER_ELEMENT;
		const own = this.#ownPart(kind, length);
		if (own) {
			this.#part++;
			yield;
			return own;
		}
		const array = new kind(length);
		const bytes = new Uint8Array(array.buffer);
		for (let at = 0; at < bytes.length;) {
			const part = this.parts[this.#part] ?? noBytes;
			const piece = part.subarray(this.#at, this.#at + bytes.length - at);
			bytes.set(piece, at);
			at += piece.length;
			this.#at += piece.length;
			if (this.#at === part.length) {
				this.#part++;
				this.#at = 0;
				yield;
			}
		}
		yield;
		return array;
	}

	/** Throws unless so many numbers are left. */
	check<T extends Numbers>(kind: NumbersConstructor<T>, length: number): void {
		if (length * kind.BYTES_PER_ELEMENT > this.#left) {
			throw new RangeError('A saved index ends before its end.');
		}
	}

	/** The next part as it is, where it holds just these numbers, and nothing else has any of its bytes. */
	#ownPart<T extends Numbers>(kind: NumbersConstructor<T>, length: number): T | undefined {
		const { buffer, byteOffset, byteLength } = this.parts[this.#part] ?? noBytes;
		const isOwn = byteOffset === 0 && byteLength === buffer.byteLength && byteLength >= ownPartLength;
		return this.#at === 0 && isOwn && byteLength === length * kind.BYTES_PER_ELEMENT
			? new kind(buffer, 0, length)
			: undefined;
	}
}

interface NumbersConstructor<T extends Numbers> {
	readonly BYTES_PER_ELEMENT: number;
	new (length: number): T;
	new (buffer: ArrayBufferLike, byteOffset: number, length: number): T;
}

// Read in the other byte order it is another number.
const magic = 0x4d_49_44_58;
const version = hashText(codeVersion);
/** In bytes. */
const ownPartLength = 1 << 18;
const sharedPartLength = 1 << 20;
const longestPart = 1 << 22;
const noBytes = new Uint8Array(0);
