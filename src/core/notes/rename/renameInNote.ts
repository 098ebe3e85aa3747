import type { Citation, CitationGroup } from '../../citations/citation';
import { readNote, spanOf, type ReadNote } from '../../citations/checks/readNote';
import { isSimpleCitekey } from '../../citations/citekeySyntax';
import { isQuartoReference } from '../../citations/crossReferences';
import { isInOpenFence } from '../../citations/openFence';
import { findTexCitations, isTexCitekey, type TexCitation } from '../../citations/texCitation';
import type { Slices } from '../../model/slices';
import { applySpanEdits, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { RenameRefused, type CitekeyRename } from './citekeyRename';

export interface NoteToRename {
	/** As its user knows it. */
	readonly label: string;
	readonly note: ReadNote;
	/** Whether Quarto makes the document, so that `@fig-plan` refers to a figure. */
	readonly isQuarto?: boolean;
}

/**
 * The edits that give a key its new name in all citations of a note: `@key`, `-@{key}`, in groups and in `nocite`, and in TeX's
 * `\cite{key}`. Braces come where the new name needs them; all else stays. That the note then cites the same, but for the name,
 * is seen by reading it again.
 *
 * @returns in the order of the text.
 * @throws RenameRefused where the new name cannot be written.
 */
export function* renameInNote(
	{ label, note, isQuarto = false }: NoteToRename,
	{ from, to }: CitekeyRename,
): Slices<readonly SpanEdit[]> {
	const refuse = (reason: string): never => {
		throw new RenameRefused(`“${to}” cannot be cited in ${label}: ${reason}`);
	};
	const cited = citationsOf(note).filter(({ citation }) => citation.citekey === from);
	const inTex = texCitationsIn(note).filter(({ citekey }) => citekey === from);
	if (cited.length > 0 && isQuarto && isQuartoReference(to)) {
		refuse('Quarto takes such a key for a reference to a figure, table or section.');
	}
	if (inTex.length > 0 && !isTexCitekey(to)) {
		refuse('a TeX command there cannot hold it.');
	}
	if (/['"\\]/.test(to) && cited.some(({ group }) => group.place === 'metadata')) {
		refuse('“nocite” in its YAML cannot hold it.');
	}
	const expected = describe(note, (citekey) => (citekey === from ? to : citekey));
	for (const hasBraces of isSimpleCitekey(to) ? [false, true] : [true]) {
		const edits = [
			...cited.map(({ citation }) => editOf(note, citation, to, hasBraces)),
			...inTex.map(({ span }) => replaceSpan(span, to)),
		].sort((a, b) => a.start - b.start);
		yield;
		if (describe(readNote(applySpanEdits(note.text, edits)), (citekey) => citekey) === expected) {
			return edits;
		}
	}
	return refuse('what stands around a citation there would be read as something else.');
}

/** Whether a note cites a key in some way that `renameInNote` knows. */
export function cites(note: ReadNote, citekey: string): boolean {
	return (
		citationsOf(note).some(({ citation }) => citation.citekey === citekey) ||
		texCitationsIn(note).some((citation) => citation.citekey === citekey)
	);
}

function editOf(note: ReadNote, { keyRange }: Citation, to: string, hasBraces: boolean): SpanEdit {
	const span = spanOf(note, keyRange);
	const isBraced = note.text[span.start - 1] === '{';
	return replaceSpan(span, hasBraces && !isBraced ? `{${to}}` : to);
}

function citationsOf({
	map,
}: ReadNote): readonly { readonly citation: Citation; readonly group: CitationGroup }[] {
	return map.citationGroups.flatMap((group) => group.citations.map((citation) => ({ citation, group })));
}

/** In TeX that a note holds, not in its code. */
export function texCitationsIn({ text, map }: ReadNote): readonly TexCitation[] {
	return findTexCitations(text).filter(({ command }) => {
		const kind = map.kindAt(command);
		return (kind === 'prose' || kind === 'tex') && !isInOpenFence(text, command);
	});
}

/** All that a note cites, and how. */
function describe(note: ReadNote, rename: (citekey: string) => string): string {
	return JSON.stringify([
		citationsOf(note).map(({ group, citation }) => [
			group.kind,
			group.place,
			citation.mode,
			rename(citation.citekey),
		]),
		texCitationsIn(note).map(({ citekey }) => rename(citekey)),
	]);
}
