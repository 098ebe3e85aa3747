import {
	frontMatterSpan,
	frontMatterValue,
	namedBibliographies,
} from '../library/projects/namedBibliographies';
import { titleBlockEnd } from '../sources/metadataBlocks';
import { LineIndex } from '../text/lineIndex';
import { insertAt, replaceSpan, type SpanEdit } from '../text/spanEdits';
import { applyEdits, type TextEdit } from '../text/textEdit';
import { lineEndOf } from '../topics/file/lines';
import { toScalar } from '../topics/file/toScalar';

/**
 * Names a bibliography in the YAML of a note that names none: behind its last field. A note without YAML gets front matter at its
 * beginning, but behind Pandoc's title block (`% Title`), which would be text below it.
 *
 * @param path relative to the note.
 * @returns `undefined` where the note's YAML cannot be read, so that nothing written there would be, or has a field `bibliography` that
 * names none.
 */
export function nameBibliography(note: string, path: string): readonly TextEdit[] | undefined {
	const edit = namingEdit(note, toScalar(path, 'block'));
	if (!edit) {
		return undefined;
	}
	const { start, end, newText } = edit;
	const edits = [{ range: new LineIndex(note).rangeOf({ start, end }), newText }];
	const named = namedBibliographies(frontMatterValue(applyEdits(note, edits)));
	return named?.length === 1 && named[0] === path ? edits : undefined;
}

function namingEdit(note: string, path: string): SpanEdit | undefined {
	const field = `bibliography: ${path}`;
	const eol = lineEndOf(note);
	const span = frontMatterSpan(note);
	if (!span) {
		const start = titleBlockEnd(note);
		const before = /^\uFEFF?$/.test(note.slice(0, start)) ? '' : note[start - 1] === '\n' ? eol : eol + eol;
		return insertAt(start, `${before}---${eol}${field}${eol}---${eol}${before === '' ? eol : ''}`);
	}
	const { start, end } = span;
	const frontMatter = note.slice(start, end);
	const [known, key = '', value = ''] = fieldPattern.exec(frontMatter) ?? [];
	if (known === undefined) {
		return insertAt(start + frontMatter.trimEnd().length, `${eol}${field}`);
	}
	const at = start + frontMatter.search(fieldPattern) + key.length;
	return nothingPattern.test(value)
		? replaceSpan({ start: at, end: at + value.length }, ` ${path}`)
		: undefined;
}

/** The field that is there, and its value up to a comment, with the blanks before. */
const fieldPattern =
	/^(["']?bibliography["']?[ \t]*:)((?:[ \t]+[^\s#][^\r\n#]*?)?)(?=[ \t]*(?:[ \t]#.*)?\r?$)/m;
const nothingPattern = /^[ \t]*(?:\[[ \t]*\]|""|''|null|~)?$/;
