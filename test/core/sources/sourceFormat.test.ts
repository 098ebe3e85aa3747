import { strict as assert } from 'node:assert';
import { checkCslJson } from '../../../src/core/sources/checks/checkCslJson';
import { checkCslYaml } from '../../../src/core/sources/checks/checkCslYaml';
import { findSourceFormat, parseSource } from '../../../src/core/sources/sourceFormat';

describe('parseSource', () => {
	for (const [fileName, text, name] of [
		['library.json', '', 'CSL-JSON'],
		['LIBRARY.JSON', '[]', 'CSL-JSON'],
		['export', '\uFEFF [ {"id": "a"} ]', 'CSL-JSON'],
		['papers.txt', 'new\n\nTitle', 'paper listing'],
		['papers.txt', '[1] is no JSON', 'paper listing'],
		['library.bib', '@book{a,}', 'BibTeX'],
		['export', '% from here\n@book{a,}', 'BibTeX'],
		['references.yaml', 'references:\n- id: a\n', 'CSL-YAML'],
		['library.csl.yml', '', 'CSL-YAML'],
		['references.yaml', '# Nothing yet\n', 'CSL-YAML'],
		['references.yaml', 'references: [] # none yet\n', 'CSL-YAML'],
		['references.yaml', 'references:\n', 'CSL-YAML'],
		['api.yaml', 'references:\n  see: docs\n', undefined],
		['_quarto.yml', 'project:\n  type: book\nbibliography: a.bib\n', undefined],
		['export.ris', '', 'RIS'],
		['export.txt', 'Provider: X\n\nTY  - JOUR\n', 'RIS'],
		['citation', 'TY  - JOUR\n', 'RIS'],
		['pubmed-set.nbib', '', 'PubMed'],
		['pubmed-set.txt', '\nPMID- 13054692\n', 'PubMed'],
		['export.ris', 'PMID- 13054692\n', 'PubMed'],
		['eric.txt', '\nOWN - ERIC\n', 'PubMed'],
		['library.txt', '@book{a,}', undefined],
		['notes.md', '[@a]', undefined],
		['notes.md', '---\nreferences:\n- id: a\n---\n', 'references of a note'],
		['Paper.Rmd', '---\r\ntitle: A\r\n---\r\n', 'references of a note'],
	] as const) {
		it(`takes ${fileName} with ${JSON.stringify(text)} for ${name ?? 'nothing it knows'}`, () => {
			assert.equal(findSourceFormat(fileName, text)?.name, name);
		});
	}

	it('says of an unknown format which are known', () => {
		const { entries, problems } = parseSource('library.xyz', 'abc');
		assert.deepEqual(entries, []);
		assert.equal(problems.length, 1);
		assert.equal(problems[0]?.code, 'source-format-unknown');
		assert.match(problems[0]?.message ?? '', /BibTeX, CSL-JSON, CSL-YAML, PubMed, RIS, paper listing/);
	});

	it('finds no fault with what is another program’s under a name of bibliographies', () => {
		const severities = (fileName: string, text: string): readonly string[] =>
			parseSource(fileName, text).problems.map(({ code, severity }) => `${code} ${severity}`);
		const hayagriva = 'xu2020:\n  type: article\n  title: A\n  author: Xu, Y.\n';
		assert.deepEqual(severities('references.yml', hayagriva), ['source-format-unknown information']);
		assert.deepEqual(severities('references.yml', 'eferences:\n- id: xu2020\n  title: A\n'), [
			'source-format-unknown error',
		]);
		const manifest = '{"name": "ArduinoJson", "version": "7.0.0"}';
		assert.deepEqual(severities('library.json', manifest), ['csl-not-an-item information']);
		assert.deepEqual(severities('references.json', `[${manifest}, ${manifest}]`), [
			'csl-not-an-item information',
		]);
		assert.deepEqual(severities('references.json', `[${manifest}, {"id": "a"}, ${manifest}]`), [
			'csl-not-an-item warning',
			'csl-not-an-item warning',
		]);
	});

	it('takes nothing for papers that only shares fields with them', () => {
		const read = (fileName: string, text: string): readonly string[] => {
			const { entries, problems } = parseSource(fileName, text);
			return [
				...entries.map(({ citekey, title }) => citekey ?? title),
				...problems.map(({ code, severity }) => `${code} ${severity}`),
			];
		};
		for (const text of [
			'[{"id": 1, "name": "Sword"}, {"id": 2, "name": "Shield"}]',
			'{"items": [{"id": "sword", "type": "weapon"}]}',
			'{"id": "{8B}", "name": "Lamp", "author": "Doe", "url": "https://a.org", "version": "1.0"}',
			'{"title": "Drag and Drop", "author": "Doe", "machineName": "Drop", "majorVersion": 1}',
			'[{"URL": "https://a.org", "object": "A"}]',
		]) {
			assert.deepEqual(read('library.json', text), ['csl-not-an-item information'], text);
			assert.deepEqual(checkCslJson(text).length, 1, text);
		}
		const yaml = '- id: a\n  full: Doe\n- id: a\n  full: Roe\n';
		assert.deepEqual(read('references.yaml', yaml), ['csl-not-an-item information']);
		assert.equal(checkCslYaml(yaml).length, 1);
		assert.deepEqual(read('a.md', '---\nreferences:\n- https://a.org\n- https://b.org\n---\n'), [
			'csl-not-an-item information',
		]);
		const works = [
			'{"id": "a"}',
			'{"id": "b", "title": "B", "year": 2020}',
			'{"title": "C", "url": "https://a.org"}',
		];
		const told = ['{"id": "d", "x": 1, "type": "book"}', '{"id": "e", "x": 1, "doi": "10.1000/1"}'];
		const text = `[${[...works, ...told].join()}]`;
		assert.deepEqual(read('library.json', text), ['a', 'b', 'C', 'd', 'e']);
	});

	it('reads a file in its format', () => {
		assert.equal(parseSource('a.json', '[{"id":"a","title":"T"}]').entries[0]?.citekey, 'a');
	});
});
