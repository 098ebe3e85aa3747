import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { UnplacedEntry } from '../../../../src/core/model/entry';
import { BibtexReader } from '../../../../src/core/sources/bibtex/bibtexReader';
import { parseBibtexSource } from '../../../../src/core/sources/bibtex/bibtexSource';
import type { SourceReading } from '../../../../src/core/sources/sourceReading';

describe('BibtexReader', () => {
	it('reads again only the entry that changed', () => {
		const text = library(40);
		const { changed } = readBoth(text, text.replace('Title 20', 'Another title\n of two lines'));
		assert.deepEqual(
			changed.fresh.map(({ citekey }) => citekey),
			['key20'],
		);
	});

	it('finds nothing fresh where entries changed places, or only what is between them changed', () => {
		const text = library(40);
		const [first = '', second = '', ...rest] = text.split('\n\n');
		assert.equal(readBoth(text, [...rest, second, first].join('\n\n')).changed.fresh.length, 0);
		assert.equal(readBoth(text, text.replace('\n\n', '\n\nA word between.\n\n')).changed.fresh.length, 0);
	});

	it('reads anew what inherits from an entry that changed, and nothing else', () => {
		const parents =
			'@proceedings{p, title = {Old}, year = 2001}\n\n@inproceedings{c, title = {C}, crossref = {p}}\n\n';
		const text = `${library(9)}\n\n${parents}${library(9).replaceAll('key', 'more')}`;
		const { changed } = readBoth(text, text.replace('Old', 'New'));
		assert.deepEqual(
			changed.fresh.map(({ citekey }) => citekey),
			['p', 'c'],
		);
	});

	it('reads anew what inherits from an entry by another of its keys, also where that comes or goes', () => {
		const whole = '@book{p, ids = {old, older}, title = {Old}, year = 2001}\n\n';
		const part = '@inbook{c, title = {C}, crossref = {older}}\n\n';
		const text = `${library(9)}\n\n${whole}${part}${library(9).replaceAll('key', 'more')}`;
		const freshAfter = (edited: string): readonly (string | undefined)[] =>
			readBoth(text, edited).changed.fresh.map(({ citekey }) => citekey);
		assert.deepEqual(freshAfter(text.replace('Old', 'New')), ['p', 'c']);
		assert.deepEqual(freshAfter(text.replace(', older', '')), ['p', 'c']);
		assert.deepEqual(freshAfter(text.replace('key3', 'older')), ['older', 'c']);
		const before = text.replace(', older', '');
		assert.deepEqual(
			readBoth(before, text).changed.fresh.map(({ citekey }) => citekey),
			['p', 'c'],
		);
	});

	it('reads anew what uses a name whose @string changed', () => {
		const text = `@string{j = {Old}}\n\n${library(9)}\n\n@article{a, title = {A}, journal = j}\n`;
		const { changed } = readBoth(text, text.replace('Old', 'New'));
		assert.deepEqual(
			changed.fresh.map((entry) => entry['container-title']),
			['New'],
		);
	});

	it('reads anew an entry with a fault that what follows decides about', () => {
		const text = '@misc{b,\n  title = {B}",\n  year = 1\n}\n@comment("';
		const { changed } = readBoth(text, text.replace('comment', 'cot'));
		assert.deepEqual(
			changed.fresh.map(({ title }) => title),
			['B', ''],
		);
	});

	it('reads what stands in a comment behind one that is never closed, and now is none', () => {
		const text = `@comment{% {% @\n${library(3)}\n@comment{}@misc{c, title = {C}}\n@comment{ x }\n`;
		readBoth(text, text.replace('@comment{%', '@co@misc{d}mment{%'));
	});

	it('hands out what is fresh as it goes, in order', () => {
		const handedOut: (readonly UnplacedEntry[])[] = [];
		const bytes = new TextEncoder().encode(library(600));
		const reading = new BibtexReader().read(bytes, (fresh) => handedOut.push(fresh));
		assert.ok(handedOut.length > 1);
		assert.deepEqual(handedOut.flat(), reading?.fresh);
	});

	it('gives nothing for bytes that are no UTF-8, wherever they are', () => {
		const reader = new BibtexReader();
		const bytes = new TextEncoder().encode(library(40));
		reader.read(bytes);
		for (const at of [0, bytes.length >> 1, bytes.length - 1]) {
			const broken = bytes.slice();
			broken[at] = 0xff;
			assert.equal(reader.read(broken), undefined);
		}
	});

	it('reads after any series of edits what reading the whole text gives', function () {
		this.timeout(60_000);
		fc.assert(
			fc.property(
				fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...texts) }, { weight: 1, arbitrary: broken }),
				fc.array(edit, { minLength: 1, maxLength: 5 }),
				(text, edits) => {
					const reader = new BibtexReader();
					let current = text;
					let entries = check(reader, current, []);
					for (const change of edits) {
						current = apply(current, change);
						entries = check(reader, current, entries);
					}
				},
			),
			{ numRuns: 300 },
		);
	});
});

