import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { finish } from '../../../../src/core/model/slices';
import { RenameRefused } from '../../../../src/core/notes/rename/citekeyRename';
import { renameInSource } from '../../../../src/core/notes/rename/renameInSource';
import { parseSource } from '../../../../src/core/sources/sourceFormat';
import { applySpanEdits } from '../../../../src/core/text/spanEdits';
import { askPandoc, readItems } from '../../../support/pandoc';

function renamed(fileName: string, text: string, from = 'old', to = 'new', hasEntry = true): string {
	const kind = fileName.endsWith('.md') ? ('note' as const) : { fileName };
	return applySpanEdits(
		text,
		finish(renameInSource({ label: fileName, kind, text, hasEntry }, { from, to })),
	);
}

function refusal(rename: () => unknown): string {
	try {
		rename();
	} catch (error) {
		assert.ok(error instanceof RenameRefused, String(error));
		return error.message;
	}
	return assert.fail('it is not refused');
}

describe('renameInSource, of BibTeX', () => {
	it('renames the entry and where others name it, and nothing else', () => {
		const text = (key: string): string =>
			[
				'% old',
				'@string{old = "old"}',
				`@book{${key},`,
				'\ttitle = {old}, note = old,',
				`\tids = {older, alias}}`,
				`@inbook{child, crossref = {${key}}, xref="${key}", xdata = {a,${key} ,b}, title = {old}}`,
				`@article(other, related = {${key}}, entryset = {x,${key}}, keywords = {old})`,
			].join('\r\n');
		assert.equal(renamed('a.bib', text('old')), text('new'));
	});

	it('finds references that are written in other cases, as BibTeX does', () => {
		assert.equal(
			renamed('a.bib', '@book{old, title={x}}\n@inbook{c, crossref={OLD}}'),
			'@book{new, title={x}}\n@inbook{c, crossref={new}}',
		);
	});

	it('renames by case alone, unless another entry has the key in that case', () => {
		assert.equal(
			renamed('a.bib', '@book{old, title={x}}\n@inbook{c, crossref={OLD}}', 'old', 'Old'),
			'@book{Old, title={x}}\n@inbook{c, crossref={Old}}',
		);
		assert.match(
			refusal(() => renamed('a.bib', '@book{old}\n@book{Old}', 'old', 'Old')),
			/“Old” is already a key/,
		);
	});

	it('renames an alias alone, and where it is named', () => {
		assert.equal(
			renamed('a.bib', '@book{main, ids = {a, old}}\n@inbook{c, crossref = {old}, xref = {main}}'),
			'@book{main, ids = {a, new}}\n@inbook{c, crossref = {new}, xref = {main}}',
		);
	});

	it('leaves an alias of another entry that has the key of this one', () => {
		assert.equal(renamed('a.bib', '@book{old}\n@book{b, ids = {old}}'), '@book{new}\n@book{b, ids = {old}}');
	});

	it('names another file’s entry by its new name', () => {
		const text = '@inbook{c, crossref = {old}, title = {old}}\n@misc{d, xref = old}';
		assert.equal(
			renamed('a.bib', text, 'old', 'new', false),
			'@inbook{c, crossref = {new}, title = {old}}\n@misc{d, xref = new}',
		);
		assert.equal(renamed('a.bib', text, 'old', 'a/b', false).split('\n')[1], '@misc{d, xref = {a/b}}');
		assert.equal(renamed('a.bib', '@book{x, title = {old}}', 'old', 'new', false), '@book{x, title = {old}}');
	});

	it('refuses a name that is taken, in any case, or that BibTeX cannot hold', () => {
		assert.match(
			refusal(() => renamed('a.bib', '@book{old}\n@book{new}')),
			/“new” is already a key/,
		);
		assert.match(
			refusal(() => renamed('a.bib', '@book{old}\n@book{x, ids = {new}}')),
			/“new” is already a key/,
		);
		assert.match(
			refusal(() => renamed('a.bib', '@book{old}\n@book{New}')),
			/“New”.*case/,
		);
		assert.equal(renamed('a.bib', '@book{old}', 'old', 'Old'), '@book{Old}');
		for (const key of ['a,b', 'a{}b', 'a"b', 'a#b', 'a%b', 'a=b', 'a(b', "d'or", 'a\\b', 'a~b']) {
			assert.match(
				refusal(() => renamed('a.bib', '@book{old}', 'old', key)),
				/in BibTeX a key has no/,
			);
		}
	});

	it('writes only keys that Pandoc reads', function () {
		askPandoc(this);
		const ascii = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at));
		const keys = [...ascii, ...'éΩ中§€“–·×°\u0301'].map((character) => `a${character}b`);
		const accepted = keys.filter((key) => {
			try {
				return renamed('a.bib', '@book{old}', 'old', key) !== '';
			} catch (error) {
				assert.ok(error instanceof RenameRefused);
				return false;
			}
		});
		assert.ok(accepted.length > 70);
		const bib = accepted.map((key) => `@book{${key}, title = {T}}`).join('\n');
		assert.deepEqual(
			readItems(bib, 'biblatex')
				.map(({ id }) => id)
				.sort(),
			[...accepted].sort(),
		);
	});

	it('refuses where the key is not there any more', () => {
		assert.match(
			refusal(() => renamed('a.bib', '@book{other}')),
			/cannot be found in a\.bib as it is now/,
		);
	});
});

