import type { Span } from '../../text/range';

/**
 * A text to parse whose characters come from somewhere in a note: the note itself with tabs expanded, or the inside of
 * a list item or block quote, without the markers and indentation at its lines' starts.
 *
 * How far it was looked ahead in it is noted, since what was read depends on all of that: a change further on does not touch it.
 */
export class MarkdownText {
	readonly #searches = new Map<string, { from: number; found: number }>();
	#run = { start: 0, end: 0 };
	/** Where brackets were paired: all of a paragraph from `start`; how far it was looked ahead for that. */
	#brackets: PairedBrackets & { readonly start: number; readonly looked: number } = unpaired;
	/** How many of the things passed over for them end before what is read now. */
	#passedBefore = 0;
	#origin = 0;
	#looked = 0;

	private constructor(
		readonly text: string,
		/** Ascending offsets in `text` where a piece begins, and where each piece begins in the note. */
		private readonly starts: readonly number[],
		private readonly sources: readonly number[],
	) {}

	/**
	 * Prepares a note, or whole lines of it, as Pandoc does: tabs become spaces up to the next multiple of four, carriage returns go,
	 * line feeds are added at the end, which spares the parser the case of a line that does not end.
	 */
	static ofNote(note: string, { start, end }: Span = { start: 0, end: note.length }): MarkdownText {
		const builder = new MarkdownTextBuilder();
		let from = start === 0 && note.startsWith('\uFEFF') ? 1 : start;
		const lines = note.slice(from, end);
		if (!unevenPattern.test(lines)) {
			builder.add(lines, from);
		} else {
			let lineStart = 0;
			for (let at = from; at < end; at++) {
				const character = note[at];
				if (character === '\n') {
					builder.add(note.slice(from, at + 1), from);
					from = at + 1;
					lineStart = builder.length;
				} else if (character === '\r') {
					builder.add(note.slice(from, at), from);
					if (note[at + 1] !== '\n') {
						builder.add('\n', at);
						lineStart = builder.length;
					}
					from = at + 1;
				} else if (character === '\t') {
					builder.add(note.slice(from, at), from);
					builder.add(' '.repeat(tabStop - ((builder.length - lineStart) % tabStop)), at);
					from = at + 1;
				}
			}
			builder.add(note.slice(from, end), from);
		}
		builder.add('\n\n\n', end);
		return builder.build();
	}

	static ofPieces(parent: MarkdownText, pieces: readonly TextPiece[]): MarkdownText {
		const builder = new MarkdownTextBuilder();
		for (const piece of pieces) {
			if (typeof piece === 'string') {
				builder.add(piece, builder.sourceEnd);
			} else {
				parent.copyTo(builder, piece.start, piece.end);
			}
		}
		return builder.build();
	}

	/** How far it was looked ahead since offsets were last counted again, as an offset in the note; infinite for the end of the text. */
	get reach(): number {
		return this.#looked >= this.text.length ? Infinity : this.toSource(this.#looked);
	}

