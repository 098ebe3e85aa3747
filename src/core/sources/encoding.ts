import type { Problem } from '../model/problem';
import type { ReaderCode } from './checks/checkLevels';
import { LineIndex } from '../text/lineIndex';
import { findByteForm, type WideEncoding } from './byteForm';

export type Encoding = 'utf-8' | 'windows-1252' | WideEncoding;

export interface DecodedSource {
	/** Without byte order mark, so that its positions are those an editor shows; `''` for a file that is no text. */
	readonly text: string;
	/** `undefined` for a file that is no text. */
	readonly encoding: Encoding | undefined;
	readonly problems: readonly Problem[];
}

/**
 * The text of a file: UTF-16 where a byte order mark says so, else UTF-8, with or without mark.
 *
 * UTF-16 without mark and UTF-32 are read where the bytes can be nothing else, with the problem `source-unusual-unicode`; a file
 * that is no text, such as a PDF, is `source-no-text`.
 *
 * Bytes that are no UTF-8 (RFC 3629) make the file Windows-1252, the Latin-1 of the web (https://encoding.spec.whatwg.org),
 * with the problem `source-latin1` at the first of them. Where more characters beyond ASCII are good UTF-8 than not, as in a
 * file glued together from two, only the bad bytes are read so, with `source-mixed-encodings`. Linear.
 */
export function decodeSource(bytes: Uint8Array): DecodedSource {
	const form = findByteForm(bytes);
	if (form?.kind === 'no text') {
		const start = { line: 0, character: 0 };
		const code = 'source-no-text' satisfies ReaderCode;
		const problem: Problem = { code, severity: 'error', message: form.message, range: { start, end: start } };
		return { text: '', encoding: undefined, problems: [problem] };
	}
	if (form) {
		const { encoding, isMarked } = form;
		const text = decodeWide(bytes, encoding);
		const message = unusualMessages[encoding];
		const problems = isMarked ? [] : [problemAt(text, 0, 'source-unusual-unicode', message)];
		return { text, encoding, problems };
	}
	const content = withoutMark(bytes);
	const whole = decodeValidUtf8(content);
	if (whole !== undefined) {
		return { text: whole, encoding: 'utf-8', problems: [] };
	}
	const utf8 = decodeUtf8(content);
	if (utf8.good > utf8.bad) {
		return {
			text: utf8.text,
			encoding: 'utf-8',
			problems: [problemAt(utf8.text, utf8.firstBad, 'source-mixed-encodings', mixedMessage)],
		};
	}
	const text = utf8.good === 0 ? utf8.text : decodeLatin1(content);
	const firstBad = utf8.good === 0 ? utf8.firstBad : text.search(beyondAscii);
	return {
		text,
		encoding: 'windows-1252',
		problems: [problemAt(text, firstBad, 'source-latin1', latin1Message)],
	};
}

/** The bytes behind the byte order mark of UTF-8, if they begin with one. */
export function withoutMark(bytes: Uint8Array): Uint8Array {
	const [first, second, third] = bytes;
	return first === 0xef && second === 0xbb && third === 0xbf ? bytes.subarray(3) : bytes;
}

/** The text of bytes without byte order mark, or `undefined` where they are not UTF-8 throughout. */
export function decodeValidUtf8(bytes: Uint8Array): string | undefined {
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

interface Utf8 {
	readonly text: string;
	/** Characters of two and more bytes. */
	readonly good: number;
	readonly bad: number;
	/** Offset in the text of the first byte that is no UTF-8. */
	readonly firstBad: number;
}

function decodeUtf8(bytes: Uint8Array): Utf8 {
	const writer = new TextWriter();
	const { length } = bytes;
	let good = 0;
	let bad = 0;
	let firstBad: number | undefined;
	for (let at = 0; at < length;) {
		const byte = bytes[at] ?? 0;
		if (byte < 0x80) {
			writer.push(byte);
			at++;
			continue;
		}
		const code = codePointAt(bytes, at, byte);
		if (code < 0) {
			firstBad ??= writer.length;
			bad++;
			writer.push(toWindows1252(byte));
			at++;
		} else {
			good++;
			writer.pushCodePoint(code);
			at += code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
		}
	}
	return { text: writer.finish(), good, bad, firstBad: firstBad ?? 0 };
}

/** The code point of the sequence that begins with `lead`; -1 for one that is overlong, a surrogate, too large or cut off. */
function codePointAt(bytes: Uint8Array, at: number, lead: number): number {
	const second = (bytes[at + 1] ?? 0) ^ 0x80;
	if (lead < 0xc2 || lead > 0xf4 || second > 0x3f) {
		return -1;
	}
	if (lead < 0xe0) {
		return ((lead & 0x1f) << 6) | second;
	}
	const third = (bytes[at + 2] ?? 0) ^ 0x80;
	if (third > 0x3f) {
		return -1;
	}
	if (lead < 0xf0) {
		const code = ((lead & 0x0f) << 12) | (second << 6) | third;
		return code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? -1 : code;
	}
	const fourth = (bytes[at + 3] ?? 0) ^ 0x80;
	const code = ((lead & 0x07) << 18) | (second << 12) | (third << 6) | fourth;
	return fourth > 0x3f || code < 0x10000 || code > 0x10ffff ? -1 : code;
}

function decodeLatin1(bytes: Uint8Array): string {
	const writer = new TextWriter();
	for (let at = 0; at < bytes.length; at++) {
		writer.push(toWindows1252(bytes[at] ?? 0));
	}
	return writer.finish();
}

function decodeWide(bytes: Uint8Array, encoding: WideEncoding): string {
	const isLittle = encoding.endsWith('le');
	const text = encoding.startsWith('utf-16')
		? decodeUtf16(bytes, isLittle ? 0 : 1)
		: decodeUtf32(bytes, isLittle);
	return text.replace(/^\uFEFF/, '');
}

/** What is no code point, and a part of one at the end, become U+FFFD. */
function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
	const writer = new TextWriter();
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = bytes.length - (bytes.length % 4);
	for (let at = 0; at < end; at += 4) {
		const code = view.getUint32(at, isLittle);
		const isNone = code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff);
		writer.pushCodePoint(isNone ? replacement : code);
	}
	if (end < bytes.length) {
		writer.push(replacement);
	}
	return writer.finish();
}

