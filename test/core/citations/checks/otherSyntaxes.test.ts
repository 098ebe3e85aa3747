import { strict as assert } from 'node:assert';
import { checkInSlices } from '../../../../src/core/citations/checks/checkCitations';
import { citationFixes } from '../../../../src/core/citations/checks/fixCitations';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import { defaultMarkdown, dialectOfLanguage } from '../../../../src/core/citations/dialect';
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
});
