import { strict as assert } from 'node:assert';
import { checkCitations, checkInSlices } from '../../../../src/core/citations/checks/checkCitations';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import { dialectOfFile } from '../../../../src/core/citations/dialect';
import { finish } from '../../../../src/core/model/slices';
import { known } from './knownKeys';

describe('checkCitations', () => {
	it('is content with citations of known papers, however they are written', () => {
		says(
			'See [@doe99], [see @doe99, p. 3; also @roe00], @doe99 [p. 3; @roe00] and [-@{doe99}].\n\n- @doe99 says',
		);
	});

	it('warns of unknown keys in brackets, and only informs of a bare one, which may be a handle', () => {
		says('[@nobody]', 'citation-unknown-key', 'warning', '@nobody');
		says('[see -@nobody, p. 3]', 'citation-unknown-key', 'warning', '-@nobody');
		says('@nobody [p. 3]', 'citation-unknown-key', 'warning', '@nobody');
		says('as @media says', 'citation-unknown-name', 'information', '@media');
		says('- [ ] ask @ann', 'citation-unknown-name', 'information', '@ann');
	});

	it('tells a key of another bibliography from one that nobody has', () => {
		says('[@far01]', 'citation-not-in-bibliography', 'warning', '@far01');
		says('@far01 says', 'citation-not-in-bibliography', 'warning', '@far01');
	});

	it('calls no key unknown while a bibliography of the note is missing, which may have it', () => {
		const partial = { ...known, isPartial: true };
		const found = checkCitations('[@nobody; @doe99; @far01] @media [@doe99; x]', partial);
		assert.deepEqual(
			found.map(({ code }) => code),
			['citation-not-in-bibliography', 'citation-malformed-group'],
		);
	});

	it('informs of a key that the paper had before', () => {
		says('[see @old, p. 3]', 'citation-moved-key', 'information', '@old');
	});

	it('warns of a key that several works have', () => {
		says('[@two, p. 3; @roe00]', 'citation-ambiguous-key', 'warning', '@two');
	});

	it('finds nothing in code, mathematics, links’ targets and addresses', () => {
		says('`[@]` `@nobody` $[@]$ me@example.org <https://x.org/@nobody> [x](y@z)\n\n```\n[@nobody; ]\n```\n');
		says('me[@]example.org, \\@nobody, \\[@doe99; ]');
	});

	it('reads the front matter’s nocite, where a star is everything', () => {
		says("---\nnocite: '@*, @nobody'\n---\n", 'citation-unknown-key', 'warning', '@nobody');
	});

	it('leaves cross-references alone: those of pandoc-crossref everywhere, those of Quarto in its documents', () => {
		says('@fig:plan and [@eq:one; @tbl:two]');
		const quarto = '@fig-plan, @Fig-plan, [@sec-one; @tbl-two] and @thm-x';
		assert.deepEqual(finish(checkInSlices(readNote(quarto, dialectOfFile('a.qmd')), known)), []);
		assert.equal(checkCitations(quarto, known).length, 5);
		says('[@figaro]', 'citation-unknown-key', 'warning', '@figaro');
	});

	it('finds citations that say nothing which their group does not say without them', () => {
		says('[@doe99; @roe00; @doe99]', 'citation-duplicate', 'warning', '@doe99', 17);
		says('[@doe99; @doe99, p. 3]', 'citation-duplicate', 'warning', '@doe99', 1);
		says('[see @doe99; see @doe99]', 'citation-duplicate', 'warning', '@doe99', 17);
		says('@doe99 [p. 3; @doe99]', 'citation-duplicate', 'warning', '@doe99', 14);
	});

	it('lets a work be cited at two places, twice in a note, and with its author in the text', () => {
		says('[@doe99, p. 3; @doe99, p. 7] and [@doe99]');
		says('@doe99 [@doe99, p. 3]');
	});

	it('finds groups with nothing in them, or nothing beside a semicolon', () => {
		says('So [@].', 'citation-empty-group', 'warning', '[@]');
		says('So [-@; ].', 'citation-empty-group', 'warning', '[-@; ]');
		says('So [@{}].', 'citation-empty-group', 'warning', '@{}');
		says('So [@doe99; ].', 'citation-empty-group', 'warning', ';');
		says('So [@doe99; @].', 'citation-empty-group', 'warning', '; @');
		says('So [; @doe99].', 'citation-empty-group', 'warning', ';');
		says('So [see also @doe99;].', 'citation-empty-group', 'warning', ';');
	});

	it('finds semicolons that keep brackets from being a group', () => {
		says('[@doe99;; @roe00]', 'citation-malformed-group', 'warning', ';;');
		says('[@doe99; ; @roe00]', 'citation-malformed-group', 'warning', '; ;');
		says('[@doe99; and others]', 'citation-malformed-group', 'warning', 'and others');
		says('[see; @doe99]', 'citation-malformed-group', 'warning', 'see');
		says('[see&nbsp;@doe99, p.&#160;3; and others]', 'citation-malformed-group', 'warning', 'and others');
	});

	it('finds groups that their paragraph does not close, up to where they seem to end', () => {
		says('So [@doe99 says.', 'citation-malformed-group', 'warning', '[@doe99');
		says('So [@doe99, pp. 3-4 and', 'citation-malformed-group', 'warning', '[@doe99, pp. 3-4');
		says(
			'So [@doe99; see @roe00, p. 3, and',
			'citation-malformed-group',
			'warning',
			'[@doe99; see @roe00, p. 3',
		);
		says('So [see @doe99 and\n\nnext]', 'citation-malformed-group', 'warning', '[see @doe99');
		says('> So [@doe99 and\n> [@roe00].', 'citation-malformed-group', 'warning', '[@doe99');
		says(
			'| a | b |\n|---|---|\n| [@doe99 | x |\n| y] | z |\n',
			'citation-malformed-group',
			'warning',
			'[@doe99',
		);
	});

	it('takes brackets for a group only where a key stands as in one, or is known', () => {
		const name = ['citation-unknown-name'];
		assert.deepEqual(codes('[TODO: ask @ann; then go on]'), name);
		assert.deepEqual(codes('[TODO ask @ann'), name);
		assert.deepEqual(codes('[as @ann; says](https://example.org)'), name);
		assert.deepEqual(codes('[TODO. The next; then @doe99 and; so on'), []);
		assert.deepEqual(codes('![@doe99; ](x.png) and [@doe99; ](x)'), []);
	});

	it('marks things as badly as a setting says, or not at all', () => {
		const levels = { 'citation-unknown-key': 'error', 'citation-unknown-name': 'off' } as const;
		const found = checkCitations('@media and [@nobody]', known, { levels });
		assert.deepEqual(
			found.map(({ code, severity }) => [code, severity]),
			[['citation-unknown-key', 'error']],
		);
	});

	it('tells where in files with carriage returns', () => {
		const [found] = checkCitations('One\r\n\r\n  and [@nobody]\r\n', known);
		assert.deepEqual(found?.range, { start: { line: 2, character: 7 }, end: { line: 2, character: 14 } });
	});
});

/** Without a code, nothing; else one problem, about that text. */
function says(note: string, code?: string, severity?: string, about = '', start = note.indexOf(about)): void {
	const found = checkCitations(note, known).map((problem) => [
		problem.code,
		problem.severity,
		note.slice(problem.span.start, problem.span.end),
		problem.span.start,
	]);
	assert.deepEqual(found, code === undefined ? [] : [[code, severity, about, start]], note);
}

function codes(note: string): string[] {
	return checkCitations(note, known).map(({ code }) => code);
}
