import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { excerptAround } from '../../../src/core/text/lineExcerpt';

/** The excerpt around what stands between `<` and `>`, with the same signs in it. */
function excerpt(marked: string): string {
	const start = marked.indexOf('<');
	const line = marked.replace('<', '');
	const end = line.indexOf('>');
	const { text, highlight } = excerptAround(line.replace('>', ''), { start, end });
	return `${text.slice(0, highlight.start)}<${text.slice(highlight.start, highlight.end)}>${text.slice(highlight.end)}`;
}

describe('The excerpt of a line', () => {
	it('is the line, without white space at its ends, where it is short', () => {
		assert.equal(excerpt('\t- See [@<xu2023>, p. 3].  '), '- See [@<xu2023>, p. 3].');
		assert.equal(excerpt('   <xu2023>   '), '<xu2023>');
		assert.equal(excerpt('<>'), '<>');
	});

	it('begins shortly before the words, between two words, where they stand far behind', () => {
		assert.equal(
			excerpt('Speculative decoding was made faster for images by [@<xu2023>].'),
			'…images by [@<xu2023>].',
		);
		assert.equal(excerpt(`${'x'.repeat(40)}@<xu2023>`), `…${'x'.repeat(15)}@<xu2023>`);
	});

	it('ends between two words where much follows', () => {
		const { text } = excerptAround(`@xu2023 ${'words '.repeat(100)}`, { start: 1, end: 7 });
		assert.ok(text.endsWith(' words…'), text);
		assert.ok(text.length < 180);
	});

	it('keeps the words whole, and no half of a character', () => {
		const letters = fc.constantFrom('a', ' ', '\t', '𝒳', 'é', '@', ';');
		const texts = fc.string({ unit: letters, maxLength: 200 });
		fc.assert(
			fc.property(texts, texts, texts, (before, words, behind) => {
				const span = { start: before.length, end: before.length + words.length };
				const { text, highlight } = excerptAround(before + words + behind, span);
				assert.equal(text.slice(highlight.start, highlight.end), words);
				assert.doesNotThrow(() => encodeURIComponent(text));
				assert.ok(highlight.start <= 25);
			}),
		);
	});

	it('leaves out what the line has lost since', () => {
		assert.deepEqual(excerptAround('See', { start: 8, end: 12 }), {
			text: 'See',
			highlight: { start: 3, end: 3 },
		});
	});
});
