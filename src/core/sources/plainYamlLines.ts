/** A line of a YAML text, or what is left of it to read. */
export interface YamlLine {
	/** Where its first character stands that is no blank, and where its last one ends. */
	readonly start: number;
	readonly end: number;
	/** The column of that character; of a blank line, how many blanks it has. */
	readonly indent: number;
	/** Where the whole line begins. */
	readonly lineStart: number;
	/** Where it ends, blanks behind its text included, and its line end not. */
	readonly lineEnd: number;
}

/** The lines of a YAML text from `start` to `end`, read one after the other. */
export class YamlLines {
	readonly #lines: YamlLine[] = [];
	#at = 0;

	constructor(
		readonly text: string,
		start: number,
		readonly end: number,
	) {
		for (let at = start; at < end;) {
			const next = text.indexOf('\n', at);
			const stop = next < 0 || next >= end ? end : next;
			const lineEnd = stop > at && text.charCodeAt(stop - 1) === carriageReturn ? stop - 1 : stop;
			this.#lines.push(toLine(text, at, lineEnd));
			at = stop + 1;
		}
	}

	/** The line to be read; `undefined` at the end. */
	get current(): YamlLine | undefined {
		return this.#lines[this.#at];
	}

	get isAtEnd(): boolean {
		return this.#at >= this.#lines.length;
	}

	/** Goes to the next line, an empty one perhaps. */
	skip(): void {
		this.#at++;
	}

	/** Goes to the next line that holds anything, from this one on; gives the number of lines passed over. */
	skipBlank(): number {
		const from = this.#at;
		while (!this.isAtEnd && isBlank(this.current)) {
			this.#at++;
		}
		return this.#at - from;
	}

	/** Goes to the line that a place stands on, which is not before this one. */
	skipTo(place: number): void {
		while ((this.current?.lineEnd ?? Infinity) < place) {
			this.#at++;
		}
	}

	/** Has the line begin at a later place. */
	cut(start: number): void {
		const line = this.current;
		if (line) {
			this.#lines[this.#at] = { ...line, start, indent: start - line.lineStart };
		}
	}
}

export function isBlank(line: YamlLine | undefined): boolean {
	return line !== undefined && line.start >= line.end;
}

function toLine(text: string, lineStart: number, lineEnd: number): YamlLine {
	let start = lineStart;
	while (start < lineEnd && text.charCodeAt(start) === blank) {
		start++;
	}
	let end = lineEnd;
	while (end > start && text.charCodeAt(end - 1) === blank) {
		end--;
	}
	return { start, end, indent: start - lineStart, lineStart, lineEnd };
}

const blank = 0x20;
const carriageReturn = 0x0d;
