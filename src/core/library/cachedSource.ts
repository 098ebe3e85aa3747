import { codeVersion } from '../model/codeVersion';
import type { Problem } from '../model/problem';
import type { Slices } from '../model/slices';
import type { PackedEntries } from './packedEntries';

/** What a cache keeps of a source besides its entries. */
export interface CachedSource {
	/** Tells the content of the file that the entries were read from. */
	readonly digest: string;
	/** Of the file, in bytes. */
	readonly size: number;
	readonly problems: readonly Problem[];
	/** How many errors the reader found (`countErrors`): the checks may find more. */
	readonly errors: number;
	/** Whether `problems` are all that is wrong by every check (`checkSource`), or only what the reader must say. */
	readonly isChecked: boolean;
	/** Of all entries in file order; see `ReadReply`. */
	readonly hashes: Float64Array;
	readonly positions: Int32Array;
}

/**
 * The first part of a source in the cache, which says what it is; those of its entries follow. The same in, the same out, but for the
 * order of bytes, which is the machine's: a cache never leaves it.
 *
 * @param source its address
 */
export function encodeSourceHead(source: string, { hashes, positions, ...meta }: CachedSource): Uint8Array {
	return encodeSections({ codeVersion, source, ...meta }, [bytesOf(hashes), bytesOf(positions)]);
}

/**
 * The next part, of about a megabyte, so that the whole is never in memory twice; an empty one when there are no more.
 *
 * @param batches the entries in file order.
 */
export function* encodeNextEntries(batches: Iterator<PackedEntries>): Slices<Uint8Array> {
	const part: Uint8Array[] = [];
	for (let size = 0; size < partSize;) {
		const { done, value } = batches.next();
		if (done) {
			break;
		}
		const { json, narrow, wide, lengths, madeCitekeys, keyCounts, keys, hashes } = value;
		const encoded = encodeSections({ madeCitekeys }, [
			new TextEncoder().encode(json),
			narrow,
			wide,
			bytesOf(lengths),
			bytesOf(keyCounts),
			bytesOf(keys),
			bytesOf(hashes),
		]);
		part.push(encoded);
		size += encoded.length;
		yield;
	}
	return part.length === 0 ? new Uint8Array(0) : encodeSections({}, part);
}

/**
 * @returns `undefined` for what other code wrote, whose readers may have read something else, and for what is of another source: its
 * entries would be shown where this one reads worse.
 * @throws where the part is damaged.
 */
export function decodeSourceHead(source: string, part: Uint8Array): CachedSource | undefined {
	const { meta, sections } = decodeSections(part);
	const [hashes, positions] = sections;
	const { codeVersion: writer, source: written, ...head } = meta;
	if (writer !== codeVersion || written !== source || !hashes || !positions) {
		return undefined;
	}
	return {
		...(head as Omit<CachedSource, 'hashes' | 'positions'>),
		hashes: new Float64Array(alignedCopy(hashes)),
		positions: new Int32Array(alignedCopy(positions)),
	};
}

/** @throws where the part is damaged. */
export function* decodeEntries(part: Uint8Array): Slices<readonly PackedEntries[]> {
	const batches: PackedEntries[] = [];
	for (const section of decodeSections(part).sections) {
		const { meta, sections } = decodeSections(section);
		const [json, narrow, wide, lengths, keyCounts, keys, hashes] = sections;
		if (!json || !narrow || !wide || !lengths || !keyCounts || !keys || !hashes) {
			throw new Error('decodeEntries: a batch lacks a section');
		}
		batches.push({
			json: new TextDecoder().decode(json),
			narrow,
			wide,
			lengths: new Int32Array(alignedCopy(lengths)),
			madeCitekeys: meta.madeCitekeys as PackedEntries['madeCitekeys'],
			keyCounts: new Int32Array(alignedCopy(keyCounts)),
			keys: new Int32Array(alignedCopy(keys)),
			hashes: new Float64Array(alignedCopy(hashes)),
		});
		yield;
	}
	return batches;
}

/** `[length of the head][head: JSON with the lengths of the sections][sections]` */
function encodeSections(
	meta: Readonly<Record<string, unknown>>,
	sections: readonly Uint8Array[],
): Uint8Array {
	const head = new TextEncoder().encode(
		JSON.stringify({ ...meta, lengths: sections.map(({ length }) => length) }),
	);
	const total = sections.reduce((sum, { length }) => sum + length, 4 + head.length);
	const bytes = new Uint8Array(total);
	new DataView(bytes.buffer).setUint32(0, head.length);
	bytes.set(head, 4);
	let at = 4 + head.length;
	for (const section of sections) {
		bytes.set(section, at);
		at += section.length;
	}
	return bytes;
}

function decodeSections(bytes: Uint8Array): {
	readonly meta: Readonly<Record<string, unknown>>;
	readonly sections: readonly Uint8Array[];
} {
	const headLength = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0);
	const head: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headLength)));
	const { lengths, ...meta } = head as { readonly lengths: readonly number[] };
	let at = 4 + headLength;
	const sections = lengths.map((length) => {
		const section = bytes.subarray(at, at + length);
		at += length;
		if (section.length !== length) {
			throw new Error('decodeSections: the bytes end too early');
		}
		return section;
	});
	return { meta, sections };
}

function bytesOf(numbers: Int32Array | Float64Array): Uint8Array {
	return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

/** Numbers must begin at a multiple of their size. */
function alignedCopy(bytes: Uint8Array): ArrayBuffer {
	return new Uint8Array(bytes).buffer;
}

/** To copy so much takes a few milliseconds where memory comes slowly. */
const partSize = 1_000_000;
