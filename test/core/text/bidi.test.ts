import { strict as assert } from 'node:assert';
import { isolate } from '../../../src/core/text/bidi';

describe('isolate', () => {
	it('keeps what is written from right to left apart from what stands beside it', () => {
		assert.equal(isolate('לוי 2016'), '\u2068לוי 2016\u2069');
		assert.equal(isolate('3', 'ביולוגיה'), '\u20683\u2069');
		assert.equal(isolate('ابن خلدون 1377', 'Muqaddimah'), '\u2068ابن خلدون 1377\u2069');
	});

	it('leaves all else as it is', () => {
		assert.equal(isolate('Owl 2020', 'Ökologie'), 'Owl 2020');
		assert.equal(isolate('山田 2018', '日本語'), '山田 2018');
	});
});
