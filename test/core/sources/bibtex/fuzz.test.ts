import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseBibtexSource } from '../../../../src/core/sources/bibtex/bibtexSource';
import type { EntryNode } from '../../../../src/core/sources/bibtex/bibtexSyntax';
import { checkBibtex } from '../../../../src/core/sources/bibtex/checks/checkBibtex';
import { parseBibtex } from '../../../support/parseBibtex';
import { scanBibtex } from '../../../../src/core/sources/bibtex/scanBibtex';
import { assertLinear } from '../../../support/assertLinear';
import { printBibtex } from '../../../support/printBibtex';

const folder = path.join(__dirname, '../../../fixtures/bibtex');
const texts = ['zotero', 'mendeley', 'jabref', 'dblp', 'publishers', 'handwritten'].map((name) =>
	readFileSync(path.join(folder, `${name}.bib`), 'utf8').replace(/^@comment\{[^]*?\n\}\n/gim, ''),
);

interface Mutation {
	readonly kind: 'delete' | 'double' | 'swap' | 'insert' | 'truncate';
	/** From 0 to 1, of the text's length. */
	readonly place: number;
	readonly character: string;
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
	kind: fc.constantFrom('delete', 'double', 'swap', 'insert', 'truncate'),
	place: fc.double({ min: 0, max: 0.999, noNaN: true }),
	character: fc.constantFrom('{', '}', '"', ',', '=', '@', '#', '\\', '%', '(', ')', '\n', '$', 'x'),
});

function mutate(text: string, { kind, place, character }: Mutation): { text: string; at: number } {
	const at = Math.floor(place * text.length);
	const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
	const mutated = {
		delete: before + after,
		double: before + here + here + after,
		swap: before + after.slice(0, 1) + here + after.slice(1),
		insert: before + character + here + after,
		truncate: before,
	};
	return { text: mutated[kind], at };
}

function entriesOf(text: string): { node: EntryNode; text: string }[] {
	return scanBibtex(text)
		.nodes.filter((node): node is EntryNode => node.kind === 'entry')
		.map((node) => ({ node, text: text.slice(node.start, node.end) }));
}

