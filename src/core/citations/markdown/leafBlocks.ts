import { attributesEnd } from './attributes';
import type { BlockCursor } from './blockCursor';
import { hasIndent, nonIndent, ruleEnd } from './blockStarts';
import { isBlankLine, lineEnd, skipSpaces, skipSpacesAndLineEnd } from '../characters';
import { normaliseLabel, type BlockKind, type InertKind } from '../findings';
import { isCitation } from './inlineCitations';
import { nocitePieces } from './nocite';
import { languageIn } from './noteLanguage';
import { headingEnd } from './inlineScanner';
import { directiveBody } from './directive';
import { angleEnd, labelEnd, titleEnd } from './linkSyntax';
import { oncePerText } from './scanMemo';
import { pairBrackets } from './signPairs';
import { argumentLimit, texBlockEnd } from './texCommand';

/** Inlines as far as they go; what they stop at begins the next block. */
export function takeParagraph(cursor: BlockCursor): boolean {
	const start = cursor.pos;
	const inlines = cursor.inlines(start);
	inlines.takeAll();
	cursor.addBlock('paragraph', start, inlines.pos);
	return inlines.pos > start && cursor.moveTo(inlines.pos);
}

export function takeFencedCode(cursor: BlockCursor): boolean {
	const { text, pos } = cursor;
	const end = cursor.fencedCodeEnd(pos);
	const body =
		end === undefined || cursor.context.language !== 'myst' ? undefined : directiveBody(text, pos, end);
	if (!body) {
		return takeInertBlock(cursor, 'code', 'code', end);
	}
	cursor.findings.addInert('code', cursor.source, pos, body.start, true);
	cursor.nest([body]);
	cursor.findings.addInert('code', cursor.source, body.end, end ?? body.end, true);
	return cursor.moveTo(end);
}

export function takeIndentedCode(cursor: BlockCursor): boolean {
	const { text } = cursor;
	let end: number | undefined;
	let at = cursor.pos;
	while (at < text.length && hasIndent(text, at, 4)) {
		end = Math.min(lineEnd(text, at) + 1, text.length);
		at = end;
		while (at < text.length && isBlankLine(text, at) && !hasIndent(text, at, 4)) {
			at = lineEnd(text, at) + 1;
		}
	}
	return takeInertBlock(cursor, 'code', 'code', end);
}

export function takeTexBlock(cursor: BlockCursor): boolean {
	const end = texBlockEnd(cursor.source, cursor.pos);
	if (!takeInertBlock(cursor, 'tex', 'tex', end)) {
		return false;
	}
	// Pandoc's `rawTeXBlock` goes on to the next line's first sign: what is indented below is no code.
	cursor.pos = skipSpacesAndLineEnd(cursor.text, cursor.pos, cursor.text.length);
	return true;
}

export function takeRule(cursor: BlockCursor): boolean {
	const start = cursor.pos;
	const end = ruleEnd(cursor.text, start);
	if (end !== undefined) {
		cursor.addBlock('rule', start, end);
	}
	return cursor.moveTo(end);
}

/** `---`, lines of YAML, and `---` or `...`; in a note's middle, too. */
export function takeFrontMatter(cursor: BlockCursor): boolean {
	const { text, pos } = cursor;
	const first = lineEnd(text, pos) + 1;
	if (!text.startsWith('---', pos) || !isBlankLine(text, pos + 3) || !beginsMapping(text, first)) {
		return false;
	}
	for (let line = first; line < text.length; line = lineEnd(text, line) + 1) {
		if ((text.startsWith('---', line) || text.startsWith('...', line)) && isBlankLine(text, line + 3)) {
			cursor.source.looked(line + 3);
			cursor.findings.nocite.push(
				...nocitePieces(text, first, line).map((pieces) => cursor.piecesText(pieces)),
			);
			cursor.findings.languages.push(...languageIn(text, first, line));
			return takeInertBlock(cursor, 'frontMatter', 'frontMatter', lineEnd(text, line) + 1);
		}
	}
	cursor.source.looked(text.length);
	return false;
}

