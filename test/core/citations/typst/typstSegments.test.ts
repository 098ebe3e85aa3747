import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { dialectOfLanguage } from '../../../../src/core/citations/dialect';
import { scanNote, type NoteMap } from '../../../../src/core/citations/noteMap';
import { typstSegmentsFrom } from '../../../../src/core/citations/typst/typstSegments';

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

	it('say the same wherever they end', () => {
		fc.assert(
			fc.property(document, (text) => {
				assert.deepEqual(found(text, true), found(text, false), JSON.stringify(text));
			}),
			{ numRuns: Number(process.env['RUNS'] ?? 200) },
		);
	});

	it('are short, but for what begins in them and does not end', () => {
		const lines = 'Some words of @doe99 and more.\n'.repeat(1000);
		const lengths = (text: string): number[] => [...typstSegmentsFrom(text, 0)].map(({ length }) => length);
		assert.ok(lengths(lines).every((length) => length < 1100));
		assert.equal(Math.max(...lengths(`${lines}$ x\n${lines}`)) > lines.length, true);
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
function found(text: string, isEnd: boolean): unknown {
	const all: unknown[] = [];
	const labels = new Set<string>();
	const kinds = Array.from({ length: text.length }, () => '');
	let start = 0;
	for (const { length, findings } of typstSegmentsFrom(text, 0, () => isEnd)) {
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
const change = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
	length: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(20), fc.nat(1500)),
	written: fc.oneof(fc.constant(''), piece, separator, text),
});
