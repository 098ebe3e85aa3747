import type { Span } from '../../text/range';
import type { BlockCursor } from './blockCursor';
import { lineEnd } from '../characters';
import { columnOffsets, trimmed } from './tableColumns';

/**
 * Blocks in cells that are drawn with `+---+` and `|`. By the rules of Pandoc's `gridTableWith`: a head above `+===+` if there are
 * rows below, then rows with `+---+` between; the last such line may be missing.
 */
export function takeGridTable(cursor: BlockCursor): boolean {
	const { text, pos: start } = cursor;
	const ruler = gridColumns(text, start, '-');
	if (!ruler) {
		return false;
	}
	const first = rowAt(text, lineEnd(text, start) + 1);
	const underHead = gridColumns(text, first.end, '=');
	const below = rowAt(text, lineEnd(text, first.end) + 1);
	if (first.lines.length === 0) {
		return false;
	}
	if (underHead?.length !== ruler.length || below.lines.length === 0) {
		return takeRows(cursor, first, ruler);
	}
	takeHead(cursor, first, underHead);
	return takeRows(cursor, below, underHead);
}

interface GridRow {
	/** Where its lines start. */
	readonly lines: readonly number[];
	/** Behind them. */
	readonly end: number;
}

function rowAt(text: string, start: number): GridRow {
	const lines: number[] = [];
	let end = start;
	while (text[end] === '|' && text[end + 1] !== '\n') {
		lines.push(end);
		end = lineEnd(text, end) + 1;
	}
	return { lines, end };
}

function takeRows(cursor: BlockCursor, first: GridRow, columns: readonly number[]): boolean {
	const { text } = cursor;
	let end = first.end;
	for (let row = first; row.lines.length > 0;) {
		takeRow(cursor, row, columns);
		const isSeparated = gridColumns(text, row.end, '-') !== undefined;
		end = isSeparated ? lineEnd(text, row.end) + 1 : row.end;
		row = isSeparated ? rowAt(text, end) : { lines: [], end };
	}
	return cursor.moveTo(end);
}

/** Cells without white space around their lines, nor a line feed at the end, which some blocks need. */
function takeHead(cursor: BlockCursor, { lines }: GridRow, columns: readonly number[]): void {
	const { text } = cursor;
	const rows = lines.map((line) => gridCells(text, line, columns));
	for (let column = 0; column < columns.length; column++) {
		const cells = rows.flatMap((row) => row[column] ?? []).map((cell) => trimmed(text, cell));
		const filled = cells.flatMap((cell, index) => (cell.end > cell.start ? [index] : []));
		const inside = cells.slice(filled[0], (filled.at(-1) ?? -1) + 1);
		cursor.nest(inside.flatMap((cell, index) => (index === 0 ? [cell] : ['\n', cell])));
	}
}

function takeRow(cursor: BlockCursor, { lines }: GridRow, columns: readonly number[]): void {
	const { text } = cursor;
	const rows = lines.map((line) => gridCells(text, line, columns));
	for (let column = 0; column < columns.length; column++) {
		const cells = rows.flatMap((row) => row[column] ?? []);
		const isPadded = cells.every((cell) => cell.end === cell.start || text[cell.start] === ' ');
		const inside = cells.map((cell) =>
			isPadded && cell.end > cell.start ? { start: cell.start + 1, end: cell.end } : cell,
		);
		cursor.nest([...inside.flatMap((cell) => [cell, '\n']), '\n']);
	}
}

/** The cells of a line, without the bars and spaces at their ends. */
function gridCells(text: string, line: number, columns: readonly number[]): Span[] {
	const inside = { start: line + 1, end: lineEnd(text, line) };
	const end = inside.start + text.slice(inside.start, inside.end).trimEnd().length;
	const starts = columnOffsets(text, { start: inside.start, end }, columns);
	return starts.map((start, index) => {
		const cell = text.slice(start, starts[index + 1] ?? end).replace(finalBarPattern, '');
		return { start, end: start + cell.length };
	});
}

/** Where the cells below a line such as `+---+:-:+` begin, in columns behind the first bar. */
function gridColumns(text: string, line: number, dash: '-' | '='): number[] | undefined {
	const drawn = text[line] === '+' ? text.slice(line, lineEnd(text, line)).trimEnd() : '';
	return gridPatterns[dash].test(drawn)
		? [...drawn.matchAll(/\+/g)].slice(0, -1).map((match) => match.index)
		: undefined;
}

const gridPatterns = { '-': /^\+(?::?-+:?\+)+$/, '=': /^\+(?::?=+:?\+)+$/ };
const finalBarPattern = /[ \t]*\|*$/;
