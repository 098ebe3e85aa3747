import type { MarkdownLanguage } from '../dialect';
import type { Findings } from '../findings';
import type { MarkdownText, PairedBrackets } from './markdownText';

/** What the blocks around say about the inlines in them. */
export interface InlineContext {
	/** A line that starts like a list item ends the paragraph. */
	readonly inList: boolean;
	/** Name of the HTML block element we are in, whose closing tag ends the paragraph. */
	readonly htmlBlock?: string;
	/** How many fenced divs we are in; a line of colons ends the paragraph then. */
	readonly divLevel: number;
	/** What fences open besides Pandoc's code. */
	readonly language: MarkdownLanguage;
	/** False in headings. */
	readonly lineBreaks: boolean;
}

/** Looks ahead in the text for a block; the inline parser asks it where a paragraph cannot go on. */
export interface BlockStarts {
	isListStart(offset: number): boolean;
	isFencedCode(offset: number): boolean;
	isTexBlock(offset: number): boolean;
}

/**
 * A place in a text, and the state of a recursive-descent parser there. The parser is Pandoc's: its alternatives are
 * tried in order, and what an inner one takes, an outer one does not see. To stay linear where Pandoc is exponential, it
 * remembers where looking for the end of something was in vain.
 */
export class InlineCursor {
	pos: number;
	end: number;
	/** Where the last word ended, if the cursor still stands there: no citation starts right behind a word. */
	wordEnd = -1;
	linksAllowed = true;
	quote: 'none' | 'single' | 'double' = 'none';
	readonly text: string;
	#depth = 0;
	/** Attempts and inlines so far. */
	#tries = 0;
	#furthest: number;
	readonly #start: number;
	#dead: Set<number>;
	readonly #deadByEnd = new Map<number, Set<number>>();

	constructor(
		readonly source: MarkdownText,
		readonly findings: Findings,
		readonly context: InlineContext,
		readonly blockStarts: BlockStarts,
		private readonly parseInline: (cursor: InlineCursor) => boolean,
		start: number,
		end = source.text.length,
	) {
		this.text = source.text;
		this.pos = start;
		this.#start = start;
		this.#furthest = start;
		this.end = end;
		this.#dead = this.#deadBefore(end);
	}

	/** Takes one inline, or nothing and answers false: the block ends here. */
	inline(): boolean {
		this.#tries++;
		return this.pos < this.end && this.parseInline(this);
	}

	takeAll(): void {
		while (this.inline());
	}

	startsWith(prefix: string): boolean {
		return this.text.startsWith(prefix, this.pos) && this.pos + prefix.length <= this.end;
	}

	/** Moves to `offset` and answers true, unless it is undefined or behind the end. */
	moveTo(offset: number | undefined): boolean {
		if (offset === undefined || offset > this.end) {
			return false;
		}
		this.pos = offset;
		return true;
	}

	/** Runs a parser that takes nothing when it answers false; nested too deeply, or tried too often, it is not run at all. */
	attempt(parse: () => boolean): boolean {
		this.#furthest = Math.max(this.#furthest, this.pos);
		const most = triesAtLeast + triesPerCharacter * (this.#furthest - this.#start);
		if (this.#depth >= depthLimit || ++this.#tries > most) {
			return false;
		}
		const { pos, wordEnd, linksAllowed, quote } = this;
		const mark = this.findings.mark();
		this.#depth++;
		const done = parse();
		this.#depth--;
		this.linksAllowed = linksAllowed;
		this.quote = quote;
		if (!done) {
			this.pos = pos;
			this.wordEnd = wordEnd;
			this.findings.cutBack(mark);
		}
		return done;
	}

	/**
	 * Takes inlines up to where `isEnd` holds, which it does not take.
	 *
	 * @param kind tells the ways of ending apart, for remembering.
	 * @returns false when the block ends before.
	 */
	takeUntil(kind: EndKind, isEnd: () => boolean, take: () => boolean = () => this.inline()): boolean {
		return this.takeItems(kind, () => (isEnd() ? 'last' : take() ? 'more' : 'none'));
	}

	/**
	 * Takes one thing after another until `take` says that it was the last.
	 *
	 * @param kind tells the kinds of things apart, for remembering from where they lead nowhere.
	 * @returns false when one that should be there is not.
	 */
	takeItems(kind: EndKind, take: () => 'last' | 'more' | 'none'): boolean {
		const visited: number[] = [];
		while (true) {
			const state = this.#stateFor(kind);
			if (this.#dead.has(state)) {
				break;
			}
			visited.push(state);
			const taken = take();
			if (taken === 'last') {
				return true;
			}
			if (taken === 'none') {
				break;
			}
		}
		for (const state of visited) {
			this.#dead.add(state);
		}
		return false;
	}

	/** As {@link attempt}, but not again where it has failed. */
	attemptOnce(kind: EndKind, parse: () => boolean): boolean {
		const state = this.#stateFor(kind);
		const dead = this.#dead;
		if (dead.has(state)) {
			return false;
		}
		const done = this.attempt(parse);
		if (!done) {
			dead.add(state);
		}
		return done;
	}

	/** Takes inlines as if the text ended at `end`, as far as they go, then stands at `end`. */
	takeWithin(start: number, end: number): void {
		const outer = this.end;
		this.#setEnd(end);
		this.pos = start;
		this.takeAll();
		this.#setEnd(outer);
		this.pos = end;
	}

	/** For a `[` of the text that is closed, the offset of its `]`. */
	bracketEnd(
		open: number,
		matchBrackets: (source: MarkdownText, start: number) => PairedBrackets,
	): number | undefined {
		const close = this.source.bracketEnd(open, matchBrackets);
		return close !== undefined && close < this.end ? close : undefined;
	}

	#setEnd(end: number): void {
		this.end = end;
		this.#dead = this.#deadBefore(end);
	}

	#deadBefore(end: number): Set<number> {
		let dead = this.#deadByEnd.get(end);
		if (!dead) {
			dead = new Set();
			this.#deadByEnd.set(end, dead);
		}
		return dead;
	}

	#stateFor(kind: EndKind): number {
		const afterWord = this.wordEnd === this.pos ? 1 : 0;
		const flags = (quoteNumbers[this.quote] * 2 + (this.linksAllowed ? 1 : 0)) * 2 + afterWord;
		return (this.pos * endKinds.length + endKinds.indexOf(kind)) * 12 + flags;
	}
}

const endKinds = [
	'citation',
	'item',
	'prefix',
	'suffix',
	'single',
	'double',
	'strikeout',
	'superscript',
	'subscript',
	'span',
] as const;
export type EndKind = (typeof endKinds)[number];

const quoteNumbers = { none: 0, single: 1, double: 2 } as const;

/** Many times what any note needs: signs that nothing closes would be tried in all combinations, `*"^~` again and again. */
const triesPerCharacter = 20;
const triesAtLeast = 2000;
/** Deeper than any note nests; keeps hostile ones off the stack's end. */
const depthLimit = 40;
