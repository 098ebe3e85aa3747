import { strict as assert } from 'node:assert';
import { toRisLines } from '../../../src/core/format/ris';
import { parseRisSource } from '../../../src/core/sources/ris/risSource';
import { makePaper, samplePapers } from './papers';

describe('toRisLines', () => {
	it('writes a record from TY to ER', () => {
		const paper = makePaper({
			type: 'chapter',
			title: 'A\nTitle',
			author: [{ family: 'Gogh', given: 'Vincent', 'non-dropping-particle': 'van' }, { literal: 'LCM team' }],
			editor: [{ family: 'King', given: 'Martin', suffix: 'Jr.' }],
			issued: { year: 2024, month: 3, day: 9 },
			'container-title': 'A Book',
			page: '10-20',
			arxiv: '2412.14170',
		});
		assert.deepEqual(toRisLines(paper), [
			'TY  - CHAP',
			'ID  - xu2024title',
			'TI  - A Title',
			'AU  - van Gogh, Vincent',
			'AU  - LCM team,',
			'A2  - King, Martin, Jr.',
			'PY  - 2024',
			'DA  - 2024/03/09',
			'T2  - A Book',
			'SP  - 10',
			'EP  - 20',
			'DB  - arXiv',
			'AN  - 2412.14170',
			'ER  - ',
		]);
	});

	it('writes a type that nobody knows as GEN, also one whose name every object knows', () => {
		for (const type of ['thing', 'constructor']) {
			assert.equal(toRisLines(makePaper({ type }))[0], 'TY  - GEN');
		}
	});

	it('is read back with the numbers of reports, the versions of software and data, and the degrees of theses', () => {
		for (const fields of [
			{ type: 'report', number: 'TR-94-2' },
			{ type: 'patent', number: 'US1234567' },
			{ type: 'software', version: '2.1' },
			{ type: 'dataset', number: '7', version: '3' },
			{ type: 'book', edition: '2nd' },
			{ type: 'thesis', genre: 'Master’s thesis' },
			{ type: 'book', language: 'de-DE' },
		]) {
			const [entry] = parseRisSource(toRisLines(makePaper(fields)).join('\n')).entries;
			const { type, number, version, edition, genre, language } = entry!;
			const read = Object.entries({ type, number, version, edition, genre, language }).filter(
				([, value]) => value !== undefined,
			);
			assert.deepEqual(Object.fromEntries(read), fields);
		}
	});

	it('is read back with its editors, whatever the type', () => {
		const editor = [{ family: 'King', given: 'Martin' }];
		for (const type of [
			'article-journal',
			'book',
			'chapter',
			'motion_picture',
			'patent',
			'report',
			'webpage',
		]) {
			const [entry] = parseRisSource(toRisLines(makePaper({ type, editor })).join('\n')).entries;
			assert.deepEqual([entry?.type, entry?.editor], [type, editor]);
		}
	});

	it('is read back with every identifier of the sample', () => {
		const papers = samplePapers();
		const text = papers.map((paper) => toRisLines(paper).join('\n')).join('\n');
		const { entries, problems } = parseRisSource(text);
		assert.deepEqual(problems, []);
		assert.deepEqual(
			entries.map(({ citekey, title, DOI, arxiv, type }) => [citekey, title, DOI, arxiv, type]),
			papers.map(({ citekey, title, DOI, arxiv, type }) => [citekey, title, DOI, arxiv, type]),
		);
	});
});
