import type { BlockCursor } from './blockCursor';
import { nonIndent } from './blockStarts';
import { isBlankLine, isPunctuation, lineEnd, skipSpaces } from '../characters';
import { characterAt } from '../../text/characterAt';
import { isDivEnd } from './inlineScanner';
import { codeEnd, inlineTagAt, takeMath, texEnd } from './inlineVerbatim';
import { isAlphanumeric } from '../characters';
import type { Span } from '../../text/range';
import { takeGridTable } from './gridTable';
import { dashedColumns, lineCells, trimmed } from './tableColumns';

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
	cells.push({ start, end: at });
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
		const rows = tableLines(cursor, lineEnd(text, ruler) + 1);
		const footer = dashedColumns(text, rows.end) ? lineEnd(text, rows.end) + 1 : undefined;
		const end = footer ?? (isHeadless || !endsRows(cursor, rows.end) ? undefined : rows.end);
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
		if (isBlankLine(text, ruler)) {
			return false;
		}
		// Blank lines may be among the header's.
		while (ruler < text.length && !dashedColumns(text, ruler)) {
			header.push(ruler);
			ruler = lineEnd(text, ruler) + 1;
		}
		cursor.source.looked(ruler);
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
	while (at < text.length && !dashedColumns(text, at)) {
		const row = tableLines(cursor, at);
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
	if (at >= text.length || rows.length === (hasHeader ? 1 : 0)) {
		return false;
	}
	for (const [index, row] of rows.entries()) {
		takeRow(cursor, row, columns, hasHeader && index === 0);
	}
	return cursor.moveTo(lineEnd(text, at) + 1);
}

/** A cell ends where a paragraph does; only in the header may its first lines be empty. */
function takeRow(
	cursor: BlockCursor,
	lines: readonly number[],
	columns: readonly number[],
	isHeader: boolean,
): void {
	const cells = lines.map((line) => lineCells(cursor.text, line, columns));
	for (let column = 0; column < columns.length; column++) {
		const inside = cells.flatMap((row) => row[column] ?? []);
		const first = isHeader ? inside.findIndex((cell) => cell.end > cell.start) : 0;
		cursor.takeInlinesOf(inside.slice(Math.max(first, 0)).flatMap((cell) => [cell, '\n']));
	}
}

/** The lines up to a blank one, a footer, which is any line of dashes, or the end of the div around. */
function tableLines(cursor: BlockCursor, start: number): { lines: number[]; end: number } {
	const { text } = cursor;
	const lines: number[] = [];
	let at = start;
	while (at < text.length && !endsRows(cursor, at) && !dashedColumns(text, at)) {
		lines.push(at);
		at = lineEnd(text, at) + 1;
	}
	return { lines, end: at };
}

function endsRows({ text, context }: BlockCursor, line: number): boolean {
	return isBlankLine(text, line) || (context.divLevel > 0 && isDivEnd(text, line));
}

function takeCell(cursor: BlockCursor, cell: Span): void {
	const { start, end } = trimmed(cursor.text, cell);
	if (end > start) {
		cursor.inlines(start, end).takeAll();
	}
}

const pipeRulerPattern = /^ {0,3}(?:\| *)?:?-+:? *(?:[|+] *:?-+:? *)*\|? *$/;
