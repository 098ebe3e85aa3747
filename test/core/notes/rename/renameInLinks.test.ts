import { strict as assert } from 'node:assert';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import { defaultMarkdown, type CitationDialect } from '../../../../src/core/citations/dialect';
import { RenameRefused } from '../../../../src/core/notes/rename/citekeyRename';
import { linkTest, renameInLinks } from '../../../../src/core/notes/rename/renameInLinks';
import { applySpanEdits } from '../../../../src/core/text/spanEdits';

interface Asked {
	readonly uri?: string;
	readonly from?: string;
	readonly to?: string;
	readonly dialect?: CitationDialect;
}

function followed(
	text: string,
	{ uri = 'file:///w/one.md', from = 'notes/%40old.md', to = 'new', dialect = defaultMarkdown }: Asked = {},
): string {
	const moves = [{ uri: `file:///w/${from}`, newUri: `file:///w/@${encodeURIComponent(to)}.md` }];
	const linking = { label: 'one.md', uri, note: readNote(text, dialect), root: 'file:///w' };
	const after = applySpanEdits(text, renameInLinks(linking, moves));
	assert.ok(after === text || linkTest(moves)(text), 'A quick look passes it by.');
	return after;
}

describe('renameInLinks', () => {
	it('has links follow the file, whatever their form, and leaves the rest of them', () => {
		for (const text of [
			'[t](notes/@old.md) and ![t](  ./notes/@old.md "about @old.md" ){.c}',
			'[t](<notes/@old.md>) [t](<notes/@old.md#a b> "t")',
			'[a](notes/@old.md#old) [`b`](notes/@old.md?x)',
			'> [x]\n>\n> [x]: notes/@old.md "T"',
			'[x]:\n  <notes/@old.md>\n[y]: notes/@old.md#a',
			'[t](/notes/@old.md) [t](sub/../notes/@old)',
			'[[@old.md]] [[notes/@old.md#old|see old]] ![[@old.md]]',
			'| a |\n|---|\n| [[@old.md\\|t]] |',
			'- [t](notes/@old.md)\r\n\r\n  1. [@smith] [u](notes/@old.md)\r\n',
		]) {
			assert.equal(followed(text), text.replace(/(?<!about )@old/g, '@new'));
		}
		assert.equal(followed('[@old]: notes/@old.md "t"'), '[@old]: notes/@new.md "t"');
		assert.equal(followed('[t](notes/%40old.md#%40old)'), '[t](notes/%40new.md#%40old)');
		assert.equal(
			followed('[t](notes/@o\\ld.md) [t](notes/\\@%6Fld.md)'),
			'[t](notes/@o\\ld.md) [t](notes/\\@new.md)',
		);
		assert.equal(followed('[t](my notes/@old.md)', { from: 'my%20notes/@old.md' }), '[t](my notes/@new.md)');
		assert.equal(
			followed('[t](my%20notes/@old.md)', { from: 'my%20notes/@old.md' }),
			'[t](my%20notes/@new.md)',
		);
		assert.equal(followed('[t](@a_b.c)', { from: '@a_b.c.md' }), '[t](@new)');
		assert.equal(followed('[t](@a\\_b.c.md)', { from: '@a_b.c.md' }), '[t](@new.md)');
	});

	it('knows the file by its place, from the note’s own', () => {
		const uri = 'file:///w/sub/one.md';
		assert.equal(followed('[t](../notes/@old.md)', { uri }), '[t](../notes/@new.md)');
		assert.equal(
			followed('[[../notes/@old.md]] [[notes/@old.md]]', { uri }),
			'[[../notes/@new.md]] [[notes/@new.md]]',
		);
		for (const text of [
			'[t](notes/@old.md)',
			'[t](@old.md)',
			'[[other/@old.md]]',
			'[t](../notes/@older.md)',
			'[t](../notes/@old.txt)',
			'[t](https://example.org/notes/@old.md)',
			'[t](../notes/old.md) [t](%E0/@old.md)',
		]) {
			assert.equal(followed(text, { uri }), text);
		}
	});

	it('leaves what is no link: code, prose, the note’s title, Typst', () => {
		for (const text of [
			'`[t](notes/@old.md)` notes/@old.md',
			'```\n[x]: notes/@old.md\n[[@old.md]]\n```',
			'---\ntitle: "[[@old.md]]"\n---\n',
			'[^1]: notes/@old.md',
			'$[[@old.md]]$',
		]) {
			assert.equal(followed(text), text);
		}
		const typst = { ...defaultMarkdown, language: 'typst' } as const;
		assert.equal(followed('[x]: notes/@old.md', { dialect: typst }), '[x]: notes/@old.md');
	});

	it('has HTML, values of front matter and Typst follow, and leaves what is near to these', () => {
		for (const text of [
			'<a class="c" href="notes/@old.md#a">t</a> <img src=\'notes/%40old.md\'/>',
			'---\nrelated: "[[@old]]"\nup: ["[[x]]", \'[[notes/@old|t]]\']\nparent: notes/@old.md # up\n---\n',
			'---\nrelated:\n- "notes/@old.md"\n  - "[[@old#part]]"\n---\n',
		]) {
			assert.equal(followed(text), text.replace(/(@|%40)old/g, '$1new'));
		}
		for (const text of [
			'`<a href="notes/@old.md">` <!-- <a href="notes/@old.md"> --> <a title="notes/@old.md">t</a>',
			'---\nabstract:\n  - "[[@old]]"\nnote: see notes/@old.md\nparent: other/@old.md\n---\n',
		]) {
			assert.equal(followed(text), text);
		}
		const dialect = { ...defaultMarkdown, language: 'typst', syntaxes: ['typst'] } as const;
		assert.equal(
			followed('#link("notes/@old.md")[x] #include "notes/@old.md"', { dialect }),
			'#link("notes/@new.md")[x] #include "notes/@new.md"',
		);
		for (const text of ['// #link("notes/@old.md")', '#let x = "notes/@old.md"', '#include "@old.md"']) {
			assert.equal(followed(text, { dialect }), text);
		}
		assert.throws(() => followed('---\na: "[[@old]]"\n---\n', { to: 'a"b' }), RenameRefused);
	});

	it('leaves wiki links that are citations to these', () => {
		for (const text of ['[[@old]]', '[[@old|t]]', '[[notes/@old|t]]', '![[@old]]']) {
			assert.equal(followed(text), text);
		}
	});

	it('writes the new name so that the address holds it', () => {
		assert.equal(followed('[t](notes/@old.md)', { to: 'müller' }), '[t](notes/@müller.md)');
		assert.equal(
			followed('[t](notes/%40m%C3%BCl.md)', { from: 'notes/@m%C3%BCl.md', to: 'müller' }),
			'[t](notes/%40m%C3%BCller.md)',
		);
		const to = 'a(b#c%d&e`f{g}$h';
		const after = followed('[t](notes/@old.md "t") [`u`](<notes/@old.md>)\n\n[x]: notes/@old.md#p', { to });
		assert.equal(after.match(/@a%28b%23c%25d%26e%60f%7Bg%7D%24h\.md/g)?.length, 3);
		assert.equal(
			followed(after, { from: `notes/@${encodeURIComponent(to)}.md`, to: 'old' }),
			'[t](notes/@old.md "t") [`u`](<notes/@old.md>)\n\n[x]: notes/@old.md#p',
		);
		assert.throws(() => followed('[[@old.md]]', { to: 'a#b' }), RenameRefused);
	});

	it('reads a long note in linear time', () => {
		const text = `${'[t](notes/@other.md) [[x|y]] [ ( \n'.repeat(20_000)}[t](${'('.repeat(50_000)}`;
		assert.equal(followed(text), text);
		const quoted = `${'> '.repeat(60)}a\n\n[t](${' '.repeat(10_000)}x${' \t'.repeat(10_000)}`;
		assert.equal(followed(quoted), quoted);
	});
});
