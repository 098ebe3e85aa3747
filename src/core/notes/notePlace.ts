import {
	containersAt,
	isBlank,
	leafAt,
	quoteDepth,
	readOutline,
	type Container,
	type Leaf,
	type NoteOutline,
} from './noteOutline';

/** Where in a note a block can go, and what it must be written with. */
export interface NotePlace {
	/** The block goes before this line; the number of lines when it goes behind a last line that does not end. */
	readonly line: number;
	/** What each line of the block starts with: quote marks, indentation. */
	readonly prefix: string;
	/** The blank line to write before the block, with its quote marks; `undefined` when one is there. */
	readonly before: string | undefined;
	readonly after: string | undefined;
	/** The line before is a list item without content, which takes the block: at its end, behind this gap. */
	readonly itemGap?: string;
	/** Whether indented code, which a list would swallow, comes next. */
	readonly isBeforeIndentedCode: boolean;
}

/** Finds the place for a block with the cursor on a line; see `insertSummary` for what is asked of it. */
export function findNotePlace(note: string, cursorLine: number, cursorColumn: number): NotePlace {
	const outline = readOutline(note);
	if (
		isBlank(outline.lines[cursorLine] ?? '') &&
		!leafAt(outline, cursorLine) &&
		!definitionBehindTerm(outline, cursorLine)
	) {
		return placeOnBlankLine(outline, cursorLine, cursorColumn);
	}
	return placeInEmptyItem(outline, cursorLine) ?? placeBehindBlock(outline, cursorLine);
}

function placeInEmptyItem(outline: NoteOutline, line: number): NotePlace | undefined {
	const text = outline.lines[line] ?? '';
	const chain = containersAt(outline, line);
	const isEmpty =
		chain.at(-1)?.kind === 'item' && chain.at(-1)?.first === line && emptyItemPattern.test(text);
	if (!isEmpty || leafAt(outline, line)) {
		return undefined;
	}
	const itemGap = /\s$/.test(text) ? '' : ' ';
	const outer = writePrefix(outline, chain.slice(0, -1));
	const marker = text.trimEnd().slice(outer.length).length + 1;
	const after = separatorAfter(outline, line + 1, chain);
	return {
		line: line + 1,
		prefix: outer + ' '.repeat(marker),
		before: undefined,
		after,
		itemGap,
		isBeforeIndentedCode: false,
	};
}

function placeBehindBlock(outline: NoteOutline, line: number): NotePlace {
	const leaf = leafAt(outline, line);
	if (!leaf) {
		const next = definitionBehindTerm(outline, line);
		return next ? placeBehind(outline, next.last, next.first) : placeBehind(outline, line, line);
	}
	return placeBehind(outline, endOfHtml(outline, leaf) ?? leaf.last, leaf.first);
}

/** The first block of the definition of the term that the line belongs to, which no blank line parts from it. */
function definitionBehindTerm(outline: NoteOutline, line: number): Leaf | undefined {
	const definition = containersAt(outline, line)
		.filter((each) => each.kind === 'definition')
		.at(-1);
	const first =
		definition &&
		outline.leaves.find((leaf) => leaf.first >= definition.first && leaf.first <= definition.last);
	return first && first.first > line ? first : undefined;
}

/** HTML reaches to the next blank line for all dialects but Pandoc's, which reads Markdown inside of it. */
function endOfHtml(outline: NoteOutline, inside: Leaf): number | undefined {
	const { lines, leaves } = outline;
	let { first } = inside;
	while (first > 0 && !isBlank(lines[first - 1] ?? '')) {
		first--;
	}
	const isElement = /^\s*<[a-z]/i.test(lines[first] ?? '');
	if (!isElement || !leaves.some((leaf) => leaf.kind === 'html' && leaf.first === first)) {
		return undefined;
	}
	const end = lines.findIndex((text, at) => at > inside.last && isBlank(text));
	const last = end === -1 ? lines.length - 1 : end - 1;
	return Math.max(last, leafAt(outline, last)?.last ?? last);
}

/** Behind the block whose last line is given, in the containers of the line `inside`. */
function placeBehind(outline: NoteOutline, end: number, inside: number): NotePlace {
	const chain = containersAt(outline, inside);
	const last = behindLazyLines(outline, end, chain);
	const next = outline.lines[last + 1];
	const hasBlank =
		next !== undefined &&
		isBlank(next) &&
		quoteDepth(next) === countQuotes(chain) &&
		!isEndOfNote(outline, last + 1);
	const before = hasBlank ? undefined : blankLine(outline, chain);
	return makePlace(outline, hasBlank ? last + 2 : last + 1, chain, before);
}

/**
 * The last of the lines that follow without blank line or indentation and yet belong to the same item, by Pandoc's reading:
 * a blank line would part them from it.
 */
