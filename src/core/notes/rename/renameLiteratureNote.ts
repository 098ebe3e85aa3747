import { LineIndex } from '../../text/lineIndex';
import type { Range, Span } from '../../text/range';
import { applySpanEdits, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { keyOfFileName, literatureNoteOf } from '../literatureNote';
import { RenameRefused, type CitekeyRename } from './citekeyRename';

/** A note that is about the paper whose key is renamed. */
export interface LiteratureNoteToRename {
	/** As its user knows it. */
	readonly label: string;
	/** Percent-encoded. */
	readonly uri: string;
	readonly text: string;
}

/** What makes such a note be about the paper under its new key. */
export interface LiteratureNoteChange {
	/** Of its front matter. */
	readonly edits: readonly SpanEdit[];
	/** What its file is to be called, where it is called after the key. */
	readonly fileName?: string;
}

/**
 * What gives the key that a note is about its new name: in the front matter, and in the file's name. The name of a file that says
 * the same in its front matter stays where the new key can be no name of a file.
 *
 * @returns nothing to change for a note that is about another paper, or none.
 * @throws RenameRefused where the new key can be written in neither.
 */
export function renameLiteratureNote(
	{ label, uri, text }: LiteratureNoteToRename,
	{ from, to }: CitekeyRename,
): LiteratureNoteChange {
	const about = literatureNoteOf(uri, text);
	if (about?.citekey !== from) {
		return { edits: [] };
	}
	const edits = about.range ? [replaceSpan(spanIn(text, about.range), to)] : [];
	if (about.range && literatureNoteOf(uri, applySpanEdits(text, edits))?.citekey !== to) {
		throw new RenameRefused(
			`“${to}” cannot be written into the front matter of ${label}, which says what paper the note is about.`,
		);
	}
	if (keyOfFileName(uri) !== from) {
		return { edits };
	}
	if (unfitForNamePattern.test(to)) {
		if (edits.length === 0) {
			throw new RenameRefused(
				`${label} is named after the citekey, and “${to}” cannot be the name of a file.`,
			);
		}
		return { edits };
	}
	const extension = /\.[^.]+$/.exec(uri)?.[0] ?? '';
	return { edits, fileName: `@${to}${extension}` };
}

function spanIn(text: string, { start, end }: Range): Span {
	const lines = new LineIndex(text);
	return { start: lines.offsetAt(start), end: lines.offsetAt(end) };
}

/** What some system does not let a file be called. */
const unfitForNamePattern = /[/\\:*?"<>|]|\.$/;
