import { strict as assert } from 'node:assert';
import { escapeTypst, typstLink } from '../../../src/core/format/typstText';

describe('A text in Typst', () => {
	it('has its signs escaped, and nothing else', () => {
		assert.equal(
			escapeTypst('A #1 of $x_i$ at me@x [y] <z> a/b'),
			'A \\#1 of \\$x\\_i\\$ at me\\@x \\[y\\] \\<z\\> a/b',
		);
		assert.equal(escapeTypst('see https://x.org  and\n/* so'), 'see https://x.org and \\/\\* so');
		assert.equal(escapeTypst('= Title'), '\\= Title');
	});

	it('links to an address', () => {
		assert.equal(typstLink('A *b*', 'https://x.org/"a"'), '#link("https://x.org/%22a%22")[A \\*b\\*]');
	});
});
