import type { Span } from '../text/range';
import { isBlank, type YamlLines } from './plainYamlLines';

/** A text of YAML, and where it stands. */
export interface PlainScalar extends Span {
	readonly value: string;
}

/**
 * The text that begins where the line now does, in any of the ways programs write one: plain, between quotation marks, or as a block
 * behind `|` or `>`. The lines that are its are read.
 *
 * @param column of what holds it: what goes on stands further in.
 * @returns `undefined` for what is written in another way, or is none.
 */
export function readScalar(lines: YamlLines, column: number): PlainScalar | undefined {
	const { current: line, text } = lines;
	if (!line) {
		return undefined;
	}
	const first = text.charAt(line.start);
	if (first === '"' || first === "'") {
		return readQuoted(lines, column, first);
	}
	return first === '|' || first === '>' ? readBlock(lines, column, first) : readPlain(lines, column);
}

function readPlain(lines: YamlLines, column: number): PlainScalar | undefined {
	const { current: line, text } = lines;
	if (!line || startsOtherwise(text, line.start)) {
		return undefined;
	}
	const { start } = line;
	let { end } = line;
	let value = text.slice(start, end);
	if (notPlainPattern.test(value)) {
		return undefined;
	}
	lines.skip();
	for (;;) {
		const breaks = lines.skipBlank();
		const { current: next } = lines;
		if (!next || next.indent <= column) {
			return { value, start, end };
		}
		const more = text.slice(next.start, next.end);
		if (notPlainPattern.test(more) || /^(?:#|[-?:](?: |$))/.test(more)) {
			return undefined;
		}
		value += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + more;
		({ end } = next);
		lines.skip();
	}
}

/** Whether a character begins something else in YAML than a plain text. */
function startsOtherwise(text: string, start: number): boolean {
	const first = text.charAt(start);
	return /[-?:]/.test(first)
		? !/[^\s,[\]{}#]/.test(text.charAt(start + 1))
		: /[,[\]{}#&*!|>'"%@`]/.test(first);
}

function readQuoted(lines: YamlLines, column: number, mark: '"' | "'"): PlainScalar | undefined {
	const { current: line, text } = lines;
	if (!line) {
		return undefined;
	}
	const { start } = line;
	const pattern = mark === '"' ? doubleQuotedPattern : singleQuotedPattern;
	pattern.lastIndex = start;
	const [whole = '', inner = ''] = pattern.exec(text) ?? [];
	const end = start + whole.length;
	lines.skipTo(end);
	const { current: last } = lines;
	if (whole === '' || !last || last.end !== end) {
		return undefined;
	}
	lines.skip();
	const value = /[\r\n]/.test(inner) ? foldQuoted(inner, column, mark) : unescapeQuoted(inner, mark);
	return value === undefined ? undefined : { value, start, end };
}

function unescapeQuoted(inner: string, mark: '"' | "'"): string | undefined {
	if (mark === "'") {
		return inner.replaceAll("''", "'");
	}
	if (!inner.includes('\\')) {
		return inner;
	}
	try {
		// What JSON can escape, YAML escapes in the same way.
		return JSON.parse(`"${inner.replaceAll('\n', '\\n')}"`) as string;
	} catch {
		return undefined;
	}
}

function foldQuoted(inner: string, column: number, mark: '"' | "'"): string | undefined {
	const [first = '', ...others] = inner.split(/\r?\n/);
	const isOrdinary =
		!(mark === '"' && /\\\s/.test(inner)) &&
		first.trim() !== '' &&
		others.at(-1)?.trim() !== '' &&
		others.every((each) => each.trim() === '' || indentOf(each) > column);
	if (!isOrdinary) {
		return undefined;
	}
	// Blanks before the closing mark count, others at the ends of lines do not.
	const trimmed = others.map((each, at) => (at === others.length - 1 ? each.replace(/^ +/, '') : trim(each)));
	return unescapeQuoted(fold([first.replace(/ +$/, ''), ...trimmed]), mark);
}

function readBlock(lines: YamlLines, column: number, mark: '|' | '>'): PlainScalar | undefined {
	const { current: line, text } = lines;
	const header = line && blockHeaderPattern.exec(text.slice(line.start, line.end));
	if (!line || !header) {
		return undefined;
	}
	lines.skip();
	const indent = lines.current?.indent ?? 0;
	if (!lines.current || isBlank(lines.current) || indent <= column) {
		return undefined;
	}
	const content: string[] = [];
	let end = line.end;
	for (let next = lines.current; next; next = lines.current) {
		if (!isBlank(next) && next.indent < indent) {
			if (next.indent > column) {
				return undefined;
			}
			break;
		}
		if (isBlank(next) && next.indent > indent) {
			return undefined;
		}
		content.push(text.slice(Math.min(next.lineStart + indent, next.lineEnd), next.lineEnd));
		end = isBlank(next) ? end : next.end;
		lines.skip();
	}
	while (content.at(-1) === '') {
		content.pop();
	}
	if (mark === '>' && content.some((each) => each.startsWith(' '))) {
		return undefined;
	}
	const value = mark === '|' ? content.join('\n') : fold(content);
	return { value: header[1] === '-' ? value : `${value}\n`, start: line.start, end };
}

/** One line end is a blank, of several one goes. */
function fold(lines: readonly string[]): string {
	let text = lines[0] ?? '';
	let breaks = 0;
	for (const line of lines.slice(1)) {
		if (line === '') {
			breaks++;
		} else {
			text += (breaks === 0 ? ' ' : '\n'.repeat(breaks)) + line;
			breaks = 0;
		}
	}
	return text;
}

function trim(line: string): string {
	return line.replace(/^ +| +$/g, '');
}

function indentOf(line: string): number {
	return /^ */.exec(line)?.[0].length ?? 0;
}

/** What would be a key, or a comment, of which a plain text has none. */
const notPlainPattern = /:(?: |$)| #/;
const doubleQuotedPattern = /"((?:[^"\\]|\\[^])*)"/y;
const singleQuotedPattern = /'((?:[^']|'')*)'/y;
const blockHeaderPattern = /^[|>](-?)$/;
