import type * as vscode from 'vscode';
import type { Citation } from '../../../core/citations/citation';
import { isCrossReference } from '../../../core/citations/crossReferences';
import type { Paper } from '../../../core/model/paper';
import type { NoteReference } from '../../../core/notes/noteReferences';
import type { PaperPlaceParts } from '../../notes/paperPlaces';

export type ReferenceTreeNode = ReferenceNode | ReferencePlaceNode;

/** A paper, or a key of none, that the note cites. */
export interface ReferenceNode {
	readonly kind: 'reference';
	readonly uri: vscode.Uri;
	readonly reference: NoteReference;
	/** The paper, whether the note’s bibliographies have it or not. */
	readonly paper: Paper | undefined;
	/** Whether what the note may cite from has the key, only something else has it, or nothing. */
	readonly found: 'here' | 'elsewhere' | 'nowhere';
	/** Whether a note is about the paper. */
	readonly hasNote: boolean;
	readonly places: readonly ReferencePlaceNode[];
}

/** One place where the note cites it. */
export interface ReferencePlaceNode {
	readonly kind: 'place';
	readonly uri: vscode.Uri;
	readonly reference: NoteReference;
	readonly citation: Citation;
	/** The line in which its key stands. */
	readonly line: string;
}

/** Rows of what an open note cites; cross-references to its own figures and the like left out. */
export function referenceNodes(
	document: vscode.TextDocument,
	references: readonly NoteReference[],
	{ library, notes }: Pick<PaperPlaceParts, 'library' | 'notes'>,
): readonly ReferenceNode[] {
	const { uri } = document;
	return references.flatMap((reference) => {
		const paper = reference.paper ?? library.find(reference.citekey);
		if (!paper && isCrossReference(reference.citekey)) {
			return [];
		}
		const places = reference.citations.map((citation): ReferencePlaceNode => ({
			kind: 'place',
			uri,
			reference,
			citation,
			line: document.lineAt(citation.keyRange.start.line).text,
		}));
		const found = reference.paper ? 'here' : paper ? 'elsewhere' : 'nowhere';
		return [
			{
				kind: 'reference',
				uri,
				reference,
				paper,
				found,
				hasNote: paper !== undefined && notes.hasNote(paper),
				places,
			},
		];
	});
}
