import { strict as assert } from 'node:assert';
import { RenameRefused } from '../../../../src/core/notes/rename/citekeyRename';
import { renameLiteratureNote } from '../../../../src/core/notes/rename/renameLiteratureNote';
import { applySpanEdits } from '../../../../src/core/text/spanEdits';

function renamed(
	uri: string,
	text: string,
	to = 'new',
): readonly [text: string, fileName: string | undefined] {
	const { edits, fileName } = renameLiteratureNote({ label: 'note.md', uri, text }, { from: 'old', to });
	return [applySpanEdits(text, edits), fileName];
}

describe('renameLiteratureNote', () => {
	it('renames the key in the front matter and in the name of the file', () => {
		assert.deepEqual(renamed('file:///a/%40old.md', '---\r\ncitekey: old # old\r\n---\r\nold'), [
			'---\r\ncitekey: new # old\r\n---\r\nold',
			'@new.md',
		]);
		assert.deepEqual(renamed('file:///a/note.md', "---\ncitation-key: '@old'\n---\n"), [
			"---\ncitation-key: '@new'\n---\n",
			undefined,
		]);
		assert.deepEqual(renamed('file:///a/@old.qmd', 'old'), ['old', '@new.qmd']);
	});

	it('leaves notes that are about another paper, or none', () => {
		for (const [uri, text] of [
			['file:///a/@old.md', '---\ncitekey: other\n---\n'],
			['file:///a/@older.md', 'old'],
			['file:///a/old.md', '---\ntitle: old\n---\n'],
		] as const) {
			assert.deepEqual(renamed(uri, text), [text, undefined]);
		}
	});

	it('keeps the file’s name where the key cannot be one, if the front matter says the key', () => {
		const text = '---\ncitekey: old\n---\n';
		assert.deepEqual(renamed('file:///a/@old.md', text, 'a/b'), ['---\ncitekey: a/b\n---\n', undefined]);
		assert.throws(() => renamed('file:///a/@old.md', '', 'a/b'), RenameRefused);
	});

	it('refuses a key that the front matter cannot hold', () => {
		for (const key of ['-x', 'a"b']) {
			assert.throws(() => renamed('file:///a.md', '---\ncitekey: old\n---\n', key), RenameRefused);
		}
	});
});
