import { strict as assert } from 'node:assert';
import { defaultMarkdown } from '../../../../src/core/citations/dialect';
import { checkCitations } from '../../../../src/core/citations/checks/checkCitations';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { askPandoc, parseBlocks, runPandoc, walk } from '../../../support/pandoc';
import { known } from '../checks/knownKeys';
import { summarise } from './summaries';

const reads = (note: string, expected: Record<string, readonly string[]>): void =>
	assert.deepEqual(summarise(note, defaultMarkdown), expected);

describe('LaTeX citations in Markdown', () => {
	it('are read with one key or several', () => {
		reads('As \\cite{jon90} and \\cite{a, b,c} say.', {
			'\\cite{jon90}': ['jon90'],
			'\\cite{a, b,c}': ['a', 'b', 'c'],
		});
	});

	it('have one optional argument behind the key, or one before and one behind', () => {
		reads('\\citep[chap.~2]{jon90} x \\citep[see][]{jon90} y \\citep[see][chap. 2]{a,b} z', {
			'\\citep[chap.~2]{jon90}': ['jon90, chap.~2'],
			'\\citep[see][]{jon90}': ['see jon90'],
			'\\citep[see][chap. 2]{a,b}': ['see a', 'b, chap. 2'],
		});
	});

	it('say by their command and star how the author is named', () => {
		reads('So \\citet{a}, \\textcite{b}, \\Citeauthor{c}, \\citeyearpar{d}, \\parencite*{e}, \\citep*{f}.', {
			'\\citet{a}': ['+a'],
			'\\textcite{b}': ['+b'],
			'\\Citeauthor{c}': ['+c'],
			'\\citeyearpar{d}': ['-d'],
			'\\parencite*{e}': ['-e'],
			'\\citep*{f}': ['f'],
		});
		reads('So \\citetalias{a}, \\citepalias[p. 3]{b}, \\Citefullauthor{c}.', {
			'\\citetalias{a}': ['+a'],
			'\\citepalias[p. 3]{b}': ['b, p. 3'],
			'\\Citefullauthor{c}': ['+c'],
		});
	});

	it('may be of several works with arguments of their own', () => {
		reads('So \\cites(Cf.)(and more)[see][p. 3]{a}[5]{b}{c} on.', {
			'\\cites(Cf.)(and more)[see][p. 3]{a}[5]{b}{c}': ['Cf. see a, p. 3', 'b, 5', 'c | and more'],
		});
	});

	it('may name a volume, which is no key, before what stands behind the key', () => {
		reads('So \\volcite{2}{a}, \\Pvolcite[see]{2}[p. 3]{b,c}, \\tvolcite{2}[p. 3]{d}, \\ftvolcite{2}{e}.', {
			'\\volcite{2}{a}': ['a'],
			'\\Pvolcite[see]{2}[p. 3]{b,c}': ['see b', 'c, p. 3'],
			'\\tvolcite{2}[p. 3]{d}': ['+d, p. 3'],
			'\\ftvolcite{2}{e}': ['e'],
		});
		reads('So \\avolcites(Cf.)(and more)[see]{1}[3]{a}{2}{b} and \\volcite{a}, \\volcite{2}.', {
			'\\avolcites(Cf.)(and more)[see]{1}[3]{a}{2}{b}': ['Cf. see a, 3', 'b | and more'],
		});
	});

	it('may name a field or list behind the key', () => {
		reads('So \\citefield[p. 3]{a}{title}, \\citelist{b}[f]{publisher}, \\Citename[see][]{c}{author}.', {
			'\\citefield[p. 3]{a}{title}': ['a, p. 3'],
			'\\citelist{b}[f]{publisher}': ['b'],
			'\\Citename[see][]{c}{author}': ['see c'],
		});
	});

	it('may stand alone on a line, in an environment, a quote or a list', () => {
		reads(
			'\\cite{a}\n\n\\begin{figure}\n\\caption{So \\cite{b}.}\n\\end{figure}\n\n> - \\cite[p. 3]{c,\n>   d}\n',
			{
				'\\cite{a}': ['a'],
				'\\cite{b}': ['b'],
				'\\cite[p. 3]{c,\n>   d}': ['c', 'd, p. 3'],
			},
		);
	});

	it('are none in code, comments, verbatim text, mathematics, behind a backslash and without a key', () => {
		reads(
			'`\\cite{a}` \\\\cite{b} \\cite{} \\citation{c} $\\cite{d}$ \\cite {e\n\n}\n\n```\n\\cite{f}\n```\n\n' +
				'\\begin{verbatim}\n\\cite{g}\n\\end{verbatim}\n\n\\begin{center}\n% \\cite{h}\n\\end{center}\n',
			{},
		);
	});

	it('have no keys in macros and their arguments', () => {
		reads(
			'\\newcommand{\\see}[1]{\\cite[p. 3]{#1,a}}\n\n\\cite{\\key, b} \\verb|\\cite{c}| \\verb*!\\cite{d}!',
			{
				'\\cite[p. 3]{#1,a}': ['a, p. 3'],
				'\\cite{\\key, b}': ['b'],
			},
		);
	});

	it('are none in verbatim text whose star and sign stand behind spaces', () => {
		reads('\\verb *|\\cite{a}| \\verb  |\\cite{b}| \\verb * !\\cite{c}! \\verb *x \\cite{d}* \\cite{e}', {
			'\\cite{e}': ['e'],
		});
		assert.deepEqual(
			findCitations('\\verb *|@a| \\Verb  *!@b! \\verb *@c d* @ @e').map(
				({ citations }) => citations[0]?.citekey,
			),
			['e'],
		);
	});

	it('have comments in their arguments, where a percent sign before them is the text’s', () => {
		reads('50% of \\cite{a,% b}\nc} \\citep[see % x]\n][p. 3% ]\n]{e} \\cite{f}', {
			'\\cite{a,% b}': ['a'],
			'\\citep[see % x]\n][p. 3% ]\n]{e}': ['see e, p. 3'],
			'\\cite{f}': ['f'],
		});
		reads('\\cite{a,% b}\nc} d', { '\\cite{a,% b}\nc}': ['a', 'c'] });
	});

	it('go to the bibliography alone with nocite, all of it with a star', () => {
		const groups = findCitations('\\nocite{*} \\nocite{a}');
		assert.deepEqual(
			groups.map(({ place }) => place),
			['metadata', 'metadata'],
		);
		assert.deepEqual(checkCitations('\\nocite{*}', known), []);
	});

	it('are those that Pandoc reads in LaTeX', function () {
		askPandoc(this);
		const samples = [
			'\\cite{a}',
			'\\citep[p. 3]{a}',
			'\\citep[see][p. 3]{a,b}',
			'\\citet{a}',
			'\\textcite[p. 3]{a}',
			'\\autocite{a,b}',
			'\\cites[see][3]{a}[5]{b}',
			'\\parencites{a}{b}',
			'\\footcite[see][]{a}',
			'\\citeyearpar{a}',
			'\\citeyear{a}',
			'\\citeauthor{a}',
			'\\citealt{a}',
			'\\citealp{a}',
			'\\parencite*{a}',
		];
		for (const sample of samples) {
			const blocks = parseBlocks(runPandoc(['-f', 'latex', '-t', 'json'], `So ${sample} on.`));
			const theirs = [...walk(blocks)]
				.filter(({ t }) => t === 'Cite')
				.flatMap(({ c }) => (c as [{ citationId: string; citationMode: { t: string } }[]])[0])
				.map(({ citationId, citationMode }) => `${citationId} ${citationMode.t}`);
			const ours = findCitations(`So ${sample} on.`)
				.flatMap(({ citations }) => citations)
				.map(({ citekey, mode }) => `${citekey} ${pandocModes[mode]}`);
			assert.deepEqual(ours, theirs, sample);
		}
	});
});

const pandocModes = {
	normal: 'NormalCitation',
	'author-in-text': 'AuthorInText',
	'suppress-author': 'SuppressAuthor',
} as const;
