import { strict as assert } from 'node:assert';
import * as fc from 'fast-check';
import { dialectOfLanguage } from '../../../src/core/citations/dialect';
import { scanNote, type NoteMap } from '../../../src/core/citations/noteMap';

describe('NoteMap', () => {
	it('is, after any changes of a note, as if the note were read anew', () => {
		fc.assert(
			fc.property(language, note, fc.array(change, { minLength: 1, maxLength: 4 }), (id, text, changes) => {
				const dialect = dialectOfLanguage(id, ['latex', 'wikiLink']);
				let map = scanNote(text, dialect);
				for (const { at, length, piece } of changes) {
					const start = Math.floor(at * (map.note.length + 1));
					map = map.after(map.note.slice(0, start) + piece + map.note.slice(start + length));
					assert.deepEqual(seen(map), seen(scanNote(map.note, dialect)), JSON.stringify(map.note));
				}
			}),
			{ numRuns: Number(process.env.RUNS ?? 300) },
		);
	});

	it('resolves no citation anew that does not depend on a heading that changed', () => {
		const dialect = dialectOfLanguage('markdown', []);
		const map = scanNote('# Head\n\nSee [@a, p. 3] and @b.\n\nSee @c [heads].\n', dialect);
		const after = map.after(map.note.replace('# Head', '# Heads'));
		assert.deepEqual(seen(after), seen(scanNote(after.note, dialect)));
		const [a, b, c] = map.citationGroups;
		assert.ok(a && b && c);
		assert.equal(after.citationGroups[0], a);
		assert.equal(after.citationGroups[1], b);
		assert.notDeepEqual(after.citationGroups[2], c);
	});
});

/** All that a map says of a note. */
function seen(map: NoteMap): unknown {
	const offsets = Array.from({ length: map.note.length + 1 }, (_, offset) => offset);
	return {
		groups: map.citationGroups,
		blocks: map.blocks,
		kinds: offsets.map((offset) => map.kindAt(offset)),
		cursorKinds: offsets.map((offset) => map.kindAtCursor(offset)),
		prefixes: offsets.map((offset) => map.linePrefixAt(offset)),
		lineCount: map.lines.lineCount,
	};
}

const language = fc.constantFrom('markdown', 'markdown', 'rmd', 'myst');

/** What opens, closes, separates and cites, so that a change anywhere may matter anywhere else. */
const piece = fc.constantFrom(
	...[
		'words here',
		'@a',
		'[@b, p. 3]',
		'[see',
		']',
		'[',
		'(@x) example',
		'@x',
		'[@x]',
		'[c]: http://d.e "t"',
		'@f [c]',
		'[[@k|text]]',
		'\\cite[p. 3]{k,',
		'\\cites{k}{l}',
	],
	...[
		'```',
		'```{note} @a',
		'```{r, echo=FALSE}',
		'~~~',
		'``',
		'`',
		'<!--',
		'-->',
		'<div>',
		'</div>',
		'<pre>',
		'</pre>',
		'<span a="',
		'">',
		'<?',
		'<x y\nz',
	],
	...[
		'$$',
		'$',
		'$\\text{',
		'}',
		'\\begin{a}',
		'\\end{a}',
		'\\foo{',
		'\\foo[',
		'{',
		'"',
		'(',
		')',
		'\\',
		'*',
		'_',
		'::: x',
		':::',
	],
	...[
		'---',
		'- - -',
		'--- ---',
		'...',
		'- item',
		'1. item',
		'> quote',
		'    code',
		'  ',
		'\t',
		'# head',
		'===',
		'| a | b |',
	],
	...[
		'|---|---|',
		'+---+',
		'| g |',
		': def',
		'Table: caption',
		'[^1]: note',
		'^[note',
		'[c]: <http',
		'>',
		'nocite: "@n"',
		'lang: de',
		'[@s, S. 3]',
		'% title',
		'+===+',
		'-- --',
		'<div @x>',
		'<?b',
		'a: b',
		'\\item',
		'\uFEFF',
	],
);
const separator = fc.constantFrom(' ', ' ', '\n', '\n', '\n\n', '\n\n', '\n\n\n', '\r\n', '\r\n\r\n', '\r');
const note = fc.array(fc.tuple(piece, separator), { maxLength: 40 }).map((parts) => parts.flat().join(''));
const change = fc.record({
	at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
	length: fc.oneof(fc.constant(0), fc.constant(1), fc.nat(20)),
	piece: fc.oneof(
		fc.constant(''),
		piece,
		separator,
		fc.tuple(separator, piece, separator).map((parts) => parts.join('')),
	),
});
