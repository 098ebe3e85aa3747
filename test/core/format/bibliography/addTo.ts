import { strict as assert } from 'node:assert';
import { addEntries } from '../../../../src/core/format/bibliography/addEntries';
import type { Addition, NewEntry } from '../../../../src/core/format/bibliography/newEntry';
import { finish } from '../../../../src/core/model/slices';
import { applyEdits } from '../../../../src/core/text/textEdit';

/** What comes of a text to which works are added. */
export function addTo(fileName: string, text: string, ...added: readonly NewEntry['entry'][]): string {
	return textAfter(
		text,
		finish(
			addEntries(
				fileName,
				text,
				added.map((entry) => ({ entry })),
			),
		),
	);
}

/** The text with what an addition inserts; it must insert, and nothing else. */
export function textAfter(text: string, addition: Addition): string {
	assert.equal(addition.kind, 'added', JSON.stringify(addition));
	assert.ok(addition.kind === 'added');
	const [edit, ...others] = addition.edits;
	assert.ok(edit);
	assert.deepEqual(others, []);
	assert.deepEqual(edit.range.start, edit.range.end);
	return applyEdits(text, addition.edits);
}

export function join(...lines: readonly string[]): string {
	return lines.join('\n');
}
