import type { BlockCursor } from './blockCursor';
import { nonIndent } from './blockStarts';
import { isBlankLine, isPunctuation, characterAt, lineEnd, skipSpaces } from './characters';
import { codeEnd, inlineTagAt, takeMath, texEnd } from './inlineVerbatim';
import { isAlphanumeric } from './characters';
import type { Span } from '../text/range';

/** A table of one of Pandoc's four kinds, with the caption before or behind it. */
export function takeTable(cursor: BlockCursor): boolean {
	const start = cursor.pos;
	const mark = cursor.findings.mark();
	const hasCaption = takeCaption(cursor);
	const isTable =
		takePipeTable(cursor) ||
		takeMultilineTable(cursor, true) ||
		takeSimpleTable(cursor) ||
		takeMultilineTable(cursor, false) ||
		takeGridTable(cursor);
	if (!isTable) {
		cursor.pos = start;
		cursor.findings.cutBack(mark);
		return false;
	}
	if (!hasCaption) {
		const behind = cursor.pos;
		cursor.skipBlankLines();
		if (!takeCaption(cursor)) {
			cursor.pos = behind;
		}
	}
	cursor.addBlock('table', start, cursor.pos);
	return true;
}

/** `Table: text` or `: text`, up to a blank line. */
function takeCaption(cursor: BlockCursor): boolean {
	const { text, pos: start } = cursor;
	const at = nonIndent(text, start);
	if (at === undefined) {
		return false;
	}
	const isColon = text[at] === ':' && !isPunctuation(characterAt(text, at + 1));
	const label = isColon ? 1 : text.startsWith('Table:', at) ? 6 : 0;
	if (label === 0) {
		return false;
	}
	const mark = cursor.findings.mark();
	const inlines = cursor.inlines(at + label);
	inlines.takeAll();
	if (text[inlines.pos] !== '\n' || !isBlankLine(text, inlines.pos)) {
		cursor.findings.cutBack(mark);
		return false;
	}
	cursor.pos = inlines.pos;
	cursor.skipBlankLines();
	return true;
}

/** Cells between bars, under a line of dashes and bars. Cells beyond the header's columns are no part of it. */
function takePipeTable(cursor: BlockCursor): boolean {
	const { text, pos: start } = cursor;
	const head = pipeCells(cursor, start);
	const ruler = lineEnd(text, start) + 1;
	const columns = head ? pipeColumns(text.slice(ruler, lineEnd(text, ruler))) : undefined;
	if (!head || columns === undefined || nonIndent(text, start) === undefined) {
		return false;
	}
	let row: PipeRow | undefined = head;
	while (row) {
		for (const cell of row.cells.slice(0, columns)) {
			takeCell(cursor, cell);
		}
		cursor.pos = row === head ? lineEnd(text, ruler) + 1 : row.end;
		row = cursor.isAtEnd ? undefined : pipeCells(cursor, cursor.pos);
	}
	return true;
}

interface PipeRow {
	readonly cells: readonly Span[];
	readonly end: number;
}

function pipeCells(cursor: BlockCursor, offset: number): PipeRow | undefined {
	const { text } = cursor;
	const bar = cursor.source.searchNearby('|', offset);
	if (bar === undefined || bar > lineEnd(text, offset)) {
		return undefined;
	}
	const inlines = cursor.inlines(offset);
	const mark = cursor.findings.mark();
	let at = skipSpaces(text, offset);
	const isOpened = text[at] === '|';
	at = isOpened ? at + 1 : at;
	const cells: Span[] = [];
	let start = at;
	while (at < text.length && text[at] !== '\n') {
		if (text[at] === '|') {
			cells.push({ start, end: at });
			start = at + 1;
			at = start;
			continue;
		}
		inlines.pos = at;
		at = chunkEnd(inlines) ?? at + 1;
	}
	cursor.findings.cutBack(mark);
	if (text.slice(start, at).trim() !== '') {
		cells.push({ start, end: at });
	}
	return cells.length === 0 || (cells.length === 1 && !isOpened) ? undefined : { cells, end: at + 1 };
}

