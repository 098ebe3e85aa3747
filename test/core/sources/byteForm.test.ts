import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { findByteForm } from '../../../src/core/sources/byteForm';
import { checkSource } from '../../../src/core/sources/checkSource';
import { decodeSource } from '../../../src/core/sources/encoding';
import { createSourceReader } from '../../../src/core/sources/sourceReader';

const entry = '@book{a, title = {Größe – 漢字 😀}, year = 2000}\n';
const start = { line: 0, character: 0 };

function toUtf32(text: string, isLittle: boolean): Uint8Array {
	const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
	const view = new DataView(new ArrayBuffer(4 * codes.length));
	codes.forEach((code, at) => view.setUint32(4 * at, code, isLittle));
	return new Uint8Array(view.buffer);
}

const wide = [
	['utf-16le', Buffer.from(entry, 'utf16le')],
	['utf-16be', Buffer.from(entry, 'utf16le').swap16()],
	['utf-32le', toUtf32(`\uFEFF${entry}`, true)],
	['utf-32be', toUtf32(`\uFEFF${entry}`, false)],
	['utf-32le', toUtf32(entry, true)],
] as const;

const binary: readonly (readonly [name: string, bytes: Uint8Array])[] = [
	['PDF', Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n<<', 'latin1')],
	['ZIP', Buffer.from('PK\x03\x04\x14\0\0\0\x08\0', 'latin1')],
	['gzip', gzipSync(entry)],
	['SQLite', Buffer.from('SQLite format 3\0\x10\0\x01\x01', 'latin1')],
	['picture', Buffer.from('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1')],
	['word processor', Buffer.from('{\\rtf1\\ansi @book\\{a, title = \\{A\\}\\}}')],
	['binary file', Uint8Array.from({ length: 400 }, (_, at) => (at * 7) % 256)],
	['binary file', new Uint8Array(400)],
];

describe('findByteForm', () => {
	for (const [encoding, bytes] of wide) {
		it(`has ${encoding} of ${bytes.length} bytes read, with one warning at the start of the file`, () => {
			const { text, problems, ...rest } = decodeSource(bytes);
			assert.deepEqual([text, rest.encoding], [entry, encoding]);
			assert.deepEqual(
				problems.map(({ code, severity, range }) => [code, severity, range.start]),
				[['source-unusual-unicode', 'warning', start]],
			);
			const reading = createSourceReader('a.bib').read(bytes);
			assert.deepEqual(
				reading.fresh.map(({ title }) => title),
				['Größe – 漢字 😀'],
			);
			assert.deepEqual(reading.problems, problems);
		});
	}

	for (const [name, bytes] of binary) {
		for (const fileName of ['a.bib', 'a.json', 'a.ris', 'a.csl.yaml', 'a.txt', 'a.xyz']) {
			it(`says once of ${fileName} that it is a ${name} of ${bytes.length} bytes`, () => {
				const { order, problems } = createSourceReader(fileName).read(bytes);
				assert.equal(order.length, 0);
				assert.deepEqual(
					problems.map(({ code, severity, range }) => [code, severity, range.start]),
					[['source-no-text', 'error', start]],
				);
				assert.ok(problems[0]?.message.includes(name), problems[0]?.message);
				assert.deepEqual(checkSource(fileName, bytes), problems);
			});
		}
	}

	it('takes a file for text again that was none, and for none that was text', () => {
		const reader = createSourceReader('a.bib');
		const lengths = [entry, '%PDF-1.4\n', entry].map((text) => reader.read(Buffer.from(text)).order.length);
		assert.deepEqual(lengths, [1, 0, 1]);
	});

	it('leaves every text in UTF-8 as it is', () => {
		const character = fc.oneof(
			fc.constantFrom('@book{a, title = {', '}\n', '%', '{\\', 'ü', '漢', '\x01', '\uFEFF'),
			fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\0', '')),
		);
		fc.assert(
			fc.property(fc.array(character, { maxLength: 40 }), (parts) => {
				assert.equal(findByteForm(Buffer.from(parts.join(''))), undefined);
			}),
			{ numRuns: 300 },
		);
	});

	it('leaves a text as it is with zero bytes in it, as a crash or a bad disk makes them', () => {
		fc.assert(
			fc.property(fc.nat(40), fc.integer({ min: 1, max: 12 }), (at, count) => {
				const characters = Array.from(entry);
				characters.splice(at, 0, '\0'.repeat(count));
				const text = characters.join('');
				assert.equal(decodeSource(Buffer.from(text)).text, text);
			}),
		);
		assert.equal(findByteForm(Buffer.from(entry.repeat(200) + '\0'.repeat(5000))), undefined);
	});
});
