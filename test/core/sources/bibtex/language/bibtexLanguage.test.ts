import { strict as assert } from 'node:assert';
import { completeBibtex } from '../../../../../src/core/sources/bibtex/language/bibtexCompletion';
import {
	readBibtexDocument,
	type BibtexDocument,
} from '../../../../../src/core/sources/bibtex/language/bibtexDocument';
import { foldingOf } from '../../../../../src/core/sources/bibtex/language/bibtexFolding';
import { linksOf } from '../../../../../src/core/sources/bibtex/language/bibtexLinks';
import { outlineOf, type OutlineItem } from '../../../../../src/core/sources/bibtex/language/bibtexOutline';
import { targetAt } from '../../../../../src/core/sources/bibtex/language/bibtexTarget';
import { entryText } from '../../../../../src/core/sources/bibtex/language/entryText';
import { finish } from '../../../../../src/core/model/slices';
import { assertLinear } from '../../../../support/assertLinear';
import { parseBibtex } from '../../../../support/parseBibtex';

/** The document, and the offset of `|` in it. */
function read(marked: string): { document: BibtexDocument; offset: number } {
	const offset = marked.indexOf('|');
	return { document: finish(readBibtexDocument(marked.replace('|', ''))), offset };
}

/** What is offered at `|`: labels, and what the text would be with the first that has that label. */
function complete(marked: string): string[] {
	const { document, offset } = read(marked);
	return completeBibtex(document, offset).items.map(({ label }) => label);
}

function accept(marked: string, label: string): string {
	const { document, offset } = read(marked);
	const offer = completeBibtex(document, offset).items.find((candidate) => candidate.label === label);
	assert.ok(offer, `${label} is not offered`);
	const start = document.lines.offsetAt(offer.range.start);
	const end = document.lines.offsetAt(offer.range.end);
	const { text } = document.file;
	return text.slice(0, start) + offer.snippet + text.slice(end);
}

const parents =
	'@string{acm = {ACM Press}}\n@proceedings{p20, title = {Proc}, date = {2020}}\n@xdata{x, publisher = acm}\n';

describe('outlineOf', () => {
	const names = (items: readonly OutlineItem[]): unknown[] =>
		items.map(({ name, detail, children }) => [name, detail, ...names(children)]);

	it('lists strings and entries with their fields in file order', () => {
		const { document } = read(
			'@string{acm = {ACM}}\n@misc{k,\n title = {A {B}\n C},\n year = 2000}\n@book{title = {D}}',
		);
		assert.deepEqual(names(finish(outlineOf(document))), [
			['acm', 'ACM'],
			['k', '@misc · A B C', ['title', 'A B C'], ['year', '2000']],
			['@book', '@book · D', ['title', 'D']],
		]);
	});

	it('tells titles as they are read', () => {
		const { document } = read('@misc{k, title = {{\\"U}ber $x^2$ \\& {\\TeX}}}');
		assert.deepEqual(
			finish(outlineOf(document)).map(({ detail }) => detail),
			['@misc · Über $x^2$ & TeX'],
		);
	});

	it('selects the key, within the whole entry', () => {
		const [item] = finish(outlineOf(read('\n@misc{key,\n a = 1}').document));
		assert.deepEqual(item?.selection, { start: { line: 1, character: 6 }, end: { line: 1, character: 9 } });
		assert.deepEqual(item?.range, { start: { line: 1, character: 0 }, end: { line: 2, character: 7 } });
	});

	it('leaves the fields out of very large files', () => {
		const { document } = read('@misc{k, a = 1}\n'.repeat(2001));
		assert.ok(finish(outlineOf(document)).every(({ children }) => children.length === 0));
	});

	it('never has an item without a name, nor a selection outside its range', () => {
		const { document } = read('@misc{, = {x}, a = , b}\n@{k}\n@string{ = {x}}\n@string{x}');
		const check = ({ name, range, selection, children }: OutlineItem): void => {
			assert.notEqual(name, '');
			assert.ok(document.lines.offsetAt(range.start) <= document.lines.offsetAt(selection.start));
			assert.ok(document.lines.offsetAt(range.end) >= document.lines.offsetAt(selection.end));
			children.forEach(check);
		};
		finish(outlineOf(document)).forEach(check);
	});
});

