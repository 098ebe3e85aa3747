import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import type { Entry } from '../../../../src/core/model/entry';
import { decodeSource } from '../../../../src/core/sources/encoding';
import { parseRisSource } from '../../../../src/core/sources/ris/risSource';
import { assertLinear } from '../../../support/assertLinear';

const folder = path.join(__dirname, '../../../fixtures/ris');
const readFixture = (name: string): string => decodeSource(readFileSync(path.join(folder, name))).text;
const fixtures = ['endnote.ris', 'zotero.ris', 'mendeley.ris', 'publishers.ris', 'databases.ris'].map(
	readFixture,
);

/** The one entry of a record with these lines, which has no problems. */
const read = (...lines: readonly string[]): Entry => {
	const { entries, problems } = parseRisSource(['TY  - JOUR', ...lines, 'ER  - '].join('\n'));
	assert.deepEqual(problems, []);
	const [entry] = entries;
	assert.ok(entry);
	return entry;
};
const titles = (text: string): string[] => parseRisSource(text).entries.map(({ title }) => title);
const codes = (text: string): string[] => parseRisSource(text).problems.map(({ code }) => code);
const record = (title: string): string => `TY  - JOUR\nTI  - ${title}\nAU  - Xu, Y.\nER  - \n`;

describe('parseRisSource', () => {
	describe('of a file by', () => {
		for (const [file, count] of [
			['endnote.ris', 4],
			['zotero.ris', 5],
			['mendeley.ris', 3],
			['publishers.ris', 10],
			['databases.ris', 9],
		] as const) {
			it(`${file.replace('.ris', '')} reads every record without a problem`, () => {
				const { entries, problems } = parseRisSource(readFixture(file));
				assert.deepEqual(problems, []);
				assert.equal(entries.length, count);
				assert.ok(entries.every(({ title, author, issued }) => title && author.length > 0 && issued));
			});
		}

		it('EndNote joins what it continues, and takes lists line by line', () => {
			const { entries } = parseRisSource(readFixture('endnote.ris'));
			assert.deepEqual(entries[0], {
				citekey: '117',
				type: 'article-journal',
				title: 'Deep learning',
				author: [
					{ family: 'LeCun', given: 'Y.' },
					{ family: 'Bengio', given: 'Y.' },
					{ family: 'Hinton', given: 'G.' },
				],
				issued: { year: 2015, month: 5, day: 28 },
				'container-title': 'Nature',
				volume: '521',
				issue: '7553',
				page: '436-444',
				language: 'en',
				DOI: '10.1038/nature14539',
				URL: 'https://www.nature.com/articles/nature14539',
				abstract:
					'A deep residual framework eases the training of networks that are substantially deeper than those used ' +
					'previously. It won the 1st place on the ILSVRC 2015 task.',
				topics: ['deep learning', 'neural networks', 'representation learning'],
				links: [
					{ kind: 'doi', url: 'https://doi.org/10.1038/nature14539' },
					{ kind: 'web', url: 'https://www.nature.com/articles/nature14539' },
				],
				range: { start: { line: 0, character: 0 }, end: { line: 31, character: 5 } },
			});
			assert.equal(entries[1]?.['container-title'], 'Advances in Neural Information Processing Systems 30');
			assert.equal(entries[2]?.citekey, 'sutton2018');
			assert.deepEqual(entries[3]?.author, [{ literal: 'World Health Organization' }]);
		});

		it('publishers finds DOI, PDF and arXiv identifier wherever they put them', () => {
			const { entries } = parseRisSource(readFixture('publishers.ris'));
			const byTitle = (start: string): Entry | undefined =>
				entries.find(({ title }) => title.startsWith(start));
			assert.equal(byTitle('U-Net')?.DOI, '10.1007/978-3-319-24574-4_28');
			assert.equal(byTitle('Deep learning in')?.DOI, '10.1016/j.neunet.2014.09.003');
			assert.equal(byTitle('Initial')?.DOI, '10.1038/35057062');
			assert.equal(byTitle('Attention')?.arxiv, '1706.03762');
			assert.equal(byTitle('An article')?.links[0]?.kind, 'pdf');
			assert.match(byTitle('Deep learning in')?.abstract ?? '', /recognition & machine/);
		});
	});

	it('of databases reads what belongs to the work itself', () => {
		const { entries } = parseRisSource(readFixture('databases.ris'));
		const byTitle = (start: string): Entry | undefined =>
			entries.find(({ title }) => title.startsWith(start));
		assert.equal(byTitle('Mastering')?.publisher, 'NATURE PUBLISHING GROUP');
		assert.equal(byTitle('Long short-term')?.DOI, undefined);
		assert.equal(byTitle('Molecular')?.DOI, '10.1038/171737a0');
		const { start, end } = byTitle('A mathematical')!.range;
		assert.deepEqual([start.character, end.line - start.line], [0, 14]);
	});

	describe('of names', () => {
		for (const [text, ...people] of [
			['Xu, Yang', { family: 'Xu', given: 'Yang' }],
			['Baldwin,S.A.', { family: 'Baldwin', given: 'S.A.' }],
			['King, John, Jr.', { family: 'King', given: 'John', suffix: 'Jr.' }],
			['King, Jr., John', { family: 'King', given: 'John', suffix: 'Jr.' }],
			['Brown, V', { family: 'Brown', given: 'V' }],
			['Smith, J., Jr., B.', { literal: 'Smith, J., Jr., B.' }],
			['Brown, V., Jr.', { family: 'Brown', given: 'V.', suffix: 'Jr.' }],
			['Brown, John, V', { family: 'Brown', given: 'John', suffix: 'V' }],
			['van der Maaten, Laurens', { 'dropping-particle': 'van der', family: 'Maaten', given: 'Laurens' }],
			['K. He', { family: 'He', given: 'K.' }],
			['Ludwig van Beethoven', { 'dropping-particle': 'van', family: 'Beethoven', given: 'Ludwig' }],
			['Lander ES', { family: 'Lander', given: 'ES' }],
			['Liu R.', { family: 'Liu', given: 'R.' }],
			['de Vries J.-P.', { 'dropping-particle': 'de', family: 'Vries', given: 'J.-P.' }],
			['Jalil N E', { family: 'Jalil', given: 'N E' }],
			['G. A. Clyde Jr', { family: 'Clyde', given: 'G. A.', suffix: 'Jr' }],
			['Clyde GA Jr.', { family: 'Clyde', given: 'GA', suffix: 'Jr.' }],
			['IPCC Working Group II', { literal: 'IPCC Working Group II' }],
			['YU Z', { family: 'YU', given: 'Z' }],
			['J. R.', { family: 'R.', given: 'J.' }],
			['Plato', { family: 'Plato' }],
			['山田, 太郎', { family: '山田', given: '太郎' }],
			['OpenAI,', { literal: 'OpenAI' }],
			['al., et'],
			['Ministry of Health, Office of Data,', { literal: 'Ministry of Health, Office of Data' }],
			[', Ada Lovelace', { family: 'Lovelace', given: 'Ada' }],
			['International Business Machines Corp.', { literal: 'International Business Machines Corp.' }],
			['Xu, Y.; Chen, H.', { family: 'Xu', given: 'Y.' }, { family: 'Chen', given: 'H.' }],
			['Xu, Y. and Chen, H.', { family: 'Xu', given: 'Y.' }, { family: 'Chen', given: 'H.' }],
			[
				'Xu, Y., van Doorn, J.-P., Chen, H. T.',
				{ family: 'Xu', given: 'Y.' },
				{ 'dropping-particle': 'van', family: 'Doorn', given: 'J.-P.' },
				{ family: 'Chen', given: 'H. T.' },
			],
			[
				'Xu YA, van Doorn JP, Chen H, et al.',
				{ family: 'Xu', given: 'YA' },
				{ 'dropping-particle': 'van', family: 'Doorn', given: 'JP' },
				{ family: 'Chen', given: 'H' },
			],
			['Xu Y, Chen HT', { family: 'Xu', given: 'Y' }, { family: 'Chen', given: 'HT' }],
			['Pérez G, Juan C', { family: 'Pérez G', given: 'Juan C' }],
			['Clyde III, Alan B', { family: 'Clyde III', given: 'Alan B' }],
			['NGUYEN VAN, THI AN', { family: 'NGUYEN VAN', given: 'THI AN' }],
			[
				'College of Sports Medicine, Xu YA, Chen HT',
				{ literal: 'College of Sports Medicine' },
				{ family: 'Xu', given: 'YA' },
				{ family: 'Chen', given: 'HT' },
			],
			['Xu, Y., et al.', { family: 'Xu', given: 'Y.' }],
			['佐藤 花子', { family: '佐藤', given: '花子' }],
			['김 철수；이 영희', { family: '김', given: '철수' }, { family: '이', given: '영희' }],
			['Office for Life, Land, Water, Air', { literal: 'Office for Life, Land, Water, Air' }],
			['Hern, Matt, Ed.', { family: 'Hern', given: 'Matt' }],
			['et al.'],
		] as const) {
			it(`takes “${text}” for ${people.map((person) => Object.values(person).join(' | ')).join('; ') || 'nobody'}`, () => {
				assert.deepEqual(read('TI  - T', `AU  - ${text}`).author, people);
			});
		}
	});

	describe('of dates', () => {
		for (const [lines, date] of [
			[['PY  - 2019'], '2019'],
			[['PY  - 2019///'], '2019'],
			[['Y1  - 2019/05/21/'], '2019-5-21'],
			[['Y1  - 2019/00/00'], '2019'],
			[['PY  - 2019-05'], '2019-5'],
			[['PY  - 20190521'], '2019-5-21'],
			[['PY  - 2019/May/21'], '2019-5-21'],
			[['PY  - 21 May 2019'], '2019-5-21'],
			[['PY  - 2019', 'DA  - 21.05.2019'], '2019-5-21'],
			[['PY  - 2019 Jul-Aug'], '2019-7'],
			[['PY  - 2001/Winter//'], '2001'],
			[['PY  - 21/05/2019'], '2019-5-21'],
			[['PY  - 05/21/2019'], '2019-5-21'],
			[['PY  - 04/05/2019'], '2019'],
			[['PY  - 2019年5月21日'], '2019-5-21'],
			[['PY  - 2015-2016'], '2015/2016'],
			[['PY  - 2015', 'DA  - 2015-2016'], '2015'],
			[['PY  - 2019', 'DA  - 2019/05/21/'], '2019-5-21'],
			[['DA  - May 21', 'PY  - 2019'], '2019-5-21'],
			[['PY  - 2019', 'DA  - 2018/12/01'], '2019'],
			[['DA  - 2018/12/01'], '2018-12-1'],
			[['C6  - JUN 2022'], '2022-6'],
			[['PY  - 2021', 'C6  - JUN 2022'], '2021'],
			[['C6  - NIHMS2022'], ''],
			[['PY  - in press'], ''],
		] as const) {
			it(`reads ${lines.join(', ')} as ${date || 'no date'}`, () => {
				const { issued } = read('TI  - T', ...lines);
				const parts = [issued?.year, issued?.month, issued?.day].filter((part) => part !== undefined);
				assert.equal(parts.join('-') + (issued?.end ? `/${issued.end.year}` : ''), date);
			});
		}
	});

	it('gives tags the meaning they have for the type', () => {
		const of = (type: string): Entry | undefined =>
			parseRisSource(`TY  - ${type}\nTI  - T\nT2  - Second\nT3  - Third\nSP  - 12\nER  - `).entries[0];
		const seen = ['JOUR', 'CHAP', 'CONF', 'BOOK', 'THES', 'NEWS', 'GEN'].map((type) => {
			const entry = of(type);
			return [type, entry?.type, entry?.['container-title'], entry?.page];
		});
		assert.deepEqual(seen, [
			['JOUR', 'article-journal', 'Second', '12'],
			['CHAP', 'chapter', 'Second', '12'],
			['CONF', 'paper-conference', 'Second', '12'],
			['BOOK', 'book', undefined, undefined],
			['THES', 'thesis', undefined, undefined],
			['NEWS', 'article-newspaper', 'Second', '12'],
			['GEN', 'document', 'Second', '12'],
		]);
	});

	it('takes the name of an identifier for its tag, but not in prose', () => {
		const named = record('T').replace(
			'ER  - ',
			'DOI  - 10.1000/1\nPMID - 34265844\nISBN  - 978-0-201-89683-1\nURL - https://a.org\nER  - ',
		);
		const { entries, problems } = parseRisSource(named);
		const { DOI, PMID, ISBN, URL } = entries[0]!;
		assert.deepEqual([DOI, PMID, ISBN, URL], ['10.1000/1', '34265844', '978-0-201-89683-1', 'https://a.org']);
		assert.deepEqual(problems, []);
		const prose = read('TI  - T', 'AB  - Of AIDS and', 'AIDS - a disease -', 'DOI - which', 'PMID has not');
		assert.deepEqual(
			[prose.DOI, prose.abstract],
			[undefined, 'Of AIDS and AIDS - a disease - DOI - which PMID has not'],
		);
	});

	it('keeps what stands behind a line separator of Unicode, by which Atypon parts lines', () => {
		assert.equal(read('TI  - T', 'AB  - One\u2028two.\u2029Three.').abstract, 'One two. Three.');
	});

	it('takes volume and issue for what they are without the words for them, and an issue from beside the volume', () => {
		const numbers = (...lines: readonly string[]): readonly unknown[] => {
			const { volume, issue } = read('TI  - T', ...lines);
			return [volume, issue];
		};
		assert.deepEqual(numbers('VL  - v. 40', 'IS  - no. 3'), ['40', '3']);
		assert.deepEqual(numbers('VL  - Vol. 12A', 'IS  - Suppl. 3'), ['12A', 'Suppl. 3']);
		assert.deepEqual(numbers('VL  - v. v. 7 issue 4'), ['7', '4']);
		assert.deepEqual(numbers('VL  - 50(2-3)'), ['50', '2-3']);
		assert.deepEqual(numbers('VL  - 50(Suppl)'), ['50(Suppl)', undefined]);
		assert.deepEqual(numbers('VL  - 50(2)', 'IS  - 2'), ['50(2)', '2']);
		assert.deepEqual(numbers('VL  - IV', 'IS  - N1-N2'), ['IV', 'N1-N2']);
	});

	it('takes what Pure, a program of universities, writes for PMID and number of an article', () => {
		const entry = read('TI  - T', 'AN  - SCOPUS:85059', 'C2  - 30635555', 'M1  - 40285');
		assert.deepEqual([entry.PMID, entry.page], ['30635555', '40285']);
		assert.equal(read('TI  - T', 'AN  - SCOPUS:85059', 'SP  - 3', 'M1  - 40285').page, '3');
		assert.equal(read('TI  - T', 'M1  - 2005648282').page, undefined);
	});

	it('leaves out the stars by which PubMed marks keywords', () => {
		assert.deepEqual(read('TI  - T', 'KW  - *Stroke', 'Stroke/*diagnosis', 'C*').topics, [
			'Stroke',
			'Stroke/diagnosis',
			'C*',
		]);
	});

	describe('of EndNote’s types, whose tags have meanings of their own,', () => {
		const readAs = (type: string, ...lines: readonly string[]): Entry =>
			parseRisSource([`TY  - ${type}`, 'TI  - T', ...lines, 'ER  - '].join('\n')).entries[0]!;
		const one = [{ family: 'Xu', given: 'Y.' }];

		it('takes A2 for an editor where it is one, and the authors of an edited book for editors', () => {
			for (const type of ['CHAP', 'CONF', 'EBOOK', 'SER', 'ENCYC', 'GEN']) {
				assert.deepEqual(readAs(type, 'A2  - Xu, Y.').editor, one, type);
			}
			for (const type of ['BOOK', 'BILL', 'CASE', 'GOVDOC', 'PAT', 'PCOMM', 'RPRT', 'CHART', 'MPCT', 'WEB']) {
				assert.equal(readAs(type, 'A2  - Xu, Y.').editor, undefined, type);
				assert.deepEqual(readAs(type, 'ED  - Xu, Y.').editor, one, type);
			}
			const { author, editor } = readAs('EDBOOK', 'AU  - Xu, Y.');
			assert.deepEqual([author, editor], [[], one]);
		});

		it('takes the number of a report, patent or standard before those of its application or page', () => {
			for (const type of ['RPRT', 'PAT', 'STAND']) {
				assert.equal(readAs(type, 'M1  - 11/234,567', 'SN  - AB-12').number, 'AB-12', type);
				assert.equal(readAs(type, 'M1  - 11/234,567').number, '11/234,567', type);
			}
			const report = readAs('RPRT', 'M1  - 7', 'SN  - 978-0-201-89683-1');
			assert.deepEqual([report.number, report.ISBN], ['7', '978-0-201-89683-1']);
			const patent = readAs('PAT', 'SN  - 2019012345');
			assert.deepEqual([patent.number, patent.ISBN], ['2019012345', undefined]);
		});

		it('takes the number of a case from its docket, and of a law from M1', () => {
			assert.equal(readAs('CASE', 'SV  - 05-1120', 'M1  - 7').number, '05-1120');
			assert.equal(readAs('STAT', 'M1  - 101-549').number, '101-549');
		});

		it('takes the journal of a patent and the reporter of a case for what they are in, but no committee', () => {
			const containers = [
				readAs('PAT', 'T2  - Gazette'),
				readAs('CASE', 'A2  - U.S. Reports'),
				readAs('HEAR', 'T2  - Committee on Energy'),
			].map((entry) => entry['container-title']);
			assert.deepEqual(containers, ['Gazette', 'U.S. Reports', undefined]);
		});

		it('takes a degree, a year of access or a running time for no volume, page or edition', () => {
			const thesis = readAs('THES', 'VL  - Ph.D.');
			assert.deepEqual([thesis.volume, thesis.genre], [undefined, 'Ph.D.']);
			assert.equal(readAs('THES', 'VL  - 2').volume, '2');
			assert.equal(readAs('WEB', 'VL  - 2010').volume, undefined);
			assert.equal(readAs('MPCT', 'SP  - 112 min.').page, undefined);
			assert.equal(readAs('PAT', 'ET  - A61K').edition, undefined);
			assert.equal(readAs('EJOUR', 'M1  - 4').issue, '4');
		});
	});

	it('takes the issue of a magazine from M1, where EndNote writes it', () => {
		const issue = (...lines: readonly string[]): string | undefined =>
			parseRisSource(['TY  - MGZN', 'TI  - T', ...lines, 'ER  - '].join('\n')).entries[0]?.issue;
		assert.equal(issue('M1  - 7'), '7');
		assert.equal(issue('M1  - 7', 'IS  - 8'), '8');
		assert.equal(read('TI  - T', 'M1  - (Xu Y.) London').issue, undefined);
	});

	it('takes the full name of a journal before an abbreviated one, and that before none', () => {
		assert.equal(read('TI  - T', 'JA  - J. X', 'JF  - Journal of X')['container-title'], 'Journal of X');
		assert.equal(read('TI  - T', 'JA  - J. X')['container-title'], 'J. X');
	});

	it('reads pages in every way they are written', () => {
		const page = (...lines: readonly string[]): string | undefined => read('TI  - T', ...lines).page;
		assert.equal(page('SP  - 12', 'EP  - 15'), '12-15');
		assert.equal(page('EP  - 15', 'SP  - 12'), '12-15');
		assert.equal(page('SP  - 12–15'), '12-15');
		assert.equal(page('SP  - 12-15', 'EP  - 15'), '12-15');
		assert.equal(page('SP  - 12', 'EP  - 12'), '12');
		assert.equal(page('SP  - pp. 12', 'EP  - 15'), '12-15');
		assert.equal(page('C7  - e0211476'), 'e0211476');
		assert.equal(page('SP  - 105685-105685'), '105685');
		assert.equal(page('SP  - Simulates nuclear families'), undefined);
		assert.equal(page('SP  - No', 'EP  - Specified'), undefined);
		assert.equal(page('SP  - 132064', 'EP  - N/A'), '132064');
		assert.equal(page('SP  - 647', 'EP  - +'), '647');
		assert.equal(page('SP  - 647-+'), '647');
		assert.equal(page('SP  - 12-&'), '12');
		assert.equal(page('SP  - A1+'), 'A1+');
	});

	it('takes how many pages a book has for no page, numbered in Roman numerals first or not', () => {
		const page = (pages: string): string | undefined =>
			parseRisSource(`TY  - THES\nTI  - T\nSP  - ${pages}\nER  - `).entries[0]?.page;
		assert.deepEqual(
			['414', 'xvi, 414', 'viii + 265 p.', 'xvi', 'xii to xix', 'S. III', 'a program'].map(page),
			[undefined, undefined, undefined, 'xvi', 'xii to xix', 'S. III', undefined],
		);
	});

	it('takes no DOI in a label for the citekey', () => {
		assert.equal(read('TI  - T', 'LB  - 10.1016/j.ajem.2020.05.024').citekey, undefined);
		assert.equal(read('TI  - T', 'LB  - Bridwell2020').citekey, 'Bridwell2020');
	});

	it('leaves out the dash that RefWorks writes before the title of a container', () => {
		const entry = read(
			'TI  - T',
			'T2  - - 2013 Ninth Conference (ICNC)',
			'JA  - 2013 Ninth Conference (ICNC)',
		);
		assert.equal(entry['container-title'], '2013 Ninth Conference (ICNC)');
	});

	it('takes keywords one a tag, one a line, or parted by signs', () => {
		const topics = (...lines: readonly string[]): readonly string[] => read('TI  - T', ...lines).topics;
		assert.deepEqual(topics('KW  - a b', 'KW  - c'), ['a b', 'c']);
		assert.deepEqual(topics('KW  - a b', 'c'), ['a b', 'c']);
		assert.deepEqual(topics('KW  - a; b; a'), ['a', 'b']);
		assert.deepEqual(topics('KW  - a, b'), ['a', 'b']);
		assert.deepEqual(topics('KW  - a, b', 'KW  - c'), ['a, b', 'c']);
		assert.deepEqual(topics('KW  - 焊接；材料'), ['焊接', '材料']);
	});

	it('takes markup out of keywords, whose parts no entity ends', () => {
		assert.deepEqual(
			read('TI  - T', 'KW  - Cognition &amp; reasoning', 'KW  - <bold>JEL:</bold> D21').topics,
			['Cognition & reasoning', 'JEL: D21'],
		);
	});

	it('takes a DOI from a note, but none that may be that of another work', () => {
		const doi = (...lines: readonly string[]): string | undefined => read('TI  - T', ...lines).DOI;
		assert.equal(doi('N1  - Nature 2019. doi: 10.1000/own. Epub 2019'), '10.1000/own');
		assert.equal(
			doi('N1  - doi: 10.1000/own', 'N1  - References: Xu, Y., doi: 10.1000/other'),
			'10.1000/own',
		);
		assert.equal(doi('N1  - References: Xu, Y., A paper (2001), doi: 10.1000/other'), undefined);
		assert.equal(doi('N1  - Comment in: doi: 10.1000/other'), undefined);
		assert.equal(doi('DO  - none', 'N1  - doi: 10.1000/own'), '10.1000/own');
		assert.equal(doi('DO  - none'), undefined);
		assert.equal(doi('N1  - See doi: 10.1000/one and doi: 10.1000/two'), undefined);
	});

	it('takes a DOI from a tag that should hold something else, and for nothing else', () => {
		const entry = read(
			'TI  - T',
			'JF  - J',
			'PB  - 10.1000/own',
			'IS  - https://doi.org/10.1000/own',
			'DO  - 0',
		);
		assert.deepEqual([entry.DOI, entry.publisher, entry.issue], ['10.1000/own', undefined, undefined]);
		assert.equal(read('TI  - T', 'PB  - 10.1000/one', 'IS  - 10.1000/two').DOI, undefined);
		assert.equal(read('TI  - T', 'CR  - 10.1000/other').DOI, undefined);
		assert.equal(read('TI  - T', 'PB  - Press 10.1000/x').publisher, 'Press 10.1000/x');
	});

	it('takes a PMID where it is called so, but none that may be that of another work', () => {
		const pmid = (...lines: readonly string[]): string | undefined => read('TI  - T', ...lines).PMID;
		for (const lines of [
			['U1  - 34265844[pmid]', 'U2  - PMC8371605[pmcid]'],
			['C5  - PMID: 34265844'],
			['AN  - MEDLINE:34265844'],
			['AN  - 34265844', 'DB  - PubMed'],
			['AN  - 34265844', 'DP  - Nlm'],
			['C2  - 34265844', 'DB  - Scopus'],
			['C3  - PUBMED 34265844'],
			['C3  - PUBMED 34265844,EMBASE 635599886'],
			['N1  - Nature 2021. PMID: 34265844; PMCID: PMC8371605'],
			['N1  - 34265844[pmid]'],
			['UR  - PM:34265844'],
		]) {
			assert.equal(pmid(...lines), '34265844', lines[0]);
		}
		for (const lines of [
			['AN  - 34265844'],
			['C5  - 34265844', 'DB  - Embase'],
			['AN  - WOS:000400012300083', 'DB  - Medline'],
			['N1  - Erratum in: PMID: 34265844'],
			['N1  - PMID: 34265844, PMID: 34265845'],
			['N1  - PMCID: PMC8371605'],
		]) {
			assert.equal(pmid(...lines), undefined, lines[0]);
		}
	});

	it('says of a tag behind the end of a record that it is left out', () => {
		const { entries, problems } = parseRisSource(
			`DB  - Heading\n\n${record('A')}AB  - Words.\nKW  - k\n\n${record('B')}`,
		);
		assert.deepEqual(
			entries.map(({ title }) => title),
			['A', 'B'],
		);
		assert.deepEqual(
			problems.map(({ code, range }) => [code, range.start.line]),
			[['ris-stray-line', 6]],
		);
		assert.deepEqual(codes(`${record('A')}AB  - Words.\nER  - \n`), ['ris-stray-line']);
	});

	it('takes NA, as R writes it, for nothing, and what other programs write for it', () => {
		const entry = read(
			'TI  - T',
			'AU  - NA',
			'AB  - n/a',
			'DO  - nan',
			'VL  - N/A',
			'UR  - NULL',
			'PY  - <NA>',
		);
		assert.deepEqual(
			[entry.author, entry.abstract, entry.DOI, entry.volume, entry.links],
			[[], undefined, undefined, undefined, []],
		);
		assert.deepEqual(read('TI  - Null', 'AU  - Na').author, [{ family: 'Na' }]);
	});

	it('finds addresses that are written short, or several in one value', () => {
		const url = (...lines: readonly string[]): string | undefined => read('TI  - T', ...lines).URL;
		assert.equal(url('UR  - //a.org/1'), 'https://a.org/1');
		assert.equal(url('UR  - www.a.org'), 'http://www.a.org');
		assert.equal(url('UR  - <https://a.org/x?y=1>'), 'https://a.org/x?y=1');
		assert.equal(url('UR  - <URL:https://a.org/1>'), 'https://a.org/1');
		assert.equal(url('UR  - <Go to ISI>://WOS:000123'), undefined);
		assert.equal(url('UR  - https://a.org/1;', 'https://a.org/2;'), 'https://a.org/1');
		assert.equal(url('UR  - https://a.org/1;https://a.org/2'), 'https://a.org/1');
		assert.equal(url('UR  - https://a.org/1https://b.org/2https://c.org'), 'https://a.org/1');
		for (const one of [
			'https://web.archive.org/web/2010/http://a.org',
			'https://a.org/login?url=https://b.org',
		]) {
			assert.equal(url(`UR  - ${one}`), one);
		}
	});

	it('parts two fields that stand on one line', () => {
		const entry = read(
			'TI  - T',
			'UR  - https://a.org/1     U2  - L2029880245',
			'AB  - A    B  - C, AN  - D, IRAN  - E, JAPAN  - F',
			'AD  - Oslo, NorwayC3  - University of OsloPU  - ROUTLEDGE, LTD',
			'DO  - 10.1000/own     LK  - https://b.org',
		);
		assert.deepEqual(
			[entry.URL, entry.DOI, entry.publisher, entry.abstract],
			['https://a.org/1', '10.1000/own', 'ROUTLEDGE, LTD', 'A B - C, AN - D, IRAN - E, JAPAN - F'],
		);
		const cited = read(
			'TI  - T',
			'N1  - References: A, B (2001) C; ',
			'http://a.org/x.htmlUR  - https://b.org',
		);
		assert.equal(cited.URL, 'https://b.org');
	});

	it('takes no university for the title of proceedings, nor a date for an edition', () => {
		const container = (...lines: readonly string[]): string | undefined =>
			parseRisSource(['TY  - CPAPER', 'T2  - Conference', ...lines, 'ER  - '].join('\n')).entries[0]?.[
				'container-title'
			];
		assert.equal(container('C3  - Proceedings of C'), 'Proceedings of C');
		assert.equal(container('C3  - University of X', 'AN  - WOS:000400012300083'), 'Conference');
		assert.equal(container('AD  - XC3  - University of X', 'WE  - (SSCI)AN  - WOS:0004'), 'Conference');
		assert.equal(read('TI  - T', 'ET  - 20220805').edition, undefined);
	});

	it('takes an address for one that stands where a journal should, and what calls itself a thesis for one', () => {
		const of = (...lines: readonly string[]): Entry | undefined =>
			parseRisSource([...lines, 'TI  - T', 'ER  - '].join('\n')).entries[0];
		for (const tag of ['JO', 'T2', 'PB']) {
			const page = of('TY  - GEN', `${tag}  - https://a.org/1`);
			assert.deepEqual(
				[page?.type, page?.URL, page?.['container-title'], page?.publisher],
				['document', 'https://a.org/1', undefined, undefined],
			);
		}
		assert.equal(of('TY  - GEN', 'JO  - https://a.org/1', 'UR  - https://a.org/2')?.URL, 'https://a.org/2');
		const both = of('TY  - JOUR', 'JO  - Letters https://a.org/1', 'PB  - Pub Co http://doi.org/10.1000/5 …');
		assert.deepEqual(
			[both?.['container-title'], both?.publisher, both?.URL, both?.DOI],
			['Letters', 'Pub Co', 'https://a.org/1', '10.1000/5'],
		);
		assert.equal(of('TY  - BOOK', 'M3  - Dissertation/Thesis')?.type, 'thesis');
		assert.equal(of('TY  - BOOK', 'M3  - Edited Book')?.type, 'book');
	});

	it('says for what it takes a record of no known type', () => {
		for (const [line, taken] of [
			['', 'a document'],
			['JO  - J\n', 'an article in a journal'],
		] as const) {
			const [problem] = parseRisSource(`TY  - Journ\nTI  - T\n${line}ER  - `).problems;
			assert.match(problem?.message ?? '', new RegExp(`taken for ${taken}\\.$`));
		}
	});

	it('reads a record whose type stands behind other tags', () => {
		const { entries, problems } = parseRisSource(
			'TI  - T\nAU  - Xu, Y.\nTY  - BOOK\nPY  - 2019\nER  - \n\nDB  - X\nTY  - JOUR\nTI  - U\nER  - \n',
		);
		assert.deepEqual(problems, []);
		assert.deepEqual(
			entries.map(({ type, title, issued }) => [type, title, issued?.year]),
			[
				['book', 'T', 2019],
				['article-journal', 'U', undefined],
			],
		);
		assert.equal(parseRisSource('TI  - T\n\nTY  - BOOK\nTI  - U\nER  - \n').entries.length, 2);
	});

	it('says of every TY that has no record that it is left out', () => {
		assert.deepEqual(codes('TY  -\nER  -\nTY  - JOUR\nER  - \nTY  - JOUR\nTI  - T\nER  - \n'), [
			'ris-empty-record',
			'ris-empty-record',
		]);
		assert.deepEqual(codes('TY  - \nTI  - T\nER  - \n'), ['ris-missing-type']);
		assert.deepEqual(codes('TY  - MISC\nTI  - T\nER  - \nTY  - PRESS\nTI  - T\nER  - \n'), []);
		assert.deepEqual(codes('TY  - label.ris.referenceType.BOOK_CHAPTER\nTI  - T\nER  - \n'), []);
	});

	it('goes on with prose where a line begins with what is a tag elsewhere', () => {
		const entry = read('TI  - T', 'AB  - Images were', 'T2 - weighted, as', 'PA-RISC machines', 'ER', 'are.');
		assert.equal(entry.abstract, 'Images were T2 - weighted, as PA-RISC machines ER are.');
		assert.equal(entry['container-title'], undefined);
	});

	it('reads the same with line ends of every kind', () => {
		const text = fixtures[2] ?? '';
		const expected = parseRisSource(text);
		for (const end of ['\r\n', '\r']) {
			assert.deepEqual(parseRisSource(text.replaceAll('\n', end)), expected);
		}
	});

	it('tells what is broken at its place, and keeps every record that has a field', () => {
		const { entries, problems } = parseRisSource(readFixture('broken.ris'));
		assert.deepEqual(
			entries.map(({ citekey, title }) => [citekey, title]),
			[
				['first', 'Stands before the damage'],
				['endless', 'Lacks its end'],
				['narrow', 'A blank too few'],
				['small', 'In small letters'],
				['typeless', 'Lacks its type'],
				['odd', 'Of a type that nobody knows'],
				['stray', 'Holds text that belongs nowhere'],
				['baddate', 'Of a year that is none'],
				['badtag', 'Has a tag of one letter'],
				['last', 'Is cut off'],
			],
		);
		assert.deepEqual(
			problems.map(({ code, range }) => [code, range.start.line]),
			[
				['ris-missing-end', 9],
				['ris-missing-type', 26],
				['ris-unknown-type', 30],
				['ris-empty-record', 35],
				['ris-stray-line', 43],
				['ris-bad-date', 49],
				['ris-stray-line', 55],
				['ris-missing-end', 59],
			],
		);
	});

	it('says once that no record has an end, where none has', () => {
		const text = ['a', 'b', 'c'].map((title) => record(title).replace('ER  - \n', '')).join('');
		assert.deepEqual([titles(text), codes(text)], [['a', 'b', 'c'], ['ris-missing-end']]);
	});

	it('says once that no record has a type, where none has', () => {
		for (const type of ['', 'TY  - \n', '\uFEFFTY  -\n']) {
			const untyped = ['a', 'b', 'c'].map((title) => record(title).replace('TY  - JOUR\n', type)).join('\n');
			assert.deepEqual([titles(untyped), codes(untyped)], [['a', 'b', 'c'], ['ris-missing-type']]);
			const mixed = `${untyped}\n${record('d')}`;
			assert.deepEqual(codes(mixed), ['ris-missing-type', 'ris-missing-type', 'ris-missing-type']);
		}
	});

	it('finds no fault with an empty file, and says of any other that it has no records', () => {
		assert.deepEqual(codes('\uFEFF\n'), []);
		assert.deepEqual(codes('<html>'), ['ris-no-records']);
	});

	it('passes over what publishers write around their records', () => {
		const text = `Provider: X\nVR  - 1.0\n\n1.\n${record('a')}\nRecord 2 of 2\n${record('b')}\nEnd of file\n`;
		assert.deepEqual([titles(text), codes(text)], [['a', 'b'], []]);
	});

	describe('of damaged files', () => {
		const records = fixtures.join('\n').split(/(?<=^ER {2}- ?\r?\n)/m);

		it('never throws, and keeps the records that the damage does not touch', () => {
			const damage = fc.record({
				at: fc.nat({ max: 2000 }),
				length: fc.nat({ max: 40 }),
				insert: fc.constantFrom('', ' ', '-', '\n', 'ER  - \n', 'x', '\u0000', '  - ', '\uFEFF'),
			});
			fc.assert(
				fc.property(fc.nat({ max: records.length - 3 }), damage, (which, { at, length, insert }) => {
					const [before = '', middle = '', after = ''] = records.slice(which, which + 3);
					const start = Math.min(at, middle.length);
					const damaged = middle.slice(0, start) + insert + middle.slice(start + length);
					// Between an end that is gone and a type that stands later, nothing tells where the next record begins.
					fc.pre(/^ER {2}-/m.test(damaged) || /^\s*TY {2}-/.test(after));
					const expected = [...titles(before), ...titles(after)];
					const found = titles(before + damaged.replace(/\r?\n?$/, '\n') + after);
					assert.deepEqual(
						expected.filter((title) => !found.includes(title)),
						[],
					);
				}),
				{ numRuns: 150 },
			);
		});

		it('with blanks without end, is read in linear time', () => {
			for (const tag of ['KW', 'SP']) {
				assertLinear((size) => `TY  - JOUR\n${tag}  - a${' '.repeat(size)}b\nER  - \n`, parseRisSource);
			}
		});

		it('cut off anywhere, yields at least the records before the cut', () => {
			const text = fixtures[3] ?? '';
			const whole = parseRisSource(text).entries;
			for (let end = 0; end < text.length; end += 97) {
				const lines = text.slice(0, end).split('\n').length;
				const complete = whole.filter(({ range }) => range.end.line < lines - 1);
				assert.deepEqual(parseRisSource(text.slice(0, end)).entries.slice(0, complete.length), complete);
			}
		});
	});
});
