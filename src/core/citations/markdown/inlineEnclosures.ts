import { isAlphanumeric } from '../characters';
import type { EndKind, InlineCursor } from './inlineCursor';
import { tagAt } from './inlineVerbatim';

/** `*emphasis*`, `**strong**` and both, with stars or underscores; what is not closed runs on to the block's end. */
export function takeEmphasis(cursor: InlineCursor): boolean {
	const mark = cursor.text[cursor.pos] ?? '';
	if (mark === '_' && cursor.wordEnd === cursor.pos) {
		return false;
	}
	const opened = Math.min(cursor.source.runEnd(cursor.pos), cursor.end);
	const length = opened - cursor.pos;
	const next = cursor.text[opened];
	if (next === ' ' || length > 3) {
		return cursor.moveTo(opened);
	}
	return cursor.attempt(() => {
		cursor.pos = opened;
		takeEnclosed(cursor, mark, length);
		return true;
	});
}

function takeEnclosed(cursor: InlineCursor, mark: string, length: number): void {
	if (length === 2) {
		takeWhile(cursor, () => !isEnder(cursor, mark, 2));
		takeEnder(cursor, mark, 2);
	} else if (length === 1) {
		takeOne(cursor, mark);
	} else {
		takeWhile(cursor, () => !isEnder(cursor, mark, 1));
		if (takeEnder(cursor, mark, 3)) {
			return;
		}
		if (takeEnder(cursor, mark, 2)) {
			takeOne(cursor, mark);
		} else if (takeEnder(cursor, mark, 1)) {
			takeEnclosed(cursor, mark, 2);
		}
	}
}

function takeOne(cursor: InlineCursor, mark: string): void {
	while (true) {
		if (!isEnder(cursor, mark, 1)) {
			if (!cursor.inline()) {
				break;
			}
		} else if (!cursor.attempt(() => takeStrongInside(cursor, mark))) {
			break;
		}
	}
	takeEnder(cursor, mark, 1);
}

function takeStrongInside(cursor: InlineCursor, mark: string): boolean {
	if (!cursor.startsWith(mark + mark)) {
		return false;
	}
	cursor.pos += 2;
	if (isEnder(cursor, mark, 1)) {
		return false;
	}
	takeEnclosed(cursor, mark, 2);
	return true;
}

function takeWhile(cursor: InlineCursor, goesOn: () => boolean): void {
	while (goesOn() && cursor.inline());
}

function isEnder(cursor: InlineCursor, mark: string, length: number): boolean {
	const behind = cursor.pos + length;
	return (
		cursor.startsWith(mark.repeat(length)) &&
		(mark === '*' || behind >= cursor.end || !isAlphanumeric(cursor.text, behind))
	);
}

/** Behind emphasis counts as behind a word: in `*a*@b` is no citation. */
function takeEnder(cursor: InlineCursor, mark: string, length: number): boolean {
	if (!isEnder(cursor, mark, length)) {
		return false;
	}
	cursor.pos += length;
	cursor.wordEnd = cursor.pos;
	return true;
}

/** `~~struck out~~`. */
export function takeStrikeout(cursor: InlineCursor): boolean {
	return cursor.attempt(() => {
		const next = cursor.text[cursor.pos + 2] ?? ' ';
		if (!cursor.startsWith('~~') || ' \n~'.includes(next)) {
			return false;
		}
		cursor.pos += 2;
		return takeEnclosedBy(cursor, 'strikeout', '~~', () => {
			const isSpace = cursor.text[cursor.pos] === ' ';
			return cursor.inline() && !(isSpace && cursor.startsWith('~~'));
		});
	});
}

/** `^up^` and `~down~`, without spaces inside. */
export function takeScript(cursor: InlineCursor): boolean {
	const mark = cursor.text[cursor.pos] ?? '';
	return cursor.attempt(() => {
		cursor.pos++;
		const kind = mark === '^' ? 'superscript' : 'subscript';
		return takeEnclosedBy(
			cursor,
			kind,
			mark,
			() => !' \n'.includes(cursor.text[cursor.pos] ?? ' ') && cursor.inline(),
		);
	});
}

/** At least one inline, then `end`. */
function takeEnclosedBy(cursor: InlineCursor, kind: EndKind, end: string, take: () => boolean): boolean {
	if (!take() || !cursor.takeUntil(kind, () => cursor.startsWith(end), take)) {
		return false;
	}
	cursor.pos += end.length;
	return true;
}

/** A quotation that is closed and holds something, or else its opening mark alone. */
export function takeQuoted(cursor: InlineCursor): boolean {
	const mark = cursor.text[cursor.pos] ?? '';
	const kind = "'‘".includes(mark) ? 'single' : 'double';
	const next = cursor.text[cursor.pos + 1] ?? ' ';
	if (cursor.quote === kind || cursor.wordEnd === cursor.pos || ' \n'.includes(next)) {
		return false;
	}
	const isClosed = cursor.attempt(() => {
		cursor.pos++;
		cursor.quote = kind;
		return (
			!isQuoteEnd(cursor, kind) &&
			cursor.takeUntil(kind, () => isQuoteEnd(cursor, kind)) &&
			cursor.moveTo(cursor.pos + 1)
		);
	});
	return isClosed || cursor.moveTo(cursor.pos + 1);
}

function isQuoteEnd(cursor: InlineCursor, kind: 'single' | 'double'): boolean {
	const character = cursor.text[cursor.pos] ?? ' ';
	return kind === 'double'
		? '"”'.includes(character)
		: "'’".includes(character) && !isAlphanumeric(cursor.text, cursor.pos + 1);
}

/** `<span>…</span>`, which holds its content together. */
export function takeHtmlSpan(cursor: InlineCursor): boolean {
	const open = tagAt(cursor, cursor.pos);
	if (open?.kind !== 'open' || open.name !== 'span') {
		return false;
	}
	return cursor.attempt(() => {
		cursor.findings.addInert('html', cursor.source, cursor.pos, open.end);
		cursor.pos = open.end;
		const isClosed = cursor.takeUntil('span', () => isSpanEnd(cursor));
		const close = isClosed ? tagAt(cursor, cursor.pos) : undefined;
		return cursor.moveTo(close?.end);
	});
}

function isSpanEnd(cursor: InlineCursor): boolean {
	if (cursor.text[cursor.pos] !== '<') {
		return false;
	}
	const tag = tagAt(cursor, cursor.pos);
	return tag?.kind === 'close' && tag.name === 'span';
}
