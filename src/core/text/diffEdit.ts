import { LineIndex } from './lineIndex';
import type { TextEdit } from './textEdit';

/** The one edit that makes one text of another: what lies between their common beginning and end. None for equal texts. */
export function diffEdit(before: string, after: string): readonly TextEdit[] {
	if (before === after) {
		return [];
	}
	const shorter = Math.min(before.length, after.length);
	let start = 0;
	while (start < shorter && before[start] === after[start]) {
		start++;
	}
	let end = 0;
	while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) {
		end++;
	}
	// What an editor takes for one character stays together.
	start -= start > 0 && isPair(before, start) ? 1 : 0;
	end -= end > 0 && isPair(before, before.length - end) ? 1 : 0;
	const range = new LineIndex(before).rangeOf({ start, end: before.length - end });
	return [{ range, newText: after.slice(start, after.length - end) }];
}

/** Whether the units on both sides of an offset are one line end, or one character outside the Basic Multilingual Plane. */
function isPair(text: string, offset: number): boolean {
	return /^(?:\r\n|[\uD800-\uDBFF][\uDC00-\uDFFF])/.test(text.slice(offset - 1, offset + 1));
}
