import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { LineIndex } from '../../../src/core/text/lineIndex';
import { findChange } from '../../../src/core/text/textChange';

describe('LineIndex', () => {
	it('ends lines at LF, CRLF and a lone CR', () => {
		const index = new LineIndex('a\nbc\r\nd\re');
		assert.equal(index.lineCount, 4);
		assert.deepEqual(
			[0, 1, 2, 4, 5, 6, 7, 8, 9]
				.map((offset) => index.positionAt(offset))
				.map(({ line, character }) => [line, character]),
			[
				[0, 0],
				[0, 1],
				[1, 0],
				[1, 2],
				[1, 3],
				[2, 0],
				[2, 1],
				[3, 0],
				[3, 1],
			],
		);
	});

	it('counts UTF-16 units, as VS Code does', () => {
		assert.deepEqual(new LineIndex('😀x').positionAt(2), { line: 0, character: 2 });
	});

	it('keeps offsets and lines outside the text within it', () => {
		const index = new LineIndex('ab\nc');
		assert.deepEqual(index.positionAt(99), { line: 1, character: 1 });
		assert.deepEqual(index.positionAt(-1), { line: 0, character: 0 });
		assert.equal(index.offsetAt({ line: 9, character: 0 }), 4);
	});

	it('turns every offset into a position and back', () => {
		const text = fc.array(fc.constantFrom('a', '\n', '\r', '\r\n', 'é', '😀')).map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, fc.nat(30), (content, offset) => {
				const index = new LineIndex(content);
				const within = Math.min(offset, content.length);
				const position = index.positionAt(within);
				assert.equal(index.offsetAt(position), within);
				const before = content.slice(0, within);
				const splitsCrlf = before.endsWith('\r') && content[within] === '\n';
				assert.equal(position.line, before.split(/\r\n|\r|\n/).length - 1 - (splitsCrlf ? 1 : 0));
			}),
		);
	});

	it('is, after a change of the text, as if made anew', () => {
		const text = fc.array(fc.constantFrom('a', 'b', '\n', '\r', '\r\n')).map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, text, text, text, (start, before, after, end) => {
				const old = `${start}${before}${end}`;
				const now = `${start}${after}${end}`;
				const change = findChange(old, now);
				const index = new LineIndex(now, { lines: new LineIndex(old), change });
				const fresh = new LineIndex(now);
				assert.equal(index.lineCount, fresh.lineCount);
				for (let offset = 0; offset <= now.length; offset++) {
					assert.deepEqual(index.positionAt(offset), fresh.positionAt(offset));
				}
			}),
		);
	});
});
