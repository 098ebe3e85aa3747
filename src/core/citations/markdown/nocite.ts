import type { Citation, CitationGroup } from '../citation';
import { lineEnd, skipSpaces } from '../characters';
import type { TextPiece } from './markdownText';

/** Whether a citation is the `@*` of `nocite: '@*'`, which puts all of the bibliography into the list of references. */
export function isEverything({ citekey }: Citation, { place }: CitationGroup): boolean {
	return citekey === everything && place === 'metadata';
}

/** What stands for every key of the bibliography in `nocite`. */
export const everything = '*';

/**
 * The values of the field `nocite` in the lines of YAML from `start` to `end`: a scalar of any style, or a list of such.
 * Each is Markdown by itself.
 */
export function nocitePieces(text: string, start: number, end: number): TextPiece[][] {
	for (let line = start; line < end; line = lineEnd(text, line) + 1) {
		fieldPattern.lastIndex = line;
		const field = fieldPattern.exec(text);
		if (field) {
			return valuePieces(text, line + field[0].length, end);
		}
	}
	return [];
}

function valuePieces(text: string, start: number, end: number): TextPiece[][] {
	const first = lineEnd(text, start);
	const value = text.slice(start, first).trim().replace(/^#.*/, '');
	const below = belowLines(text, Math.min(first + 1, end), end);
	if (blockScalarPattern.test(value)) {
		const indent = Math.min(...below.filter((line) => line.indent < Infinity).map((line) => line.indent));
		const pieces = below.map((line) => ({
			start: Math.min(line.start + indent, line.end - 1),
			end: line.end,
		}));
		return [[...pieces, '\n\n']];
	}
	if (value === '' && below.some((line) => text[skipSpaces(text, line.start)] === '-')) {
		return below.map((line) => {
			const item = skipSpaces(text, line.start);
			return scalar(text, text[item] === '-' ? skipSpaces(text, item + 1) : item, line.end - 1);
		});
	}
	if (value.startsWith('[')) {
		const last = below.at(-1)?.end ?? first;
		return [...text.slice(start, last).matchAll(quotedPattern)].map((match) => [
			{ start: start + match.index + 1, end: start + match.index + match[0].length - 1 },
			'\n\n',
		]);
	}
	const lines = below.map((line) => scalar(text, skipSpaces(text, line.start), line.end - 1));
	return [[...scalar(text, skipSpaces(text, start), first), ...lines.flat()]];
}

/** A line of a scalar, without the quotation marks at its ends and the comment behind it. */
function scalar(text: string, start: number, end: number): TextPiece[] {
	const line = text.slice(start, end);
	const length = (quotedLinePattern.exec(line)?.[0] ?? plainLinePattern.exec(line)?.[0] ?? line).trimEnd()
		.length;
	const trimmedEnd = start + length;
	const from = isQuote(text[start]) ? start + 1 : start;
	const to = trimmedEnd > from && isQuote(text[trimmedEnd - 1]) ? trimmedEnd - 1 : trimmedEnd;
	return [{ start: from, end: to }, '\n'];
}

function isQuote(character: string | undefined): boolean {
	return character === '"' || character === "'";
}

interface YamlLine {
	readonly start: number;
	/** Behind the line feed. */
	readonly end: number;
	/** Infinite for a blank line. */
	readonly indent: number;
}

/** The lines that belong to a field: indented, blank, or items of a list. */
function belowLines(text: string, start: number, end: number): YamlLine[] {
	const lines: YamlLine[] = [];
	for (let at = start; at < end;) {
		const lineEndsAt = lineEnd(text, at);
		const inside = skipSpaces(text, at);
		const isBlank = inside >= lineEndsAt;
		if (!isBlank && inside === at && !text.startsWith('- ', at)) {
			break;
		}
		lines.push({ start: at, end: lineEndsAt + 1, indent: isBlank ? Infinity : inside - at });
		at = lineEndsAt + 1;
	}
	return lines;
}

const fieldPattern = /(?:nocite|"nocite"|'nocite') *:(?= |\n)/y;
const blockScalarPattern = /^[|>][-+0-9]*(?: +#.*)?$/;
/** A scalar in quotation marks that ends in its line, a comment at most behind it; and a plain one with a comment. */
const quotedLinePattern = /^(?:"(?:\\.|[^"\\])*"|'(?:''|[^'])*')(?= *(?: #|$))/;
const plainLinePattern = /^(?!["']).*?(?=(?<![^ ])#)/;
const quotedPattern = /"[^"]*"|'[^']*'/g;
