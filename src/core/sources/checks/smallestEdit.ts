import type { SpanEdit } from '../../text/spanEdits';

/** What to change of a text to make it another: what is alike at both ends is left out. Offsets are of the text. */
export function smallestEdit(text: string, newText: string): SpanEdit {
	const shorter = Math.min(text.length, newText.length);
	let before = 0;
	while (before < shorter && text.charCodeAt(before) === newText.charCodeAt(before)) {
		before++;
	}
	let after = 0;
	while (
		after < shorter - before &&
		text.charCodeAt(text.length - 1 - after) === newText.charCodeAt(newText.length - 1 - after)
	) {
		after++;
	}
	return {
		start: before,
		end: text.length - after,
		newText: newText.slice(before, newText.length - after),
	};
}
