import { strict as assert } from 'node:assert';
import { defaultMarkdown, dialectOfLanguage } from '../../../../src/core/citations/dialect';
import { citationAt, findCitations } from '../../../../src/core/citations/findCitations';
import { summarise } from './summaries';

const reads = (note: string, expected: Record<string, readonly string[]>): void =>
	assert.deepEqual(summarise(note, defaultMarkdown), expected);

describe('Wiki links to literature notes', () => {
	it('cite the paper that the note is about, whatever they show', () => {
		reads('So [[@doe99]], [[@doe99|Doe]], [[@doe99#Method|how]] and [[@doe-99#^block]].', {
			'[[@doe99]]': ['doe99'],
			'[[@doe99|Doe]]': ['doe99'],
			'[[@doe99#Method|how]]': ['doe99'],
			'[[@doe-99#^block]]': ['doe-99'],
		});
	});

	it('are touched from their sign on', () => {
		const groups = findCitations('So [[@doe99|Doe]].');
		const touched = Array.from('So [[@doe99|Doe]].', (_, character) =>
			citationAt(groups, { line: 0, character }) ? '^' : ' ',
		);
		assert.equal(touched.join('').trimEnd(), '     ^^^^^^^');
	});

	it('may stand in a table, with the bar escaped', () => {
		reads('| a | b |\n|---|---|\n| [[@doe99\\|Doe]] | x |\n', { '[[@doe99\\|Doe]]': ['doe99'] });
	});

	it('are none in code, links to other notes, and what is embedded', () => {
		reads('`[[@a]]` [[note]] [[note @ home]] $[[@c]]$\n\n    [[@d]]\n', {});
		assert.deepEqual(
			findCitations('![[@b]]').map(({ syntax }) => syntax),
			['pandoc'],
		);
	});

	it('are Pandoc’s brackets within brackets where they are not read', () => {
		assert.deepEqual(Object.keys(summarise('So [[@doe99]].', dialectOfLanguage('markdown', []))), [
			'[@doe99]',
		]);
	});

	it('stand beside Pandoc’s and LaTeX’s citations in the order of the text', () => {
		assert.deepEqual(
			findCitations('[@a] [[@b]] \\cite{c} @d').map(({ syntax }) => syntax),
			['pandoc', 'wikiLink', 'latex', 'pandoc'],
		);
	});
});
