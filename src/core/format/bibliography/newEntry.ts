import type { CitableEntry } from '../../model/entry';
import type { BibtexRecord } from '../../sources/bibtex/bibtexFields';
import type { Position } from '../../text/position';
import type { TextEdit } from '../../text/textEdit';

/** A work that is to be written into a bibliography, under the citekey that cites it. */
export interface NewEntry {
	readonly entry: CitableEntry;
	/** The entry as another BibTeX file has it, which may say more than we keep. */
	readonly record?: BibtexRecord;
}

/** How new entries come into a text, or why they do not. */
export type Addition =
	| { readonly kind: 'added'; readonly edits: readonly TextEdit[] }
	/** The key cites another entry of the text already. */
	| { readonly kind: 'taken'; readonly citekey: string }
	/** Whoever adds to this text would spoil it. */
	| {
			readonly kind: 'refused';
			/** What is wrong with the text and what to do, as a sentence. */
			readonly reason: string;
			/** Where that is. */
			readonly position?: Position;
	  };
