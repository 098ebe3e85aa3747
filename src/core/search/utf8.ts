/** What UTF-8 takes at most for a code unit: a letter of two units takes four. */
export const bytesPerUnit = 3;

const lastCodePoint = 0x10_ffff;

/** The bytes of a text in UTF-8; a lone surrogate, which has no place there, as if it were a letter of its own. */
export function toUtf8(text: string): Uint8Array {
	const bytes = new Uint8Array(bytesPerUnit * text.length);
	return bytes.subarray(0, writeUtf8(text, 0, text.length, bytes, 0));
}

/** Writes a stretch of a text to a place, ASCII capitals as small letters. Gives the number of bytes. */
export function writeUtf8(
	text: string,
	start: number,
	end: number,
	bytes: Uint8Array,
	place: number,
): number {
	let at = place;
	for (let unit = start; unit < end; unit++) {
		const code = text.codePointAt(unit) ?? 0;
		if (code < 0x80) {
			bytes[at++] = code >= 0x41 && code <= 0x5a ? code + 0x20 : code;
		} else if (code < 0x800) {
			bytes[at++] = 0xc0 | (code >> 6);
			bytes[at++] = continued(code);
		} else if (code < 0x1_0000) {
			bytes[at++] = 0xe0 | (code >> 12);
			bytes[at++] = continued(code >> 6);
			bytes[at++] = continued(code);
		} else {
			bytes[at++] = 0xf0 | (code >> 18);
			bytes[at++] = continued(code >> 12);
			bytes[at++] = continued(code >> 6);
			bytes[at++] = continued(code);
			unit++;
		}
	}
	return at - place;
}

/** The text that such bytes, so many from a place on, stand for; U+FFFD where they go beyond Unicode. */
export function fromUtf8(bytes: Uint8Array, start: number, length: number): string {
	const word = bytes.subarray(start, start + length);
	let bits = 0;
	for (let at = 0; at < word.length; at++) {
		bits |= word[at] ?? 0;
	}
	if (bits < 0x80) {
		return String.fromCharCode(...word);
	}
	let text = '';
	for (let at = 0; at < word.length;) {
		const first = word[at++] ?? 0;
		const more = first < 0xc0 ? 0 : first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
		let code = more === 0 ? first : first & (0x3f >> more);
		for (const end = at + more; at < end; at++) {
			code = (code << 6) | ((word[at] ?? 0) & 0x3f);
		}
		text += String.fromCodePoint(code > lastCodePoint ? 0xfffd : code);
	}
	return text;
}

function continued(code: number): number {
	return 0x80 | (code & 0x3f);
}
