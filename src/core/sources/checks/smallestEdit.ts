import type { SpanEdit } from '../../text/spanEdits';
import { findChange } from '../../text/textChange';

/** What to change of a text to make it another: what is alike at both ends is left out. Offsets are of the text. */
export function smallestEdit(text: string, newText: string): SpanEdit {
	const { start, oldEnd, newEnd } = findChange(text, newText);
	return { start, end: oldEnd, newText: newText.slice(start, newEnd) };
}
