import type { Span } from './range';

/** Replace the span by `newText`. */
export interface SpanEdit extends Span {
	readonly newText: string;
}

export function insertAt(at: number, newText: string): SpanEdit {
	return { start: at, end: at, newText };
}

export function deleteSpan({ start, end }: Span): SpanEdit {
	return { start, end, newText: '' };
}

export function replaceSpan({ start, end }: Span, newText: string): SpanEdit {
	return { start, end, newText };
}

/** The text after edits that are in text order and do not overlap. */
export function applySpanEdits(text: string, edits: readonly SpanEdit[]): string {
	let result = '';
	let from = 0;
	for (const { start, end, newText } of edits) {
		result += text.slice(from, start) + newText;
		from = end;
	}
	return result + text.slice(from);
}