describe('foldingOf', () => {
	it('folds entries, long values, comments and rows of strings, and leaves a lone close in sight', () => {
		const text = [
			'% one',
			'% two',
			'@string{a = {A}}',
			'@string{b = {B}}',
			'',
			'@misc{k,',
			'  abstract = {first',
			'    second',
			'  },',
			'  note = {x},',
			'}',
			'@comment{',
			'  x',
			'}',
			'@misc{l,',
			'  note = {x}}',
		].join('\n');
		assert.deepEqual(
			finish(foldingOf(read(text).document)).map(({ start, end, isComment }) => [start, end, isComment]),
			[
				[0, 1, true],
				[2, 3, false],
				[5, 9, false],
				[6, 7, false],
				[11, 12, true],
				[14, 15, false],
			],
		);
	});
});

describe('targetAt', () => {
	const cases: readonly (readonly [what: string, marked: string, expected: string | undefined])[] = [
		['an entry on its key', '@misc{ke|y, a = 1}', 'entry key: key'],
		['an entry on its type', '@mi|sc{key, a = 1}', 'entry @misc: key'],
		['an entry on its @', '|@ misc{key, a = 1}', 'entry @ misc: key'],
		['the parent on crossref', `${parents}@misc{k, crossref = {p2|0}}`, 'reference p20: p20'],
		['one of several keys', `${parents}@misc{k, xdata = {y,x|}}`, 'reference x: x'],
		['an alias of an entry', '@misc{a, ids = {b}}@misc{c, related = "b|"}', 'reference b: a'],
		['a key in another case', `${parents}@misc{k, crossref = {P20|}}`, 'reference P20: p20'],
		['a key that nothing has', '@misc{k, crossref = {no|pe}}', 'reference nope: undefined'],
		['a name in a value', `${parents}@misc{k, publisher = "x" # AC|M}`, 'string ACM: ACM Press'],
		['a name in its own definition', '@string{a|cm = {ACM Press}}', 'string acm: ACM Press'],
		['a name in the definition of another', '@string{a = {A}}@string{b = a| # {B}}', 'string a: A'],
		['nothing on a number', '@misc{k, year = 20|00}', undefined],
		['nothing in text', '@misc{k, note = {p2|0}}', undefined],
		['nothing between entries', 'free | text', undefined],
	];
	for (const [what, marked, expected] of cases) {
		it(`finds ${what}`, () => {
			const { document, offset } = read(marked);
			const target = targetAt(document, offset);
			const at = target && document.file.text.slice(target.span.start, target.span.end);
			const meant = target?.kind === 'string' ? target.definition?.value : target?.entry?.key;
			assert.equal(target && `${target.kind} ${at}: ${meant}`, expected);
		});
	}

	it('finds the definition that holds at the place', () => {
		const { document, offset } = read('@string{a = {1}}@misc{k, x = a|}@string{a = {2}}');
		const target = targetAt(document, offset);
		assert.equal(target?.kind === 'string' && target.definition?.value, '1');
	});
});

