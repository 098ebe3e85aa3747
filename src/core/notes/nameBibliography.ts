import { frontMatterOf, namedBibliographies } from '../library/namedBibliographies';
import { LineIndex } from '../text/lineIndex';
import { insertAt, type SpanEdit } from '../text/spanEdits';
import { applyEdits, type TextEdit } from '../text/textEdit';
import { lineEndOf } from '../topics/file/lines';
import { toScalar } from '../topics/file/toScalar';

/**
 * Names a bibliography in the YAML of a note that names none: behind its last field, or in front matter of its own at the beginning
 * of the note.
 *
 * @param path relative to the note.
 * @returns `undefined` where the note's YAML cannot be read, so that nothing written there would be.
 */
export function nameBibliography(note: string, path: string): readonly TextEdit[] | undefined {
	const { start, end, newText } = insertionIn(note, `bibliography: ${toScalar(path, 'block')}`);
	const edits = [{ range: new LineIndex(note).rangeOf({ start, end }), newText }];
	const named = namedBibliographies(frontMatterOf(applyEdits(note, edits)) ?? '');
	return named?.length === 1 && named[0] === path ? edits : undefined;
}

function insertionIn(note: string, field: string): SpanEdit {
	const eol = lineEndOf(note);
	const frontMatter = frontMatterOf(note);
	if (frontMatter === undefined) {
		return insertAt(note.startsWith('\uFEFF') ? 1 : 0, `---${eol}${field}${eol}---${eol}${eol}`);
	}
	const start = note.indexOf('\n') + 1;
	const empty = /^bibliography:(?=[ \t]*\r?$)/m.exec(frontMatter);
	return empty
		? insertAt(start + empty.index + empty[0].length, field.slice('bibliography:'.length))
		: insertAt(start + frontMatter.trimEnd().length, `${eol}${field}`);
}
