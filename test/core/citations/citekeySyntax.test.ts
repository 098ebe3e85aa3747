import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { isSimpleCitekey, writeCitekey } from '../../../src/core/citations/citekeySyntax';
import { findCitations } from '../../../src/core/citations/findCitations';
import { askPandoc2 } from '../../support/pandoc';
import { pandocCitations } from './pandocCitations';

describe('writeCitekey', () => {
	it('writes letters, digits, underscores and internal punctuation as they are', () => {
		for (const key of [
			'doe99',
			'_x',
			'1999',
			'a.b:c#d$e%f&g-h+i?j<k>l~m/n',
			'Müller',
			'日本語',
			'http://x.org/y',
		]) {
			assert.ok(isSimpleCitekey(key), key);
			assert.equal(writeCitekey(key), `@${key}`);
		}
	});

	it('puts braces around keys that would not be read to their end', () => {
		for (const key of ['doe.', 'a..b', "o'neil", 'a,b', '-x', 'a/', 'a{b}c', 'x]y', 'é́']) {
			assert.ok(!isSimpleCitekey(key), key);
			assert.equal(writeCitekey(key), `@{${key}}`);
		}
	});

	it('has no way to write an empty key, white space, or braces that are not paired', () => {
		for (const key of ['', 'a b', 'a\nb', 'a{b', 'a}b', 'a}{b']) {
			assert.equal(writeCitekey(key), undefined, key);
		}
	});

	it('writes any key so that it is read back', () => {
		fc.assert(
			fc.property(fc.string({ unit: keyUnit, maxLength: 12 }), (key) => {
				const written = writeCitekey(key);
				fc.pre(written !== undefined);
				const bare = findCitations(`See ${written} there.`);
				const grouped = findCitations(`See [e.g. ${written}, p. 3; ${written}].`);
				assert.deepEqual(keysOf(bare), [key]);
				assert.deepEqual(keysOf(grouped), [key, key]);
			}),
			{ numRuns: 300 },
		);
	});

	it('writes keys that Pandoc reads back as the same', function () {
		askPandoc2(this);
		const keys = fc
			.sample(fc.string({ unit: keyUnit, maxLength: 10 }), { numRuns: 400, seed: 7 })
			.filter((key) => writeCitekey(key) !== undefined);
		const [found] = pandocCitations([
			keys.map((key) => `x [${writeCitekey(key)}; ${writeCitekey(key)}] y`).join('\n\n'),
		]);
		assert.deepEqual(
			found,
			keys.flatMap((key) => [`${key}/normal`, `${key}/normal`]),
		);
	});
});

function keysOf(groups: ReturnType<typeof findCitations>): string[] {
	return groups.flatMap(({ citations }) => citations.map(({ citekey }) => citekey));
}

const keyUnit = fc.constantFrom(...'ab1é日_.:#$%&-+?<>~/,;\'"*@![](){}|\\^`= '.split(''), '𝒳', '\u0301');
