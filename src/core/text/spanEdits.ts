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
