import { strict as assert } from 'node:assert';
import { addCslYamlItems, addNoteReferences } from '../../../../src/core/format/bibliography/addCslYamlItems';
import { addEntries } from '../../../../src/core/format/bibliography/addEntries';
import { finish } from '../../../../src/core/model/slices';
import { parseSource } from '../../../../src/core/sources/sourceFormat';
import { parseFrontMatterReferences } from '../../../../src/core/sources/cslYaml';
import { makePaper } from '../papers';
import { addTo, join, textAfter } from './addTo';

const paper = makePaper({
	citekey: 'xu',
	title: 'Of *stars*: a title',
	author: [{ family: 'Xu', given: 'Ada' }],
	issued: { year: 2024, month: 12 },
});

/** Why a work cannot be added. */
function refusal(fileName: string, text: string): string {
	const addition = finish(addEntries(fileName, text, [{ entry: paper }]));
	return addition.kind === 'refused' ? addition.reason : addition.kind;
}

describe('Adding to CSL-JSON', () => {
	it('writes items with the indent of the last', () => {
		const text = '[\n\t{\n\t\t"id": "a",\n\t\t"type": "book"\n\t}\n]\n';
		assert.equal(
			addTo('refs.json', text, { ...paper, author: [] }),
			'[\n\t{\n\t\t"id": "a",\n\t\t"type": "book"\n\t},\n\t{\n\t\t"id": "xu",\n\t\t"type": "article-journal",\n\t\t"title": "Of *stars*: a title",\n' +
				'\t\t"issued": {\n\t\t\t"date-parts": [\n\t\t\t\t[\n\t\t\t\t\t2024,\n\t\t\t\t\t12\n\t\t\t\t]\n\t\t\t]\n\t\t}\n\t}\n]\n',
		);
	});

	it('writes an item in one line where items are', () => {
		const { issued: _issued, ...short } = { ...paper, author: [] };
		assert.equal(
			addTo('refs.json', '[\n  {"id":"a","type":"book"}\n]', short),
			'[\n  {"id":"a","type":"book"},\n  {"id":"xu","type":"article-journal","title":"Of *stars*: a title"}\n]',
		);
		assert.equal(
			addTo('refs.json', '[{"id": "a"}]', short),
			'[{"id": "a"},{"id": "xu", "type": "article-journal", "title": "Of *stars*: a title"}]',
		);
	});

	it('says so when the key is taken', () => {
		assert.equal(refusal('refs.json', '[{"id": "xu"}]'), 'taken');
		assert.equal(refusal('refs.json', '[{"custom": {"id": "xu"}, "id": "a"}]'), 'added');
		assert.equal(refusal('refs.json', '[{"custom": {"id": "a"}, "id": "xu"}]'), 'taken');
		assert.equal(
			refusal('refs.json', '[{"id": "http://zotero.org/users/1/items/AB", "citation-key": "xu"}]'),
			'taken',
		);
	});

	it('adds nothing to what is broken or no list, and says where', () => {
		assert.match(refusal('refs.json', '[\n{"id": "a"},\n{"id": "b"\n'), /^Line \d: .* Correct it first\.$/);
		assert.match(refusal('refs.json', '[{"id": "a"} {"id": "b"}]'), /comma/);
		assert.match(refusal('refs.json', '{"id": "a"}'), /no list/);
	});
});

