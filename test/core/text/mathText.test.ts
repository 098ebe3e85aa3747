import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { splitMath, toPlainText } from '../../../src/core/text/mathText';

describe('splitMath', () => {
	for (const [text, segments] of [
		['no mathematics', ['prose: no mathematics']],
		['the $k$-th', ['prose: the ', 'math: k', 'prose: -th']],
		['$x$$y$', ['prose: $x$$y$']],
		['costs $5 and $10', ['prose: costs $5 and $10']],
		['$ x$ and $x $', ['prose: $ x$ and $x $']],
		['\\$x$ and $y\\$z$', ['prose: \\$x$ and ', 'math: y\\$z']],
		['', []],
	] as const) {
		it(`splits “${text}” as Pandoc does`, () => {
			assert.deepEqual(
				splitMath(text).map(({ kind, text: part }) => `${kind}: ${part}`),
				segments,
			);
		});
	}

	it('loses nothing but the dollar signs', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom('$', 'x', ' ', '\\', '5', '^')), (parts) => {
				const text = parts.join('');
				const again = splitMath(text).map((segment) =>
					segment.kind === 'math' ? `$${segment.text}$` : segment.text,
				);
				assert.equal(again.join(''), text);
			}),
		);
	});
});

describe('toPlainText', () => {
	for (const [text, plain] of [
		['$k^{th}$-order', 'kᵗʰ-order'],
		['$\\mathbb R^d$', 'ℝᵈ'],
		['$\\mathbb{R}^{n}$', 'ℝⁿ'],
		['$R_y(\\mathbf x_0)$', 'R_y(x₀)'],
		['$\\Bbb {R}$, ${\\bf R}\\sp n$, $x\\sb{2}$ and $\\germ g$', 'ℝ, Rⁿ, x₂ and g'],
		['$k \\times k$', 'k × k'],
		['$\\alpha_i \\leq 10^{-3}$', 'αᵢ ≤ 10⁻³'],
		['$\\mathcal{O}(n \\log n)$', 'O(n log n)'],
		['$\\frac{1}{n+1}$', '1/(n+1)'],
		['$90^{\\circ}$, $45^\\circ$', '90°, 45°'],
		['$\\{0, 1\\}$ and $5\\%$', '{0, 1} and 5%'],
		['$\\hat{x}$ and $\\text{if }y$', 'x and if y'],
		['$\\unknown$', '\\unknown'],
		['\\$5 and $10', '$5 and $10'],
	] as const) {
		it(`shows “${text}” as “${plain}”`, () => assert.equal(toPlainText(text), plain));
	}
});