/** Reads the text and checks it against what reading it whole gives. */
function check(reader: BibtexReader, text: string, before: readonly UnplacedEntry[]): UnplacedEntry[] {
	const bytes = new TextEncoder().encode(text);
	const reading = reader.read(bytes);
	assert.ok(reading);
	const { order, fresh, positions, problems } = reading;
	const entries = Array.from(order, (from) => (from >= 0 ? before[from] : fresh[-1 - from])!);
	// Halves of surrogate pairs are not what was encoded.
	const whole = parseBibtexSource(new TextDecoder().decode(bytes));
	const ranged = entries.map((entry, at) => {
		const [line, character, endLine, endCharacter] = positions.subarray(4 * at);
		return {
			...entry,
			range: { start: { line, character }, end: { line: endLine, character: endCharacter } },
		};
	});
	assert.deepEqual(ranged, whole.entries);
	assert.deepEqual(problems, whole.problems);
	return entries;
}

function readBoth(text: string, edited: string): { readonly changed: SourceReading } {
	const reader = new BibtexReader();
	check(reader, edited, check(reader, text, []));
	const again = new BibtexReader();
	again.read(new TextEncoder().encode(text));
	return { changed: again.read(new TextEncoder().encode(edited))! };
}

function library(count: number): string {
	return Array.from(
		{ length: count },
		(_, at) => `@article{key${at},\n  title = {Title ${at}},\n  year = ${1900 + at}\n}`,
	).join('\n\n');
}

interface Edit {
	readonly kind:
		'insert' | 'delete' | 'double' | 'swap' | 'truncate' | 'end lines with' | 'move entry' | 'copy entry';
	/** From 0 to 1, of the text's length. */
	readonly from: number;
	readonly to: number;
	/** Of what is deleted or doubled. */
	readonly length: number;
	readonly inserted: string;
}

/** Short texts in which hardly anything is closed. */
const broken = fc
	.array(
		fc.constantFrom(
			...['@comment{', '@comment{ x }\n', '@comment x\n', '@comment{ @misc{d, title={D}} }\n', '@comment('],
			...[
				'@article{a, title = {T}}\n',
				'\n@misc{b,\n  title = {B},\n  year = 1\n}\n',
				'@misc{c, title = "x"}\n',
			],
			...['@string{s = {x}}\n', 'free\n', '}', '{', '"', ',', '% ', '@', ')', '\n'],
		),
		{ minLength: 3, maxLength: 12 },
	)
	.map((pieces) => pieces.join(''));

const edit: fc.Arbitrary<Edit> = fc.record({
	kind: fc.oneof(
		{ weight: 6, arbitrary: fc.constantFrom('insert', 'delete', 'double', 'swap') },
		{ weight: 2, arbitrary: fc.constantFrom('move entry', 'copy entry') },
		{ weight: 1, arbitrary: fc.constantFrom('truncate', 'end lines with') },
	),
	from: fc.double({ min: 0, max: 1, noNaN: true }),
	to: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.oneof(fc.constantFrom(1, 2), fc.nat(300)),
	inserted: fc.constantFrom(
		...[
			'{',
			'}',
			'"',
			',',
			'=',
			'@',
			'#',
			'\\',
			'%',
			'(',
			')',
			'\n',
			'\r',
			'\r\n',
			'\n\n',
			' ',
			'x',
			'é',
			'李',
			'😀',
		],
		...[
			'@article{new, title = {New}}',
			'\n@misc{open, title = {Open\n',
			'@comment{',
			'@comment x\n',
			'}\n\n',
			', note = {x}',
		],
		...[
			'@string{jan = {Yes}}\n',
			'@xdata{x, year = 1}',
			'crossref = {westfahl:space},',
			'ids = {westfahl:space, p1},',
			'% ',
			'\n@book key,\n',
			'article{lost, year = 1}',
			'\n@book[odd, title = {Odd}]\n',
			'\n@my type{odd, title = {Odd}}\n',
			'\n@misc{a#1, title = {A \\} B}, year = 1}\n',
			'\\}',
			']',
		],
	),
});

function apply(text: string, { kind, from, to, length, inserted }: Edit): string {
	const at = Math.floor(from * text.length);
	const [before, after] = [text.slice(0, at), text.slice(at)];
	switch (kind) {
		case 'insert':
			return before + inserted + after;
		case 'delete':
			return before + after.slice(length);
		case 'double':
			return before + after.slice(0, length) + after;
		case 'swap':
			return before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2);
		case 'truncate':
			return from < 0.5 ? after : before;
		case 'end lines with':
			return text.replace(/\r\n?|\n/g, length % 2 === 0 ? '\r\n' : '\r');
		default: {
			const parts = text.split(/(?=^@)/m);
			const taken = Math.floor(from * (parts.length - 1));
			const [part = ''] = kind === 'move entry' ? parts.splice(taken, 1) : [parts[taken]];
			parts.splice(Math.floor(to * parts.length), 0, part);
			return parts.join('');
		}
	}
}

const folder = path.join(__dirname, '../../../fixtures/bibtex');
const texts = readdirSync(folder)
	.filter((name) => name.endsWith('.bib'))
	.flatMap((name) => {
		const text = readFileSync(path.join(folder, name), 'utf8');
		return text.length < 30_000 ? [text] : [text.slice(0, 15_000), text.slice(-15_000)];
	});
