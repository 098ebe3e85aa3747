import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { panelTitle } from '../../../src/vscode/panel/panelTitle';

describe('the title of a panel', () => {
	it('says whether the next paper will take the panel over', () => {
		assert.equal(panelTitle('Attention Is All You Need', true), 'Attention Is All You Need');
		assert.equal(panelTitle('Attention Is All You Need', false), 'Preview: Attention Is All You Need');
	});

	it('ends at a word, without the punctuation behind it', () => {
		assert.equal(
			panelTitle('Beyond Next-Token: Next-X Prediction for Autoregressive Visual Generation', true),
			'Beyond Next-Token: Next-X Prediction for…',
		);
		assert.equal(
			panelTitle('Toward a Theory of Everything Visible: The Case of Light', true),
			'Toward a Theory of Everything Visible…',
		);
	});

	it('shows mathematics in Unicode', () => {
		assert.equal(panelTitle('Learning in $\\mathbb R^d$', true), 'Learning in ℝᵈ');
	});

	it('is short for any title, also one without blanks', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), (title) => {
				const text = panelTitle(title, true);
				assert.ok(text.length <= 41);
				assert.doesNotMatch(text, /[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
			}),
			{ numRuns: 100 },
		);
		assert.equal(panelTitle('名'.repeat(60), true), `${'名'.repeat(40)}…`);
	});
});