describe('Adding to CSL-YAML', () => {
	it('begins the list that is still empty, and says where one is that stands in brackets', () => {
		const { issued: _issued, ...short } = { ...paper, author: [] };
		const item = '- id: xu\n  type: article-journal\n  title: "Of \\\\*stars\\\\*: a title"\n';
		assert.equal(
			addTo('refs.yaml', '# Mine\nreferences: # none yet\n', short),
			`# Mine\nreferences: # none yet\n${item}`,
		);
		assert.match(refusal('refs.yaml', 'references: []\n'), /The list in line 1 stands in brackets/);
	});

	it('begins a list below what is but comments, in whatever file', () => {
		for (const name of ['references.yaml', 'refs.csl.yml']) {
			for (const comments of [
				'# Mine\n\n  # Yours\n',
				'\uFEFF# Mine',
				'---\n# Mine\n',
				'# Mine\r\n--- # Yours\r\n',
			]) {
				const after = addTo(name, comments, paper);
				assert.ok(after.startsWith(comments), after);
				const { entries, problems } = parseSource(name, after);
				assert.deepEqual([entries.map(({ citekey }) => citekey), problems], [['xu'], []], after);
				assert.equal(/[^\r]\n/.test(after), !comments.includes('\r'));
			}
			assert.notEqual(refusal(name, '# Mine\ntitle: T\n'), '');
		}
	});

	it('writes items with the indent of the last, texts as Markdown, and quotation marks where YAML needs them', () => {
		const text = join(
			'---',
			'references:',
			'  - id: a',
			'    author:',
			'      - family: A',
			'    title: B',
			'...',
			'',
		);
		assert.equal(
			addTo('refs.csl.yaml', text, paper),
			text.replace(
				'...\n',
				join(
					'  - id: xu',
					'    type: article-journal',
					'    title: "Of \\\\*stars\\\\*: a title"',
					'    author:',
					'      - family: Xu',
					'        given: Ada',
					'    issued: 2024-12',
					'...',
					'',
				),
			),
		);
	});

	it('keeps a blank line between items where there is one, and CRLF', () => {
		const text = '- id: a\r\n  title: A\r\n\r\n- id: b\r\n  title: B\r\n';
		const added = addTo('refs.csl.yaml', text, { ...paper, author: [] });
		assert.match(added, /title: B\r\n\r\n- id: xu\r\n {2}type: article-journal\r\n/);
		assert.doesNotMatch(added, /[^\r]\n/);
	});

	it('writes items as those are whose dash stands on a line of its own, or before a comment', () => {
		const { issued: _issued, ...short } = { ...paper, title: 'Stars', author: [] };
		const fields = ['id: xu', 'type: article-journal', 'title: Stars'];
		assert.equal(
			addTo('refs.yaml', join('references:', '  -', '    id: a', '    title: A', ''), short),
			join(
				'references:',
				'  -',
				'    id: a',
				'    title: A',
				'  -',
				...fields.map((each) => `    ${each}`),
				'',
			),
		);
		assert.equal(
			addTo('refs.yaml', join('references:', '  - # first', '    id: a', ''), short),
			join('references:', '  - # first', '    id: a', `  - ${fields.join('\n    ')}`, ''),
		);
	});

	it('says so when the key is taken, however it is quoted', () => {
		for (const id of ['xu', '"xu"', "'xu' # mine"]) {
			const addition = finish(addCslYamlItems(`- id: ${id}\n  title: A\n`, [{ entry: paper }]));
			assert.equal(addition.kind, 'taken', id);
		}
	});

	it('adds nothing behind an item that is no YAML, or to a list in brackets', () => {
		assert.match(refusal('refs.csl.yaml', '- id: a\n  title: "A\n'), /^Line \d is no YAML/);
		assert.match(refusal('refs.csl.yaml', 'references: [{id: a}]\n'), /brackets/);
	});

	it('adds to the references of a note, and to its list that is still empty', () => {
		for (const note of [
			'---\ntitle: T\nreferences:\n- id: a\n  title: A\nlang: en\n---\n\nText\n',
			'---\nreferences:\nlang: en\n---\n\nText\n',
		]) {
			const after = textAfter(note, finish(addNoteReferences(note, [{ entry: paper }])));
			const { entries, problems } = parseFrontMatterReferences(after);
			assert.deepEqual(problems, []);
			assert.equal(entries.at(-1)?.title, paper.title);
			assert.ok(after.endsWith('\nlang: en\n---\n\nText\n'));
		}
	});
});

describe('Adding to RIS', () => {
	it('writes a record as far from the last as that is from the one before', () => {
		const text = 'TY  - BOOK\r\nTI  - A\r\nER  - \r\nTY  - BOOK\r\nTI  - B\r\nER  - \r\n';
		assert.equal(
			addTo('refs.ris', text, paper).slice(text.length),
			'TY  - JOUR\r\nID  - xu\r\nTI  - Of *stars*: a title\r\nAU  - Xu, Ada\r\nPY  - 2024\r\nDA  - 2024/12\r\nER  - \r\n',
		);
	});

	it('parts records by a blank line where nothing tells', () => {
		const text = 'TY  - BOOK\nTI  - A\nER  - ';
		assert.match(addTo('refs.ris', text, paper).slice(text.length), /^\n\nTY {2}- JOUR\n/);
	});

	it('says so when the key is taken, and adds nothing to a record without end', () => {
		assert.equal(refusal('refs.ris', 'TY  - BOOK\nID  - xu\nER  - \n'), 'taken');
		assert.match(refusal('refs.ris', 'TY  - BOOK\nTI  - A\n'), /has no end/);
	});
});

describe('Adding to any file', () => {
	it('leaves alone what is in another encoding, or no bibliography', () => {
		assert.match(refusal('refs.bib', '@book{a, title = {M\uFFFDller}}'), /encoding/);
		assert.match(refusal('papers.txt', 'Title\nAuthors\n'), /BibTeX, CSL-JSON, CSL-YAML and RIS/);
	});
});
