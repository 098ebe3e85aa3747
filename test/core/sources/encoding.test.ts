import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { decodeSource } from '../../../src/core/sources/encoding';

const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
	Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))));

describe('decodeSource', () => {
	it('reads UTF-8 with and without byte order mark, which is no part of the text', () => {
		for (const mark of [[], [0xef, 0xbb, 0xbf]]) {
			assert.deepEqual(decodeSource(bytes(mark, 'Größe 漢 😀')), {
				text: 'Größe 漢 😀',
				encoding: 'utf-8',
				problems: [],
			});
		}
	});

	it('reads UTF-16 of both orders where a mark says so', () => {
		const little = Buffer.from('\uFEFFGröße 😀', 'utf16le');
		assert.deepEqual(decodeSource(little), { text: 'Größe 😀', encoding: 'utf-16le', problems: [] });
		const big = Buffer.from(little).swap16();
		assert.deepEqual(decodeSource(big), { text: 'Größe 😀', encoding: 'utf-16be', problems: [] });
	});

	it('reads what is no UTF-8 as Latin-1, and says where that begins', () => {
		const { text, encoding, problems } = decodeSource(
			bytes('first\r\nM', [0xfc], 'ller ', [0x80, 0x96], '\n', [0xe9]),
		);
		assert.deepEqual([text, encoding], ['first\r\nMüller €–\né', 'windows-1252']);
		assert.deepEqual(
			problems.map(({ code, severity, range }) => [code, severity, range]),
			[['source-latin1', 'warning', { start: { line: 1, character: 1 }, end: { line: 1, character: 2 } }]],
		);
	});

	it('takes two letters of Latin-1 that happen to be UTF-8 for Latin-1 where others are not', () => {
		const french = bytes([0xab], ' CAF', [0xc9, 0xbb], ' ', [0xe9, 0x74, 0xe9]);
		assert.equal(decodeSource(french).text, '« CAFÉ» été');
	});

	it('keeps the UTF-8 of a file in which only a byte is bad', () => {
		const { text, encoding, problems } = decodeSource(bytes('ä ö ü\nM', [0xfc], 'ller'));
		assert.deepEqual([text, encoding], ['ä ö ü\nMüller', 'utf-8']);
		assert.deepEqual(
			problems.map(({ code, range }) => [code, range.start]),
			[['source-mixed-encodings', { line: 1, character: 1 }]],
		);
	});

	it('refuses overlong forms, surrogates and what is beyond Unicode', () => {
		for (const bad of [
			[0xc0, 0x80],
			[0xe0, 0x80, 0x80],
			[0xed, 0xa0, 0x80],
			[0xf0, 0x80, 0x80, 0x80],
			[0xf4, 0x90, 0x80, 0x80],
			[0xe2, 0x82],
		]) {
			assert.equal(decodeSource(bytes(bad)).encoding, 'windows-1252', bad.join());
		}
	});

	it('reads UTF-8 and UTF-16 as TextDecoder does', () => {
		const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
		const codePoint = fc.oneof(
			fc.integer({ min: 0, max: 0xd7ff }),
			fc.integer({ min: 0xe000, max: 0x10ffff }),
		);
		const characters = fc
			.array(codePoint, { maxLength: 60 })
			.map((points) => String.fromCodePoint(...points));
		fc.assert(
			fc.property(characters, (text) => {
				const utf8 = Buffer.from(text);
				assert.equal(decodeSource(bytes([0xef, 0xbb, 0xbf], [...utf8])).text, strict.decode(utf8));
			}),
			{ numRuns: 60 },
		);
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 40 }), (content) => {
				for (const [mark, name] of [
					[[0xff, 0xfe], 'utf-16le'],
					[[0xfe, 0xff], 'utf-16be'],
				] as const) {
					const file = bytes(mark, [...content]);
					assert.equal(decodeSource(file).text, new TextDecoder(name).decode(file));
				}
			}),
			{ numRuns: 60 },
		);
	});

	it('takes for UTF-8 exactly what TextDecoder takes for it', () => {
		const strict = new TextDecoder('utf-8', { fatal: true });
		const lead = fc.constantFrom(
			0x41,
			0x7f,
			0x80,
			0xbf,
			0xc1,
			0xc2,
			0xdf,
			0xe0,
			0xed,
			0xef,
			0xf0,
			0xf4,
			0xf5,
			0xff,
		);
		const byte = fc.oneof(lead, fc.integer({ min: 0x80, max: 0xbf }), fc.integer({ min: 0, max: 255 }));
		fc.assert(
			fc.property(fc.array(byte, { maxLength: 8 }), (content) => {
				const file = bytes('a', content);
				let expected: string | undefined;
				try {
					expected = strict.decode(file);
				} catch {
					expected = undefined;
				}
				const { text, problems } = decodeSource(file);
				assert.equal(problems.length === 0 ? text : undefined, expected);
			}),
			{ numRuns: 500 },
		);
	});

	it('reads a text longer than its chunks whole', () => {
		const text = 'Größe 漢😀\n'.repeat(5000);
		assert.equal(decodeSource(bytes(text)).text, text);
		const latin = Buffer.from('Größe\n'.repeat(5000), 'latin1');
		assert.equal(decodeSource(latin).text, 'Größe\n'.repeat(5000));
	});
});
