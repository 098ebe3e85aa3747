import { strict as assert } from 'node:assert';
import type { UnplacedEntry } from '../../../src/core/model/entry';
import { parseSource } from '../../../src/core/sources/sourceFormat';
import { createSourceReader } from '../../../src/core/sources/sourceReader';
import type { SourceReading } from '../../../src/core/sources/sourceReading';

const formats: readonly Format[] = [
	{
		fileName: 'refs.bib',
		write: (items) => items.map(([key, title]) => `@misc{${key}, title = {${title}}}`).join('\n'),
	},
	{
		fileName: 'refs.json',
		write: (items) =>
			JSON.stringify(
				items.map(([id, title]) => ({ id, type: 'book', title })),
				undefined,
				'\t',
			),
	},
	{
		fileName: 'refs.yaml',
		write: (items) =>
			`references:\n${items.map(([id, title]) => `- id: ${id}\n  type: book\n  title: ${title}`).join('\n')}\n`,
	},
	{
		fileName: 'refs.ris',
		write: (items) => items.map(([, title]) => `TY  - BOOK\nTI  - ${title}\nER  - \n`).join('\n'),
	},
	{
		fileName: 'papers.txt',
		write: (items) =>
			items
				.map(([, title]) => `${title}\n\nAn abstract of ${title}, long enough to be one, with words.\n`)
				.join('\n'),
	},
];

interface Format {
	readonly fileName: string;
	write(items: readonly (readonly [key: string, title: string])[]): string;
}

const items = ['One', 'Two', 'Three', 'Four'].map((title) => [title.toLowerCase(), title] as const);

describe('createSourceReader', () => {
	for (const { fileName, write } of formats) {
		describe(fileName, () => {
			it('takes all entries for fresh the first time', () => {
				const { reading, entries } = readAll(fileName, [write(items)]);
				assert.equal(reading.fresh.length, items.length);
				assert.deepEqual(entries, entriesOf(fileName, write(items)));
			});

			it('finds exactly one fresh entry where one changed', () => {
				const changed = items.map(([key, title]) => [key, title === 'Two' ? 'Other' : title] as const);
				const { reading, entries } = readAll(fileName, [write(items), write(changed)]);
				assert.deepEqual(Array.from(reading.order), [0, -1, 2, 3]);
				assert.deepEqual(
					reading.fresh.map(({ title }) => title),
					['Other'],
				);
				assert.deepEqual(entries, entriesOf(fileName, write(changed)));
			});

			it('finds none fresh where entries changed places', () => {
				const [one, two, ...rest] = items;
				const moved = write([...rest, one, two].filter((item) => item !== undefined));
				const { reading, entries } = readAll(fileName, [write(items), moved]);
				assert.deepEqual(Array.from(reading.order), [2, 3, 0, 1]);
				assert.deepEqual(entries, entriesOf(fileName, moved));
			});

			it('tells where each entry stands, and hands out what is fresh as it goes', () => {
				const handedOut: UnplacedEntry[] = [];
				const text = write(items);
				const reading = createSourceReader(fileName).read(new TextEncoder().encode(text), (fresh) =>
					handedOut.push(...fresh),
				);
				assert.deepEqual(handedOut, reading.fresh);
				assert.deepEqual(
					Array.from(reading.positions),
					parseSource(fileName, text).entries.flatMap(({ range: { start, end } }) => [
						start.line,
						start.character,
						end.line,
						end.character,
					]),
				);
			});
		});
	}

	it('reads BibTeX by the rules of BibTeX where its name says so, as Pandoc does, and so does who reads all', () => {
		const text = '@book{a, title = {A}, publisher = {Barnes and Noble}}';
		const publishers = ['refs.bibtex', 'refs.bib'].map((fileName) => [
			createSourceReader(fileName).read(new TextEncoder().encode(text)).fresh[0]?.publisher,
			parseSource(fileName, text).entries[0]?.publisher,
		]);
		assert.deepEqual(publishers, [
			['Barnes and Noble', 'Barnes and Noble'],
			['Barnes; Noble', 'Barnes; Noble'],
		]);
	});

	it('reads a file that is no UTF-8, and says so, also after it was UTF-8', () => {
		const text = formats[0]?.write(items) ?? '';
		const reader = createSourceReader('refs.bib');
		reader.read(new TextEncoder().encode(text));
		const latin1 = Uint8Array.from(text.replace('Two', 'Zw\xf6lf'), (character) => character.charCodeAt(0));
		const { order, fresh, problems } = reader.read(latin1);
		assert.deepEqual(Array.from(order), [0, -1, 2, 3]);
		assert.deepEqual(
			fresh.map(({ title }) => title),
			['Zw\xf6lf'],
		);
		assert.deepEqual(
			problems.map(({ code }) => code),
			['source-latin1'],
		);
	});
});

function readAll(
	fileName: string,
	texts: readonly string[],
): { readonly reading: SourceReading; readonly entries: readonly UnplacedEntry[] } {
	const reader = createSourceReader(fileName);
	let entries: readonly UnplacedEntry[] = [];
	let reading: SourceReading | undefined;
	for (const text of texts) {
		reading = reader.read(new TextEncoder().encode(text));
		const { order, fresh } = reading;
		const before = entries;
		entries = Array.from(order, (from) => (from >= 0 ? before[from] : fresh[-1 - from])!);
	}
	return { reading: reading!, entries };
}

function entriesOf(fileName: string, text: string): UnplacedEntry[] {
	return parseSource(fileName, text).entries.map(({ range: _range, ...entry }) => entry);
}
