import { strict as assert } from 'node:assert';
import {
	frontMatterOf,
	namedBibliographies,
	parseYaml,
} from '../../../../src/core/library/projects/namedBibliographies';

function named(yaml: string): readonly string[] | undefined {
	return namedBibliographies(parseYaml(yaml));
}

describe('namedBibliographies', () => {
	it('reads one path, or a list of paths', () => {
		assert.deepEqual(named('title: A\nbibliography: refs.bib'), ['refs.bib']);
		assert.deepEqual(named('bibliography:\n  - a.bib\n  - ../b.json'), ['a.bib', '../b.json']);
	});

	it('reads those of formats, too, behind those of all formats, each once', () => {
		assert.deepEqual(named('format:\n  html:\n    bibliography: web.bib\n  pdf: default'), ['web.bib']);
		assert.deepEqual(
			named(
				'format:\n  html:\n    bibliography: [web.bib, a.bib]\n  pdf:\n    bibliography: p.bib\nbibliography: a.bib',
			),
			['a.bib', 'web.bib', 'p.bib'],
		);
	});

	it('names nothing where nothing is named, and where the YAML is broken', () => {
		for (const yaml of [
			'',
			'title: A',
			'bibliography:',
			'bibliography: 3',
			'bibliography: ""',
			'bibliography: [" "]',
			'format:',
			'format: html',
			'format: [html]',
			'format:\n  html:',
			'a: [',
			'- bibliography',
			'\t:',
		]) {
			assert.equal(named(yaml), undefined, yaml);
		}
	});
});

describe('frontMatterOf', () => {
	it('gives what stands between the fences at the very start', () => {
		assert.equal(frontMatterOf('---\nbibliography: a.bib\n---\n\nText'), 'bibliography: a.bib');
		assert.equal(frontMatterOf('\uFEFF---\r\na: 1\r\nb: 2\r\n...\r\n'), 'a: 1\r\nb: 2');
	});

	it('gives what stands behind a title block and blank lines, as Pandoc reads it', () => {
		for (const before of ['% T\n', '% T\n\n', '%\n% A;\n  B\n% D\n\n \n', '\n\n', '\uFEFF% T\r\n']) {
			assert.equal(frontMatterOf(`${before}---\na: 1\n---\n`), 'a: 1', before);
		}
		for (const before of ['% T\n\nText\n\n', '%\n%\n%\n% Text\n']) {
			assert.equal(frontMatterOf(`${before}---\na: 1\n---\n`), undefined, before);
		}
	});

	it('reads a long beginning in linear time', () => {
		for (const piece of ['% T\n \n', ' \n', '% T\n  a\n', '--- \n']) {
			assert.equal(frontMatterOf(piece.repeat(100_000)), piece === '--- \n' ? '--- ' : undefined);
		}
	});

	it('gives nothing for a rule in the text or an unclosed fence', () => {
		assert.equal(frontMatterOf('Text\n---\na: 1\n---\n'), undefined);
		assert.equal(frontMatterOf('---\na: 1\n'), undefined);
		assert.equal(frontMatterOf('---\n\na: 1\n---\n'), undefined);
	});
});