function behindLazyLines({ lines }: NoteOutline, end: number, chain: readonly Container[]): number {
	const isLazy = (line: number): boolean =>
		chain.length > 0 &&
		chain.every((each) => line <= each.last) &&
		!isBlank(lines[line] ?? '') &&
		!hasPrefix(lines[line] ?? '', chain);
	let last = end;
	while (isLazy(last + 1)) {
		last++;
	}
	return last;
}

/** Whether the line has the indentation and the quote marks of the containers. */
function hasPrefix(line: string, chain: readonly Container[]): boolean {
	let rest = line.replace(/\t/g, '    ');
	return chain.every(({ kind, prefix }) => {
		const found =
			kind === 'quote' ? (/^ {0,3}> ?/.exec(rest)?.[0] ?? '') : rest.startsWith(prefix) ? prefix : '';
		rest = rest.slice(found.length);
		return found !== '';
	});
}

function placeOnBlankLine(outline: NoteOutline, line: number, column: number): NotePlace {
	const { lines } = outline;
	const chain = containersOnBlankLine(outline, line, column);
	const previous = lines[line - 1];
	if (previous === undefined || (isBlank(previous) && quoteDepth(previous) === countQuotes(chain))) {
		return makePlace(outline, line, chain, undefined);
	}
	const parts = quoteDepth(lines[line] ?? '') === countQuotes(chain) && !isEndOfNote(outline, line);
	return makePlace(outline, parts ? line + 1 : line, chain, parts ? undefined : blankLine(outline, chain));
}

/**
 * What a block on a blank line is in: the containers of the block above, as far as the line's quote marks and indentation
 * say so, or the same list goes on below.
 */
function containersOnBlankLine(outline: NoteOutline, line: number, column: number): Container[] {
	const above = outline.leaves.filter((leaf) => leaf.last < line).at(-1);
	const below = outline.leaves.find((leaf) => leaf.first > line);
	const chain = above ? containersAt(outline, above.last) : [];
	const chainBelow = below ? containersAt(outline, below.first) : [];
	const nextLine = outline.lines.findIndex((text, at) => at > line && !isBlank(text));
	const depth = quoteDepth(outline.lines[line] ?? '');
	const kept: Container[] = [];
	let width = 0;
	for (const [level, container] of chain.entries()) {
		width += container.prefix.length;
		const other = chainBelow[level];
		const isSibling = other !== undefined && other.kind === container.kind && other.first === nextLine;
		const isInside =
			container.kind === 'quote'
				? countQuotes(kept) < depth
				: other === container || isSibling || column >= width;
		if (!isInside) {
			break;
		}
		kept.push(container);
		if (isSibling && other !== container) {
			break;
		}
	}
	return kept;
}

function makePlace(
	outline: NoteOutline,
	line: number,
	chain: readonly Container[],
	before: string | undefined,
): NotePlace {
	const next = outline.leaves.find((leaf) => leaf.first >= line);
	return {
		line,
		prefix: writePrefix(outline, chain),
		before,
		after: separatorAfter(outline, line, chain),
		isBeforeIndentedCode: next?.kind === 'code' && /^(?: {4}|\t)/.test(outline.lines[next.first] ?? ''),
	};
}

/** The blank line that must part the block from what is on the line, if any. */
function separatorAfter(outline: NoteOutline, line: number, chain: readonly Container[]): string | undefined {
	const next = outline.lines[line];
	if (next === undefined || isEndOfNote(outline, line)) {
		return undefined;
	}
	if (isBlank(next)) {
		return quoteDepth(next) <= countQuotes(chain) ? undefined : '';
	}
	const below = containersAt(outline, line);
	return blankLine(
		outline,
		chain.filter((container, level) => below[level] === container),
	);
}

function isEndOfNote({ lines }: NoteOutline, line: number): boolean {
	return line === lines.length - 1 && lines[line] === '';
}

function countQuotes(chain: readonly Container[]): number {
	return chain.filter((container) => container.kind === 'quote').length;
}

function blankLine(outline: NoteOutline, chain: readonly Container[]): string {
	const quotes = chain.map((container) => container.kind).lastIndexOf('quote');
	return writePrefix(outline, chain.slice(0, quotes + 1)).trimEnd();
}

/** In a note that indents with tabs, every four columns of indentation are a tab. */
function writePrefix({ lines }: NoteOutline, chain: readonly Container[]): string {
	const prefix = chain.map((container) => container.prefix).join('');
	return lines.some((line) => line.startsWith('\t'))
		? prefix.replace(/^(?: {4})+/, (spaces) => '\t'.repeat(spaces.length / 4))
		: prefix;
}

const emptyItemPattern = /^[\s>]*(?:[-+*]|\(?[\w#@]+[.)])\s*$/;
