import type { Span } from '../../text/range';
import { nonIndent } from './blockStarts';
import { lineEnd } from '../characters';
import { characterAt } from '../../text/characterAt';

/** Where the runs of dashes of a line begin, by column; undefined for any other line. */
export function dashedColumns(text: string, line: number): number[] | undefined {
	const at = nonIndent(text, line);
	if (at === undefined || text[at] !== '-') {
		return undefined;
	}
	const ruler = text.slice(line, lineEnd(text, line));
	return dashedPattern.test(ruler) ? [...ruler.matchAll(/-+/g)].map((match) => match.index) : undefined;
}

/** What stands on a line under each column that begins where `columns` say; the last reaches to the line's end. */
export function lineCells(text: string, line: number, columns: readonly number[]): Span[] {
	const end = lineEnd(text, line);
	const starts = columnOffsets(text, { start: line, end }, columns);
	return starts.map((start, index) => trimmed(text, { start, end: starts[index + 1] ?? end }));
}

/**
 * Where ascending columns begin on a line. As in Pandoc's `splitTextByIndices`, columns are those of a fixed-width display: wide
 * characters take two, combining ones none.
 */
export function columnOffsets(text: string, line: Span, columns: readonly number[]): number[] {
	const offsets: number[] = [];
	let at = line.start;
	let column = 0;
	for (const wanted of columns) {
		while (at < line.end && column < wanted) {
			const character = characterAt(text, at);
			column += characterWidth(character);
			at += character.length;
		}
		// A wide character across the border belongs before it, and what is behind is counted from there.
		column = wanted;
		offsets.push(Math.min(at, line.end));
	}
	return offsets;
}

export function trimmed(text: string, span: Span): Span {
	const inside = text.slice(span.start, span.end);
	const start = span.start + inside.length - inside.trimStart().length;
	return { start, end: Math.max(start, span.start + inside.trimEnd().length) };
}

function characterWidth(character: string): number {
	if (character < '\u0300') {
		return 1;
	}
	return combiningPattern.test(character) ? 0 : widePattern.test(character) ? 2 : 1;
}

const dashedPattern = /^ *-+(?: +-+)* *$/;
const combiningPattern = /^[\p{Mn}\p{Me}\p{Cf}]/u;
/** Characters of East Asian scripts, their punctuation, full-width forms, and pictures. */
const widePattern =
	/^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
