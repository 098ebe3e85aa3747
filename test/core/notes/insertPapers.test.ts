import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { citationPlaceAt } from '../../../src/core/citations/citationPlace';
import {
	defaultMarkdown,
	dialectOfLanguage,
	type CitationDialect,
} from '../../../src/core/citations/dialect';
import { findCitations } from '../../../src/core/citations/findCitations';
import { formsIn, writePapers, type CitationForm } from '../../../src/core/notes/citationForms';
import { insertPapers, replacePartial, type CitedPaper } from '../../../src/core/notes/insertPapers';
import { LineIndex } from '../../../src/core/text/lineIndex';
import { applyEdits } from '../../../src/core/text/textEdit';
import { makePaper } from '../../support/makePaper';

const typst = dialectOfLanguage('typst', []);
const doe: CitedPaper = cited('doe99', 'Of [Words]');
const roe: CitedPaper = cited('roe00', 'Of Signs');

function cited(citekey: string, title: string): CitedPaper {
	const paper = makePaper({ citekey, title, URL: `https://example.org/${citekey}` });
	return { citekey, paper };
}

function inserts(
	marked: string,
	form: CitationForm,
	expected: string,
	{ papers = [doe], dialect = defaultMarkdown }: { papers?: CitedPaper[]; dialect?: CitationDialect } = {},
): void {
	const at = marked.indexOf('^^');
	const note = marked.replace('^^', '');
	const { edits, cursors } = insertPapers(note, [{ start: at, end: at }], papers, { form, dialect });
	assert.equal(withCursor(applyEdits(note, edits), cursors[0]), expected);
}

function replaces(
	marked: string,
	expected: string,
	{
		papers = [doe],
		dialect = defaultMarkdown,
		form = 'citation',
	}: { papers?: CitedPaper[]; dialect?: CitationDialect; form?: CitationForm } = {},
): void {
	const at = marked.indexOf('^^');
	const note = marked.replace('^^', '');
	const place = citationPlaceAt(note, at, { dialect });
	assert.equal(place?.kind, 'key');
	const { edits, cursors } = replacePartial(note, place, papers, { form, dialect });
	assert.equal(withCursor(applyEdits(note, edits), cursors[0]), expected);
}

function withCursor(text: string, cursor: { line: number; character: number } | undefined): string {
	const at = new LineIndex(text).offsetAt(cursor ?? { line: 0, character: 0 });
	return `${text.slice(0, at)}^^${text.slice(at)}`;
}

describe('insertPapers', () => {
	it('writes each form behind the word at the cursor', () => {
		inserts('Say^^.', 'citation', 'Say [@doe99]^^.');
		inserts('Say^^.', 'inText', 'Say @doe99^^.');
		inserts('Say^^.', 'suppressAuthor', 'Say [-@doe99]^^.');
		inserts('Say^^.', 'footnote', 'Say^[@doe99]^^.');
		inserts('Say^^.', 'wikiLink', 'Say [[@doe99]]^^.');
		inserts('Say^^.', 'link', 'Say [Of \\[Words\\]](https://example.org/doe99)^^.');
		inserts('Say ^^', 'reference', `Say ${writePapers([doe.paper], 'reference', defaultMarkdown)}^^`);
	});

	it('has forms of their own in Typst', () => {
		inserts('Say^^.', 'inText', 'Say #cite(<doe99>, form: "prose")^^.', { dialect: typst });
		inserts('Say^^.', 'footnote', 'Say#footnote[@doe99]^^.', { dialect: typst });
		inserts('Say^^.', 'link', 'Say #link("https://example.org/doe99")[Of \\[Words\\]]^^.', {
			dialect: typst,
		});
		assert.ok(!formsIn(typst).includes('wikiLink'));
	});

	it('joins the group at the cursor with what is said of each paper', () => {
		inserts('So [@a^^].', 'citation', 'So [@a; see @doe99, p. 3; @roe00^^].', {
			papers: [{ ...doe, prefix: 'see', locator: 'p. 3' }, roe],
		});
	});

	it('leaves a group alone that the form does not belong to', () => {
		inserts('So [@a]^^.', 'inText', 'So [@a] @doe99^^.');
		inserts('So [@a]^^.', 'wikiLink', 'So [@a] [[@doe99]]^^.');
		inserts('So [@a]^^.', 'footnote', 'So [@a]^[@doe99]^^.');
	});
});

describe('replacePartial', () => {
	it('puts the form in the place of a key that stands by itself', () => {
		replaces('As @do^^ says', 'As [@doe99]^^ says');
		replaces('As @do^^ says', 'As @doe99^^ says', { form: 'inText' });
		replaces('As @d^^oughnut, so', 'As [@doe99; @roe00]^^, so', { papers: [doe, roe] });
		replaces('As @{do^^} says', 'As [@doe99]^^ says');
		replaces('As [see @do^^]', 'As [see @doe99 @roe00^^]', { papers: [doe, roe], dialect: typst });
	});

	it('puts the key alone in the place of one in a group, closed or not, and other papers behind it', () => {
		replaces('So [see @do^^, p. 3; @b]', 'So [see @doe99^^, p. 3; @b]');
		replaces('So [see @do^^', 'So [see @doe99^^');
		replaces('So [@do^^]', 'So [@doe99; @roe00^^]', { papers: [doe, roe] });
		replaces('So \\cite[p. 3]{a,do^^}', 'So \\cite[p. 3]{a,doe99,roe00^^}', { papers: [doe, roe] });
		replaces('So \\cite{do^^', 'So \\cite{doe99^^');
		replaces('So [[@do^^]]', 'So [[@doe99^^]]');
		replaces('So [[@do^^]]', 'So [[@doe99]] [[@roe00]]^^', { papers: [doe, roe] });
		replaces('So #cite(<do^^>)', 'So #cite(<doe99>) @roe00^^', { papers: [doe, roe], dialect: typst });
	});

	it('leaves what was begun where no key can be written', () => {
		const odd = cited('a,b c', 'Odd');
		replaces('So \\cite{do^^}', 'So \\cite{do^^}', { papers: [odd] });
		replaces('As @do^^ says', 'As @do^^ says', { papers: [odd] });
		replaces('So \\cite{do^^}', 'So \\cite{doe99^^}', { papers: [odd, doe] });
	});

	it('cites the papers, and leaves all other text, wherever a key was begun', () => {
		const words = fc.constantFrom('word', ' ', '. ', '\n\n', '(', ')', '[@x]', '@y ', '“');
		fc.assert(
			fc.property(fc.array(words), fc.array(words), (before, behind) => {
				const note = `${before.join('')} @par${behind.length > 0 ? ` ${behind.join('')}` : ''}`;
				const offset = before.join('').length + 5;
				const place = citationPlaceAt(note, offset);
				fc.pre(place?.kind === 'key');
				const { edits } = replacePartial(note, place, [doe, roe], {
					form: 'citation',
					dialect: defaultMarkdown,
				});
				const keysIn = (text: string): string[] =>
					findCitations(text)
						.flatMap(({ citations }) => citations.map(({ citekey }) => citekey))
						.filter((key) => !['par', 'doe99', 'roe00'].includes(key));
				const after = applyEdits(note, edits);
				assert.deepEqual(keysIn(after), keysIn(note), after);
				const all = findCitations(after).flatMap(({ citations }) => citations.map(({ citekey }) => citekey));
				assert.ok(all.includes('doe99') && all.includes('roe00'), after);
			}),
		);
	});
});
