import type { SpanEdit } from '../../text/spanEdits';
import type { Span } from '../../text/range';

/** A text that is changed step by step, and tells in the end all that changed as edits of the text that it was. */
export class EditedText {
	/** What stands there now, in order: spans of the first text, and what was written between them. */
	#pieces: readonly Piece[];
	#text: string;

	constructor(private readonly before: string) {
		this.#pieces = [{ start: 0, end: before.length }];
		this.#text = before;
	}

	/** The text as it is now. */
	get text(): string {
		return this.#text;
	}

	/** @param edits in terms of the text as it is now; where two overlap, both are deletions. */
	apply(edits: readonly SpanEdit[]): void {
		const pieces: Piece[] = [];
		let at = 0;
		for (const { start, end, newText } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
			pieces.push(...this.#between(at, Math.max(at, start)));
			if (newText !== '') {
				pieces.push(newText);
			}
			at = Math.max(at, end);
		}
		pieces.push(...this.#between(at, this.#text.length));
		this.#pieces = pieces;
		this.#text = pieces.map((piece) => this.#textOf(piece)).join('');
	}

	/** All changes in terms of the first text, in its order. */
	get edits(): readonly SpanEdit[] {
		const edits: SpanEdit[] = [];
		let at = 0;
		let newText = '';
		for (const piece of [...this.#pieces, { start: this.before.length, end: this.before.length }]) {
			if (typeof piece === 'string') {
				newText += piece;
				continue;
			}
			if (newText !== '' || piece.start > at) {
				edits.push({ start: at, end: piece.start, newText });
			}
			newText = '';
			at = piece.end;
		}
		return edits;
	}

	/** The pieces of a part of the text as it is now. */
	*#between(start: number, end: number): Iterable<Piece> {
		let at = 0;
		for (const piece of this.#pieces) {
			const { length } = this.#textOf(piece);
			const from = Math.max(start - at, 0);
			const to = Math.min(end - at, length);
			if (from < to) {
				yield typeof piece === 'string'
					? piece.slice(from, to)
					: { start: piece.start + from, end: piece.start + to };
			}
			at += length;
		}
	}

	#textOf(piece: Piece): string {
		return typeof piece === 'string' ? piece : this.before.slice(piece.start, piece.end);
	}
}

type Piece = Span | string;
