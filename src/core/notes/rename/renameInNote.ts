import type { Citation, CitationGroup } from '../../citations/citation';
import { readNoteInSlices, spanOf, type ReadNote } from '../../citations/checks/readNote';
import { isSimpleCitekey } from '../../citations/citekeySyntax';
import { isQuartoReference } from '../../citations/crossReferences';
import type { SyntaxId } from '../../citations/syntaxes/citationSyntax';
import { syntaxOf } from '../../citations/syntaxes/syntaxes';
import type { Slices } from '../../model/slices';
import { applySpanEdits, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { RenameRefused, type CitekeyRename } from './citekeyRename';

export interface NoteToRename {
	/** As its user knows it. */
	readonly label: string;
	readonly note: ReadNote;
}

/**
 * The edits that give a key its new name in all citations of a note, in whatever syntax: `@key`, `-@{key}`, in groups and in `nocite`,
 * LaTeX's `\cite{key}` and so on. Braces come where the new name needs them; all else stays. That the note then cites the same, but for the name,
 * is seen by reading it again.
 *
 * @returns in the order of the text.
 * @throws RenameRefused where the new name cannot be written.
 */
export function* renameInNote(
	{ label, note }: NoteToRename,
	{ from, to }: CitekeyRename,
): Slices<readonly SpanEdit[]> {
	const refuse = (reason: string): never => {
		throw new RenameRefused(`“${to}” cannot be cited in ${label}: ${reason}`);
	};
	const cited = citationsOf(note).filter(({ citation }) => citation.citekey === from);
	if (cited.length > 0 && note.dialect.isQuarto && isQuartoReference(to)) {
		refuse('Quarto takes such a key for a reference to a figure, table or section.');
	}
	const other = cited.find(
		({ group, citation }) => group.syntax !== 'pandoc' && rewritten(note, group, citation, to) === undefined,
	);
	if (other) {
		refuse(`${syntaxNames[other.group.syntax]} there cannot hold it.`);
	}
	if (/['"\\]/.test(to) && cited.some(({ group }) => group.place === 'metadata')) {
		refuse('“nocite” in its YAML cannot hold it.');
	}
	const expected = describe(note, (citekey) => (citekey === from ? to : citekey));
	for (const hasBraces of isSimpleCitekey(to) ? [false, true] : [true]) {
		const edits = cited
			.map(({ group, citation }) => editOf(note, { group, citation }, to, hasBraces))
			.sort((a, b) => a.start - b.start);
		const after = yield* readNoteInSlices(applySpanEdits(note.text, edits), note.dialect);
		if (describe(after, (citekey) => citekey) === expected) {
			return edits;
		}
	}
	return refuse('what stands around a citation there would be read as something else.');
}

function editOf(note: ReadNote, { group, citation }: Cited, to: string, hasBraces: boolean): SpanEdit {
	const span = spanOf(note, citation.keyRange);
	const isBraced = note.text[span.start - 1] === '{';
	const isWrapped = group.syntax === 'pandoc' && hasBraces && !isBraced;
	return replaceSpan(span, isWrapped ? `{${to}}` : (rewritten(note, group, citation, to) ?? to));
}

function rewritten(
	note: ReadNote,
	{ syntax }: CitationGroup,
	{ keyRange }: Citation,
	to: string,
): string | undefined {
	return syntaxOf(syntax).rewriteKey(note.text, spanOf(note, keyRange), to);
}

interface Cited {
	readonly citation: Citation;
	readonly group: CitationGroup;
}

function citationsOf({ map }: ReadNote): readonly Cited[] {
	return map.citationGroups.flatMap((group) => group.citations.map((citation) => ({ citation, group })));
}

/** All that a note cites, and how. */
function describe(note: ReadNote, rename: (citekey: string) => string): string {
	return JSON.stringify(
		citationsOf(note).map(({ group, citation }) => [
			group.syntax,
			group.kind,
			group.place,
			citation.mode,
			rename(citation.citekey),
		]),
	);
}

const syntaxNames: Readonly<Record<SyntaxId, string>> = {
	pandoc: 'a citation',
	latex: 'a TeX command',
	wikiLink: 'a wiki link',
	myst: 'a role',
	typst: 'a reference',
};
