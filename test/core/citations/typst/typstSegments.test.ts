import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { dialectOfLanguage } from '../../../../src/core/citations/dialect';
import { scanNote, type NoteMap } from '../../../../src/core/citations/noteMap';
import { toSegments, type NoteSegment } from '../../../../src/core/citations/segments';
import { typstSegmentsFrom, updateTypstSegments } from '../../../../src/core/citations/typst/typstSegments';
import { findChange } from '../../../../src/core/text/textChange';

const typst = dialectOfLanguage('typst', []);

describe('The segments of a Typst document', () => {
	it('are, after any changes, as if the document were read anew', () => {
		fc.assert(
			fc.property(document, fc.array(change, { minLength: 1, maxLength: 5 }), (text, changes) => {
				let map = scanNote(text, typst);
				for (const { at, length, written } of changes) {
					const start = Math.floor(at * (map.note.length + 1));
					map = map.after(map.note.slice(0, start) + written + map.note.slice(start + length));
					assert.deepEqual(seen(map), seen(scanNote(map.note, typst)), JSON.stringify(map.note));
				}
			}),
			{ numRuns: Number(process.env['RUNS'] ?? 200) },
		);
	});

	it('are so, too, where they are short, and what stays open is taken to end soon', () => {
		fc.assert(
			fc.property(document, change, sizes, (text, { at, length, written }, some) => {
				const start = Math.floor(at * (text.length + 1));
				const edited = text.slice(0, start) + written + text.slice(start + length);
				const before = toSegments([...typstSegmentsFrom(text, 0, undefined, some)]);
				const after = updateTypstSegments(before, edited, findChange(text, edited), some);
				const whole = [...typstSegmentsFrom(edited, 0, undefined, some)];
				assert.deepEqual(foundIn(edited, after.list), foundIn(edited, whole), JSON.stringify([text, edited]));
			}),
			{ numRuns: Number(process.env['RUNS'] ?? 200) },
		);
	});

	it('say the same wherever they end', () => {
		fc.assert(
			fc.property(document, sizes, (text, some) => {
				const [short, usual] = [() => true, () => false].map((isEnd) =>
					foundIn(text, [...typstSegmentsFrom(text, 0, isEnd, some)]),
				);
				assert.deepEqual(short, usual, JSON.stringify(text));
			}),
			{ numRuns: Number(process.env['RUNS'] ?? 200) },
		);
	});

	it('are short, whatever begins in them and does not end', () => {
		const lines = 'Some words of @doe99 and more.\n'.repeat(3000);
		const lengths = (text: string): number[] => [...typstSegmentsFrom(text, 0)].map(({ length }) => length);
		assert.ok(lengths(lines).every((length) => length < 1100));
		for (const open of ['$ x', '#f[', '#f(', '#{', '#let x = (', '@a[', '#cite(<a>']) {
			const longest = Math.max(...lengths(`${lines}${open}\n${lines}`));
			assert.ok(longest > 30_000 && longest < 31_000, `${open}: ${longest}`);
		}
	});

	it('find what is cited behind a bracket that stays open, and in a content that is the whole document', () => {
		const lines = 'Some words and more.\n'.repeat(3000);
		const cited = (text: string): string[] =>
			scanNote(text, typst).citationGroups.flatMap(({ citations }) =>
				citations.map(({ citekey }) => citekey),
			);
		assert.deepEqual(cited(`#f(\n${lines}See @doe99.`), ['doe99']);
		assert.deepEqual(cited(`#columns(2)[See @roe00.\n${lines}See @doe99.]\nAnd @new.`), [
			'roe00',
			'doe99',
			'new',
		]);
	});

	it('tell what refers to a label from what cites, however far the label is', () => {
		const text = `See @here and @doe99.\n${'words\n'.repeat(1000)}`;
		const cited = (map: NoteMap): string[] =>
			map.citationGroups.flatMap(({ citations }) => citations.map(({ citekey }) => citekey));
		const before = scanNote(text, typst);
		assert.deepEqual(cited(before), ['here', 'doe99']);
		const after = before.after(`${text}= Head <here>\n`);
		assert.deepEqual(cited(after), ['doe99']);
		assert.deepEqual(cited(after.after(text)), ['here', 'doe99']);
	});
});

/** What a map says of a document that tells one from another. */
function seen(map: NoteMap): unknown {
	const kinds = Array.from({ length: map.note.length + 1 }, (_, at) => map.kindAt(at).charAt(0)).join('');
	return { groups: map.citationGroups, kinds, lineCount: map.lines.lineCount };
}

/** All that the segments of a text say, with the offsets of the whole. */
function foundIn(text: string, segments: readonly NoteSegment[]): unknown {
	const all: unknown[] = [];
	const labels = new Set<string>();
	const kinds = Array.from({ length: text.length }, () => '');
	let start = 0;
	for (const { length, findings } of segments) {
		for (const { span, citations } of findings.groups) {
			all.push([
				start + span.start,
				start + span.end,
				...citations.map(({ citekey, behind }) => [citekey, behind?.text]),
			]);
		}
		findings.inert.forEach((inert) => kinds.fill(inert.kind, start + inert.start, start + inert.end));
		findings.exampleLabels.forEach((label) => labels.add(label));
		start += length;
	}
	assert.equal(start, text.length);
	return { all, labels, kinds };
}

/** What opens, closes, escapes and cites, so that a change anywhere may matter anywhere else. */
const piece = fc.constantFrom(
	...[
		'words',
		'words of a sentence',
		'@a',
		'@b[p. 3]',
		'@b[',
		'@c.',
		'#cite(<a>)',
		'#cite(<b>, supplement: [',
		'cite(<a>',
	],
	...[
		'<a>',
		'<b',
		'>',
		'[',
		']',
		'(',
		')',
		'{',
		'}',
		'#',
		'#f',
		'#f(',
		'#f[',
		'#{',
		'#let x =',
		'#let y = [',
		'#if z [',
		' else',
		' else [',
	],
	...[
		'.g',
		'"',
		'$',
		'`',
		'``',
		'```',
		'//',
		'/*',
		'*/',
		'\\',
		'https://x.org/@d',
		'h',
		'.',
		':',
		';',
		',',
		'= Head',
	],
);
const separator = fc.constantFrom('', ' ', ' ', '\n', '\n', '\n\n', '\r\n', '\r', '\t');
const filler = fc.constantFrom(`${'more words here '.repeat(15)}\n`, `${'w '.repeat(300)}\n`, '');
const text = fc
	.array(fc.tuple(piece, separator, fc.oneof({ weight: 4, arbitrary: fc.constant('') }, filler)), {
		maxLength: 12,
	})
	.map((parts) => parts.flat().join(''));
const document = fc.array(fc.tuple(text, filler), { maxLength: 6 }).map((parts) => parts.flat().join(''));
const sizes = fc.record({
	usual: fc.constantFrom(1, 10, 100, 1000),
	longest: fc.constantFrom(1, 30, 300, 30_000),
});
const change = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
	length: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(20), fc.nat(1500)),
	written: fc.oneof(fc.constant(''), piece, separator, text),
});
