import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { stringify, type ToStringOptions } from 'yaml';
import { readPlainYamlItem } from '../../../src/core/sources/plainYamlItem';
import { parseYamlItem, type YamlItem } from '../../../src/core/sources/yamlItems';
import { generateItems } from './generateItems';

const notes = [
	'One text\nwith lines\n\nand more',
	'Twelve words: “and” "marks" of \\ every kind, on lines of any length',
	'plain words and no more, but so many of them that they are folded somewhere',
];
const items = generateItems(200, 1).map((item, at) => ({ ...item, note: notes[at % notes.length] }));

describe('readPlainYamlItem', () => {
	it('reads items as programs write them, on lines of any length', () => {
		for (const lineWidth of [0, 40, 80]) {
			const unread = items
				.map((item) => stringify([item], { lineWidth, blockQuote: 'literal' }))
				.filter((text) => !/\[\]|\{\}/.test(text) && !readPlainYamlItem(text, 0, text.length));
			assert.deepEqual(unread, []);
		}
	});

	it('leaves to the parser what has more in it', () => {
		for (const value of [
			'{a: b}',
			'&name x',
			'*name',
			'!!str x',
			'x # comment',
			'"no end',
			'a: b',
			'|2\n    x',
			'"\\x41"',
			'x\ty',
			'- x',
			'',
		]) {
			const text = `- id: k\n  title: ${value}\n`;
			assert.equal(readPlainYamlItem(text, 0, text.length), undefined, value);
		}
	});

	it('gives what the parser makes of any text, where it gives anything', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...items),
				styles,
				damages,
				fc.boolean(),
				(item, style, damage, isWindows) => {
					const written = damage.reduce(strike, stringify([item], style));
					const text = isWindows ? written.replace(/\r?\n/g, '\r\n') : written;
					const plain = readPlainYamlItem(text, 0, text.length);
					if (plain) {
						assert.deepEqual(comparable(plain, text), comparable(parseYamlItem(text, 0, text.length), text));
					}
				},
			),
			{ numRuns: 500 },
		);
	});
});

/** The parser has blanks and line ends behind a list or fields for a part of them. */
function comparable({ places, ...item }: YamlItem, text: string): unknown {
	const trimmed = [...places].map(([field, { start, end }]) => [
		field,
		start,
		start + text.slice(start, end).trimEnd().length,
	]);
	return { ...item, places: trimmed };
}

type Damage = readonly [at: number, deleted: number, inserted: string];

function strike(text: string, [at, deleted, inserted]: Damage): string {
	const start = at % (text.length + 1);
	return text.slice(0, start) + inserted + text.slice(start + deleted);
}

const signs =
	': |  |\n|\n\n|:|-|- |#| #|"|\'|>|\\|x|{|[|&a|*a|!|%|@|`|?|\r\n|,|>-\n|...|---|\t|~|<<: |é|='.split('|');
const damages: fc.Arbitrary<Damage[]> = fc.array(
	fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('|', ...signs)),
	{
		maxLength: 3,
	},
);
const styles: fc.Arbitrary<ToStringOptions> = fc.record({
	lineWidth: fc.constantFrom(0, 20, 40, 80),
	indentSeq: fc.boolean(),
	indent: fc.constantFrom(2, 4),
	defaultStringType: fc.constantFrom(
		'PLAIN' as const,
		'QUOTE_DOUBLE' as const,
		'QUOTE_SINGLE' as const,
		'BLOCK_LITERAL' as const,
		'BLOCK_FOLDED' as const,
	),
	defaultKeyType: fc.constant('PLAIN' as const),
});
