import { isAlphanumeric, oneLine, skipSpaces, skipSpacesAndLineEnd } from '../characters';
import { characterAt } from '../../text/characterAt';
import { citekeyEnd, longestBracedKey } from '../citekeySyntax';
import { normaliseLabel, type FoundCitation } from '../findings';
import type { InlineCursor } from './inlineCursor';
import { MarkdownText } from './markdownText';
import { oncePerText } from './scanMemo';
import { pairBrackets } from './signPairs';

/** A key as it stands in the text; offsets are the parsed text's. */
interface FoundKey {
	readonly start: number;
	readonly end: number;
	readonly keyStart: number;
	readonly keyEnd: number;
	readonly isSuppressed: boolean;
}

/** `[see @a, p. 3; -@b]`. */
export function takeBracketedCitation(cursor: InlineCursor): boolean {
	const start = cursor.pos;
	const place = cursor.findings.groups.length;
	return cursor.attempt(() => {
		const citations = takeNormalCite(cursor);
		if (!citations) {
			return false;
		}
		const span = sourceSpan(cursor, start, cursor.pos);
		cursor.findings.groups.splice(place, 0, {
			kind: 'bracketed',
			span,
			bracketSpan: span,
			citations,
			isPerhapsLabel: false,
		});
		return true;
	});
}

/** `@a`, `@a [p. 3]` and `@a [p. 3; @b]`. */
export function takeBareCitation(cursor: InlineCursor): boolean {
	const start = cursor.pos;
	const place = cursor.findings.groups.length;
	return cursor.attempt(() => {
		const key = takeKey(cursor);
		if (!key || cursor.findings.isExample(cursor.text.slice(key.keyStart, key.keyEnd))) {
			return false;
		}
		const behind = cursor.pos;
		const bracket = skipSpacesAndLineEnd(cursor.text, behind, cursor.end);
		const more = takeMore(cursor, bracket);
		if (!more) {
			cursor.pos = behind;
		}
		const mode = key.isSuppressed ? 'suppress-author' : 'author-in-text';
		const suffixStart = more?.suffixEnd === undefined ? undefined : bracket + 1;
		const first = foundCitation(cursor, key, mode, undefined, suffixStart, more?.suffixEnd);
		cursor.findings.groups.splice(place, 0, {
			kind: 'bare',
			span: sourceSpan(cursor, start, cursor.pos),
			...(more && { bracketSpan: sourceSpan(cursor, bracket, cursor.pos) }),
			citations: [first, ...(more?.citations ?? [])],
			...(more && { linkLabel: normaliseLabel(cursor.text.slice(bracket + 1, cursor.pos - 1)) }),
			isPerhapsLabel: more === undefined,
		});
		return true;
	});
}

/** What is left of a word with `@` in it, as an example label: `b` in `a@b`. */
export function takeAtSign(cursor: InlineCursor): boolean {
	let at = cursor.pos + 1;
	while (at < cursor.end) {
		const sign = characterAt(cursor.text, at);
		if (isAlphanumeric(cursor.text, at)) {
			at += sign.length;
		} else if ((sign === '_' || sign === '-') && isAlphanumeric(cursor.text, at + 1)) {
			at++;
		} else {
			break;
		}
	}
	return cursor.moveTo(Math.min(at, cursor.end));
}

/** Whether the brackets at the cursor, which stays where it is, are a group of citations. */
export function isCitation(cursor: InlineCursor): boolean {
	const mark = cursor.findings.mark();
	const { pos } = cursor;
	const isOne = cursor.attempt(() => takeNormalCite(cursor) !== undefined);
	cursor.pos = pos;
	cursor.findings.cutBack(mark);
	return isOne;
}

/** The citations of a bracketed group, which the cursor then stands behind; undefined if there is no such group. */
function takeNormalCite(cursor: InlineCursor): FoundCitation[] | undefined {
	let citations: FoundCitation[] | undefined;
	cursor.attemptOnce('citation', () => {
		if (cursor.text[cursor.pos] !== '[') {
			return false;
		}
		cursor.pos = skipSpacesAndLineEnd(cursor.text, cursor.pos + 1, cursor.end);
		const list = takeCitationList(cursor);
		if (list && takeClosingBracket(cursor) && !isLinkText(cursor)) {
			citations = list;
		}
		return citations !== undefined;
	});
	return citations;
}

/** Brackets right before others, or braces, are the text of a link or span, even if that is not closed. */
function isLinkText(cursor: InlineCursor): boolean {
	return cursor.pos < cursor.end && '([{'.includes(cursor.text[cursor.pos] ?? ' ');
}

function takeCitationList(cursor: InlineCursor): FoundCitation[] | undefined {
	const citations: FoundCitation[] = [];
	const areAll = cursor.takeItems('item', () => {
		const citation = takeCitation(cursor);
		if (!citation) {
			return 'none';
		}
		citations.push(citation);
		if (cursor.text[cursor.pos] !== ';' || cursor.pos >= cursor.end) {
			return 'last';
		}
		cursor.pos = skipSpacesAndLineEnd(cursor.text, cursor.pos + 1, cursor.end);
		return 'more';
	});
	return areAll ? citations : undefined;
}

function takeCitation(cursor: InlineCursor): FoundCitation | undefined {
	const start = cursor.pos;
	const takePrefix = (): boolean => cursor.text[cursor.pos] !== ';' && cursor.inline();
	if (!cursor.takeUntil('prefix', () => isPrefixEnd(cursor), takePrefix)) {
		return undefined;
	}
	if (cursor.text[cursor.pos] === ']') {
		cursor.pos++;
	}
	const key = takeKey(cursor);
	if (!key || !takeSuffix(cursor)) {
		return undefined;
	}
	const mode = key.isSuppressed ? 'suppress-author' : 'normal';
	return foundCitation(cursor, key, mode, skipSpaces(cursor.text, start), key.end, cursor.pos);
}