describe('completeBibtex', () => {
	it('offers types behind @, with the fields that they need', () => {
		assert.deepEqual(complete('@|').slice(0, 3), ['article', 'inproceedings', 'book']);
		assert.equal(accept('@ma|', 'manual'), '@manual{${1:key},\n\ttitle = {${2}},\n}');
		assert.equal(accept('@b|oo{k, a = 1}', 'book'), '@book{k, a = 1}');
		assert.equal(accept('@com|{x}', 'comment'), '@comment{x}');
		assert.ok(complete('@misc{k, note = {x}\n@|\n@misc{l, title = {T}}').includes('article'));
	});

	it('offers missing fields first, and none that is there', () => {
		const labels = complete('@article{k,\n  author = {A},\n  |\n}');
		assert.deepEqual(labels.slice(0, 3), ['title', 'journaltitle', 'date']);
		assert.ok(!labels.includes('author'));
		assert.ok(labels.includes('volume') && labels.includes('doi'));
		assert.equal(new Set(labels).size, labels.length);
	});

	it('offers BibTeX’s names in a file that uses them', () => {
		const labels = complete('@article{a, journal = {J}, year = 2000}\n@article{k, author = {A}, |}');
		assert.deepEqual(labels.slice(0, 3), ['title', 'journal', 'year']);
		const old = '@article{a, journal = {J}, year = 2000}\n';
		assert.match(accept(`${old}@phd|`, 'phdthesis'), /\tschool = /);
		assert.match(accept(`${old}@tech|`, 'techreport'), /\tinstitution = /);
	});

	it('does not ask for what is inherited', () => {
		assert.deepEqual(complete(`${parents}@inproceedings{k, author = {A}, crossref = {p20}, |}`).slice(0, 1), [
			'title',
		]);
	});

	it('replaces the word at the cursor, and keeps “=” where it stands', () => {
		assert.equal(accept('@misc{k,\n  ti|t\n}', 'title'), '@misc{k,\n  title = {${1}},\n}');
		assert.equal(accept('@misc{k,\n  ti| = {T}\n}', 'title'), '@misc{k,\n  title = {T}\n}');
	});

	it('offers fields in an entry that is not closed yet, and behind a forgotten comma', () => {
		assert.ok(complete('@misc{k,\n  note = {x},\n  ti|').includes('title'));
		assert.ok(complete('@misc{k,\n  note = {x}\n  |\n}').includes('title'));
		assert.ok(complete('@misc{k,\n  note = {x},\n  |\n\n@misc{l, title = {T}}').includes('title'));
		assert.deepEqual(complete(`${parents}@misc{k, publisher = |`), ['acm']);
		assert.deepEqual(complete('@misc{k, note = {x}} |\n@misc{l, title = {T}}'), []);
	});

	it('writes no comma before one that stands there', () => {
		assert.equal(accept('@misc{k, ti|, note = {x}}', 'title'), '@misc{k, title = {${1}}, note = {x}}');
		assert.equal(
			accept('@misc{k\n, ti|\n, note = {x}}', 'title'),
			'@misc{k\n, title = {${1}}\n, note = {x}}',
		);
	});

	const others: readonly (readonly [what: string, marked: string, expected: readonly string[]])[] = [
		['parents first for crossref', `@misc{m, a = 1}\n${parents}@misc{k, crossref = {|}}`, ['p20', 'm']],
		['keys in a value that is not closed', `${parents}@misc{k, crossref = {p|`, ['p20']],
		['data only for xdata', `${parents}@misc{k, xdata = {a, |}}`, ['x']],
		['keys with braces where there are none', `${parents}@misc{k, crossref = |}`, ['p20']],
		['names in a value', `${parents}@misc{k, publisher = |}`, ['acm']],
		['names behind #', `${parents}@misc{k, publisher = "x" # a|}`, ['acm']],
		['names in a definition', '@string{acm_1 = {A}}@string{b = acm_|}', ['acm_1']],
		['names where a definition begins', '@string{a = {A}}@string{b = |', ['a']],
		['nothing in the text of a definition', '@string{a = {A}}@string{b = "x # a|"}', []],
		['nothing behind a definition', '@string{a = {A}}@string{b = {B}}|', []],
		[
			'constants',
			'@misc{k, pubstate = {in|}}',
			['inpreparation', 'submitted', 'forthcoming', 'inpress', 'prepublished'],
		],
		['nothing in text', `${parents}@misc{k, note = {a|}}`, []],
		['nothing in a key', '@misc{k|}', []],
		['nothing in free text', 'some |text', []],
		['data that the list has not', `${parents}@xdata{y, a = 1}\n@misc{k, xdata = {x, |, z}}`, ['y']],
		['constants with braces where there are none', '@report{k, type = |}', ['techreport', 'resreport']],
		['no types in a comment', '@comment{\n@ar|\n}', []],
		['no types in a line behind %', '@misc{k}\n% @ar|', []],
		['no types in a value of an entry that is whole', '@misc{k, note = {a\n@ar|\n}, title = {T}}', []],
		['no fields in a line behind %', '@misc{k,\n% ti|\n title = {T}}', []],
		['no fields behind % and a value', '@misc{k,\n title = {T}, % au|\n}', []],
	];
	for (const [what, marked, expected] of others) {
		it(`offers ${what}`, () => {
			assert.deepEqual(complete(marked), expected);
		});
	}

	it('offers a thousand keys of many, those that what is typed leads to', () => {
		const many = Array.from({ length: 1500 }, (_, at) => `@book{k${at}, a = 1}`).join('\n');
		const { document, offset } = read(`${many}@misc{m, crossref = {k149|}}`);
		const { items, isIncomplete } = completeBibtex(document, offset);
		assert.ok(isIncomplete);
		assert.ok(items.length < 50 && items.some(({ label }) => label === 'k1499'));
		assert.equal(completeBibtex(document, offset - 3).items.length, 1000);
	});

	it('offers months where a month is due', () => {
		assert.deepEqual(complete('@misc{k, month = |}').slice(0, 2), ['jan', 'feb']);
		assert.deepEqual(complete('@misc{k, month = "1~" # |}').slice(0, 2), ['jan', 'feb']);
	});

	it('takes work in proportion to a value, however long its words are', () => {
		assertLinear(
			(size) => `@misc{k, file = {${'x'.repeat(size)} a}}`,
			(text) => completeBibtex(finish(readBibtexDocument(text)), text.length - 2),
		);
	});

	it('never throws, wherever the cursor stands in whatever is broken', () => {
		const text = '@string{a = {b} # c}\n@misc{k, t = {x {y}, u = "z" # a, = , crossref = {p,\n@book(q\n@';
		for (let at = 0; at <= text.length; at++) {
			complete(`${text.slice(0, at)}|${text.slice(at)}`);
		}
	});
});

