import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { EntryNode } from '../../../../src/core/sources/bibtex/bibtexSyntax';
import { scanBibtex } from '../../../../src/core/sources/bibtex/scanBibtex';
import { printBibtex } from '../../../support/printBibtex';

/** Entries as `type key: name=value, …`; a part without its end is marked with `!`. */
function outline(text: string): string[] {
	const slice = ({ start, end }: { readonly start: number; readonly end: number }): string =>
		text.slice(start, end);
	return scanBibtex(text)
		.nodes.filter((node): node is EntryNode => node.kind === 'entry')
		.map((node) => {
			const fields = node.fields.map(
				(field) =>
					`${slice(field.name)}=${field.parts.map((part) => slice(part) + (part.isClosed ? '' : '!')).join('#')}`,
			);
			return `${slice(node.type)} ${slice(node.key)}: ${fields.join(', ')}`;
		});
}

function faults(text: string): string[] {
	return scanBibtex(text).faults.map(
		(fault) => `${fault.code} ${JSON.stringify(text.slice(fault.start, fault.end))}`,
	);
}

const next = '\n@book{next,\n  title = {Unharmed}\n}\n';
const nextOutline = 'book next: title={Unharmed}';

describe('scanBibtex', () => {
	it('reads braces, quotation marks, numbers, names and joins', () => {
		const text = '@article{key, a = {x {y} z}, b = "q {"} r", c = 12, d = jan # { 3}, }';
		assert.deepEqual(outline(text), ['article key: a={x {y} z}, b="q {"} r", c=12, d=jan#{ 3}']);
		assert.deepEqual(faults(text), []);
	});

	it('reads entries in parentheses, whose values may hold some', () => {
		assert.deepEqual(outline('@misc(key, a = {x) y}, b = 2)'), ['misc key: a={x) y}, b=2']);
	});

	it('reads keys with colons, slashes, plus signs, quotation marks and letters of any script', () => {
		for (const key of [
			'DBLP:conf/sosp/X84',
			'a+b',
			"O'Neil",
			'müller2020',
			'李2020',
			'10.1145/3065386',
			'a_b.c-d',
		]) {
			assert.deepEqual(outline(`@misc{${key}, a = 1}`), [`misc ${key}: a=1`]);
		}
	});

	it('keeps strings, preambles, comments and free text apart, in order', () => {
		const text =
			'Hello\n@string{a = "b"}@preamble{ "x" # a }\n@comment{ @misc{no, a = 1} }@comment rest of line\n@misc{k}';
		assert.deepEqual(
			scanBibtex(text).nodes.map((node) => node.kind),
			['text', 'string', 'preamble', 'text', 'comment', 'comment', 'text', 'entry'],
		);
	});

	it('takes an @ in free text, and an entry behind a percent sign, for text', () => {
		assert.deepEqual(outline('Ask bob@example.org.\n  % @misc{no, a = 1}\n@misc{yes, a = 1}'), [
			'misc yes: a=1',
		]);
	});

	it('closes a comment in braces also behind one that has none', () => {
		assert.deepEqual(outline(`@comment words\n@comment{ @misc{no,\n a = 1}\n}${next}`), [nextOutline]);
	});

	it('closes a comment in braces also behind one that is never closed', () => {
		assert.deepEqual(outline(`@comment{ {\n@comment{ @misc{no,\n a = 1}\n}${next}`), [nextOutline]);
	});

	it('passes over percent comments between fields', () => {
		assert.deepEqual(outline('@misc{k, % first\n a = 1, % b = 2,\n c = 3}'), ['misc k: a=1, c=3']);
		assert.deepEqual(outline('@misc{k% first, of two,\n, a = 1}'), ['misc k: a=1']);
	});

	it('gives the spans of type, key, name and value', () => {
		const text = '@misc{k, ab = {c}}';
		const [node] = scanBibtex(text).nodes;
		assert.ok(node?.kind === 'entry');
		assert.deepEqual(
			[node.type, node.key],
			[
				{ start: 1, end: 5 },
				{ start: 6, end: 7 },
			],
		);
		const [field] = node.fields;
		assert.deepEqual(field?.name, { start: 9, end: 11 });
		assert.deepEqual([field?.value.start, field?.value.end], [14, 17]);
	});

	it('counts escaped braces as BibTeX does, and as LaTeX does where that alone makes sense', () => {
		assert.deepEqual(outline('@misc{k, a = {\\{x\\}}, b = 1}'), ['misc k: a={\\{x\\}}, b=1']);
		assert.deepEqual(outline(`@misc{k, a = {x \\{ y}, b = 1}${next}`), [
			'misc k: a={x \\{ y}, b=1',
			nextOutline,
		]);
		assert.deepEqual(outline('@misc{k, a = {x\\\\}, b = 1}'), ['misc k: a={x\\\\}, b=1']);
	});

	it('does not end a value at an escaped brace behind which it goes on, as Pandoc does not', () => {
		const values = ['{x \\} y}', '{x {y \\} z} w}', '{x \\}, y}', '{x \\}}', '{x \\} # y}', '{x\n \\}\n y}'];
		for (const value of values) {
			assert.deepEqual(outline(`@misc{k, a = ${value}, b = 1}${next}`), [
				`misc k: a=${value}, b=1`,
				nextOutline,
			]);
		}
		assert.deepEqual(outline('@misc{k, file = {C:\\a\\}, a = {x}}'), ['misc k: file={C:\\a\\}, a={x}']);
		assert.deepEqual(outline('@misc{k, file = {C:\\a\\}}'), ['misc k: file={C:\\a\\}']);
	});

	const damages: readonly [name: string, text: string, outline: string, fault: string][] = [
		[
			'a missing comma between fields',
			'@misc{k,\n a = {x}\n b = 1\n}',
			'misc k: a={x}, b=1',
			'bibtex-missing-comma "\\n "',
		],
		['a missing comma behind the key', '@misc{k\n a = {x}\n}', 'misc k: a={x}', 'bibtex-missing-comma "k"'],
		['a missing key', '@misc{a = {x}}', 'misc : a={x}', 'bibtex-missing-key "@misc{"'],
		['an empty key', '@misc{, a = {x}}', 'misc : a={x}', 'bibtex-missing-key "@misc{"'],
		[
			'a key with a blank',
			'@misc{Smith 2010, a = 1}',
			'misc Smith 2010: a=1',
			'bibtex-space-in-key "Smith 2010"',
		],
		...['k#1', 'k%1', 'k"1', 'k{a}1'].map((key): [string, string, string, string] => [
			`a sign that no key may hold: ${key}`,
			`@misc{${key}, a = 1}`,
			`misc ${key}: a=1`,
			`bibtex-malformed-key ${JSON.stringify(key)}`,
		]),
		['a second =', '@misc{k, a = = {x}, b == 2}', 'misc k: a={x}, b=2', 'bibtex-double-equals "a = ="'],
		['a missing =', '@misc{k, a {x}, b = 1}', 'misc k: a={x}, b=1', 'bibtex-missing-equals "a"'],
		['a missing value', '@misc{k, a = , b = 1}', 'misc k: a=, b=1', 'bibtex-missing-value "a ="'],
		[
			'words without braces',
			'@misc{k, a = c. 1990, b = 1}',
			'misc k: a=c. 1990, b=1',
			'bibtex-unquoted-value "c. 1990"',
		],
		['a missing opening brace', '@misc k,\n a = 1\n}', 'misc k: a=1', 'bibtex-missing-brace "@misc"'],
		[
			'a missing closing brace behind a value',
			'@misc{k,\n b = {x}',
			'misc k: b={x}',
			'bibtex-unclosed-entry "@misc{"',
		],
		[
			'a missing opening brace on the line of the fields',
			'@misc k, a = {1}\n}',
			'misc k: a={1}',
			'bibtex-missing-brace "@misc"',
		],
		[
			'another bracket for the opening brace',
			'@misc[k,\n a = {x}\n}',
			'misc k: a={x}',
			'bibtex-missing-brace "["',
		],
		[
			'another bracket for both braces before a stray one',
			'@misc[k, a = {x}]}',
			'misc k: a={x}',
			'bibtex-missing-brace "["',
		],
		[
			'another bracket for both braces',
			'  @misc [k, year = 2000, a = {x}]',
			'misc k: year=2000, a={x}',
			'bibtex-missing-brace "["',
		],
		['a type of two words', '@my type{k, a = {x}}', 'my type k: a={x}', 'bibtex-malformed-type "my type"'],
		['a type with a sign', '@misc: {k, a = "x"}', 'misc: k: a="x"', 'bibtex-malformed-type "misc:"'],
		['a missing type', '@{k, a = {x}}', ' k: a={x}', 'bibtex-malformed-type "@"'],
		[
			'a missing closing brace',
			'@misc{k,\n a = {x},\n b = 1\n',
			'misc k: a={x}, b=1',
			'bibtex-unclosed-entry "@misc{"',
		],
		['an unclosed value', '@misc{k,\n a = {x,\n b = 1\n}', 'misc k: a={x!, b=1', 'bibtex-unclosed-value "{"'],
		[
			'a value with a brace too many open',
			'@misc{k,\n a = {x {y},\n b = {z}\n}',
			'misc k: a={x {y}!, b={z}',
			'bibtex-unclosed-value "{"',
		],
		[
			'an unclosed last value',
			'@misc{k,\n b = 1,\n a = {x\n}',
			'misc k: b=1, a={x!',
			'bibtex-unclosed-value "{"',
		],
		[
			'an unclosed quotation',
			'@misc{k,\n a = "x,\n b = "y"\n}',
			'misc k: a="x!, b="y"',
			'bibtex-unclosed-value "\\""',
		],
		[
			'an unclosed quotation on the line of the next',
			'@misc{k, a = "x, b = "y", c = "z"}',
			'misc k: a="x!, b="y", c="z"',
			'bibtex-unclosed-value "\\""',
		],
		[
			'an unclosed quotation without a comma',
			'@misc{k,\n a = "x\n b = {y},\n c = "z"\n}',
			'misc k: a="x!, b={y}, c="z"',
			'bibtex-unclosed-value "\\""',
		],
		[
			'an unclosed quotation before a comma that begins a line',
			'@misc{k\n, a = "x\n, b = "y"\n}',
			'misc k: a="x!, b="y"',
			'bibtex-unclosed-value "\\""',
		],
		['a stray closing brace', '@misc{k, a = {x}}, b = 1}', 'misc k: a={x}, b=1', 'bibtex-stray-brace "}"'],
		[
			'a value without its opening brace',
			'@misc{k,\n a = Doe, J.},\n b = {y}\n}',
			'misc k: a=Doe, J., b={y}',
			'bibtex-unquoted-value "Doe, J."',
		],
		[
			'a brace that stays open in quotation marks',
			'@misc{k,\n a = "x {y",\n b = {z}\n}',
			'misc k: a="x {y", b={z}',
			'bibtex-unbalanced-braces "{"',
		],
		['a second opening brace', '@misc{{k, a = {x}}', 'misc k: a={x}', 'bibtex-unexpected "{"'],
		['an entry that ends behind its head', '@misc{', 'misc : ', 'bibtex-unclosed-entry "@misc{"'],
		[
			'a join without its second part',
			'@misc{k, a = {x} #, b = 1}',
			'misc k: a={x}, b=1',
			'bibtex-missing-value "#"',
		],
		['a stray sign', '@misc{k, a = 1, ?, b = 2}', 'misc k: a=1, b=2', 'bibtex-missing-equals "?"'],
	];
	for (const [name, text, expected, fault] of damages) {
		it(`recovers from ${name}: one fault at its place, every field kept, the next entry unharmed`, () => {
			assert.deepEqual(outline(text + next), [expected, nextOutline]);
			assert.deepEqual(faults(text + next), [fault]);
		});
	}

	it('asks whether a brace is one too many where words follow a closed value', () => {
		const { faults: found } = scanBibtex('@misc{k,\n a = {x } y},\n b = 1\n}');
		assert.deepEqual(
			found.map(({ message }) => message),
			['“y” stands behind a value that is closed already: is a “}” before it one too many?'],
		);
	});

	it('reads on where an entry whose head is broken follows one that is not closed', () => {
		assert.deepEqual(outline('@misc{k, a = {x}\n@book[l, a = {y}}\n@my type{m, a = {z}}'), [
			'misc k: a={x}',
			'book l: a={y}',
			'my type m: a={z}',
		]);
	});

	it('takes prose that begins with an @ for text', () => {
		const lines = [
			'@todo ask for {a, b} and (c, d = 3)',
			'@book chapters, c = 3, that are due',
			'@article [old, a = 1], see there',
			'@me see {k, n = 12} there',
			'@home see (k, a = {x})',
			'@book see [k, n = 12]',
			'  me@uni.edu {k, a = {x}}',
			'@online, [a] {b}',
		];
		for (const line of lines) {
			assert.deepEqual(outline(line + next), [nextOutline], line);
			assert.deepEqual(faults(line + next), [], line);
		}
	});

	it('reads types in letters of any script, as Pandoc does', () => {
		assert.deepEqual(outline('@artikél{k, a = 1}\n@книга{l, a = {x'), ['artikél k: a=1', 'книга l: a={x!']);
		assert.deepEqual(outline(`@misc{k, a = {x\n@artikél{l, b = 1}`), ['misc k: a={x!', 'artikél l: b=1']);
	});

	it('keeps what there is of a truncated file', () => {
		assert.deepEqual(outline('@misc{k,\n a = {x},\n b = {y and z'), ['misc k: a={x}, b={y and z!']);
		assert.deepEqual(faults('@misc{k,\n a = {x},\n b = {y and z'), ['bibtex-unclosed-value "{"']);
	});

	it('keeps quotation marks within a quotation that cannot end it', () => {
		assert.deepEqual(outline('@misc{k, a = "the "real" thing", b = "G\\"odel"}'), [
			'misc k: a="the "real" thing", b="G\\"odel"',
		]);
	});

	it('warns of an entry that lost its @', () => {
		assert.deepEqual(faults(`book{k, title = {x}}${next}`), ['bibtex-missing-at "book"']);
	});

	it('warns of a file that is nothing but free text, unless all of it is comments', () => {
		for (const text of ['<html>\n', '% A comment\n\n\tmail me@home\n', 'mail @ home\r%\r']) {
			assert.deepEqual(faults(text), ['bibtex-no-entries ""'], text);
		}
		for (const text of ['', ' \n\t\n', '%@book{k}\n  % x\r\n', 'x @comment{y}', 'x\n@string{a = {b}}']) {
			assert.deepEqual(faults(text), [], text);
		}
	});

	it('does not take a word at the beginning of a line of a value for an entry', () => {
		const text = '@misc{k, a = {mail\n@home or\n@work (say)}, b = 1}';
		assert.deepEqual(outline(text), ['misc k: a={mail\n@home or\n@work (say)}, b=1']);
	});

	it('gives every fixture back byte for byte', () => {
		const folder = path.join(__dirname, '../../../fixtures/bibtex');
		for (const file of readdirSync(folder).filter((name) => name.endsWith('.bib'))) {
			const text = readFileSync(path.join(folder, file), 'utf8');
			assert.equal(printBibtex(scanBibtex(text)), text, file);
		}
	});

	it('loses no entry of the broken fixture, and tells each fault once', () => {
		const text = readFileSync(path.join(__dirname, '../../../fixtures/bibtex/broken.bib'), 'utf8');
		const heads = text.match(/^@(?!string|comment|preamble)\w+/gm) ?? [];
		assert.equal(outline(text).length, heads.length);
		const starts = scanBibtex(text).faults.map((fault) => fault.start);
		assert.equal(new Set(starts).size, starts.length);
	});
});
