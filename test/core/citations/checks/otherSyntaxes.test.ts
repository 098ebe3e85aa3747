import { strict as assert } from 'node:assert';
import { checkInSlices } from '../../../../src/core/citations/checks/checkCitations';
import { citationFixes } from '../../../../src/core/citations/checks/fixCitations';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import {
	defaultMarkdown,
	dialectOfLanguage,
	type CitationDialect,
} from '../../../../src/core/citations/dialect';
import { finish } from '../../../../src/core/model/slices';
import { applyEdits } from '../../../../src/core/text/textEdit';
import { known } from './knownKeys';

const myst = dialectOfLanguage('myst', []);
const typst = dialectOfLanguage('typst', []);

/** The codes of all problems, and the note after each fix of the first. */
function check(text: string, dialect = defaultMarkdown): { codes: string[]; fixed: string[] } {
	const note = readNote(text, dialect);
	const problems = finish(checkInSlices(note, known));
	const [first] = problems;
	const fixes = first ? finish(citationFixes(first, note, known)) : [];
	return {
		codes: problems.map(({ code }) => code),
		fixed: fixes.map(({ edits }) => applyEdits(text, edits)),
	};
}

describe('The checks of citations in other syntaxes', () => {
	it('find nothing wrong with known keys, nor with references to figures in Typst', () => {
		assert.deepEqual(check('\\cite{doe99,roe00} [[@doe99]] \\nocite{*}').codes, []);
		assert.deepEqual(check('{cite:p}`doe99, roe00`', myst).codes, []);
		assert.deepEqual(check('@doe99 #cite(<roe00>) @fig-plan @tbl:results', typst).codes, []);
	});

	it('offer the nearest key in the place of an unknown one, or to remove it', () => {
		assert.deepEqual(check('So \\cite{doe99,nope} on.'), {
			codes: ['citation-unknown-key'],
			fixed: ['So \\cite{doe99,doe99} on.', 'So \\cite{doe99,new.} on.', 'So \\cite{doe99} on.'],
		});
		assert.deepEqual(check('So [[@nope|text]] on.').fixed, [
			'So [[@doe99|text]] on.',
			'So [[@new.|text]] on.',
			'So on.',
		]);
		assert.deepEqual(check('So {cite:t}`{see}nope{p. 3}, roe00` on.', myst).fixed, [
			'So {cite:t}`{see}doe99{p. 3}, roe00` on.',
			'So {cite:t}`{see}new.{p. 3}, roe00` on.',
			'So {cite:t}`roe00` on.',
		]);
		assert.deepEqual(check('So #cite(<nope>, form: "year") on.', typst).fixed, [
			'So #cite(<doe99>, form: "year") on.',
			'So #cite(<new.>, form: "year") on.',
			'So on.',
		]);
	});

	it('do not offer to remove a key whose page another would take over', () => {
		assert.deepEqual(check('So \\cite[p. 3]{doe99,nope} on.').fixed, [
			'So \\cite[p. 3]{doe99,doe99} on.',
			'So \\cite[p. 3]{doe99,new.} on.',
		]);
	});

	it('take a bare reference in Typst for no citation when its sign is escaped', () => {
		assert.deepEqual(check('So @nope on.', typst), {
			codes: ['citation-unknown-name'],
			fixed: ['So @doe99 on.', 'So \\@nope on.', 'So on.'],
		});
	});

	it('remove a key from a list, and no comment with it', () => {
		assert.deepEqual(check('So \\cite{doe99,% first\n  nope}.').fixed, [
			'So \\cite{doe99,% first\n  doe99}.',
			'So \\cite{doe99,% first\n  new.}.',
		]);
	});

	it('find a key twice in a list, and remove the second', () => {
		assert.deepEqual(check('So \\citep{doe99, roe00,doe99} on.'), {
			codes: ['citation-duplicate'],
			fixed: ['So \\citep{doe99, roe00} on.'],
		});
	});

	const empty = 'citation-empty-group';
	const malformed = 'citation-malformed-group';

	it('find what cites nothing, at its place, and remove it', () => {
		mends(empty, [
			['So \\cite{} on.', '\\cite{}', 'So on.'],
			['So \\citep[see][p. 3]{ } on.', '\\citep[see][p. 3]{ }', 'So on.'],
			['So [[@]] on.', '[[@]]', 'So on.'],
			['So {cite:p}`` on.', '{cite:p}``', 'So on.', myst],
			['So {cite}` ` on.', '{cite}` `', 'So on.', myst],
			['So #cite() on.', '#cite()', 'So on.', typst],
		]);
	});

	it('find stray separators in a list, and remove them', () => {
		mends(malformed, [
			['So \\cite{doe99,,roe00} on.', ',,', 'So \\cite{doe99,roe00} on.'],
			['So \\cite{doe99, , roe00} on.', ', ,', 'So \\cite{doe99, roe00} on.'],
			['So \\cite{doe99, } on.', ',', 'So \\cite{doe99} on.'],
			['So \\cite{,doe99} on.', ',', 'So \\cite{doe99} on.'],
			['So \\cite{,doe99,, roe00,,} on.', ',', 'So \\cite{doe99, roe00} on.'],
			['So {cite}`doe99,,roe00` on.', ',,', 'So {cite}`doe99,roe00` on.', myst],
			['So {cite}`{a, b}doe99{p. 3; 4};` on.', ';', 'So {cite}`{a, b}doe99{p. 3; 4}` on.', myst],
		]);
	});

	it('find what is not closed in its paragraph, and close it behind the last key', () => {
		mends(malformed, [
			['So \\cite{doe99, roe00 on.\n\nMore}', '\\cite{doe99, roe00', 'So \\cite{doe99, roe00} on.\n\nMore}'],
			['So \\citep[p. 3]{doe99', '\\citep[p. 3]{doe99', 'So \\citep[p. 3]{doe99}'],
			['So [[@doe99] on.', '[[@doe99]', 'So [[@doe99]] on.'],
			['So {cite:t}`doe99, roe00 on.', '{cite:t}`doe99, roe00', 'So {cite:t}`doe99, roe00` on.', myst],
		]);
		mends(malformed, [
			['So #cite(<doe99> on.', '#cite(<doe99', 'So #cite(<doe99>) on.', typst],
			[
				'@roe00 #cite(<doe99>, form: "prose", supplement: [p. 3] on.\n\nAnd @roe00 (so), #cite(<roe00>).',
				'#cite(<doe99',
				'@roe00 #cite(<doe99>, form: "prose", supplement: [p. 3]) on.\n\nAnd @roe00 (so), #cite(<roe00>).',
				typst,
			],
			[
				'#[#cite(label("doe99"), x] @roe00',
				'#cite(label("doe99',
				'#[#cite(label("doe99")), x] @roe00',
				typst,
			],
		]);
		mends(malformed, [
			[
				'So #cite(<doe99>, form: "prose", supplement: [p. 3\non @roe00.',
				'#cite(<doe99',
				'So #cite(<doe99>, form: "prose", supplement: [p. 3])\non @roe00.',
				typst,
			],
			['#cite(<doe99>, supplement: [3–5, 7', '#cite(<doe99', '#cite(<doe99>, supplement: [3–5, 7])', typst],
		]);
		// Nothing tells where the content ends.
		assert.deepEqual(check('So #cite(<doe99>, supplement: [p. 3 on.', typst).fixed, []);
		assert.deepEqual(found('So @doe99[p. 3 on.', typst), [`${malformed} @doe99`]);
	});

	it('take wiki links to notes of other names, and embedded ones, for no citations of unknown papers', () => {
		assert.deepEqual(found('[[@Enuma Elisch|x]] [[@Doe, Letters]] ![[@nope]] [[@doe99, p. 3]]'), []);
		assert.deepEqual(found('[[@nope]]').length, 1);
		assert.deepEqual(found('[[@Doe, Letters]]', dialectOfLanguage('markdown', [])).length, 1);
	});

	it('find a second work in a call of Typst, which takes one', () => {
		assert.deepEqual(found('So #cite(<doe99>, <roe00>) on.', typst), [`${malformed} <roe00>`]);
		assert.deepEqual(found('So #citep(<doe99>, <roe00>) on.', typst), []);
	});

	it('find nothing in code, in what is escaped, in macros and comments, and in links', () => {
		for (const text of [
			'`\\cite{}` and `[[@]]` and `\\cite{doe99`',
			'```\n\\cite{}\n\\cite{doe99,,roe00}\n```',
			'\\\\cite{} \\\\cite{doe99',
			'\\cite{doe99, roe00}',
			'\\cite{doe99,% \n  roe00}',
			'\\cite{doe99,\n  roe00}',
			'\\citep*[see][]{doe99}',
			'[[@doe99] and more](https://example.org)',
			'[[@doe99#Method|text]] and [x][[@doe99]]',
		]) {
			assert.deepEqual(found(text), [], text);
		}
		for (const text of [
			'{cite}`doe99, roe00`',
			'`` {cite}`` ``',
			'{math}``',
			'{cite:p}`{see}doe99{p. 3, 4}`',
		]) {
			assert.deepEqual(found(text, myst), [], text);
		}
		for (const text of [
			'#cite(<doe99>)',
			'#cite(label("doe99"), form: "prose")',
			'`#cite()` // #cite()',
			'\\#cite()',
		]) {
			assert.deepEqual(found(text, typst), [], text);
		}
	});
});

/** That each text has one problem at a place, and is the last text when that is mended. */
function mends(
	code: string,
	samples: readonly (readonly [text: string, place: string, fixed: string, dialect?: CitationDialect])[],
): void {
	for (const [text, place, fixed, dialect] of samples) {
		assert.deepEqual(found(text, dialect), [`${code} ${place}`], text);
		assert.deepEqual(check(text, dialect).fixed, [fixed], text);
	}
}

/** The code and the text of each problem. */
function found(text: string, dialect?: CitationDialect): string[] {
	const note = readNote(text, dialect);
	return finish(checkInSlices(note, known)).map(
		({ code, span }) => `${code} ${text.slice(span.start, span.end)}`,
	);
}
