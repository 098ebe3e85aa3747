import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import { dialectOfFile } from '../../../../src/core/citations/dialect';
import { findCitations } from '../../../../src/core/citations/findCitations';
import { finish } from '../../../../src/core/model/slices';
import { RenameRefused, toRename } from '../../../../src/core/notes/rename/citekeyRename';
import { renameInNote } from '../../../../src/core/notes/rename/renameInNote';
import { applySpanEdits } from '../../../../src/core/text/spanEdits';
import { askPandoc, readNotes, walk } from '../../../support/pandoc';

function renamed(text: string, from: string, to: string, file = 'note.md'): string {
	const note = { label: file, note: readNote(text, dialectOfFile(file)) };
	return applySpanEdits(text, finish(renameInNote(note, { from, to })));
}

describe('renameInNote', () => {
	it('renames the key in every form of a citation, and nothing else', () => {
		const note = [
			'---',
			'nocite: |',
			'  @old, @older',
			'---',
			'@old says [see @old, p. 3; -@{old}; @older] and @old. But `@old`, \\@old and me@old.',
			'',
			'@old [p. 3; @older]^[See @old.]',
			'',
			'```',
			'@old',
			'```',
			'',
			'> | x | [-@old] |',
		].join('\n');
		assert.equal(
			renamed(note, 'old', 'new'),
			note
				.replace('  @old,', '  @new,')
				.replace('@old says [see @old, p. 3; -@{old};', '@new says [see @new, p. 3; -@{new};')
				.replace('and @old.', 'and @new.')
				.replace('@old [p. 3; @older]^[See @old.]', '@new [p. 3; @older]^[See @new.]')
				.replace('[-@old] |', '[-@new] |'),
		);
	});

	it('renames the keys of TeX’s commands, whose optional arguments stay, but not in code', () => {
		assert.equal(
			renamed(
				'\\citep[see \\emph{old}][p. 3]{a,old} \\cite{old}{old} \\cites[1]{old}[2]{b, old} `\\cite{old}` @old',
				'old',
				'new',
			),
			'\\citep[see \\emph{old}][p. 3]{a,new} \\cite{new}{old} \\cites[1]{new}[2]{b, new} `\\cite{old}` @new',
		);
	});

	it('writes braces where the new name needs them, and only there', () => {
		assert.equal(renamed('@old [@old; -@{old}]', 'old', 'a/b?'), '@{a/b?} [@{a/b?}; -@{a/b?}]');
		assert.equal(renamed('@{a/b?}', 'a/b?', 'new'), '@{new}');
		// Between asterisks, the key's own would end the emphasis.
		assert.equal(renamed('*@old*', 'old', 'a_b'), '*@a_b*');
	});

	it('keeps line ends, tabs and a byte order mark', () => {
		assert.equal(
			renamed('\uFEFF- x\r\n\t@old\r\n\r\n1.\t[@old;\r\n\t@b]\r@old', 'old', 'newer'),
			'\uFEFF- x\r\n\t@newer\r\n\r\n1.\t[@newer;\r\n\t@b]\r@newer',
		);
	});

	it('refuses a name that the note cannot hold, and says why', () => {
		for (const [text, to, file, reason] of [
			['@old', 'fig-plan', 'note.qmd', /Quarto/],
			['\\cite{old} @old', 'a#b', 'note.md', /TeX/],
			["---\nnocite: '@old'\n---\n", "d'or", 'note.md', /nocite/],
		] as const) {
			assert.throws(
				() => renamed(text, 'old', to, file),
				(error) => error instanceof RenameRefused && reason.test(error.message),
			);
		}
		assert.equal(renamed('@old', 'old', 'fig-plan'), '@fig-plan');
	});

	const piece = fc.constantFrom(
		...[
			'@old',
			'[@old]',
			'[see @old, p. 3; -@old]',
			'@old [p. 2]',
			'@{old}',
			'`@old`',
			'@older',
			'x@old',
			'@old.',
		],
		...[
			'*',
			'**',
			'_',
			'$',
			'~',
			'^',
			'[',
			']',
			'(',
			')',
			'<',
			'>',
			'"',
			'#',
			'| ',
			'\n',
			'\n\n',
			'\r\n',
			'\t',
			'- ',
			'> ',
		],
		...[
			' ',
			' ',
			'word',
			'^[',
			'\\',
			'\\cite{old}',
			'\\citep[p. 1]{a,old}',
			'```\n',
			':',
			'://',
			'@',
			';',
			'-',
		],
	);
	const noteText = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
	const simpleKey = fc.constantFrom('new', 'new2024', 'a_b', 'a:b', 'é1', 'x-y.z', '_k');

	it('there and back gives the same bytes, for any note and any name that needs no braces', () => {
		fc.assert(
			fc.property(noteText, simpleKey, (text, to) => {
				const there = attempt(() => renamed(text, 'old', to));
				fc.pre(there !== undefined && !there.includes(`@{${to}}`));
				assert.equal(renamed(there, to, 'old'), text);
			}),
			{ numRuns: 1000 },
		);
	});

	it('changes no citation but by the name, for any note and name', () => {
		fc.assert(
			fc.property(noteText, fc.constantFrom('new', 'a*b', 'a$b', 'a/b?', 'a]b', 'x;y'), (text, to) => {
				const there = attempt(() => renamed(text, 'old', to));
				fc.pre(there !== undefined);
				assert.deepEqual(
					keysOf(there),
					keysOf(text).map((key) => (key === 'old' ? to : key)),
				);
			}),
			{ numRuns: 1000 },
		);
	});

	it('changes for Pandoc, too, no citation but by the name', function () {
		askPandoc(this);
		const notes = fc.sample(noteText, { numRuns: 300, seed: 7 });
		const pairs = notes.flatMap((text) => {
			const there = attempt(() => renamed(text, 'old', 'a/b?'));
			return there === undefined ? [] : [[text, there] as const];
		});
		const before = readNotes(pairs.map(([text]) => text)).map(pandocKeys);
		const after = readNotes(pairs.map(([, there]) => there)).map(pandocKeys);
		before.forEach((keys, at) =>
			assert.deepEqual(
				after[at],
				keys.map((key) => (key === 'old' ? 'a/b?' : key)),
				pairs[at]?.[0],
			),
		);
	});
});

