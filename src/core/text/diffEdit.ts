import { LineIndex } from './lineIndex';
import { findChange } from './textChange';
import type { TextEdit } from './textEdit';

/** The one edit that makes one text of another: what lies between their common beginning and end. None for equal texts. */
export function diffEdit(before: string, after: string): readonly TextEdit[] {
	if (before === after) {
		return [];
	}
	const change = findChange(before, after);
	// What an editor takes for one character stays together.
	const start = change.start - (change.start > 0 && isPair(before, change.start) ? 1 : 0);
	const more = change.oldEnd < before.length && isPair(before, change.oldEnd) ? 1 : 0;
	const range = new LineIndex(before).rangeOf({ start, end: change.oldEnd + more });
	return [{ range, newText: after.slice(start, change.newEnd + more) }];
}

/** Whether the units on both sides of an offset are one line end, or one character outside the Basic Multilingual Plane. */
function isPair(text: string, offset: number): boolean {
	return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])/.test(text.slice(offset - 1, offset + 1));
}
