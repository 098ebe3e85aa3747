/**
 * The path in one of BibDesk's `bdsk-file-1`, `bdsk-file-2`, …: relative to the bibliography, in a binary property list in Base64, plain or
 * as an archive of objects (`NSKeyedArchiver`); `undefined` where there is none. Never throws.
 *
 * Of the texts in the list, it is the only one with a full stop that does not belong to the archive's own names (`NS.keys`).
 */
export function bibdeskPath(field: string): string | undefined {
	const bytes = fromBase64(field);
	const header = String.fromCharCode(...bytes.subarray(0, 8));
	return header === 'bplist00' ? textsIn(bytes).find((text) => pathPattern.test(text)) : undefined;
}

/** All texts of a binary property list, by the table of offsets at its end. */
function textsIn(bytes: Uint8Array): readonly string[] {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const trailer = bytes.length - trailerLength;
	const table = trailer < 0 ? NaN : view.getUint32(trailer + 28);
	const size = bytes[trailer + 6] ?? 0;
	const count = trailer < 0 ? 0 : Math.min(view.getUint32(trailer + 12), mostObjects);
	const texts: string[] = [];
	for (let at = table, end = table + size * count; size > 0 && at < end && end <= trailer; at += size) {
		const offset = bytes.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
		texts.push(...textAt(bytes, offset));
	}
	return texts;
}

/** The text that an object is: `0x5n` for n letters of ASCII, `0x6n` for n units of UTF-16; where n is 15, a number object tells how many. */
function textAt(bytes: Uint8Array, offset: number): readonly string[] {
	const [marker = 0, next = 0] = bytes.subarray(offset, offset + 2);
	const unit = { 0x50: 1, 0x60: 2 }[marker & 0xf0];
	if (unit === undefined) {
		return [];
	}
	const isLong = (marker & 0xf) === 0xf;
	const digits = isLong ? 2 ** (next & 0xf) : 0;
	const start = offset + 1 + (isLong ? 1 + digits : 0);
	const length = isLong
		? bytes.subarray(offset + 2, start).reduce((sum, byte) => sum * 256 + byte, 0)
		: marker & 0xf;
	const text = bytes.subarray(start, start + length * unit);
	return [new TextDecoder(unit === 1 ? 'latin1' : 'utf-16be').decode(text)];
}

function fromBase64(text: string): Uint8Array {
	try {
		return Uint8Array.from(atob(text.replace(/[\s{}=]+/g, '')), (letter) => letter.charCodeAt(0));
	} catch {
		// Other signs, or one too many.
		return new Uint8Array(0);
	}
}

const pathPattern = /^(?!NS\.)[^$].*\./;
const trailerLength = 32;
const mostObjects = 1000;
