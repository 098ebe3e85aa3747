import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Entry } from '../../../src/core/model/entry';
import { parseBibtex } from '../../support/parseBibtex';
import { checkLevels } from '../../../src/core/sources/checks/checkLevels';
import { decodeSource } from '../../../src/core/sources/encoding';
import { findSourceFormat, parseSource } from '../../../src/core/sources/sourceFormat';
import { createSourceReader } from '../../../src/core/sources/sourceReader';
import { finish } from '../../../src/core/model/slices';
import { LineIndex } from '../../../src/core/text/lineIndex';
import { applySpanEdits } from '../../../src/core/text/spanEdits';

interface SourceFile {
	readonly name: string;
	readonly text: string;
}

interface Change {
	readonly kind: 'delete' | 'double' | 'swap' | 'insert' | 'truncate';
	/** From 0 to 1, of the file's length. */
	readonly place: number;
	readonly byte: number;
}

const change: fc.Arbitrary<Change> = fc.record({
	kind: fc.constantFrom('delete', 'double', 'swap', 'insert', 'truncate'),
	place: fc.double({ min: 0, max: 0.9999, noNaN: true }),
	byte: fc.oneof(
		fc.constantFrom(...Array.from('{}[]"\',:-=@#\\%()\n\r\t |>&*!?x', (sign) => sign.charCodeAt(0))),
		fc.nat(255),
	),
});

describe('Files of any format that are damaged', () => {
	for (const file of sourceFiles()) {
		describe(file.name, () => {
			it('never make reading fail, or give more than they hold, whatever their bytes', function () {
				this.timeout(20_000);
				fc.assert(
					fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
						const bytes = changes.reduce(apply, new TextEncoder().encode(file.text));
						const { order, fresh, positions, problems } = createSourceReader(file.name).read(bytes);
						assert.equal(fresh.length, order.length);
						assert.equal(positions.length, 4 * order.length);
						assert.ok(order.length + problems.length <= bytes.length + 1);
						assert.ok(JSON.stringify(fresh).length <= 500 * (order.length + 1) + 10 * bytes.length);
					}),
					{ numRuns: 40 },
				);
			});

			it('never make checking fail, and fixes change no more than what they put right', function () {
				this.timeout(20_000);
				fc.assert(
					fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(), (changes, place) => {
						const bytes = changes.reduce(apply, new TextEncoder().encode(file.text));
						const decoded = decodeSource(bytes).text;
						const at = place % decoded.length;
						const text = `${decoded.slice(0, at)}😀${decoded.slice(at)}`;
						const format = findSourceFormat(file.name, text);
						const lines = new LineIndex(text);
						const problems = format?.check?.(text) ?? format?.parse(text, file.name).problems ?? [];
						for (const { code, range } of problems) {
							assert.ok(code in checkLevels, code);
							const span = { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) };
							assert.ok(span.start <= span.end);
							assert.deepEqual(lines.rangeOf(span), range, 'a place is none of the text');
							assert.ok(!isWithinOne(text, span.start) && !isWithinOne(text, span.end), 'a place is cut');
							for (const { title, edits } of format?.fix ? finish(format.fix(text, code, span)) : []) {
								const left = format?.check?.(applySpanEdits(text, edits)) ?? [];
								assert.ok(left.length < problems.length, title);
							}
						}
					}),
					{ numRuns: 20 },
				);
			});

			it('lose at most the entry that a change touches, and its neighbours', function () {
				this.timeout(20_000);
				const { entries } = parseSource(file.name, file.text);
				assert.ok(entries.length > 4);
				fc.assert(
					fc.property(fc.nat(entries.length - 1), change, (at, one) => {
						const before = lineOffset(file.text, entries[at]!.range.start.line);
						const behind = lineOffset(file.text, entries[at]!.range.end.line + 1);
						const damaged = applyWithin(file.text, before, behind, one);
						const left = new Set(parseSource(file.name, damaged).entries.map(contentOf));
						const lost = entries.filter((entry) => !left.has(contentOf(entry)));
						for (const entry of lost) {
							const apart = Math.abs(entries.indexOf(entry) - at);
							assert.ok(apart <= 1, `${one.kind} in entry ${at} lost entry ${entries.indexOf(entry)}`);
						}
					}),
					{ numRuns: 120 },
				);
			});
		});
	}
});

/** Whether an offset parts a return from its line feed, or a character in two. */
function isWithinOne(text: string, offset: number): boolean {
	return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

function sourceFiles(): SourceFile[] {
	const read = (name: string): SourceFile => ({
		name: path.basename(name),
		text: readFileSync(path.join(__dirname, '../../fixtures', name), 'utf8'),
	});
	const zotero = read('bibtex/zotero.bib');
	const items = parseBibtex(zotero.text).entries.map(({ csl }) => csl);
	return [
		zotero,
		read('bibtex/publishers.bib'),
		{ name: 'zotero.json', text: JSON.stringify(items, undefined, '\t') },
		read('yaml/references.yaml'),
		read('ris/zotero.ris'),
		read('ris/publishers.ris'),
		read('medline/pubmed.nbib'),
	];
}

function apply(bytes: Uint8Array, { kind, place, byte }: Change): Uint8Array {
	const at = Math.floor(place * bytes.length);
	const [before, after] = [bytes.subarray(0, at), bytes.subarray(at)];
	const join = (...parts: readonly (readonly number[] | Uint8Array)[]): Uint8Array =>
		Uint8Array.from(parts.flatMap((part) => Array.from(part)));
	const damaged = {
		delete: () => join(before, after.subarray(1)),
		double: () => join(before, after.subarray(0, 1), after),
		swap: () => join(before, after.subarray(1, 2), after.subarray(0, 1), after.subarray(2)),
		insert: () => join(before, [byte], after),
		truncate: () => before,
	};
	return damaged[kind]();
}

/** Changes one character between two offsets; where the file is cut, only this part is. */
function applyWithin(text: string, start: number, end: number, { kind, place, byte }: Change): string {
	const at = start + Math.floor(place * (end - start));
	const [before, here, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
	const damaged = {
		delete: before + after,
		double: before + here + here + after,
		swap: before + after.slice(0, 1) + here + after.slice(1),
		insert: before + String.fromCharCode(byte) + here + after,
		truncate: `${before}\n${text.slice(end)}`,
	};
	return damaged[kind];
}

function lineOffset(text: string, line: number): number {
	const lines = text.split('\n');
	return Math.min(lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0), text.length);
}

function contentOf({ range: _range, ...entry }: Entry): string {
	return JSON.stringify(entry);
}
