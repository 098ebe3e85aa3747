import { strict as assert } from 'node:assert';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import { finish } from '../../../../src/core/model/slices';
import { citekeyInNote, citekeyInSource } from '../../../../src/core/notes/rename/citekeyAt';
import { findSourceFormat } from '../../../../src/core/sources/sourceFormat';

/** The key at `|` and the text it covers. */
function inNote(marked: string): string | undefined {
	const offset = marked.indexOf('|');
	const text = marked.replace('|', '');
	const found = citekeyInNote(readNote(text), offset);
	return found && `${found.citekey} in ${text.slice(found.start - 1, found.end + 1)}`;
}

function inSource(fileName: string, marked: string): string | undefined {
	const offset = marked.indexOf('|');
	const text = marked.replace('|', '');
	const places = finish(findSourceFormat(fileName, text)!.findCitekeys!(text));
	const found = citekeyInSource(text, places, offset);
	return found && `${found.citekey} in ${text.slice(found.start - 1, found.end + 1)}`;
}

describe('The citekey at a cursor', () => {
	it('in a note is that of a citation, in Markdown or TeX, or of its own references', () => {
		assert.equal(inNote('See [@ke|y, p. 3]'), 'key in @key,');
		assert.equal(inNote('See [-|@{key}]'), 'key in {key}');
		assert.equal(inNote('\\cite{a,ke|y}'), 'key in ,key}');
		assert.equal(inNote("---\nreferences:\n- id: 'ke|y'\n---\n"), "key in 'key'");
		for (const marked of ['See| [@key]', '`@ke|y`', '`\\cite{ke|y}`', '---\ntitle: ke|y\n---\n']) {
			assert.equal(inNote(marked), undefined, marked);
		}
	});

	it('in a bibliography is that of an entry, of its aliases, or by which another entry names it', () => {
		const bib = '@book{Key, ids = {a, b}}\n@inbook{c, crossref = {KEY}, title = {Key}}';
		assert.equal(inSource('a.bib', bib.replace('{Key,', '{K|ey,')), 'Key in {Key,');
		assert.equal(inSource('a.bib', bib.replace(' b}', ' b|}')), 'b in  b}');
		assert.equal(inSource('a.bib', bib.replace('{KEY}', '{KE|Y}')), 'Key in {KEY}');
		assert.equal(inSource('a.bib', bib.replace('title = {Key}', 'title = {K|ey}')), undefined);
		assert.equal(inSource('a.json', '[{"id": "ke|y", "title": "key"}]'), 'key in "key"');
		assert.equal(inSource('a.json', '[{"id": "key", "title": "ke|y"}]'), undefined);
		assert.equal(inSource('a.ris', 'TY  - BOOK\nID  - k|ey\nER  - \n'), 'key in  key\n');
	});
});
