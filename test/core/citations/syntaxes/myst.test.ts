import { strict as assert } from 'node:assert';
import { defaultMarkdown, dialectOfLanguage } from '../../../../src/core/citations/dialect';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { summarise } from './summaries';

const myst = dialectOfLanguage('myst', []);
const reads = (note: string, expected: Record<string, readonly string[]>): void =>
	assert.deepEqual(summarise(note, myst), expected);

describe('MyST’s citation roles', () => {
	it('are read with one key or several', () => {
		reads('So {cite}`a`, {cite:p}`b,c` and {cite:p}`d ; e`.', {
			'{cite}`a`': ['a'],
			'{cite:p}`b,c`': ['b', 'c'],
			'{cite:p}`d ; e`': ['d', 'e'],
		});
	});

	it('have texts in braces before and behind a key', () => {
		reads('So {cite:p}`{see}1977:nelson{p. 1166}, {also}b{chap. 3}`.', {
			'{cite:p}`{see}1977:nelson{p. 1166}, {also}b{chap. 3}`': [
				'see 1977:nelson, p. 1166',
				'also b, chap. 3',
			],
		});
	});

	it('say by their name how the author is named', () => {
		reads('{cite:t}`a` {cite:cts}`b` {cite:year}`c` {cite:yearpar}`d` {cite:authors}`e` {footcite:t}`f`', {
			'{cite:t}`a`': ['+a'],
			'{cite:cts}`b`': ['+b'],
			'{cite:year}`c`': ['-c'],
			'{cite:yearpar}`d`': ['-d'],
			'{cite:authors}`e`': ['+e'],
			'{footcite:t}`f`': ['+f'],
		});
	});

	it('go to the bibliography alone with cite:empty, like LaTeX’s nocite', () => {
		const groups = findCitations('{cite:empty}`a,b` {cite}`c`', myst);
		assert.deepEqual(
			groups.map(({ place, citations }) => [place, ...citations.map(({ citekey }) => citekey)]),
			[
				['metadata', 'a', 'b'],
				['text', 'c'],
			],
		);
	});

	it('stand beside Pandoc’s citations, which MyST reads too', () => {
		reads('So [@a] and {cite}`b`.', { '[@a]': ['a'], '{cite}`b`': ['b'] });
	});

	it('are read in the bodies of directives, which are Markdown, and not in code there', () => {
		const note = [
			'````{note} On what',
			'As {cite:p}`a` and `` {cite}`no` `` say.',
			'```{figure} plan.png',
			':name: plan',
			'',
			'The plan [@f], after {cite:t}`b,',
			'c`.',
			'```',
			'~~~md',
			'{cite}`no`',
			'~~~',
			'```{code-block} md',
			'{cite}`no`',
			'```',
			'Then {cite}`d`.',
			'````',
			'',
			'- ```{tip}',
			'  {cite}`e`',
			'  ```',
			'',
			'```{code-cell} ipython3',
			'@no',
			'',
			'{cite}`no`',
			'```',
			'',
			'```{note}',
			'```',
			'```python with words',
			'@no',
			'',
			'@no',
			'```',
		];
		for (const lineEnd of ['\n', '\r\n']) {
			reads(note.join(lineEnd), {
				'{cite:p}`a`': ['a'],
				'[@f]': ['f'],
				[`{cite:t}\`b,${lineEnd}c\``]: ['+b', '+c'],
				'{cite}`d`': ['d'],
				'{cite}`e`': ['e'],
			});
		}
	});

	it('are none in code and with other roles', () => {
		reads('{ref}`a` `` {cite}`b` ``\n\n```\n{cite}`c`\n```\n\n{cite} `d`', {});
	});

	it('are read in Markdown only where a setting asks for them', () => {
		assert.deepEqual(summarise('{cite}`a`', defaultMarkdown), {});
		assert.deepEqual(Object.keys(summarise('{cite}`a`', dialectOfLanguage('markdown', ['myst']))), [
			'{cite}`a`',
		]);
	});
});
