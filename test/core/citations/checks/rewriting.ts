import { strict as assert } from 'node:assert';
import { readNote } from '../../../../src/core/citations/checks/readNote';
import { groupRewrites } from '../../../../src/core/citations/checks/rewriteGroups';
import { defaultMarkdown } from '../../../../src/core/citations/dialect';
import { finish } from '../../../../src/core/model/slices';
import { applyEdits } from '../../../../src/core/text/textEdit';

/** The note after the rewriting whose title begins so, at the cursor, the last `|`; `undefined` when it is not offered. */
export function rewritten(marked: string, title: string, dialect = defaultMarkdown): string | undefined {
	const cursor = marked.lastIndexOf('|');
	const text = marked.slice(0, cursor) + marked.slice(cursor + 1);
	const note = readNote(text, dialect);
	const found = finish(groupRewrites(note, note.map.lines.positionAt(cursor))).find((rewrite) =>
		rewrite.title.startsWith(title),
	);
	return found && applyEdits(text, found.edits);
}

/** Wants that rewriting to give a text, or `undefined` for it not to be offered. */
export function rewrites(
	marked: string,
	title: string,
	expected: string | undefined,
	dialect = defaultMarkdown,
): void {
	assert.equal(rewritten(marked, title, dialect), expected, marked);
}
