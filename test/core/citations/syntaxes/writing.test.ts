import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import type { CitationMode } from '../../../../src/core/citations/citation';
import {
	defaultMarkdown,
	dialectOfLanguage,
	type CitationDialect,
} from '../../../../src/core/citations/dialect';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { insertCitations } from '../../../../src/core/citations/insertCitations';
import type { CitedWork, SyntaxId } from '../../../../src/core/citations/syntaxes/citationSyntax';
import { syntaxOf } from '../../../../src/core/citations/syntaxes/syntaxes';
import { applyEdits } from '../../../../src/core/text/textEdit';

const dialects: Readonly<Record<SyntaxId, CitationDialect>> = {
	pandoc: defaultMarkdown,
	latex: defaultMarkdown,
	wikiLink: defaultMarkdown,
	myst: dialectOfLanguage('myst', []),
	typst: dialectOfLanguage('typst', []),
};
const syntaxes = Object.keys(dialects) as SyntaxId[];
const modes: readonly CitationMode[] = ['normal', 'author-in-text', 'suppress-author'];

const citekeys = fc.constantFrom('doe99', 'DBLP:conf/x', 'müller_2020', 'a-b.c', 'end.', 'x+y');
const works = fc.uniqueArray(
	fc.record({
		citekey: citekeys,
		prefix: fc.constantFrom('', 'see', 'see also'),
		locator: fc.constantFrom('', 'p. 3', 'pp. 33-35', 'chap. 2', '§ 4'),
	}),
	{ selector: ({ citekey }) => citekey, minLength: 1, maxLength: 3 },
);
const words = ['word', 'word ', ' ', '. ', ', ', '(', ')', '\n\n', '“so” ', '-'];
const wordsBefore = fc.array(fc.constantFrom(...words), { maxLength: 6 });
/** Nothing in it is a citation. */
const indentedCode = /^ {4}/m;
const wordsBehind = fc.array(fc.constantFrom(...words, '_', '.x'), { maxLength: 6 });