/**
 * Whether the lines between the dashes begin as the fields of a mapping do, or are nothing but comments: Pandoc's `yamlBsToMeta` fails
 * for anything else, such as prose or a list between two rules. What is wrong further on is not looked at.
 */
function beginsMapping(text: string, start: number): boolean {
	if (isBlankLine(text, start)) {
		return false;
	}
	let at = start;
	while (isBlankLine(text, at) || text[skipSpaces(text, at)] === '#') {
		at = lineEnd(text, at) + 1;
	}
	return mappingPattern.test(text.slice(at, lineEnd(text, at)));
}

/** At the note's start, title, authors and date, each behind a `%`, and what of them stands on indented lines below. */
export function takeTitleBlock(cursor: BlockCursor): boolean {
	const { text } = cursor;
	let at = cursor.pos;
	for (let field = 0; field < 3 && text[at] === '%'; field++) {
		do {
			at = lineEnd(text, at) + 1;
		} while (text[at] === ' ' && !isBlankLine(text, at));
	}
	return takeInertBlock(cursor, 'frontMatter', 'frontMatter', at > cursor.pos ? at : undefined);
}

/** A line of text over a line of `=` or `-`, or one that begins with `#`. */
export function takeHeading(cursor: BlockCursor): boolean {
	return takeSetextHeading(cursor) || takeAtxHeading(cursor);
}

function takeSetextHeading(cursor: BlockCursor): boolean {
	const { text, pos: start } = cursor;
	const underline = lineEnd(text, start) + 1;
	const character = text[underline];
	if (
		(character !== '=' && character !== '-') ||
		!setextPattern.test(text.slice(underline, lineEnd(text, underline)))
	) {
		return false;
	}
	const mark = cursor.findings.mark();
	const end = takeHeadingText(cursor, skipSpaces(text, start), '');
	if (end !== underline) {
		cursor.findings.cutBack(mark);
		return false;
	}
	cursor.pos = lineEnd(text, underline) + 1;
	cursor.addBlock('heading', start, cursor.pos);
	return true;
}

function takeAtxHeading(cursor: BlockCursor): boolean {
	const { text, pos: start } = cursor;
	let at = start;
	while (text[at] === '#') {
		at++;
	}
	if (at === start || (text[at] !== ' ' && text[at] !== '\n')) {
		return false;
	}
	const end = takeHeadingText(cursor, skipSpaces(text, at), '#');
	if (end !== undefined) {
		cursor.addBlock('heading', start, end);
	}
	return cursor.moveTo(end);
}

/** The heading's inlines; answers the offset behind its line, and remembers it as a label to link to. */
function takeHeadingText(cursor: BlockCursor, start: number, closing: string): number | undefined {
	const { text, findings } = cursor;
	const mark = findings.mark();
	const inlines = cursor.inlines(start, text.length, { lineBreaks: false });
	let end = headingEnd(cursor.source, inlines.pos, closing, text.length);
	while (end === undefined && inlines.inline()) {
		end = headingEnd(cursor.source, inlines.pos, closing, text.length);
	}
	if (end === undefined) {
		findings.cutBack(mark);
		return undefined;
	}
	findings.linkLabels.add(normaliseLabel(text.slice(start, inlines.pos)));
	return end;
}

/** `[label]: address "title"`. */
export function takeLinkDefinition(cursor: BlockCursor): boolean {
	const { text } = cursor;
	const open = nonIndent(text, cursor.pos);
	if (open === undefined || text[open] !== '[') {
		return false;
	}
	const close = labelEnd(cursor.inlines(open), open);
	if (close === undefined || text[close + 1] !== ':' || isCitation(cursor.inlines(open))) {
		return false;
	}
	const address = skipDefinitionSpace(text, close + 2);
	const end = text[address] === '[' ? undefined : definitionEnd(cursor, address);
	if (end === undefined) {
		return false;
	}
	cursor.findings.linkLabels.add(normaliseLabel(text.slice(open + 1, close)));
	return takeInertBlock(cursor, 'target', 'definition', end);
}