describe('renameInSource, of CSL and RIS', () => {
	it('renames the id of a CSL-JSON item, and wherever else it states the key', () => {
		const json = (key: string, id = `"${key}"`): string =>
			`\uFEFF[\n\t{ "type": "book", "id": ${id}, "title": "old", "citation-key":"${key}" },\r\n {"id":"older"}]`;
		assert.equal(renamed('a.json', json('old')), json('new'));
		assert.equal(
			renamed('a.json', '[{"id":"1/ABCDEFGH","note":"tex.x: 1\\nCitation Key: old\\nold"}]'),
			'[{"id":"1/ABCDEFGH","note":"tex.x: 1\\nCitation Key: new\\nold"}]',
		);
		assert.equal(renamed('a.json', '{"items":[{"id":7}]}', '7', 'a"b'), '{"items":[{"id":"a\\"b"}]}');
	});

	it('renames the id of a CSL-YAML item in the quotation marks that it has', () => {
		const yaml = (key: string): string =>
			`references:\n- id: ${key} # old\n  title: old\n- {type: book, id: '${key}b'}\n- title: x\n  id: "${key}c"\n`;
		assert.equal(renamed('a.csl.yaml', yaml('old')), yaml('old').replace('id: old', 'id: new'));
		assert.equal(renamed('a.csl.yaml', yaml('old'), 'oldb'), yaml('old').replace("'oldb'", "'new'"));
		assert.equal(renamed('a.csl.yaml', yaml('old'), 'oldc'), yaml('old').replace('"oldc"', '"new"'));
		assert.equal(
			renamed('a.csl.yaml', yaml('old'), 'old', '2024'),
			yaml('old').replace('id: old', 'id: "2024"'),
		);
		assert.equal(renamed('a.csl.yaml', '- id: a\\_b\n  title: x\n', 'a_b'), '- id: new\n  title: x\n');
		assert.equal(renamed('a.csl.yaml', '- {id: old, title: x}\n', 'old', 'a,b'), '- {id: "a,b", title: x}\n');
	});

	it('renames the id of a CSL-YAML item however its scalar is written, and leaves comments', () => {
		const yaml = (id: string): string => `- title: T\r\n  id: ${id}\r\n  type: book\r\n`;
		for (const [written, expected, from = 'old', to = 'new'] of [
			['>-\r\n    old', '>-\r\n    new'],
			['| # mine\r\n    old\r\n', '| # mine\r\n    new\r\n'],
			['>-\r\n    old', '>-\r\n    2024', 'old', '2024'],
			['"o\\u006cd" # mine', '"new" # mine'],
			["'o''d'", "'new'", "o'd"],
			['&a old', '&a new'],
		] as const) {
			assert.equal(renamed('a.csl.yaml', yaml(written), from, to), yaml(expected), written);
		}
		const broken = '- id: old # mine\n  title: "T\n';
		assert.match(
			refusal(() => renamed('a.csl.yaml', broken)),
			/cannot be found in/,
		);
	});

	it('takes what YAML has nothing for, null, for no key, and makes none of it', () => {
		for (const id of ['null', '~', 'Null']) {
			assert.match(
				refusal(() => renamed('a.csl.yaml', `- id: ${id}\n  title: T\n`, id)),
				/cannot be found in/,
			);
			assert.match(
				refusal(() => renamed('a.csl.yaml', '- id: old\n  title: T\n', 'old', id)),
				/cannot be written in a\.csl\.yaml/,
			);
		}
	});

	it('renames the references of a note’s own YAML', () => {
		const note = (key: string): string =>
			`---\r\ntitle: old\r\nreferences:\r\n- id: ${key}\r\n  title: old\r\n---\r\n\r\n@old\r\n`;
		assert.equal(renamed('note.md', note('old')), note('new'));
	});

	it('renames the ID of an RIS record, or the label that stands in for it', () => {
		const ris = (tag: string, key: string): string =>
			`TY  - JOUR\r\nTI  - old\r\n${tag}  - ${key}\r\nER  - \r\n\r\nTY  - BOOK\r\nID  - older\r\nER  - \r\n`;
		assert.equal(renamed('a.ris', ris('ID', 'old')), ris('ID', 'new'));
		assert.equal(renamed('a.ris', ris('LB', 'old')), ris('LB', 'new'));
	});

	it('refuses a name that is taken', () => {
		assert.match(
			refusal(() => renamed('a.json', '[{"id":"old"},{"id":"new"}]')),
			/“new” is already a key/,
		);
		assert.equal(renamed('a.json', '[{"id":"old"},{"id":"New"}]'), '[{"id":"new"},{"id":"New"}]');
	});

	it('refuses a listing, which has no keys', () => {
		assert.match(
			refusal(() => renamed('a.txt', 'A Title\n\nAnother\n')),
			/cannot be found/,
		);
	});
});

