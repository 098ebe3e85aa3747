import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { findChange } from '../../../src/core/text/textChange';

describe('findChange', () => {
	it('tells what lies between the common beginning and the common end', () => {
		assert.deepEqual(findChange('one two three', 'one 2 three'), { start: 4, oldEnd: 7, newEnd: 5 });
		assert.deepEqual(findChange('aa', 'aaa'), { start: 2, oldEnd: 2, newEnd: 3 });
		assert.deepEqual(findChange('same', 'same'), { start: 4, oldEnd: 4, newEnd: 4 });
	});

	it('makes one text of any other, and no shorter change does', () => {
		const text = fc
			.tuple(
				fc.constantFrom('', 'x'.repeat(70_000)),
				fc.string({ maxLength: 9, unit: fc.constantFrom('a', 'b') }),
			)
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, text, (before, after) => {
				const { start, oldEnd, newEnd } = findChange(before, after);
				assert.equal(before.slice(0, start) + after.slice(start, newEnd) + before.slice(oldEnd), after);
				assert.ok(start === Math.min(oldEnd, newEnd) || before[start] !== after[start]);
				assert.ok(start === Math.min(oldEnd, newEnd) || before[oldEnd - 1] !== after[newEnd - 1]);
			}),
		);
	});
});
