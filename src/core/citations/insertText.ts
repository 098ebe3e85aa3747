import type { Position } from '../text/position';
import type { Span } from '../text/range';
import type { TextEdit } from '../text/textEdit';
import { LineIndex } from '../text/lineIndex';
import { carryOut, cursorOf, insert } from './insertions';
import { spaced } from './wordSpacing';

/** Writes one text at each of some selections of a note, behind their words, separated from those by spaces. */
export function insertText(
	note: string,
	selections: readonly Span[],
	text: string,
): { readonly edits: readonly TextEdit[]; readonly cursors: readonly Position[] } {
	const plans = new Map(
		selections
			.map((selection) => cursorOf(note, selection))
			.map((offset) => {
				const written = spaced(note, offset, text);
				return [offset, insert(offset, written.text, written.behind)] as const;
			}),
	);
	return carryOut(
		note,
		new LineIndex(note),
		selections.flatMap((selection) => plans.get(cursorOf(note, selection)) ?? []),
	);
}