describe('A written citation', () => {
	for (const id of syntaxes) {
		it(`is read again as it was meant, wherever it is inserted in words: ${id}`, () => {
			fc.assert(
				fc.property(
					wordsBefore,
					wordsBehind,
					works,
					fc.constantFrom(...modes),
					(before, behind, all, mode) => {
						const note = before.join('') + behind.join('');
						fc.pre(!indentedCode.test(note));
						const offset = before.join('').length;
						const wanted = all.filter((work) => syntaxOf(id).write([work], mode) !== undefined);
						const { edits, unwritable } = insertCitations(note, [{ start: offset, end: offset }], all, {
							dialect: dialects[id],
							mode,
							syntax: id,
						});
						const text = applyEdits(note, edits);
						const found = findCitations(text, dialects[id]).flatMap(({ citations, syntax }) =>
							citations.map((citation) => ({ ...citation, syntax })),
						);
						const context = JSON.stringify(text);
						assert.deepEqual(
							found.map(({ citekey }) => citekey),
							wanted.map(({ citekey }) => citekey),
							context,
						);
						assert.equal(unwritable.length, all.length - wanted.length);
						for (const [at, work] of wanted.entries()) {
							assert.equal(found[at]?.syntax, id, context);
							if (id !== 'wikiLink') {
								assert.equal(found[at]?.mode, mode, context);
								assert.equal(found[at]?.locator, work.locator, context);
							}
							if (hasPrefix(id, mode)) {
								assert.equal(found[at]?.prefix, work.prefix, context);
							}
						}
					},
				),
				{ numRuns: 300 },
			);
		});
	}

	it('has no braces in Typst, which has no example lists', () => {
		const at = [{ start: 0, end: 0 }];
		const insertedIn = (id: SyntaxId): string =>
			applyEdits(
				'. ',
				insertCitations('. ', at, [{ citekey: 'doe99' }], { dialect: dialects[id], syntax: id }).edits,
			);
		assert.equal(insertedIn('typst'), '@doe99. ');
		assert.equal(insertedIn('pandoc'), '[@doe99]. ');
	});

	it('takes another key in the place of its own', () => {
		const samples: readonly (readonly [SyntaxId, string, string, string])[] = [
			['pandoc', '[see @a, p. 3]', 'b.', '[see @{b.}, p. 3]'],
			['pandoc', '@{a.}', 'b', '@{b}'],
			['latex', '\\cite[p. 3]{x,a}', 'b', '\\cite[p. 3]{x,b}'],
			['wikiLink', '[[@a|Text]]', 'b', '[[@b|Text]]'],
			['myst', '{cite:t}`{see}a{p. 3}`', 'b', '{cite:t}`{see}b{p. 3}`'],
			['typst', '@a[p. 3]', 'b', '@b[p. 3]'],
			['typst', '#cite(<a>, form: "prose")', 'b', '#cite(<b>, form: "prose")'],
			['typst', '#cite(label("a/x"))', 'b/y', '#cite(label("b/y"))'],
		];
		for (const [id, text, key, expected] of samples) {
			const citation = findCitations(text, dialects[id])[0]?.citations.at(-1);
			assert.ok(citation);
			const span = { start: citation.keyRange.start.character, end: citation.keyRange.end.character };
			const written = syntaxOf(id).rewriteKey(text, span, key);
			assert.equal(text.slice(0, span.start) + written + text.slice(span.end), expected);
		}
		assert.equal(syntaxOf('latex').rewriteKey('\\cite{a}', { start: 6, end: 7 }, 'a,b'), undefined);
		assert.equal(syntaxOf('typst').rewriteKey('@a', { start: 1, end: 2 }, 'a/b'), undefined);
	});

	it('goes into a group of its syntax, where that takes more', () => {
		const joins = (
			note: string,
			expected: string,
			dialect = defaultMarkdown,
			work: CitedWork = { citekey: 'new' },
		): void => {
			const at = note.indexOf('|');
			const text = note.replace('|', '');
			const { edits } = insertCitations(text, [{ start: at, end: at }], [work], { dialect });
			assert.equal(applyEdits(text, edits), expected);
		};
		joins('So \\cite{a|,b}.', 'So \\cite{a,new,b}.');
		joins('So \\cite{a,b}|.', 'So \\cite{a,b,new}.');
		joins('So \\cites[3]{a}|{b}.', 'So \\cites[3]{a}{new}{b}.');
		joins('So \\cites[3]{a}{b}|.', 'So \\cites[3]{a}{b}[see][5]{new}.', defaultMarkdown, {
			citekey: 'new',
			prefix: 'see',
			locator: '5',
		});
		joins('So \\volcite{2}{a}|.', 'So \\volcite{2}{a} \\cite{new}.');
		joins('So \\volcites{2}{a}|{3}{b}.', 'So \\volcites{2}{a}{3}{b} \\cite{new}.');
		joins('So [[@a]]|.', 'So [[@a]] [[@new]].');
		joins('So [[@a|]].', 'So [[@a]] [[@new]].');
		joins('So {cite:p}`a|`.', 'So {cite:p}`a, new`.', dialects.myst);
		joins('So @a|.', 'So @a @new.', dialects.typst);
		joins('So |@a.', 'So @new @a.', dialects.typst);
		joins('So #cite(<a|>, form: "prose").', 'So #cite(<a>, form: "prose") @new.', dialects.typst);
	});

	it('is in the syntax that the note uses, and in LaTeX’s within TeX', () => {
		const inserts = (note: string, expected: string): void => {
			const { edits } = insertCitations(note, [{ start: note.length, end: note.length }], ['new']);
			assert.equal(applyEdits(note, edits), expected);
		};
		inserts('So \\citep{a}, and', 'So \\citep{a}, and \\cite{new}');
		inserts('So \\citep{a}, [@b] and', 'So \\citep{a}, [@b] and [@new]');
		inserts('So [[@a]] and', 'So [[@a]] and [@new]');
		const figure = '[@a]\n\n\\begin{figure}\n\\caption{So }\n\\end{figure}\n';
		const at = figure.indexOf('}\n\\end');
		const { edits } = insertCitations(figure, [{ start: at, end: at }], ['new']);
		assert.ok(applyEdits(figure, edits).includes('\\caption{So \\cite{new}}'));
	});
});

/** LaTeX's `\citeyearpar` and the like have one, but Pandoc's key in the text and Typst have none. */
function hasPrefix(id: SyntaxId, mode: CitationMode): boolean {
	return id === 'latex' || id === 'myst' || (id === 'pandoc' && mode !== 'author-in-text');
}
