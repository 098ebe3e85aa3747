import { strict as assert } from 'node:assert';
import type { Problem } from '../../../../src/core/model/problem';
import { finish } from '../../../../src/core/model/slices';
import { checkCslYaml, checkFrontMatterReferences } from '../../../../src/core/sources/checks/checkCslYaml';
import { LineIndex } from '../../../../src/core/text/lineIndex';

/** The code of each problem without `csl-`, with the text it stands at. */
function show(text: string, problems: readonly Problem[]): readonly string[] {
	const lines = new LineIndex(text);
	return problems.map(({ code, range: { start, end } }) => {
		return `${code.replace('csl-', '')} ${text.slice(lines.offsetAt(start), lines.offsetAt(end))}`;
	});
}

function check(text: string): readonly string[] {
	return show(text, checkCslYaml(text));
}

function checkField(field: string): readonly string[] {
	return check(`references:\n- id: k\n  type: pamphlet\n  title: T\n  ${field}\n`);
}

describe('checkCslYaml', () => {
	it('marks every copy of an id at its value, in block and flow style', () => {
		const text =
			'references:\n- id: a\n  title: A\n- {id: "b", title: B}\n- title: C\n  id: \'a\'\n- {id: b, title: D}\n';
		assert.deepEqual(check(text), [
			'duplicate-key a',
			'duplicate-key "b"',
			"duplicate-key 'a'",
			'duplicate-key b',
		]);
	});

	it('names what a type needs at the key', () => {
		const text = '- id: a\n  type: book\n  title: A\n  author: []\n  issued: ~\n- type: pamphlet\n  id:\n';
		assert.deepEqual(check(text), ['missing-field a', 'missing-field pamphlet']);
	});

	const right: readonly string[] = [
		'DOI: 10.1000/a\\_b',
		'DOI: ~',
		"ISBN: '9780201896831'",
		'issued: 2012-02-29',
		'issued: 2012-02/2012-05',
		'issued: {year: 2012, month: 2, day: 29}',
		'issued:\n  - year: 2012\n  - year: 2013',
		'accessed: {date-parts: [[2012, 2, 29]]}',
		'issued: c. 1990',
	];
	for (const field of right) {
		it(`finds nothing in ${field}`, () => {
			assert.deepEqual(checkField(field), []);
		});
	}

	it('marks a type of BibTeX or Crossref, or a slip of typing, but no other that CSL does not have', () => {
		for (const type of ['incollection', 'online', 'journal-article', 'article_journal']) {
			assert.deepEqual(check(`- id: k\n  title: T\n  type: ${type}\n`), [`misspelt-type ${type}`]);
		}
		for (const type of ['chapter', 'motion_picture', 'recipe', 'events']) {
			assert.deepEqual(
				check(`- id: k\n  title: T\n  type: ${type}\n`).filter((shown) => shown.startsWith('misspelt')),
				[],
			);
		}
	});

	const wrong: readonly (readonly [code: string, field: string, value: string])[] = [
		['malformed-doi', 'DOI', 'https://doi.org/10.1000/1'],
		['malformed-doi', 'doi', '"10.1000"'],
		['malformed-isbn', 'ISBN', '978-0-201-89683-2'],
		['malformed-issn', 'ISSN', "'0028-0837'"],
		['malformed-url', 'URL', 'www.example.org/a'],
		['malformed-url', 'URL', '|\n    www.example.org/a'],
		['bad-date', 'issued', '2013-13'],
		['bad-date', 'issued', '20I5'],
		['bad-date', 'issued', '{year: 2013, month: 2, day: 29}'],
		['bad-date', 'accessed', '{date-parts: [[2013, 2, 29]]}'],
	];
	for (const [code, field, value] of wrong) {
		it(`finds ${code} in ${field}: ${value}`, () => {
			assert.deepEqual(checkField(`${field}: ${value}`), [`${code} ${value}`]);
		});
	}

	it('says no more of an item that is no YAML', () => {
		assert.deepEqual(
			checkCslYaml('references:\n- id: a\n  title: A: B\n  DOI: x\n').map(({ code }) => code),
			['yaml-broken'],
		);
	});

	it('checks the references of a note’s own YAML at their places in the note', () => {
		const note =
			'---\ntitle: N\nreferences:\n- id: a\n  title: A\n  DOI: x\n- id: a\n  title: B\n---\n\nDOI: y\n';
		assert.deepEqual(show(note, finish(checkFrontMatterReferences(note))), [
			'duplicate-key a',
			'malformed-doi x',
			'duplicate-key a',
		]);
		assert.deepEqual(finish(checkFrontMatterReferences('---\ntitle: N\n---\n\n[@a]\n')), []);
	});
});