/** Behind the definition's lines, whose address starts at `start`. */
function definitionEnd(cursor: BlockCursor, start: number): number | undefined {
	const { text } = cursor;
	const line = lineEnd(text, start);
	const angle = text[start] === '<' ? angleEnd(text, start, text.length) : undefined;
	let address = angle ?? start;
	while (angle === undefined && address < line) {
		const word = skipSpaces(text, address);
		if (definitionTitleEnd(cursor, address) !== undefined || word >= line) {
			break;
		}
		// Brackets that may be another label are no part of the address.
		if (text[word] === '[' && labelEnd(cursor.inlines(word), word) !== undefined) {
			break;
		}
		if (attributesEnd(cursor.source, word, text.length) !== undefined) {
			break;
		}
		address = word;
		while (address < line && text[address] !== ' ') {
			address++;
		}
	}
	const title = definitionTitleEnd(cursor, address) ?? address;
	const end = attributesEnd(cursor.source, skipDefinitionSpace(text, title), text.length) ?? title;
	return isBlankLine(text, end) ? lineEnd(text, end) + 1 : undefined;
}

function definitionTitleEnd({ text, source }: BlockCursor, start: number): number | undefined {
	const at = skipDefinitionSpace(text, start);
	if (text[at] !== '(') {
		return titleEnd(source, at, text.length);
	}
	const end = parentheses(source).endOf(at, at + argumentLimit);
	source.looked(end ?? text.length);
	return end;
}

function skipDefinitionSpace(text: string, start: number): number {
	return skipSpacesAndLineEnd(text, start, text.length);
}

/** `| ` at the start of each line. */
export function takeLineBlock(cursor: BlockCursor): boolean {
	const { text } = cursor;
	const start = cursor.pos;
	while (text[cursor.pos] === '|') {
		const line = cursor.pos + 2;
		if (isBlankLine(text, cursor.pos + 1)) {
			cursor.pos = lineEnd(text, cursor.pos) + 1;
			continue;
		}
		if (text[cursor.pos + 1] !== ' ') {
			break;
		}
		const pieces = [{ start: line, end: lineEnd(text, line) }];
		cursor.pos = lineEnd(text, line) + 1;
		while (text[cursor.pos] === ' ') {
			pieces.push({ start: cursor.pos, end: lineEnd(text, cursor.pos) });
			cursor.pos = lineEnd(text, cursor.pos) + 1;
		}
		cursor.takeInlinesOf(pieces);
	}
	if (cursor.pos > start) {
		cursor.addBlock('paragraph', start, cursor.pos);
	}
	return cursor.pos > start;
}

function takeInertBlock(
	cursor: BlockCursor,
	inert: InertKind,
	block: BlockKind,
	end: number | undefined,
): boolean {
	const start = cursor.pos;
	if (!cursor.moveTo(end)) {
		return false;
	}
	cursor.findings.addInert(inert, cursor.source, start, cursor.pos, true);
	cursor.addBlock(block, start, cursor.pos);
	return true;
}

/** A field, a mapping in braces, or the end. */
const mappingPattern =
	/^(?: *(?:\{|\? |(?:"(?:\\.|[^"\\])*"|'[^']*'|(?:[^\s\-?:,[\]{}#&*!|>'"%@`]|[-?:](?=\S)).*?) *:(?= |$))|(?:---|\.\.\.) *$)/;
const parentheses = oncePerText(({ text }) => pairBrackets(text, /[()]|\\[^]?/g, ['(', ')']));
const setextPattern = /^[=-]+ *$/;