describe('toRename', () => {
	it('takes the new name as people type it', () => {
		assert.deepEqual(toRename('old', ' @new2024 '), { from: 'old', to: 'new2024' });
		for (const typed of ['x:y.', '@x:y.', '@{x:y.}', ' {x:y.} ', '-@{x:y.}']) {
			assert.equal(toRename('old', typed).to, 'x:y.', typed);
		}
		assert.equal(toRename('old', '@{{x}}').to, '{x}');
		assert.equal(toRename('old', '{x}{y}').to, '{x}{y}');
	});

	it('refuses what no note could cite', () => {
		for (const typed of ['', ' ', '@', '*', 'a b', 'a}b', 'a\tb']) {
			assert.throws(() => toRename('old', typed), RenameRefused, JSON.stringify(typed));
		}
	});
});

function keysOf(text: string): string[] {
	return findCitations(text).flatMap(({ citations }) => citations.map(({ citekey }) => citekey));
}

function pandocKeys(blocks: unknown): string[] {
	return [...walk(blocks)].flatMap(({ t, c }) =>
		t === 'Cite' ? (c as [{ citationId: string }[]])[0].map(({ citationId }) => citationId) : [],
	);
}

/** `undefined` where it is refused. */
function attempt(rename: () => string): string | undefined {
	try {
		return rename();
	} catch (error) {
		assert.ok(error instanceof RenameRefused);
		return undefined;
	}
}
