import { isCiteName, takeCite, takeOwnCite } from './typstCite';
import type { TypstCursor } from './typstCursor';
import { stringPattern, takeContent, takeVerbatim } from './typstMarkup';

/** Takes an expression or statement in markup or mathematics, from its `#`; content in it is markup again. */
export function takeCode(cursor: TypstCursor): void {
	const start = cursor.pos;
	cursor.pos++;
	const word = cursor.take(namePattern);
	if (statements.has(word)) {
		cursor.addInert('code', start);
		takeTokens(cursor, ({ character }) => character === '\n' || character === ';' || character === ']');
	} else if (blocks.has(word)) {
		cursor.addInert('code', start);
		takeBlocks(cursor);
	} else if (word !== '' || '([{"'.includes(cursor.character || ' ')) {
		takeExpression(cursor, word, start);
	}
}

/** A name or something in brackets, then fields, arguments and content right behind it. */
function takeExpression(cursor: TypstCursor, word: string, start: number): void {
	if (!takeCall(cursor, word, start)) {
		cursor.addInert('code', start);
	}
	if (word === '') {
		takeToken(cursor);
	}
	while (!cursor.isAtEnd) {
		const from = cursor.pos;
		if (cursor.take(fieldPattern) !== '') {
			cursor.addInert('code', from);
		} else if (cursor.character === '(' || cursor.character === '[') {
			takeToken(cursor);
		} else {
			return;
		}
	}
}

/** `if x [..] else [..]`, `for x in y [..]`: up to the body, and on from an `else`. */
function takeBlocks(cursor: TypstCursor): void {
	do {
		takeTokens(cursor, ({ character }) => '{[\n]'.includes(character));
		if (cursor.character === '{' || cursor.character === '[') {
			takeToken(cursor);
		}
	} while (cursor.take(elsePattern) !== '');
}

/** Takes the arguments of a call that may cite, behind its name. */
function takeCall(cursor: TypstCursor, name: string, start: number): boolean {
	if (cursor.character !== '(' || !isCiteName(name)) {
		return false;
	}
	cursor.nested(() =>
		name === 'cite'
			? takeCite(cursor, start, takeArguments)
			: takeOwnCite(cursor, start, name, takeArguments),
	);
	return true;
}

/** Takes the arguments of a call from its parenthesis on, that which closes it included. */
function takeArguments(cursor: TypstCursor): void {
	takeToken(cursor);
}

function takeTokens(cursor: TypstCursor, isEnd: (cursor: TypstCursor) => boolean): void {
	while (!cursor.isAtEnd && !isEnd(cursor)) {
		takeToken(cursor);
	}
}

/** One thing in code: a string, a name, something in brackets with all inside, or a sign. */
function takeToken(cursor: TypstCursor): void {
	const { character, pos: start } = cursor;
	const close = closingBrackets[character];
	if (character === '[') {
		cursor.pos++;
		cursor.addInert('code', start);
		takeContent(cursor, takeCode);
	} else if (close !== undefined) {
		cursor.pos++;
		cursor.addInert('code', start);
		cursor.nested(() => takeTokens(cursor, (at) => at.character === close));
		takeClose(cursor);
	} else if (character === '"') {
		cursor.take(stringPattern);
		cursor.addInert('code', start);
	} else if (character === '$') {
		cursor.pos++;
		cursor.moveBehind('$');
		cursor.addInert('math', start);
	} else if (!takeVerbatim(cursor)) {
		const word = cursor.take(namePattern);
		if (!takeCall(cursor, word, start)) {
			cursor.pos = Math.max(cursor.pos, start + 1);
			cursor.addInert('code', start);
		}
	}
}

function takeClose(cursor: TypstCursor): void {
	const start = cursor.pos;
	cursor.close();
	cursor.addInert('code', start);
}

const closingBrackets: Readonly<Record<string, string | undefined>> = { '(': ')', '{': '}' };
const statements: ReadonlySet<string> = new Set(['let', 'set', 'show', 'import', 'include', 'return']);
const blocks: ReadonlySet<string> = new Set(['if', 'for', 'while', 'context']);
const namePattern = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const fieldPattern = /\.[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const elsePattern = /[ \t]*else\b(?: if\b)?/y;