describe('renameInSource, of any file', () => {
	const formats: Readonly<Record<string, (keys: readonly string[]) => string>> = {
		'a.bib': (keys) =>
			keys
				.map((key, at) => `@book{${key},\r\n\ttitle = {${key}}, xref = {${keys[at - 1] ?? 'x'}}}`)
				.join('\n\n'),
		'a.json': (keys) => JSON.stringify(keys.map((key) => ({ id: key, title: key, 'citation-key': key }))),
		'a.csl.yaml': (keys) => `references:\n${keys.map((key) => `- id: ${key}\n  title: ${key}\n`).join('')}`,
		'a.ris': (keys) => keys.map((key) => `TY  - BOOK\nID  - ${key}\nTI  - ${key}\nER  - \n`).join('\n'),
	};
	const key = fc.stringMatching(/^[a-zé][a-z0-9_:.-]{0,8}[a-z]$/);

	for (const [fileName, write] of Object.entries(formats)) {
		it(`there and back gives the same bytes, and between, the same entries but for the key, in ${fileName}`, () => {
			fc.assert(
				fc.property(
					fc.uniqueArray(key, { minLength: 2, maxLength: 6, selector: (text) => text.toLowerCase() }),
					([to = '', ...keys]) => {
						const [from = ''] = keys;
						fc.pre(!yamlWords.has(to) && !keys.some((one) => yamlWords.has(one)));
						const text = write(keys);
						const there = renamed(fileName, text, from, to);
						assert.equal(renamed(fileName, there, to, from), text);
						assert.deepEqual(
							parseSource(fileName, there).entries.map(({ citekey }) => citekey),
							keys.map((one) => (one === from ? to : one)),
						);
					},
				),
			);
		});
	}
});

/** Words that YAML takes for something else than a text, and that are quoted therefore. */
const yamlWords = new Set(['true', 'false', 'null', 'yes', 'no', 'on', 'off']);
