import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { ByteCursor } from '../../../src/core/sources/byteCursor';
import { hashBytes, viewOf } from '../../../src/core/text/hashBytes';

describe('hashBytes', () => {
	it('is the same for the same bytes, wherever they stand', () => {
		fc.assert(
			fc.property(fc.uint8Array({ maxLength: 70 }), fc.nat(9), (bytes, at) => {
				const moved = new Uint8Array(at + bytes.length + 3);
				moved.set(bytes, at);
				assert.equal(
					hashBytes(viewOf(moved), at, at + bytes.length),
					hashBytes(viewOf(bytes), 0, bytes.length),
				);
			}),
		);
	});

	it('tells apart bytes that differ in one place, and runs of one byte by their length', () => {
		const hashes = new Set<number>();
		const length = 70;
		for (let at = 0; at < length; at++) {
			for (let bit = 1; bit < 256; bit *= 2) {
				const bytes = new Uint8Array(length);
				bytes[at] = bit;
				hashes.add(hashBytes(viewOf(bytes), 0, length));
			}
		}
		for (let end = 0; end <= length; end++) {
			hashes.add(hashBytes(viewOf(new Uint8Array(length)), 0, end));
		}
		assert.equal(hashes.size, 8 * length + length + 1);
	});
});

describe('ByteCursor', () => {
	it('is where the encoded text is, after any number of units', () => {
		const piece = fc.constantFrom('plain text ', 'é', '李', '😀', '\r\n');
		fc.assert(
			fc.property(fc.array(fc.array(piece), { maxLength: 8 }), (parts) => {
				const texts = parts.map((pieces) => pieces.join(''));
				const cursor = new ByteCursor(viewOf(new TextEncoder().encode(texts.join(''))));
				let read = '';
				for (const text of texts) {
					cursor.advance(text.length);
					read += text;
					assert.equal(cursor.at, new TextEncoder().encode(read).length);
				}
			}),
		);
	});
});
