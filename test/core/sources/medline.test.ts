import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Entry } from '../../../src/core/model/entry';
import { parseMedline } from '../../../src/core/sources/medline';

const fixture = readFileSync(path.join(__dirname, '../../fixtures/medline/pubmed.nbib'), 'utf8');

/** The entry of a record of an article with these lines. */
function read(...lines: readonly string[]): Entry {
	return parseMedline(['PMID- 1', 'TI  - T.', ...lines, ''].join('\n')).entries[0]!;
}

describe('parseMedline', () => {
	it('reads an article as PubMed saves it', () => {
		const { entries, problems } = parseMedline(fixture);
		assert.deepEqual(problems, []);
		assert.equal(entries.length, 6);
		assert.deepEqual(entries[1], {
			type: 'article-journal',
			title: 'Highly accurate protein structure prediction with AlphaFold',
			author: [
				{ family: 'Jumper', given: 'John' },
				{ family: 'Evans', given: 'Richard' },
				{ family: 'Pritzel', given: 'Alexander' },
			],
			issued: { year: 2021, month: 8 },
			'container-title': 'Nature',
			volume: '596',
			issue: '7873',
			page: '583-589',
			PMID: '34265844',
			DOI: '10.1038/s41586-021-03819-2',
			abstract:
				'Proteins are essential to life. Structures are predicted from sequences with the accuracy of experiments.',
			topics: ['Amino Acid Sequence', 'Deep Learning', 'Models, Molecular', 'Proteins/chemistry'],
			links: [{ kind: 'doi', url: 'https://doi.org/10.1038/s41586-021-03819-2' }],
			range: { start: { line: 29, character: 0 }, end: { line: 63, character: 68 } },
		});
		assert.equal(entries[4]?.page, 'e80092');
	});

	it('reads names with suffixes, particles and groups, in the order of the record', () => {
		assert.deepEqual(
			read('FAU - King, Martin L Jr', 'AU  - King ML Jr', 'CN  - Group, The', 'FAU - de Wit, A').author,
			[
				{ family: 'King', given: 'Martin L', suffix: 'Jr' },
				{ literal: 'Group, The' },
				{ 'dropping-particle': 'de', family: 'Wit', given: 'A' },
			],
		);
		assert.deepEqual(read('CN  - A Consortium whose Name', '      Goes On').author, [
			{ literal: 'A Consortium whose Name Goes On' },
		]);
		assert.deepEqual(read('AU  - Lander ES').author, [{ family: 'Lander', given: 'ES' }]);
	});

	it('tells chapters, books, preprints and reports', () => {
		const [chapter] = parseMedline(fixture).entries.slice(-1);
		assert.deepEqual(
			[chapter?.type, chapter?.title, chapter?.['container-title'], chapter?.editor],
			['chapter', 'A Syndrome', 'Cancer Syndromes', [{ family: 'Boardman', given: 'Lisa A' }]],
		);
		const [book] = parseMedline('PMID- 1\nBTI - A Book\nPT  - Book\nISBN- 978-1-107-04452-4 (pbk)\n').entries;
		assert.deepEqual([book?.type, book?.title, book?.ISBN], ['book', 'A Book', '978-1-107-04452-4']);
		assert.equal(read('PT  - Journal Article', 'PT  - Preprint').type, 'article');
		assert.equal(read('PT  - Journal Article', 'PT  - Technical Report').type, 'article-journal');
		assert.equal(read('PT  - Technical Report').type, 'report');
	});

	it('finds the DOI and the number of an article wherever they stand', () => {
		assert.equal(read('AID - S1769-7212(19) [pii]', 'AID - 10.1000/1 [doi]').DOI, '10.1000/1');
		assert.equal(read('AID - doi:10.1000/1').DOI, '10.1000/1');
		assert.equal(read('SO  - Nature. 2021;5. doi:', '      10.1000/2. Epub 2020.').DOI, '10.1000/2');
		assert.equal(read('LID - S1769-7212(19) [pii]', 'LID - 103640 [pii]').page, '103640');
		assert.equal(read('PG  - 12-5', 'LID - 103640 [pii]').page, '12-5');
	});

	it('makes a topic of each qualifier of a heading', () => {
		assert.deepEqual(read('MH  - Stroke/*drug therapy/mortality', 'MH  - *Aged', 'OT  - stroke').topics, [
			'Stroke/drug therapy',
			'Stroke/mortality',
			'Aged',
			'stroke',
		]);
	});

	it('takes a keyword of the authors as it is, but for the star', () => {
		assert.deepEqual(read('OT  - *Mg/Ca/Sr').topics, ['Mg/Ca/Sr']);
	});

	it('begins a record at a PMID without a blank before its number', () => {
		const { entries } = parseMedline('PMID-1\nTI  - A\n\nPMID-2\nTI  - B\n');
		assert.deepEqual(
			entries.map(({ PMID, title }) => [PMID, title]),
			[
				['1', 'A'],
				['2', 'B'],
			],
		);
	});

	it('reads what ERIC writes in this format', () => {
		const { entries } = parseMedline(
			'\nOWN - ERIC\nTI  - A\nAU  - Xu, Y.\nJT  - J\nOID - EJ1\nAID - http://dx.doi.org/10.1000/1\nISSN - EISSN-2229-0443\nLID - http://eric.ed.gov/?id=EJ1\n' +
				'\nOWN - ERIC\nTI  - B\nJT  - ACT, Inc.\nOID - ED602023\nPT  - Reports - Research\n',
		);
		assert.deepEqual(
			entries.map(({ type, title, DOI, URL, publisher }) => [type, title, DOI, URL, publisher]),
			[
				['article-journal', 'A', '10.1000/1', 'http://eric.ed.gov/?id=EJ1', undefined],
				['report', 'B', undefined, undefined, 'ACT, Inc.'],
			],
		);
	});

	it('reads the same with line ends of every kind, and where lines are apart', () => {
		const expected = parseMedline(fixture).entries;
		for (const end of ['\r\n', '\r']) {
			assert.deepEqual(parseMedline(fixture.replaceAll('\n', end)).entries, expected);
		}
		const apart = parseMedline(fixture.trimStart().replaceAll('\n', '\n\n')).entries;
		assert.deepEqual(
			apart.map(({ range: _range, ...entry }) => entry),
			expected.map(({ range: _range, ...entry }) => entry),
		);
	});

	it('keeps the records beside one whose PMID is broken', () => {
		const titles = parseMedline(fixture.replace('PMID- 34265844', 'PMID 34265844')).entries.map(
			({ title }) => title,
		);
		assert.deepEqual(
			titles,
			parseMedline(fixture).entries.map(({ title }) => title),
		);
	});

	it('finds no fault with an empty file, and says of any other that it has no records', () => {
		assert.deepEqual(parseMedline('\uFEFF\n').problems, []);
		assert.deepEqual(
			parseMedline('<html>').problems.map(({ code }) => code),
			['medline-no-records'],
		);
	});
});
