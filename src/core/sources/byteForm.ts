export type WideEncoding = 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

/** What a file is that is no text in UTF-8 or another encoding with one byte for each character of ASCII. */
export type ByteForm =
	| { readonly kind: 'wide'; readonly encoding: WideEncoding; readonly isMarked: boolean }
	| { readonly kind: 'no text'; readonly message: string };

/**
 * What the first bytes of a file show it to be; `undefined` for all that may be text in UTF-8, which is any without zero bytes
 * that does not begin with the mark of another kind of file.
 *
 * UTF-16 without byte order mark is told by zero bytes in every other place, as VS Code does (`detectEncodingFromBuffer`), but
 * among letters beyond Latin-1, too.
 */
export function findByteForm(bytes: Uint8Array): ByteForm | undefined {
	const head = bytes.subarray(0, headLength);
	const utf32 = (['utf-32le', 'utf-32be'] as const).find((encoding) => isUtf32(head, encoding));
	if (utf32) {
		return { kind: 'wide', encoding: utf32, isMarked: false };
	}
	const marked = utf16Mark(head);
	if (marked) {
		return { kind: 'wide', encoding: marked, isMarked: true };
	}
	const beginning = beginningOf(head);
	const signature = signatures.find(({ beginnings }) =>
		beginnings.some((each) => beginning.startsWith(each)),
	);
	if (signature) {
		return { kind: 'no text', message: signature.message };
	}
	if (!head.includes(0)) {
		return undefined;
	}
	const utf16 = (['utf-16le', 'utf-16be'] as const).find((encoding) => isUtf16(head, encoding));
	if (utf16) {
		return { kind: 'wide', encoding: utf16, isMarked: false };
	}
	const controls = head.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0);
	return controls >= fewestControls && controls > head.length / 10
		? { kind: 'no text', message: `This is no text but a binary file, ${unread} ${exportIt}` }
		: undefined;
}

/** The kind of UTF-16 that a byte order mark says the bytes are. */
function utf16Mark([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
	if (first === 0xff && second === 0xfe) {
		return 'utf-16le';
	}
	return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
}

/** With or without byte order mark. Four letters of a text in any other encoding are no code point. */
function isUtf32(head: Uint8Array, encoding: 'utf-32le' | 'utf-32be'): boolean {
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
	const count = Math.floor(head.length / 4);
	for (let at = 0; at < count; at++) {
		const code = view.getUint32(4 * at, encoding === 'utf-32le');
		if (isControl(code) || code > 0x10ffff) {
			return false;
		}
	}
	return count > 1;
}

/** Whether the bytes are characters throughout, no few of them ASCII, as those of every bibliography. */
function isUtf16(head: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): boolean {
	const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
	const count = Math.floor(head.length / 2);
	let ascii = 0;
	for (let at = 0; at < count; at++) {
		const unit = view.getUint16(2 * at, encoding === 'utf-16le');
		if (isControl(unit) || unit >= 0xfffe) {
			return false;
		}
		ascii += unit < 0x80 ? 1 : 0;
	}
	return ascii > 1 && ascii >= count / 4;
}

/** Whether a code point is a control character that stands in no text. */
function isControl(code: number): boolean {
	return code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b;
}

/** The first bytes, each as the character with its number. */
function beginningOf(head: Uint8Array): string {
	return String.fromCharCode(...head.subarray(0, signatureLength));
}

const headLength = 4096;
const signatureLength = 16;
/** A damaged text has some control characters, too. */
const fewestControls = 16;

const unread = 'so nothing of it is read.';
const exportIt = 'Export the bibliography from its program as text in UTF-8.';
const unpackIt = 'Unpack it, and use the bibliography that is in it.';

/** How the kinds of files begin that have the name of a bibliography by mistake (https://en.wikipedia.org/wiki/List_of_file_signatures). */
const signatures: readonly { readonly beginnings: readonly string[]; readonly message: string }[] = [
	{
		beginnings: ['%PDF-1.', '%PDF-2.'],
		message: `This is no bibliography but a PDF, ${unread} Give it the name of a PDF, or save the bibliography here as text in UTF-8.`,
	},
	{
		beginnings: ['PK\x03\x04', 'PK\x05\x06'],
		message: `This is no text but a ZIP archive or a document of an office program, ${unread} ${unpackIt}`,
	},
	{
		beginnings: ['\x1F\x8B\x08'],
		message: `This file is compressed with gzip, ${unread} ${unpackIt}`,
	},
	{
		beginnings: ['7z\xBC\xAF\x27\x1C', '\xFD7zXZ\0', 'Rar!\x1A\x07', '\x28\xB5\x2F\xFD'],
		message: `This file is compressed, ${unread} ${unpackIt}`,
	},
	{
		beginnings: ['SQLite format 3\0'],
		message: `This is no text but a database (SQLite), ${unread} ${exportIt}`,
	},
	{
		beginnings: ['\x89PNG\r\n', '\xFF\xD8\xFF'],
		message: `This is no text but a picture, ${unread} Save the bibliography here as text in UTF-8.`,
	},
	{
		beginnings: ['\xD0\xCF\x11\xE0', '{\\rtf1'],
		message: `This is a document of a word processor, ${unread} Save it as plain text in UTF-8.`,
	},
];