describe('entryText', () => {
	it('means the same as the entry in its file', () => {
		const { document } = read(
			`${parents}@inproceedings{k, author = {A}, title = {T}, crossref = {p20}, xdata = {x}}\n@misc{other, a = 1}`,
		);
		const entry = document.entries.find(({ key }) => key === 'k');
		assert.ok(entry);
		const text = entryText(document, entry);
		const [alone] = parseBibtex(text).entries;
		const inFile = parseBibtex(document.file.text).entries.find(({ citekey }) => citekey === 'k');
		assert.deepEqual(alone?.csl, inFile?.csl);
		assert.ok(!text.includes('other'));
	});
});

describe('linksOf', () => {
	it('finds where DOIs, eprints, escaped addresses and files lead, and nothing else', () => {
		const { document } = read(
			[
				'@misc{a, doi = {10.1002/a\\_b<1::AID#2>}, url = {https://a.org/b}, file = {a.pdf}, title = {10.1/x}}',
				'@misc{b, doi = "https://doi.org/10.1000/182", eprint = {2412.14170}, archiveprefix = {arXiv}}',
				'@misc{c, doi = {unknown}, eprint = {1}, url = {\\url{https://a.org/b\\_c}}, file = {}}',
			].join('\n'),
		);
		const { text } = document.file;
		assert.deepEqual(
			finish(linksOf(document)).map((link) => [
				text.slice(link.start, link.end),
				link.kind === 'file' ? link.entry.key : link.url,
			]),
			[
				['10.1002/a\\_b<1::AID#2>', 'https://doi.org/10.1002/a_b%3C1::AID%232%3E'],
				['a.pdf', 'a'],
				['2412.14170', 'https://arxiv.org/abs/2412.14170'],
				['\\url{https://a.org/b\\_c}', 'https://a.org/b_c'],
			],
		);
	});
});