/** Behind what may hold a bar that parts no cells. */
function chunkEnd(inlines: ReturnType<BlockCursor['inlines']>): number | undefined {
	const { text, pos } = inlines;
	switch (text[pos]) {
		case '`':
			return codeEnd(inlines, pos);
		case '$':
			return takeMath(inlines) ? inlines.pos : undefined;
		case '<':
			return inlineTagAt(inlines, pos)?.end;
		case '\\':
			return isAlphanumeric(text, pos + 1) ? texEnd(inlines, pos) : pos + 2;
		default:
			return undefined;
	}
}

function pipeColumns(line: string): number | undefined {
	if (!pipeRulerPattern.test(line)) {
		return undefined;
	}
	const parts = line.trim().replace(/^\|/, '').replace(/\|$/, '').split(/[|+]/);
	return parts.length === 1 && !line.trim().startsWith('|') ? undefined : parts.length;
}

/** Rows of one line each under a line of dashes; the header above it may be missing. */
function takeSimpleTable(cursor: BlockCursor): boolean {
	const { text, pos: start } = cursor;
	for (const ruler of [start, lineEnd(text, start) + 1]) {
		const columns = dashedColumns(text, ruler);
		if (!columns) {
			continue;
		}
		const isHeadless = ruler === start;
		const rows = tableLines(text, lineEnd(text, ruler) + 1);
		const footer = isFooter(text, rows.end) ? lineEnd(text, rows.end) + 1 : undefined;
		const end = footer ?? (isHeadless || !isBlankLine(text, rows.end) ? undefined : rows.end);
		if (rows.lines.length === 0 || end === undefined) {
			continue;
		}
		for (const line of isHeadless ? rows.lines : [start, ...rows.lines]) {
			for (const cell of lineCells(text, line, columns)) {
				takeCell(cursor, cell);
			}
		}
		return cursor.moveTo(end);
	}
	return false;
}

/** Rows of several lines with blank lines between, and a line of dashes at the end. */
function takeMultilineTable(cursor: BlockCursor, hasHeader: boolean): boolean {
	const { text, pos: start } = cursor;
	if (!dashedColumns(text, start)) {
		return false;
	}
	const header: number[] = [];
	let ruler = start;
	if (hasHeader) {
		ruler = lineEnd(text, start) + 1;
		while (ruler < text.length && !isBlankLine(text, ruler) && !dashedColumns(text, ruler)) {
			header.push(ruler);
			ruler = lineEnd(text, ruler) + 1;
		}
		if (header.length === 0) {
			return false;
		}
	}
	const columns = dashedColumns(text, ruler);
	if (!columns) {
		return false;
	}
	const rows = header.length > 0 ? [header] : [];
	let at = lineEnd(text, ruler) + 1;
	while (at < text.length && !isFooter(text, at)) {
		const row = tableLines(text, at);
		cursor.source.looked(row.end);
		if (row.lines.length === 0) {
			return false;
		}
		rows.push(row.lines);
		at = row.end;
		while (at < text.length && isBlankLine(text, at)) {
			at = lineEnd(text, at) + 1;
		}
	}
	if (at >= text.length || rows.length === header.length) {
		return false;
	}
	for (const row of rows) {
		takeRow(cursor, row, columns);
	}
	return cursor.moveTo(lineEnd(text, at) + 1);
}

function takeRow(cursor: BlockCursor, lines: readonly number[], columns: readonly number[]): void {
	const cells = lines.map((line) => lineCells(cursor.text, line, columns));
	for (let column = 0; column < columns.length; column++) {
		const pieces = cells.flatMap((row) => {
			const cell = row[column];
			return cell ? [cell, '\n'] : ['\n'];
		});
		cursor.takeInlinesOf(pieces);
	}
}

/** The lines up to a blank one or a footer. */
function tableLines(text: string, start: number): { lines: number[]; end: number } {
	const lines: number[] = [];
	let at = start;
	while (at < text.length && !isBlankLine(text, at) && !isFooter(text, at)) {
		lines.push(at);
		at = lineEnd(text, at) + 1;
	}
	return { lines, end: at };
}

