import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { diffEdit } from '../../../src/core/text/diffEdit';
import { applyEdits } from '../../../src/core/text/textEdit';

describe('diffEdit', () => {
	it('replaces only what differs', () => {
		assert.deepEqual(diffEdit('a\nbc\nd', 'a\nbxc\nd'), [
			{ range: { start: { line: 1, character: 1 }, end: { line: 1, character: 1 } }, newText: 'x' },
		]);
	});

	it('is nothing for equal texts', () => {
		assert.deepEqual(diffEdit('a\n', 'a\n'), []);
	});

	it('leaves no half of a character or line end', () => {
		const [edit] = diffEdit('𝒳', '𝒴');
		assert.deepEqual(edit?.newText, '𝒴');
		assert.deepEqual(diffEdit('a\r\nb', 'a\r\n\r\nb')[0]?.newText, '\r\n');
	});

	it('makes one text of any other, line ends of every kind included', () => {
		const text = fc
			.array(fc.constantFrom('a', 'b', '\n', '\r\n', '\r', '𝒳'))
			.map((pieces) => pieces.join(''));
		fc.assert(
			fc.property(text, text, (before, after) => {
				assert.equal(applyEdits(before, diffEdit(before, after)), after);
			}),
		);
	});
});