/** At a key, or at the bracket's end, where only a key right behind it would save the group. */
function isPrefixEnd(cursor: InlineCursor): boolean {
	return cursor.text[cursor.pos] === ']' || findKey(cursor, cursor.pos) !== undefined;
}

/** Inlines up to `;` or `]`, or the end of a heading's line, none of which is taken. */
function takeSuffix(cursor: InlineCursor): boolean {
	cursor.pos = skipSpacesAndLineEnd(cursor.text, cursor.pos, cursor.end);
	return cursor.takeUntil('suffix', () => {
		const character = cursor.text[cursor.pos];
		return character === ';' || character === ']' || (character === '\n' && !cursor.context.lineBreaks);
	});
}

function takeClosingBracket(cursor: InlineCursor): boolean {
	const close = skipSpacesAndLineEnd(cursor.text, cursor.pos, cursor.end);
	return cursor.text[close] === ']' && cursor.moveTo(close + 1);
}

/** The brackets behind a bare key: a group of its own, or a locator and perhaps further citations. */
function takeMore(
	cursor: InlineCursor,
	bracket: number,
): { citations: FoundCitation[]; suffixEnd?: number } | undefined {
	if (cursor.text[bracket] !== '[' || bracket >= cursor.end) {
		return undefined;
	}
	let more: { citations: FoundCitation[]; suffixEnd?: number } | undefined;
	const isGroup = cursor.attempt(() => {
		cursor.pos = bracket;
		const citations = takeNormalCite(cursor);
		more = citations && { citations };
		return citations !== undefined;
	});
	if (!isGroup) {
		cursor.attempt(() => {
			cursor.pos = bracket + 1;
			more = takeBareLocator(cursor);
			return more !== undefined;
		});
	}
	return more;
}

function takeBareLocator(
	cursor: InlineCursor,
): { citations: FoundCitation[]; suffixEnd: number } | undefined {
	if (cursor.text[cursor.pos] === '^' || !takeSuffix(cursor)) {
		return undefined;
	}
	const suffixEnd = cursor.pos;
	let citations: FoundCitation[] = [];
	cursor.attempt(() => {
		if (cursor.text[cursor.pos] !== ';') {
			return false;
		}
		cursor.pos = skipSpacesAndLineEnd(cursor.text, cursor.pos + 1, cursor.end);
		const list = takeCitationList(cursor);
		citations = list ?? [];
		return list !== undefined;
	});
	if (!takeClosingBracket(cursor)) {
		return undefined;
	}
	const next = cursor.pos < cursor.end ? cursor.text[cursor.pos] : undefined;
	return next === '[' || next === '(' ? undefined : { citations, suffixEnd };
}

function takeKey(cursor: InlineCursor): FoundKey | undefined {
	const key = findKey(cursor, cursor.pos);
	if (key) {
		cursor.pos = key.end;
	}
	return key;
}

/** The key at an offset; none right behind a word, so that `me@example.org` is left alone. */
function findKey(cursor: InlineCursor, start: number): FoundKey | undefined {
	const isSuppressed = cursor.text[start] === '-';
	const at = isSuppressed ? start + 1 : start;
	if (cursor.text[at] !== '@' || (cursor.wordEnd === start && start === cursor.pos)) {
		return undefined;
	}
	const isBraced = cursor.text[at + 1] === '{';
	const end = isBraced ? bracedEnd(cursor, at + 1) : citekeyEnd(cursor.text, at + 1, cursor.end);
	if (end === undefined) {
		return undefined;
	}
	return {
		start,
		end,
		keyStart: isBraced ? at + 2 : at + 1,
		keyEnd: isBraced ? end - 1 : end,
		isSuppressed,
	};
}

/** As `citekeyEnd` has it, for keys that are asked about again and again. */
function bracedEnd({ source, end }: InlineCursor, open: number): number | undefined {
	return keyBraces(source).endOf(open, Math.min(end, open + longestBracedKey));
}

const keyBraces = oncePerText(({ text }) => pairBrackets(text, /[{}\s]/g, ['{', '}']));

/** `prefixStart` is where the prefix begins, `suffixStart` and `suffixEnd` bound the suffix, for keys that have such. */
function foundCitation(
	cursor: InlineCursor,
	key: FoundKey,
	mode: FoundCitation['mode'],
	prefixStart = key.start,
	suffixStart = key.end,
	suffixEnd = key.end,
): FoundCitation {
	const { text } = cursor;
	const end = prefixStart + text.slice(prefixStart, Math.max(suffixEnd, key.end)).trimEnd().length;
	const before = text.slice(prefixStart, key.start).trimEnd();
	const prefix = before.trimStart();
	const prefixEnd = prefixStart + before.length;
	return {
		citekey: text.slice(key.keyStart, key.keyEnd),
		mode,
		prefix: oneLine(prefix),
		...(prefix !== '' && { prefixSpan: sourceSpan(cursor, prefixEnd - prefix.length, prefixEnd) }),
		span: sourceSpan(cursor, key.start, key.end),
		keySpan: sourceSpan(cursor, key.keyStart, key.keyEnd),
		itemSpan: sourceSpan(cursor, prefixStart, end),
		...(suffixEnd > suffixStart && {
			behind: MarkdownText.ofPieces(cursor.source, [{ start: suffixStart, end: suffixEnd }]),
		}),
	};
}

function sourceSpan(cursor: InlineCursor, start: number, end: number): { start: number; end: number } {
	const from = cursor.source.toSource(start);
	return { start: from, end: end <= start ? from : cursor.source.toSourceEnd(end) };
}
