import type { Span } from '../../text/range';
import type { BibtexFault } from './bibtexSyntax';
import { bibtexTypes } from './bibtexTypes';
import { isBlank, isLineEnd, lineEnd, skipSpaces } from './scanLines';

/** `@article{`, whole or broken. */
export interface BibtexHead {
	/** What stands for the type, without `@`; empty where nothing does. */
	readonly type: Span;
	/** Offset of the bracket that opens the body, or -1. */
	readonly open: number;
	/** What is wrong with it. */
	readonly fault?: BibtexFault;
}

/**
 * The head of an entry, a string, a comment or a preamble at an `@`; `undefined` where the `@` is one of the free text. A head
 * that is broken is told from free text by its place, first on its line, and by what follows: a key, and a field or, behind a
 * known type, the line's end.
 */
export function readHead(text: string, at: number): BibtexHead | undefined {
	headPattern.lastIndex = at;
	const match = headPattern.exec(text);
	const word = match?.[1] ?? '';
	if (match) {
		const type = spanFrom(text.indexOf(word, at), word.length);
		if (isBracket(text.charCodeAt(headPattern.lastIndex))) {
			return { type, open: headPattern.lastIndex };
		}
		if (word.toLowerCase() === 'comment') {
			return { type, open: -1 };
		}
		keyLinePattern.lastIndex = type.end;
		if (isKnown(word) && isFirst(text, at) && keyLinePattern.test(text)) {
			const message = `Here “{” is missing behind “@${word}”.`;
			return { type, open: -1, fault: { code: 'bibtex-missing-brace', message, start: at, end: type.end } };
		}
	}
	return isFirst(text, at) ? readOddHead(text, at, word) : undefined;
}

/** `@article[key, title = …`, `@my type{key, title = …` and `@{key, title = …`. */
function readOddHead(text: string, at: number, word: string): BibtexHead | undefined {
	oddHeadPattern.lastIndex = at;
	const match = oddHeadPattern.exec(text);
	if (!match) {
		return undefined;
	}
	const [, before = '', bracket = ''] = match;
	const open = at + 1 + before.length;
	const written = before.trim();
	const type = spanFrom(at + 1 + (written === '' ? 0 : before.indexOf(written)), written.length);
	if (bracket !== '{') {
		const message = `Here “{” is expected instead of “${bracket}”.`;
		return written === word && isKnown(word)
			? { type, open, fault: { code: 'bibtex-missing-brace', message, start: open, end: open + 1 } }
			: undefined;
	}
	const message =
		written === ''
			? 'The type of the entry is missing behind “@”.'
			: `“${written}” is no type of entry: a type is one word, such as “@article{”.`;
	const place = written === '' ? { start: at, end: at + 1 } : type;
	return { type, open, fault: { code: 'bibtex-malformed-type', message, ...place } };
}

/** A line of free text that is an entry's head but for its `@`. */
export function findMissingAt(text: string, start: number, end: number): BibtexFault | undefined {
	if (end - start < 8 || !text.slice(start, end).includes('{')) {
		return undefined;
	}
	for (let at = start; at < end;) {
		const first = skipSpaces(text, at);
		if (!isBlank(text.charCodeAt(first))) {
			bareHeadPattern.lastIndex = first;
			const type = bareHeadPattern.exec(text)?.[1];
			if (type !== undefined && isKnown(type) && first + type.length < end) {
				return {
					code: 'bibtex-missing-at',
					message: `This looks like an entry without its “@”: “@${type}{…}”. It is read as a comment.`,
					start: first,
					end: first + type.length,
				};
			}
		}
		at = lineEnd(text, first) + 1;
	}
	return undefined;
}

/** That a whole file is free text, other than lines of `%`: nothing of it is read, as of a page of the web that was saved under the name. */
export function findNoEntries(text: string): BibtexFault | undefined {
	return saidPattern.test(text)
		? {
				code: 'bibtex-no-entries',
				message: 'There is no entry here: each begins with “@” and its type, as in “@article{”.',
				start: 0,
				end: 0,
			}
		: undefined;
}

/** Whether nothing but blanks stands before the offset on its line. */
function isFirst(text: string, at: number): boolean {
	let before = at - 1;
	while (isBlank(text.charCodeAt(before)) && !isLineEnd(text.charCodeAt(before))) {
		before--;
	}
	return before < 0 || isLineEnd(text.charCodeAt(before));
}

function isKnown(type: string): boolean {
	return type.toLowerCase() in bibtexTypes;
}

function isBracket(code: number): boolean {
	return code === openBrace || code === openParen;
}

function spanFrom(start: number, length: number): Span {
	return { start, end: start + length };
}

const openBrace = 123;
const openParen = 40;

// Pandoc takes any letters for a type.
const headPattern = /@\s*([\p{L}_][\p{L}\p{N}_-]*)\s*/uy;
/** A line that is neither blank nor a comment. */
const saidPattern = /^[ \t]*[^%\s]/m;
const bareHeadPattern = /([A-Za-z]+)[ \t]*\{[^\s,={}"]+,/y;
const key = String.raw`[^\s,={}"#()[<][^\s,={}"#()]*[ \t]*,`;
// The value shows that it is a field: free text has equations.
const field = String.raw`[A-Za-z][\w+:.-]*\s*=\s*(?:["{]|\d{4}\s*[,}])`;
const keyLinePattern = new RegExp(String.raw`[ \t]+${key}[ \t]*(?:\r|\n|$|${field})`, 'y');
const oddHeadPattern = new RegExp(String.raw`@([^\r\n,={}"@[<(]{0,60})([{[<])[ \t]*${key}\s*${field}`, 'y');
