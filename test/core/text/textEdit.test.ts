import { strict as assert } from 'node:assert';
import { applyEdits, movedBy, type TextEdit } from '../../../src/core/text/textEdit';

const edit = (line: number, from: number, to: number, newText: string): TextEdit => ({
	range: { start: { line, character: from }, end: { line, character: to } },
	newText,
});

describe('applyEdits', () => {
	it('takes each edit in terms of the text before any, in whatever order', () => {
		assert.equal(
			applyEdits('one\ntwo', [edit(1, 0, 3, 'deux'), edit(0, 0, 1, 'O'), edit(0, 3, 3, '!')]),
			'One!\ndeux',
		);
	});

	it('keeps insertions at one place in the order given', () => {
		assert.equal(applyEdits('ab', [edit(0, 1, 1, '1'), edit(0, 1, 1, '2')]), 'a12b');
	});

	it('lets edits touch', () => {
		assert.equal(applyEdits('abcd', [edit(0, 0, 2, 'x'), edit(0, 2, 4, 'y')]), 'xy');
	});

	it('refuses edits that overlap', () => {
		assert.throws(() => applyEdits('abcd', [edit(0, 0, 3, ''), edit(0, 2, 4, '')]), /overlap/);
	});
});

describe('movedBy', () => {
	it('moves a place down by the lines that come in above it, and by nothing behind it', () => {
		const edits = [edit(0, 0, 0, '---\nx\n---\n\n'), edit(3, 0, 0, 'y\n')];
		assert.deepEqual(movedBy(edits, { line: 2, character: 5 }), { line: 6, character: 5 });
		assert.deepEqual(movedBy([], { line: 2, character: 5 }), { line: 2, character: 5 });
	});
});
