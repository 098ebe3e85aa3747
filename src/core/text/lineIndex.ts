import { partitionPoint } from './partitionPoint';
import type { Position } from './position';
import type { Range, Span } from './range';
import type { TextChange } from './textChange';

/** Turns offsets of one text into positions and back. Lines end at LF, CRLF or a lone CR, as in VS Code. */
export class LineIndex {
	/** Offset of the first character of each line. */
	readonly #starts: readonly number[];
	readonly #length: number;

	/** @param earlier the index of the text before a change: of the lines that are the same, nothing is read again */
	constructor(text: string, earlier?: { readonly lines: LineIndex; readonly change: TextChange }) {
		this.#starts = earlier ? startsAfter(text, earlier.lines.#starts, earlier.change) : startsIn(text, 0);
		this.#length = text.length;
	}

	get lineCount(): number {
		return this.#starts.length;
	}

	/** The position of an offset; one past the end gives the end of the text. */
	positionAt(offset: number): Position {
		const within = Math.min(Math.max(offset, 0), this.#length);
		const line = firstAbove(this.#starts, within) - 1;
		return { line, character: within - (this.#starts[line] ?? 0) };
	}

	/** The offset of a position; a character beyond its line runs on into the text that follows. */
	offsetAt(position: Position): number {
		const start = this.#starts[position.line] ?? this.#length;
		return Math.min(start + position.character, this.#length);
	}

	rangeOf(span: Span): Range {
		return { start: this.positionAt(span.start), end: this.positionAt(span.end) };
	}
}

/** The offset where each line of what lies behind `offset` begins, and `offset` itself. */
function startsIn(text: string, offset: number): number[] {
	const starts = [offset];
	const hasLoneReturns = text.includes('\r') && /\r(?!\n)/.test(text);
	// Searching for a character is far faster than looking at each; lone returns are rare.
	for (let at = hasLoneReturns ? -1 : text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
		starts.push(offset + at + 1);
	}
	for (let at = 0; hasLoneReturns && at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) {
			starts.push(offset + at + 1);
		}
	}
	return starts;
}

/** Whether a line begins at an offset depends on the character before it, and on that behind it if the former is a return. */
function startsAfter(
	text: string,
	before: readonly number[],
	{ start, oldEnd, newEnd }: TextChange,
): number[] {
	const kept = Math.max(1, firstAbove(before, start - 1));
	const rest = firstAbove(before, oldEnd);
	const shift = newEnd - oldEnd;
	const from = before[kept - 1] ?? 0;
	const to = rest < before.length ? (before[rest] ?? 0) + shift : text.length;
	const middle = startsIn(text.slice(from, to), from);
	const starts = before.slice(0, kept - 1);
	for (const offset of middle) {
		if (offset < to || rest === before.length) {
			starts.push(offset);
		}
	}
	for (let at = rest; at < before.length; at++) {
		starts.push((before[at] ?? 0) + shift);
	}
	return starts;
}

/** The index of the first of ascending numbers that is above a limit. */
function firstAbove(numbers: readonly number[], limit: number): number {
	return partitionPoint(numbers.length, (at) => (numbers[at] ?? 0) <= limit);
}

const lineFeed = 10;
const carriageReturn = 13;
