import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseBibtex } from '../../../support/parseBibtex';

const folder = path.join(__dirname, '../../../fixtures/bibtex');
const entriesOf = (file: string) =>
	new Map(
		parseBibtex(readFileSync(path.join(folder, file), 'utf8')).entries.map((entry) => [entry.citekey, entry]),
	);

describe('bibtexToCsl', () => {
	it('puts values together from strings, months and numbers, whatever the case of their names', () => {
		const { entries, problems } = parseBibtex(
			'@string{AB = "a" # { b}}\n@misc{k, title = ab # " " # 12, month = JAN, year = 1999}',
		);
		assert.equal(entries[0]?.csl.title, 'A b 12');
		assert.deepEqual(entries[0]?.csl.issued, { 'date-parts': [[1999, 1]] });
		assert.deepEqual(problems, []);
	});

	it('says where a string is used that nothing defines', () => {
		const { problems } = parseBibtex('@article{k,\n journal = jacm}');
		assert.deepEqual(problems, [
			{
				code: 'bibtex-undefined-string',
				severity: 'warning',
				message: 'No @string above defines “jacm”; text stands in braces.',
				range: { start: { line: 1, character: 11 }, end: { line: 1, character: 15 } },
			},
		]);
	});

	it('inherits through crossref and xdata under the names that BibLaTeX gives', () => {
		const entries = entriesOf('inheritance.bib');
		assert.deepEqual(
			['container-title', 'publisher', 'publisher-place', 'collection-title', 'volume', 'event-place'].map(
				(variable) => entries.get('x1')?.csl[variable],
			),
			[
				'Proceedings of something: The subtitle',
				'Springer',
				'Berlin; Heidelberg',
				'Lecture notes in computer science',
				'77',
				'Oslo',
			],
		);
		assert.equal(entries.get('x2')?.csl['container-title'], 'Its own book: The subtitle');
		assert.equal(entries.has('springer') || entries.has('lncs'), false);
	});

	it('inherits from an entry that is named by one of its ids, unless another has that key', () => {
		const entries = entriesOf('inheritance.bib');
		assert.equal(entries.get('part')?.csl['container-title'], 'The whole');
		assert.equal(entries.get('x1')?.csl.publisher, 'Springer');
		const bibtex = parseBibtex('@book{b, ids = {x}, publisher = {B}}@inbook{c, crossref = {x}}', 'bibtex');
		assert.equal(bibtex.entries[1]?.csl.publisher, undefined);
	});

	it('inherits neither short titles nor files, and a book’s author also as that of the book', () => {
		const book = '@book{b, author = {Xu, Yi}, title = {B}, shorttitle = {S}, file = {b.pdf}}';
		const { entries } = parseBibtex(`${book} @inbook{c, crossref = {b}}`);
		const { allFields } = entries[1]!;
		assert.deepEqual(
			['author', 'bookauthor', 'booktitle', 'shorttitle', 'file'].map((name) => allFields.get(name)),
			['Xu, Yi', 'Xu, Yi', 'B', undefined, undefined],
		);
	});

	it('gives a volume its own subtitle, and the whole work that of the whole', () => {
		const titles = (fields: string): unknown[] => {
			const own = 'title = {The Volume}, subtitle = {Sub}, titleaddon = {Add}, maintitle = {The Whole}';
			const [entry] = parseBibtex(`@book{a, ${own}${fields}}`).entries;
			return [entry?.csl.title, entry?.csl['volume-title']];
		};
		assert.deepEqual(titles(''), ['The whole', 'The volume: Sub. Add']);
		assert.deepEqual(titles(', mainsubtitle = {In Parts}'), ['The whole: In parts', 'The volume: Sub. Add']);
	});

	it('survives a circular crossref, and one to nowhere', () => {
		assert.deepEqual(entriesOf('circular.bib').get('loop1')?.csl['container-title'], 'Circles');
		assert.equal(entriesOf('inheritance.bib').get('dangling')?.csl.title, 'Dangling');
	});

	it('gives aliases, and keeps fields that nobody knows', () => {
		assert.deepEqual(entriesOf('inheritance.bib').get('x2')?.aliases, ['old2', 'older2']);
		assert.equal(entriesOf('handwritten.bib').get('uk')?.fields.get('customfield'), 'kept as it is');
	});

	it('keeps a title for reading in the case of the file, without markup', () => {
		const sys = entriesOf('handwritten.bib').get('sys');
		assert.match(
			sys?.title ?? '',
			/^SysName: A \$\\mathcal\{O\}\(n \\log n\)\$ Algorithm for k-SAT on gpus with \$H_2O\$ and H₂O/,
		);
	});

	it('cleans DOI and address', () => {
		const smith = entriesOf('mendeley.bib').get('Smith');
		assert.equal(smith?.csl.DOI, '10.1002/(SICI)1099-0690(199802)1998:2<229::AID-EJOC229>3.0.CO%3B2-S');
		assert.equal(smith?.csl.URL, 'https://example.org/a_b?c=d&e=f');
		const [old] = parseBibtex(
			'@misc{k, doi = {http://doi.acm.org/10.1145/1.2}, url = {http://example.org/\\string~me}}',
		).entries;
		assert.equal(old?.csl.DOI, '10.1145/1.2');
		assert.equal(old?.csl.URL, 'http://example.org/~me');
	});

	it('joins an address and a DOI that are broken across lines, but not two', () => {
		const [broken, two] = parseBibtex(
			'@misc{a, doi = {10.1000/\n  182}, url = {http://a.org/b/\n  c}, note = {\\url{http://a.org/%\n  d}}}' +
				'@misc{b, url = {http://a.org\n  http://b.org}, doi = {10.1000/1\n  10.1000/2}}',
		).entries;
		assert.equal(broken?.csl.DOI, '10.1000/182');
		assert.equal(broken?.csl.URL, 'http://a.org/b/c');
		assert.equal(broken?.csl.note, 'http://a.org/d');
		assert.match(String(two?.csl.URL), /org\s+http/);
		assert.equal(two?.csl.DOI, '10.1000/1\n  10.1000/2');
	});

	it('takes identifiers out of a second pair of braces, as the Web of Science writes all fields', () => {
		const [entry] = parseBibtex(
			'@misc{k, isbn = {{0-13-507245-X}}, issn = {{0001-8708}}, pmid = {{123}}, eprinttype = {{jstor}}, eprint = {{7}}}',
		).entries;
		assert.equal(entry?.csl.ISBN, '0-13-507245-X');
		assert.equal(entry?.csl.ISSN, '0001-8708');
		assert.equal(entry?.csl.PMID, '123');
		assert.equal(entry?.csl.URL, 'https://www.jstor.org/stable/7');
	});

	it('takes a PubMed number from “pubmed” and “pmc”, as converters of PubMed write it, too', () => {
		const [entry, other] = parseBibtex(
			'@misc{a, pubmed = {2231712}, pmc = {PMC1468433}}@misc{b, pubmed = {http://a.org}}',
		).entries;
		assert.deepEqual([entry?.csl.PMID, entry?.csl.PMCID], ['2231712', 'PMC1468433']);
		assert.equal(other?.csl.PMID, undefined);
	});

	it('passes over places that are missing in a list, as in one of Citavi', () => {
		const [entry] = parseBibtex('@book{k, address = {Beijing  and  and Cambridge and K{\\"o}ln}}').entries;
		assert.equal(entry?.csl['publisher-place'], 'Beijing; Cambridge; Köln');
	});

	it('takes a range of pages for no mathematics, and its blanks for none', () => {
		for (const pages of ['1{$-$}2', '1 – 2', '1 -- 2', '1 - 2']) {
			assert.equal(parseBibtex(`@misc{k, pages = {${pages}}}`).entries[0]?.csl.page, '1-2', pages);
		}
	});

	it('lets the later of two fields of one name stand, as Pandoc does', () => {
		assert.equal(parseBibtex('@misc{k, title = {a}, title = {b}}').entries[0]?.csl.title, 'B');
	});

	it('takes names of built-in properties for what they are', () => {
		const { entries } = parseBibtex(
			'@constructor{toString, __proto__ = {a}, constructor = valueOf, title = {\\hasOwnProperty{x}}}',
		);
		assert.equal(entries[0]?.csl.type, 'document');
		assert.equal(entries[0]?.csl.title, '<span class="nocase">x</span>');
	});
});
