import { strict as assert } from 'node:assert';
import { hasMixedLineEnds } from '../../../src/core/text/lineEnds';

describe('hasMixedLineEnds', () => {
	it('finds lines that end otherwise than others, the first too, and lone returns, which no editor writes', () => {
		const mixed = ['a\r\nb\n', '\na\r\n', 'a\r\n\n', 'a\rb\r', 'a\nb\r'];
		assert.deepEqual(
			mixed.filter((text) => !hasMixedLineEnds(text)),
			[],
		);
		const plain = ['', 'a', '\n', 'a\n\nb', '\r\na\r\n'];
		assert.deepEqual(plain.filter(hasMixedLineEnds), []);
	});
});
