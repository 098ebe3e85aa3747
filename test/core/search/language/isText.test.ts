import { strict as assert } from 'node:assert';
import { isText } from '../../../../src/core/search/language/isText';
import { parseQuery } from '../../../../src/core/search/language/parseQuery';

function isTextAlone(text: string): boolean {
	return isText(text, parseQuery(text));
}

describe('isText', () => {
	it('holds for words, and for a sentence with signs of its own', () => {
		assert.ok(isTextAlone('speculative decoding'));
		assert.ok(
			isTextAlone(
				'What is known of the "information need" - how it is stated, refined (and lost) by those who ask a library for help?',
			),
		);
	});

	it('does not hold for what has conditions', () => {
		assert.ok(!isTextAlone('"speculative decoding"'));
		assert.ok(!isTextAlone('decoding -speculative'));
		assert.ok(
			!isTextAlone(
				'author:smith what is known of the information need and how it is stated and refined and lost by those who ask',
			),
		);
	});
});