describe('BibTeX that is damaged', () => {
	it('loses at most the entries that were touched', () => {
		fc.assert(
			fc.property(fc.constantFrom(...texts), mutation, (text, change) => {
				const { text: damaged, at } = mutate(text, change);
				const left = new Set(entriesOf(damaged).map((entry) => entry.text));
				// A change touches the entry it is in, or between two entries, the one that follows.
				const touchedEnd = change.kind === 'truncate' ? text.length : at + 2;
				const isTouched = ({ node }: { readonly node: EntryNode }): boolean =>
					node.start <= touchedEnd && node.end >= at;
				for (const entry of entriesOf(text)) {
					assert.ok(isTouched(entry) || left.has(entry.text), `lost: ${entry.text.slice(0, 60)}`);
				}
			}),
			{ numRuns: 400 },
		);
	});

	it('never throws, and prints back as it was, after many changes', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...texts),
				fc.array(mutation, { minLength: 1, maxLength: 12 }),
				(text, changes) => {
					const damaged = changes
						.filter(({ kind }) => kind !== 'truncate')
						.reduce((current, change) => mutate(current, change).text, text);
					assert.equal(printBibtex(scanBibtex(damaged)), damaged);
					parseBibtex(damaged);
				},
			),
			{ numRuns: 60 },
		);
	});

	it('is read whatever it is: the nodes tile the text, fields lie in their entries, faults in the text', () => {
		const piece = fc.constantFrom(
			...[
				'@',
				'@article{',
				'@misc(',
				'key',
				',',
				'=',
				'{',
				'}',
				'(',
				')',
				'"',
				'#',
				'\\',
				'%',
				'\n',
				' ',
				'title = ',
			],
			...[
				'@string{',
				'@comment{',
				'@preamble{',
				'$',
				'~',
				'and',
				'a',
				'1',
				'\\"',
				'--',
				'{\\',
				'é',
				'李',
				'\r\n',
				'\u0000',
			],
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const text = pieces.join('');
				const file = scanBibtex(text);
				let end = 0;
				for (const node of file.nodes) {
					assert.equal(node.start, end);
					assert.ok(node.end > node.start);
					end = node.end;
					const fields = node.kind === 'entry' || node.kind === 'string' ? node.fields : [];
					for (const field of fields) {
						assert.ok(field.name.start >= node.start && field.value.end <= node.end);
						assert.ok(field.name.end <= field.value.start);
					}
				}
				assert.equal(end, text.length);
				assert.ok(file.faults.every((fault) => fault.start <= fault.end && fault.end <= text.length));
				parseBibtex(text);
			}),
			{ numRuns: 1500 },
		);
	});

	const hostile: readonly [name: string, make: (size: number) => string][] = [
		['open braces', (size) => '{'.repeat(size)],
		['an entry of open braces', (size) => `@misc{k, a = ${'{'.repeat(size)}`],
		['nested groups', (size) => `@misc{k, title = {${'{'.repeat(size / 2)}${'}'.repeat(size / 2)}}}`],
		['unclosed entries on lines', (size) => '@misc{k, a = {\n'.repeat(size / 15)],
		['unclosed entries on one line', (size) => '@misc{k, a = {'.repeat(size / 14)],
		['heads in free text', (size) => ' @a'.repeat(size / 3)],
		['unclosed comments', (size) => '@comment{ '.repeat(size / 10)],
		['entries that close too late', (size) => ' x @a{k, t={\nx=1}'.repeat(size / 18)],
		['fields without ends', (size) => `@misc{k,\n${'a = {\n'.repeat(size / 6)}`],
		['escaped braces', (size) => `@misc{k,${'a = {\\{}, '.repeat(size / 10)}`],
		['quotation marks', (size) => `@misc{k, a = ${'"'.repeat(size)}`],
		['quoted values on one line', (size) => `@misc{k, ${'a = "x", '.repeat(size / 9)}`],
		['blanks', (size) => `@misc{k, a = {x}${' '.repeat(size)}`],
		['at signs behind blanks', (size) => `@misc{k, a = {${'   @'.repeat(size / 4)}`],
		['dollar signs', (size) => `@misc{k, title = {${'$ \\$ '.repeat(size / 5)}}}`],
		['commands', (size) => `@misc{k, title = {${'\\em '.repeat(size / 4)}}}`],
		['choices without ends', (size) => `@misc{k, title = {${'\\ifmmode '.repeat(size / 9)}}}`],
		['words of a name in braces', (size) => `@misc{k, author = {${'{a}'.repeat(size / 3)}b C}}`],
		['accents', (size) => `@misc{k, title = {${"\\'".repeat(size / 2)}}}`],
		['names', (size) => `@misc{k, author = {${'and {'.repeat(size / 5)}${'}'.repeat(size / 5)}}}`],
		['commas in a name', (size) => `@misc{k, author = {${',a {b}'.repeat(size / 6)}}}`],
		[
			'a chain of parents',
			(size) =>
				Array.from({ length: size / 20 }, (_, at) => `@misc{k${at}, crossref = {k${at + 1}}}`).join('\n'),
		],
	];
	for (const [name, make] of hostile) {
		it(`takes no more than linear time for ${name}`, () => {
			assertLinear(make, parseBibtex);
		});
	}

	const hostileToReaders: readonly [name: string, make: (size: number) => string][] = [
		['one key in all entries', (size) => '@a{b,}'.repeat(size / 6)],
		['one field again and again', (size) => `@a{b, ${'c = 1,'.repeat(size / 6)}}`],
		['an address of digits', (size) => `@misc{k, url = {${'0'.repeat(size)}}}`],
		['blanks in a name', (size) => `@misc{k, author = {A${' '.repeat(size)}b}}`],
		['blanks in a DOI', (size) => `@misc{k, doi = {A${' '.repeat(size)}b}}`],
		['blanks in braces', (size) => `@misc{k, isbn = {{${' '.repeat(size)}} y}}`],
		['one alias again and again', (size) => `@misc{k, ids = {${'a '.repeat(size / 2)}}}`],
		['groups within groups', (size) => `@misc{k, title = {${'{'.repeat(size / 2)}${'}'.repeat(size / 2)}}}`],
		['options that are not closed', (size) => `@misc{k, title = {${'\\foo[a'.repeat(size / 6)}}}`],
		['a file of blanks', (size) => `@misc{k, file = {a${' '.repeat(size)}b}}`],
	];
	for (const [name, make] of hostileToReaders) {
		it(`takes no more than linear time to read and check ${name}`, () => {
			assertLinear(make, (text) => {
				parseBibtexSource(text);
				checkBibtex(text);
			});
		});
	}

	it('checks very many entries that have one alias, or inherit each from the next', () => {
		const entries = (make: (at: number) => string): string =>
			Array.from({ length: 20_000 }, (_, at) => make(at)).join('\n');
		assert.equal(checkBibtex(entries((at) => `@misc{k${at}, title = {T}, ids = {a}}`)).length, 20_000);
		assert.equal(
			checkBibtex(entries((at) => `@misc{k${at}, title = {T}, crossref = {k${at + 1}}}`)).length,
			1,
		);
	}).timeout(20_000);

	it('reads and checks an entry with more parts and problems than a call takes arguments', function () {
		this.timeout(10_000);
		const many = 150_000;
		assert.equal(parseBibtex(`@misc{k, title = {${'{a}'.repeat(many)}}}`).entries.length, 1);
		assert.ok(checkBibtex(`@misc{k, ${'c d '.repeat(many)}}`).length > 0);
		assert.ok(checkBibtex(`@misc{k, ${'c = d, '.repeat(many)}}`).length > many);
	});
});