	/**
	 * From now on, offsets in the note count from `origin`, one of them as they counted before any such call; what was read before does not
	 * count, and nothing before `offset` is asked about. Pairs of brackets are kept if pairing from there would find the same.
	 */
	countFrom(origin: number, offset: number): void {
		this.#origin = origin;
		this.#looked = 0;
		const { passed } = this.#brackets;
		while ((passed[this.#passedBefore]?.end ?? Infinity) <= offset) {
			this.#passedBefore++;
		}
		if ((passed[this.#passedBefore]?.start ?? Infinity) < offset) {
			this.#brackets = unpaired;
		}
	}

	/** Notes that the text was looked at up to `offset`. */
	looked(offset: number): void {
		this.#looked = Math.max(this.#looked, offset);
	}

	/** Where `needle` next occurs at or behind `from`. */
	search(needle: string, from: number): number | undefined {
		const found = this.searchNearby(needle, from);
		this.looked(found === undefined ? this.text.length : found + needle.length);
		return found;
	}

	/**
	 * The same for who asks only about the paragraph that `from` is in: what lies behind it does not count, and is not noted. Remembers what
	 * it found, for texts full of unclosed things.
	 */
	searchNearby(needle: string, from: number): number | undefined {
		const known = this.#searches.get(needle);
		let found: number;
		if (!known || (known.found >= 0 && from > known.found)) {
			found = this.text.indexOf(needle, from);
		} else if (from >= known.from) {
			found = known.found;
		} else {
			const before = this.text.slice(from, known.from + needle.length - 1).indexOf(needle);
			found = before < 0 ? known.found : from + before;
		}
		this.#searches.set(needle, { from, found });
		return found < 0 ? undefined : found;
	}

	/** Behind the like signs that begin at `offset`; remembered, as long runs are asked about at each of them. */
	runEnd(offset: number): number {
		if (offset < this.#run.start || offset >= this.#run.end) {
			const sign = this.text[offset];
			let end = offset + 1;
			while (end < this.text.length && this.text[end] === sign) {
				end++;
			}
			this.#run = { start: offset, end };
		}
		return this.#run.end;
	}

	/** For a `[` that is closed in its paragraph, the offset of its `]`; `match` pairs those of a paragraph from an offset on. */
	bracketEnd(
		open: number,
		match: (source: MarkdownText, start: number) => PairedBrackets,
	): number | undefined {
		if (open < this.#brackets.start || open >= this.#brackets.end) {
			const looked = this.#looked;
			this.#looked = 0;
			const paired = match(this, open);
			this.#brackets = { start: open, looked: this.#looked, ...paired };
			this.#looked = looked;
			this.#passedBefore = 0;
		}
		this.looked(this.#brackets.looked);
		return this.#brackets.pairs.get(open);
	}

	/** The offset in the note of the character at `offset`. */
	toSource(offset: number): number {
		const piece = this.#pieceAt(offset);
		const source = (this.sources[piece] ?? 0) + offset - (this.starts[piece] ?? 0);
		return Math.min(source, this.sources[piece + 1] ?? this.sources.at(-1) ?? source) - this.#origin;
	}

	/** The offset in the note behind the character before `offset`: the end of a span. */
	toSourceEnd(offset: number): number {
		return offset === 0 ? this.toSource(0) : this.toSource(offset - 1) + 1;
	}

	private copyTo(builder: MarkdownTextBuilder, start: number, end: number): void {
		let from = start;
		for (let piece = this.#pieceAt(start); from < end; piece++) {
			const to = Math.min(end, this.starts[piece + 1] ?? end);
			const source = (this.sources[piece] ?? 0) + from - (this.starts[piece] ?? 0) - this.#origin;
			builder.add(this.text.slice(from, to), source);
			from = to;
		}
	}

	#pieceAt(offset: number): number {
		let low = 0;
		let high = this.starts.length - 2;
		while (low < high) {
			const middle = (low + high + 1) >> 1;
			if ((this.starts[middle] ?? 0) <= offset) {
				low = middle;
			} else {
				high = middle - 1;
			}
		}
		return low;
	}

	static fromBuilder(text: string, starts: readonly number[], sources: readonly number[]): MarkdownText {
		return new MarkdownText(text, starts, sources);
	}
}

export interface PairedBrackets {
	/** The offset of each closing bracket by that of its opening one. */
	readonly pairs: Map<number, number>;
	/** Up to where was looked for brackets. */
	readonly end: number;
	/** What was passed over and goes on to another line, in the order of the text. */
	readonly passed: readonly Span[];
}

const unpaired = { start: 0, end: 0, pairs: new Map<number, number>(), passed: [], looked: 0 };

/** A stretch of the parent text, or characters that the note does not have. */
export type TextPiece = { readonly start: number; readonly end: number } | string;

class MarkdownTextBuilder {
	readonly #parts: string[] = [];
	readonly #starts: number[] = [];
	readonly #sources: number[] = [];
	length = 0;
	sourceEnd = 0;

	add(part: string, source: number): void {
		if (part === '') {
			return;
		}
		if (this.length === 0 || source !== this.sourceEnd) {
			this.#starts.push(this.length);
			this.#sources.push(source);
		}
		this.#parts.push(part);
		this.length += part.length;
		this.sourceEnd = source + part.length;
	}

	/** The last piece is empty and stands at the end, so that every piece has a next one. */
	build(): MarkdownText {
		return MarkdownText.fromBuilder(
			this.#parts.join(''),
			[...this.#starts, this.length],
			[...this.#sources, this.sourceEnd],
		);
	}
}

const tabStop = 4;
const unevenPattern = /[\t\r]/;
