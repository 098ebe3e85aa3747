import type { Position } from './position';
import type { Range, Span } from './range';

/** Turns offsets of one text into positions and back. Lines end at LF, CRLF or a lone CR, as in VS Code. */
export class LineIndex {
	/** Offset of the first character of each line. */
	readonly #starts: readonly number[];
	readonly #length: number;

	constructor(text: string) {
		const starts = [0];
		const hasLoneReturns = text.includes('\r') && /\r(?!\n)/.test(text);
		// Searching for a character is far faster than looking at each; lone returns are rare.
		for (let at = hasLoneReturns ? -1 : text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
			starts.push(at + 1);
		}
		for (let at = 0; hasLoneReturns && at < text.length; at++) {
			const code = text.charCodeAt(at);
			if (code === lineFeed || (code === carriageReturn && text.charCodeAt(at + 1) !== lineFeed)) {
				starts.push(at + 1);
			}
		}
		this.#starts = starts;
		this.#length = text.length;
	}

	get lineCount(): number {
		return this.#starts.length;
	}

	/** The position of an offset; one past the end gives the end of the text. */
	positionAt(offset: number): Position {
		const within = Math.min(Math.max(offset, 0), this.#length);
		let low = 0;
		let high = this.#starts.length - 1;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.#starts[middle] ?? 0) <= within) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return { line: low, character: within - (this.#starts[low] ?? 0) };
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

const lineFeed = 10;
const carriageReturn = 13;
