import { fencedCodeEnd, listMarker, startsFence, type UnclosedFences } from './blockStarts';
import { behindBlankLines } from '../characters';
import type { BlockKind, ContainerKind, Findings } from '../findings';
import { InlineCursor, type BlockStarts, type InlineContext } from './inlineCursor';
import { takeInline } from './inlineScanner';
import { MarkdownText, type TextPiece } from './markdownText';
import { startsTexBlock } from './texCommand';

export type BlockContext = Omit<InlineContext, 'lineBreaks'>;

/** A place in a text where a block begins; blocks inside others are parsed by cursors of their own texts. */
export class BlockCursor {
	pos = 0;
	readonly text: string;
	readonly blockStarts: BlockStarts;
	#inner = 0;
	readonly #fences = new Map<number, number | undefined>();
	readonly #unclosedFences: UnclosedFences = new Map();
	readonly #endless = new Map<string | undefined, Set<number>>();

	constructor(
		readonly source: MarkdownText,
		/** Where what is found goes. */
		public findings: Findings,
		/** What is around the blocks that are being parsed; replaced while inside of HTML blocks and divs. */
		public context: BlockContext,
		private readonly parseBlocks: (cursor: BlockCursor, isEnd: () => boolean) => void,
		private readonly depth = 0,
	) {
		this.text = source.text;
		this.blockStarts = {
			isListStart: (offset) => listMarker(this.text, offset) !== undefined,
			isFencedCode: (offset) => this.fencedCodeEnd(offset) !== undefined,
			isTexBlock: (offset) => startsTexBlock(this.source, offset),
		};
	}

	get isAtEnd(): boolean {
		return this.pos >= this.text.length;
	}

	get canNest(): boolean {
		return this.depth + this.#inner < depthLimit;
	}

	/** Moves to `offset` and answers true, unless it is undefined. */
	moveTo(offset: number | undefined): boolean {
		if (offset === undefined) {
			return false;
		}
		this.pos = Math.min(offset, this.text.length);
		return true;
	}

	skipBlankLines(): void {
		this.pos = behindBlankLines(this.text, this.pos);
	}

	fencedCodeEnd(offset: number): number | undefined {
		if (!this.#fences.has(offset)) {
			this.#fences.set(
				offset,
				fencedCodeEnd(this.source, offset, this.context.language, this.#unclosedFences),
			);
		}
		const end = this.#fences.get(offset);
		if (end !== undefined || startsFence(this.text, offset)) {
			this.source.looked(end ?? this.text.length);
		}
		return end;
	}

	/** Places from which the blocks of a fenced div, within an HTML element of that name, go on to the end of the text. */
	endlessPlaces(htmlBlock: string | undefined): Set<number> {
		const places = this.#endless.get(htmlBlock) ?? new Set();
		this.#endless.set(htmlBlock, places);
		return places;
	}

	inlines(start: number, end = this.text.length, context: Partial<InlineContext> = {}): InlineCursor {
		return new InlineCursor(
			this.source,
			this.findings,
			{ ...this.context, lineBreaks: true, ...context },
			this.blockStarts,
			takeInline,
			start,
			end,
		);
	}

	/** Parses the blocks at the cursor up to where `isEnd` holds, as inside of what `context` says. */
	blocksUntil(isEnd: () => boolean, context: BlockContext): void {
		const outer = this.context;
		this.context = context;
		this.#inner++;
		this.parseBlocks(this, isEnd);
		this.#inner--;
		this.context = outer;
	}

	/** Parses pieces of this text as the blocks inside of a container. */
	nest(pieces: readonly TextPiece[], context: BlockContext = this.context): void {
		const source = this.piecesText(pieces);
		const inner = new BlockCursor(source, this.findings, context, this.parseBlocks, this.depth + 1);
		if (this.canNest) {
			this.parseBlocks(inner, () => inner.isAtEnd);
		} else {
			inner.inlines(0).takeAll();
		}
	}

	piecesText(pieces: readonly TextPiece[]): MarkdownText {
		return MarkdownText.ofPieces(this.source, pieces);
	}

	/** Parses pieces of this text as the inlines of a line, cell or term. */
	takeInlinesOf(pieces: readonly TextPiece[]): void {
		const source = this.piecesText(pieces);
		new BlockCursor(source, this.findings, this.context, this.parseBlocks, this.depth + 1)
			.inlines(0)
			.takeAll();
	}

	addBlock(kind: BlockKind, start: number, end: number): void {
		this.findings.addBlock(kind, this.source, start, end);
	}

	addContainer(kind: ContainerKind, start: number, end: number, prefix: string): void {
		this.findings.containers.push({
			kind,
			start: this.source.toSource(start),
			end: this.source.toSourceEnd(end),
			prefix,
		});
	}
}

/** Deeper than any note nests. */
const depthLimit = 30;