/** Where the runs of dashes of a line begin, by column; undefined for any other line. */
function dashedColumns(text: string, line: number): number[] | undefined {
	const at = nonIndent(text, line);
	if (at === undefined || text[at] !== '-') {
		return undefined;
	}
	const ruler = text.slice(line, lineEnd(text, line));
	return dashedPattern.test(ruler) ? [...ruler.matchAll(/-+/g)].map((match) => match.index) : undefined;
}

function isFooter(text: string, line: number): boolean {
	const end = lineEnd(text, line);
	return dashedColumns(text, line) !== undefined && (end + 1 >= text.length || isBlankLine(text, end + 1));
}

function lineCells(text: string, line: number, columns: readonly number[]): Span[] {
	const end = lineEnd(text, line);
	return columns.map((column, index) => {
		const start = Math.min(line + column, end);
		const next = columns[index + 1];
		return trimmed(text, { start, end: next === undefined ? end : Math.min(line + next, end) });
	});
}

/** Blocks in cells that are drawn with `+---+` and `|`. */
function takeGridTable(cursor: BlockCursor): boolean {
	const { text, pos: start } = cursor;
	const first = gridColumns(text, start);
	if (!first) {
		return false;
	}
	const rows: number[][] = [];
	let row: number[] = [];
	let at = lineEnd(text, start) + 1;
	let isClosed = false;
	while (at < text.length && !isBlankLine(text, at)) {
		const isSeparator = gridColumns(text, at) !== undefined;
		const from = skipSpaces(text, at);
		if (isSeparator) {
			rows.push(row);
			row = [];
		} else if (text[from] === '|') {
			row.push(from);
		} else {
			return false;
		}
		isClosed = isSeparator;
		at = lineEnd(text, at) + 1;
	}
	if (!isClosed || rows.length === 0) {
		return false;
	}
	for (const lines of rows) {
		for (const [index, column] of first.slice(0, -1).entries()) {
			const next = first[index + 1] ?? column;
			const cells = lines.map((line) => gridCell(text, line, column + 1, next));
			const isPadded = cells.every((cell) => cell.end === cell.start || text[cell.start] === ' ');
			const inside = cells.map((cell) =>
				isPadded && cell.end > cell.start ? { start: cell.start + 1, end: cell.end } : cell,
			);
			cursor.nest([...inside.flatMap((cell) => [cell, '\n']), '\n']);
		}
	}
	return cursor.moveTo(at);
}

function gridCell(text: string, line: number, from: number, to: number): Span {
	const end = lineEnd(text, line);
	const cell = { start: Math.min(line + from, end), end: Math.min(line + to, end) };
	return { start: cell.start, end: cell.start + text.slice(cell.start, cell.end).trimEnd().length };
}

/** The columns of the plus signs, from the first one. */
function gridColumns(text: string, line: number): number[] | undefined {
	const at = nonIndent(text, line);
	if (at === undefined || text[at] !== '+') {
		return undefined;
	}
	const drawn = text.slice(at, lineEnd(text, at)).trimEnd();
	return gridPattern.test(drawn) ? [...drawn.matchAll(/\+/g)].map((match) => match.index) : undefined;
}

function takeCell(cursor: BlockCursor, cell: Span): void {
	const { start, end } = trimmed(cursor.text, cell);
	if (end > start) {
		cursor.inlines(start, end).takeAll();
	}
}

function trimmed(text: string, span: Span): Span {
	const inside = text.slice(span.start, span.end);
	const start = span.start + inside.length - inside.trimStart().length;
	return { start, end: Math.max(start, span.start + inside.trimEnd().length) };
}

const pipeRulerPattern = /^ {0,3}\|? *:?-+:? *(?:[|+] *:?-+:? *)*\|? *$/;
const dashedPattern = /^ *-+(?: +-+)* *$/;
const gridPattern = /^\+(?::?[-=]+:?\+)+$/;
