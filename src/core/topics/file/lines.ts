import type { Span } from '../../text/range';

/** The offset at which the line of an offset begins. */
function lineStart(text: string, offset: number): number {
	return text.lastIndexOf('\n', offset - 1) + 1;
}

/** The offset behind the last character of the line of an offset, before its line end. */
export function lineEnd(text: string, offset: number): number {
	const feed = text.indexOf('\n', offset);
	const end = feed < 0 ? text.length : feed;
	return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The offset at which the next line begins, or the end of the text. */
function nextLine(text: string, offset: number): number {
	const feed = text.indexOf('\n', offset);
	return feed < 0 ? text.length : feed + 1;
}

/** The column of an offset; a byte order mark is none. */
export function columnOf(text: string, offset: number): number {
	const start = lineStart(text, offset);
	return offset - start - (text[start] === '\uFEFF' ? 1 : 0);
}

/** Whether only blanks stand before the offset in its line. */
export function beginsLine(text: string, offset: number): boolean {
	return /^[ \uFEFF]*$/.test(text.slice(lineStart(text, offset), offset));
}

/** The line end of the text, that of its first line. */
export function lineEndOf(text: string): '\n' | '\r\n' {
	const feed = text.indexOf('\n');
	return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/**
 * The lines of something that begins its line, such as an item of a block list: from its first character up to, but without, the last
 * line end. The comment behind it belongs to it, and so do the comments below it that are indented more than it is.
 */
export function linesOf(text: string, { start, end }: Span): Span {
	const column = columnOf(text, start);
	let last = lineEnd(text, end);
	for (let at = nextLine(text, end); at < text.length; at = nextLine(text, at)) {
		const line = text.slice(at, lineEnd(text, at));
		const blanks = /^[ \t]*/.exec(line)?.[0].length ?? 0;
		const isComment = line[blanks] === '#';
		if (blanks < line.length && !(isComment && blanks > column)) {
			break;
		}
		last = isComment ? at + line.length : last;
	}
	return { start, end: last };
}

/**
 * What to delete so that lines are gone, given any part of them: with the line end behind them or, at the end of a text that
 * has none there, that before them. Blank lines between them go too, and those before them at the end of
 * the text; of two gaps that would meet, one goes.
 */
export function deletionsOf(text: string, parts: readonly Span[]): readonly Span[] {
	const deletions: Span[] = [];
	for (const { start, end } of [...parts].sort((a, b) => a.start - b.start)) {
		const lines = { start: lineStart(text, start), end: nextLine(text, end) };
		const last = deletions.at(-1);
		if (last && text.slice(last.end, lines.start).trim() === '') {
			deletions[deletions.length - 1] = { start: last.start, end: Math.max(last.end, lines.end) };
		} else {
			deletions.push(lines);
		}
	}
	return deletions.map(({ start, end }) => {
		if (end < text.length) {
			return { start, end: withBlankLines(text, start, end) };
		}
		const above = text.slice(0, start).trimEnd().length;
		return { start: text.endsWith('\n') ? Math.min(nextLine(text, above), start) : above, end };
	});
}

/** Between two blank lines, those behind go too: one gap remains of two. */
function withBlankLines(text: string, first: number, behind: number): number {
	const isBlank = (at: number): boolean => text.slice(at, lineEnd(text, at)).trim() === '';
	if (first === 0 || !isBlank(lineStart(text, first - 1))) {
		return behind;
	}
	let end = behind;
	while (end < text.length && isBlank(end)) {
		end = nextLine(text, end);
	}
	return end;
}
