import type { Position } from '../text/position';
import { commandLink, escapeMarkdown } from './markdown';

/** Where else the notes speak of the paper that is cited at a place. */
export interface PaperMentions {
	/** The place: its note's URI, and a position in the citation. */
	readonly uri: string;
	readonly position: Position;
	/** How many other citations of the paper its note has. */
	readonly otherPlaces: number;
	/** How many other notes cite it. */
	readonly otherNotes: number;
	/** The citekey that it has now, where it is cited by the one it had before. */
	readonly newKey?: string;
	/** The names of its literature notes. */
	readonly literatureNotes: readonly string[];
}

/** The commands that mentions link to. */
export const mentionCommands = {
	/** Arguments: URI of the note, position in it. */
	references: 'marginalia.showReferences',
	/** Arguments: id of the paper. */
	note: 'marginalia.openNote',
} as const;

/** As Markdown, each a paragraph: what its key is now, "Cited in 3 other places of this note, and in 2 other notes", and a link to its note. */
export function mentionLines(id: string, mentions: PaperMentions): readonly string[] {
	const { uri, position, newKey, otherPlaces, otherNotes, literatureNotes } = mentions;
	const where = [
		otherPlaces > 0 && `in ${otherPlaces} other ${otherPlaces === 1 ? 'place' : 'places'} of this note`,
		otherNotes > 0 && `in ${otherNotes} other ${otherNotes === 1 ? 'note' : 'notes'}`,
	].filter((text) => text !== false);
	const label = `Cited ${where.join(', and ')}`;
	const names = literatureNotes.join(', ');
	return [
		...(newKey === undefined ? [] : [`Its citekey is “${escapeMarkdown(newKey)}” now.`]),
		...(where.length > 0
			? [commandLink(label, mentionCommands.references, [uri, position], 'Show all references')]
			: []),
		...(literatureNotes.length > 0
			? [`Note: ${commandLink(names, mentionCommands.note, [id], 'Open the literature note')}`]
			: []),
	];
}
