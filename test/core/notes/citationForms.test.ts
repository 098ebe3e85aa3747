import { strict as assert } from 'node:assert';
import {
	defaultMarkdown,
	dialectOfLanguage,
	type CitationDialect,
} from '../../../src/core/citations/dialect';
import { writePapers, type CitationForm } from '../../../src/core/notes/citationForms';
import { makePaper } from '../../support/makePaper';

const typst = dialectOfLanguage('typst', []);
const latex: CitationDialect = { ...defaultMarkdown, syntaxes: ['latex'] };
const doe = makePaper({ citekey: 'doe', title: 'Of *Words*', URL: 'https://example.org/a' });
const roe = makePaper({ citekey: 'roe', title: 'Signs', author: [{ family: 'Roe' }] });

describe('writePapers', () => {
	const forms: readonly (readonly [CitationForm, CitationDialect, expected: string])[] = [
		['citation', defaultMarkdown, '[@doe; @roe]'],
		['citation', latex, '\\cite{doe,roe}'],
		['inText', defaultMarkdown, '@doe, @roe'],
		['inText', typst, '#cite(<doe>, form: "prose") #cite(<roe>, form: "prose")'],
		['footnote', defaultMarkdown, '^[@doe, @roe]'],
		['footnote', typst, '#footnote[@doe @roe]'],
		['wikiLink', defaultMarkdown, '[[@doe]] [[@roe]]'],
		['wikiLink', latex, '[[@doe]] [[@roe]]'],
		['link', defaultMarkdown, '[Of \\*Words\\*](https://example.org/a), Signs'],
		['link', typst, '#link("https://example.org/a")[Of \\*Words\\*], Signs'],
		['reference', typst, 'Doe, Jane. 2024. “Of \\*Words\\*.” https://example.org/a.\n\nRoe. 2024. “Signs.”'],
	];
	for (const [form, dialect, expected] of forms) {
		it(`puts several papers into the form ${form} of ${dialect.syntaxes[0]}`, () => {
			assert.equal(writePapers([doe, roe], form, dialect), expected);
		});
	}

	it('names papers in words whose keys cannot be written', () => {
		const odd = [doe, roe].map((paper) => ({ ...paper, citekey: 'a,b c' }));
		assert.equal(writePapers(odd, 'citation', latex), '(Doe 2024) (Roe 2024)');
	});
});