/** A lone surrogate, and half a unit at the end, become U+FFFD: one for both where they meet, as the Encoding Standard has it. */
function decodeUtf16(bytes: Uint8Array, high: 0 | 1): string {
	const writer = new TextWriter();
	const end = bytes.length - (bytes.length % 2);
	const unitAt = (at: number): number =>
		at < end ? ((bytes[at + 1 - high] ?? 0) << 8) | (bytes[at + high] ?? 0) : 0;
	for (let at = 0; at < end; at += 2) {
		const unit = unitAt(at);
		if ((unit & 0xf800) !== 0xd800) {
			writer.push(unit);
		} else if (unit < 0xdc00 && (unitAt(at + 2) & 0xfc00) === 0xdc00) {
			writer.push(unit);
			writer.push(unitAt(at + 2));
			at += 2;
		} else if (unit >= 0xdc00 || at + 2 < end || end === bytes.length) {
			writer.push(replacement);
		}
	}
	if (end < bytes.length) {
		writer.push(replacement);
	}
	return writer.finish();
}

/** Gathers UTF-16 units, a chunk at a time: a string grown unit by unit costs several times as much. */
class TextWriter {
	readonly #parts: string[] = [];
	readonly #chunk = new Uint16Array(chunkLength);
	#used = 0;
	#written = 0;

	get length(): number {
		return this.#written + this.#used;
	}

	push(unit: number): void {
		if (this.#used === chunkLength) {
			this.#flush();
		}
		this.#chunk[this.#used++] = unit;
	}

	pushCodePoint(code: number): void {
		if (code < 0x10000) {
			this.push(code);
		} else {
			this.push(0xd7c0 + (code >> 10));
			this.push(0xdc00 | (code & 0x3ff));
		}
	}

	finish(): string {
		this.#flush();
		return this.#parts.join('');
	}

	#flush(): void {
		const units = this.#chunk.subarray(0, this.#used) as unknown as number[];
		this.#parts.push(String.fromCharCode.apply(undefined, units));
		this.#written += this.#used;
		this.#used = 0;
	}
}

function toWindows1252(byte: number): number {
	return windows1252[byte] ?? byte;
}

function problemAt(text: string, offset: number, code: ReaderCode, message: string): Problem {
	const range = new LineIndex(text.slice(0, offset + 1)).rangeOf({ start: offset, end: offset + 1 });
	return { code, severity: 'warning', message, range };
}

/** What `String.fromCharCode` takes at once on every engine. */
const chunkLength = 8192;
const replacement = 0xfffd;
const beyondAscii = /[^\0-\x7F]/;

/** The characters of bytes 80 to 9F; the five that have none stay control characters. */
const c1Characters = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8DŽ\x8F\x90‘’“”•–—˜™š›œ\x9DžŸ';
const windows1252 = Uint16Array.from({ length: 256 }, (_, byte) =>
	(byte & 0xe0) === 0x80 ? c1Characters.charCodeAt(byte - 0x80) : byte,
);

const latin1Message =
	'This file is not UTF-8, so it is read as Latin-1 (Windows-1252). Open it in its encoding before you change it, and save it as UTF-8: else letters are lost.';
const mixedMessage =
	'This is no UTF-8, though most of the file is: it is read as Latin-1 (Windows-1252) here. Save the file as UTF-8.';
const unmarkedUtf16 =
	'This file is UTF-16 without a byte order mark, which many programs cannot read. Save it as UTF-8.';
const utf32 = 'This file is UTF-32, which Pandoc and most editors cannot read. Save it as UTF-8.';
const unusualMessages: Readonly<Record<WideEncoding, string>> = {
	'utf-16le': unmarkedUtf16,
	'utf-16be': unmarkedUtf16,
	'utf-32le': utf32,
	'utf-32be': utf32,
};
