import { strict as assert } from 'node:assert';
import { chmodSync, rmSync } from 'node:fs';
import path from 'node:path';
import { contents, folderWith, marginaliaIn } from './program';

const entry = (citekey: string, title: string): string =>
	`@book{${citekey},\r\n\ttitle = {${title}},\r\n\tauthor = {Knuth, D.},\r\n\tyear = 1984,\r\n}\r\n`;

describe('The command line’s rename', () => {
	const folders: string[] = [];
	const folderOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
		const folder = folderWith(files);
		folders.push(folder);
		return folder;
	};

	after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

	const files = {
		'refs.bib': `\uFEFF${entry('old', 'Literate')}@inbook{part, crossref = {old}}\n`,
		'one.md': '\uFEFFSee @old\r\n\tand [-@old; @older] `@old`\r\n',
		'sub/two.md': '\\cite{a,old}\n',
		'three.md': 'nothing\n',
		'.marginalia/topics.yml':
			'\uFEFFtopics:\n- name: T\n  papers: [a, old, "old"]\n- name: old\n  papers:\n  - old # x\n',
	};
	const names = Object.keys(files);
	const renamed = [
		`\uFEFF${entry('new', 'Literate')}@inbook{part, crossref = {new}}\n`,
		'\uFEFFSee @new\r\n\tand [-@new; @older] `@old`\r\n',
		'\\cite{a,new}\n',
		'nothing\n',
		'\uFEFFtopics:\n- name: T\n  papers: [a, new, "new"]\n- name: old\n  papers:\n  - new # x\n',
	];

	it('changes all that has the key, and there and back gives the same bytes', () => {
		const folder = folderOf(files);
		const { code, out } = marginaliaIn(folder, 'rename', 'old', 'new', '.');
		assert.equal(code, 0);
		assert.match(out, /^one\.md:1:6: old → new\none\.md:2:9: old → new\n/m);
		assert.match(out, /changed: 8 places in 4 files\n$/);
		assert.deepEqual(contents(folder, names), renamed);
		assert.equal(marginaliaIn(folder, 'rename', '@new', '@old', '.', './').code, 0);
		assert.deepEqual(contents(folder, names), Object.values(files));
	});

	it('only says what would change with --dry-run', () => {
		const folder = folderOf(files);
		const { code, out } = marginaliaIn(folder, 'rename', 'old', 'new', '.', '--dry-run');
		assert.equal(code, 0);
		assert.match(out, /^refs\.bib:1:7: old → new$/m);
		assert.match(out, /would change: 8 places in 4 files\n$/);
		assert.deepEqual(contents(folder, names), Object.values(files));
	});

	it('tells what stands there and what will, as the file writes it', () => {
		const folder = folderOf({
			'refs.csl.json': '[{"id": "old", "type": "book", "title": "Literate"}]',
			'one.md': '@old\n',
		});
		const { out } = marginaliaIn(folder, 'rename', 'old', 'new', '.', '--dry-run');
		assert.match(out, /^refs\.csl\.json:1:9: "old" → "new"$/m);
		assert.match(out, /^one\.md:1:2: old → new$/m);
	});

	it('refuses conflicts with 1, and then changes nothing', () => {
		const folder = folderOf({ ...files, 'more.bib': entry('taken', 'Something Else Entirely') });
		for (const [from, to, reason] of [
			['old', 'taken', /“taken” is already the citekey of “Something Else Entirely” \(more\.bib\)/],
			['old', 'a(b', /in BibTeX a key has no “\(”/],
			['old', 'part', /“part” is already/],
			['nobody', 'new', /No paper has the citekey “nobody”/],
			['yuan2024ecar', 'new', /sample library/],
		] as const) {
			const { code, err } = marginaliaIn(folder, 'rename', from, to, '.');
			assert.equal(code, 1);
			assert.match(err, reason);
		}
		assert.deepEqual(contents(folder, names), Object.values(files));
	});

	it('refuses files that are read-only or no UTF-8, before any is changed', () => {
		const folder = folderOf(files);
		chmodSync(path.join(folder, 'sub/two.md'), 0o444);
		assert.match(
			marginaliaIn(folder, 'rename', 'old', 'new', '.').err,
			/sub\/two\.md is read-only, so nothing/,
		);
		const latin = folderOf({ ...files, 'sub/two.md': Uint8Array.of(0xe9, ...Buffer.from(' @old')) });
		assert.match(marginaliaIn(latin, 'rename', 'old', 'new', '.', '--dry-run').err, /two\.md is no UTF-8/);
		assert.deepEqual(contents(latin, ['refs.bib', 'one.md']), [files['refs.bib'], files['one.md']]);
	});

	it('leaves notes alone in which the key is another work’s, and asks which is meant where the call has both', () => {
		const both = {
			'a/refs.bib': entry('old', 'Literate'),
			'a/note.md': '@old',
			'b/refs.bib': entry('old', 'An Entirely Different Book').replace('Knuth', 'Doe'),
			'b/note.md': '@old',
		};
		const folder = folderOf(both);
		assert.match(
			marginaliaIn(folder, 'rename', 'old', 'new', '.').err,
			/key of several works here: a\/refs\.bib, b\/refs\.bib/,
		);
		assert.equal(marginaliaIn(folder, 'rename', 'old', 'new', 'a').code, 0);
		assert.deepEqual(contents(folder, ['a/note.md', 'b/note.md']), ['@new', '@old']);
	});

	it('has moved keys lead to the new name, and takes none from a note that still cites another paper by it', () => {
		const moved = {
			'refs.bib':
				entry('old', 'Literate') + entry('other', 'An Entirely Different Book').replace('Knuth', 'Doe'),
			'.marginalia/keys.yml': '# mine\nmoved:\n  before: old # x\n  gone: other\n',
			'one.md': '[@before; @gone; @old]\n',
		};
		const folder = folderOf(moved);
		assert.match(
			marginaliaIn(folder, 'rename', 'other', 'before', '.').err,
			/“before” was the citekey of “Literate”, which one\.md still cites by it/,
		);
		assert.deepEqual(contents(folder, Object.keys(moved)), Object.values(moved));
		const { out } = marginaliaIn(folder, 'rename', 'old', 'new', '.');
		assert.match(out, /^\.marginalia\/keys\.yml:3:11: old → new$/m);
		assert.deepEqual(contents(folder, ['.marginalia/keys.yml', 'one.md']), [
			'# mine\nmoved:\n  before: new # x\n  gone: other\n',
			'[@before; @gone; @new]\n',
		]);
		assert.match(marginaliaIn(folder, 'check', '.').out, /The citekey “before” is “new” now/);
		assert.equal(marginaliaIn(folder, 'rename', 'new', 'before', '.').code, 0);
		assert.doesNotMatch(marginaliaIn(folder, 'check', '.').out, /“before” is “|No paper/);
	});

	it('has links to the note about the paper follow it, in notes that cite nothing, too', () => {
		const folder = folderOf({
			'refs.bib': entry('old', 'Literate'),
			'notes/@old.md': '---\ncitekey: old\n---\n\n[here](@old.md#part)\n',
			'one.md': '[t](notes/@old.md) @old [t]\n\n[t]: <notes/%40old.md#part> "T"\n',
			'sub/two.md': '[[@old.md]] [t](../notes/@old.md) [t](notes/@old.md)\n',
		});
		const { out } = marginaliaIn(folder, 'rename', 'old', 'new', '.', '--dry-run');
		assert.match(out, /^one\.md:1:12: old → new$/m);
		assert.equal(marginaliaIn(folder, 'rename', 'old', 'new', '.').code, 0);
		assert.deepEqual(contents(folder, ['notes/@new.md', 'one.md', 'sub/two.md']), [
			'---\ncitekey: new\n---\n\n[here](@new.md#part)\n',
			'[t](notes/@new.md) @new [t]\n\n[t]: <notes/%40new.md#part> "T"\n',
			'[[@new.md]] [t](../notes/@new.md) [t](notes/@old.md)\n',
		]);
	});

	it('renames the note about the paper with its front matter, unless another has its name', () => {
		const folder = folderOf({
			'refs.bib': entry('old', 'Literate'),
			'@old.md': '---\ncitekey: old\n---\n',
			'sub/@old.md': 'By its name alone.\n',
			'one.md': '[[@old]]\n',
		});
		const { out } = marginaliaIn(folder, 'rename', 'old', 'new', '.');
		assert.match(out, /^@old\.md → @new\.md$/m);
		assert.deepEqual(contents(folder, ['@new.md', 'sub/@new.md', 'one.md']), [
			'---\ncitekey: new\n---\n',
			'By its name alone.\n',
			'[[@new]]\n',
		]);
		const taken = folderOf({ 'refs.bib': entry('old', 'Literate'), '@old.md': '', '@new.md': '' });
		assert.match(
			marginaliaIn(taken, 'rename', 'old', 'new', '.').err,
			/@new\.md is there already, so nothing/,
		);
		assert.deepEqual(contents(taken, ['refs.bib']), [entry('old', 'Literate')]);
	});
});
