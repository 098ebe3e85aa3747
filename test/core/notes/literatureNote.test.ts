import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { keyOfFileName, literatureNoteOf } from '../../../src/core/notes/literatureNote';
import { LineIndex } from '../../../src/core/text/lineIndex';

const plainUri = 'file:///notes/reading.md';

/** The key that the front matter names, and the text that its range covers. */
function inFrontMatter(...fields: readonly string[]): readonly [string, string] | undefined {
	const text = ['---', 'title: "A note: on tokens"', ...fields, '---', '', 'Words'].join('\n');
	const found = literatureNoteOf(plainUri, text);
	return found && [found.citekey, rangeText(text, found.range)];
}

function rangeText(text: string, range: NonNullable<ReturnType<typeof literatureNoteOf>>['range']): string {
	assert.ok(range);
	const lines = new LineIndex(text);
	return text.slice(lines.offsetAt(range.start), lines.offsetAt(range.end));
}

describe('A literature note', () => {
	it('names its paper in front matter below a title block, too', () => {
		const text = '% A note\n% Me\n\n---\ncitekey: xu2023\n---\n';
		const found = literatureNoteOf(plainUri, text);
		assert.equal(rangeText(text, found?.range), 'xu2023');
	});

	it('names its paper in the front matter, plain or quoted, with a comment or not', () => {
		for (const field of [
			'citekey: xu2023',
			'citekey:   xu2023  ',
			'citekey: xu2023 # the one on tokens',
			'citekey: "xu2023"',
			"citekey: '@xu2023' # quoted",
			'"citekey": xu2023',
			'citation-key: xu2023',
		]) {
			assert.deepEqual(inFrontMatter(field), ['xu2023', 'xu2023'], field);
		}
		assert.deepEqual(inFrontMatter('citekey: DBLP:conf/icml/Xu#23'), [
			'DBLP:conf/icml/Xu#23',
			'DBLP:conf/icml/Xu#23',
		]);
	});

	it('goes by citekey where citation-key says something else', () => {
		assert.deepEqual(inFrontMatter('citation-key: other', 'citekey: xu2023'), ['xu2023', 'xu2023']);
	});

	it('says where the key stands, whatever ends the lines and starts the file', () => {
		const note = literatureNoteOf(plainUri, '\uFEFF---\r\ntags: []\r\ncitekey: "xu2023"\r\n---\r\nWords');
		assert.deepEqual(note, {
			citekey: 'xu2023',
			range: { start: { line: 2, character: 10 }, end: { line: 2, character: 16 } },
		});
	});

	it('is not made by a field that is empty, a list, several words, or stands elsewhere', () => {
		for (const field of [
			'citekey:',
			'citekey: null',
			'citekey: ""',
			'citekey: {{citekey}}',
			'citekey: [xu2023]',
			'citekey: xu 2023',
			'citekey: "xu2023',
			'mycitekey: xu2023',
			'paper:\n  citekey: xu2023',
			'abstract: |\n  citekey: xu2023',
		]) {
			assert.equal(inFrontMatter(field), undefined, field);
		}
		assert.equal(literatureNoteOf(plainUri, 'Words\n\ncitekey: xu2023\n'), undefined);
	});

	it('is named after its paper otherwise', () => {
		const uri = 'file:///notes/%40xu2023.qmd';
		assert.deepEqual(literatureNoteOf(uri, 'Words'), { citekey: 'xu2023' });
		assert.deepEqual(literatureNoteOf(uri, '---\ncitekey:\n---\n'), { citekey: 'xu2023' });
		assert.equal(literatureNoteOf(uri, '---\ncitekey: yuan\n---\n')?.citekey, 'yuan');
	});

	it('has the name of its file decoded, and its last extension left out', () => {
		assert.equal(keyOfFileName('file:///notes/%40a.b%3Ac.md'), 'a.b:c');
		assert.equal(keyOfFileName('file:///notes/@%E0%A4%A.md'), '%E0%A4%A');
		assert.equal(keyOfFileName('vscode-vfs://github/o/r/@xu2023.md?ref=main'), 'xu2023');
		assert.equal(keyOfFileName('vscode-vfs://github/o/r/@xu2023.md?ref=a/b.c#d'), 'xu2023');
		assert.equal(keyOfFileName('file:///@notes/xu2023.md'), undefined);
		assert.equal(keyOfFileName('file:///notes/me@xu2023.md'), undefined);
		assert.equal(keyOfFileName('untitled:@xu2023'), undefined);
	});

	it('has any key of letters, digits and inner punctuation where it is written', () => {
		const key = fc
			.stringMatching(/^[A-Za-z0-9_éл][A-Za-z0-9:.#$%&+?<>~/-]{0,12}$/)
			.filter((text) => text !== 'null');
		const fields = fc.array(
			fc.constantFrom('tags: [a, b]', 'title: "@no"', 'abstract: >\n  citekey: no', '# citekey: no'),
		);
		fc.assert(
			fc.property(key, fields, fields, fc.constantFrom('', '"', "'"), (citekey, before, after, quote) => {
				assert.deepEqual(inFrontMatter(...before, `citekey: ${quote}${citekey}${quote}`, ...after), [
					citekey,
					citekey,
				]);
			}),
		);
	});
});
