import { deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import type { Span } from '../../text/range';
import { beginsLine, columnOf, deletionsOf, lineEnd, lineEndOf, linesOf } from './lines';
import type { YamlItem, YamlList } from './yamlTree';

/**
 * Adds items behind the last of a block list.
 *
 * @param write the lines of all items, each from its `-`, given the column where that stands.
 */
export function insertBlockItems(
	text: string,
	list: YamlList,
	write: (column: number) => readonly string[],
): readonly SpanEdit[] {
	const last = list.items.at(-1);
	if (!last) {
		return [];
	}
	const column = columnOf(text, last.start);
	const gap = text.slice(list.items.at(-2)?.end, list.items.length > 1 ? last.start : 0);
	const isApart = /\n[ \t]*\r?\n/.test(gap);
	const before = lineEndOf(text).repeat(isApart ? 2 : 1) + ' '.repeat(column);
	const newText = write(column)
		.map((item) => before + item)
		.join('');
	return [insertAt(linesOf(text, last).end, newText)];
}

/** Adds items behind the last of a list in brackets: in the same line, or in a line each where the others are. */
export function insertFlowItems(
	text: string,
	{ items, start, end }: YamlList,
	added: readonly string[],
): readonly SpanEdit[] {
	const [beforeLast, last] = [items.at(-2), items.at(-1)];
	if (!last) {
		const isBlank = text.slice(start + 1, end - 1).trim() === '';
		return [replaceSpan({ start: start + 1, end: isBlank ? end - 1 : start + 1 }, added.join(', '))];
	}
	if (!beginsLine(text, last.start) || (beforeLast && !beginsLine(text, beforeLast.start))) {
		return [insertAt(last.end, added.map((item) => `, ${item}`).join(''))];
	}
	const indent = lineEndOf(text) + ' '.repeat(columnOf(text, last.start));
	const [behind = '', comma = ''] =
		/^([ \t]*,)?[ \t]*#.*/.exec(text.slice(last.end, lineEnd(text, last.end))) ?? [];
	if (behind === '') {
		return [insertAt(last.end, added.map((item) => `,${indent}${item}`).join(''))];
	}
	// The comment is that of the last item: the new ones come behind it.
	const lines = added.map((item) => indent + item).join(',');
	return comma === ''
		? [insertAt(last.end, ','), insertAt(last.end + behind.length, lines)]
		: [insertAt(last.end + behind.length, `${lines},`)];
}

/** Takes items, but not all, out of a list. */
export function removeItems(
	text: string,
	list: YamlList,
	removed: ReadonlySet<YamlItem>,
): readonly SpanEdit[] {
	if (list.isFlow) {
		return removeFlowParts(text, list.items, removed, list.end - 1);
	}
	const lines = list.items.filter((item) => removed.has(item)).map((item) => linesOf(text, item));
	return deletionsOf(text, lines).map(deleteSpan);
}

/**
 * Takes parts, but not all, out of brackets or braces, with their commas. A comment goes with what has the line for itself.
 *
 * @param close where the closing bracket stands.
 */
export function removeFlowParts<Part extends Span>(
	text: string,
	parts: readonly Part[],
	removed: ReadonlySet<Part>,
	close: number,
): readonly SpanEdit[] {
	return parts.flatMap((part, at) => {
		if (!removed.has(part)) {
			return [];
		}
		const next = parts[at + 1];
		const kept = parts
			.slice(0, at)
			.filter((other) => !removed.has(other))
			.at(-1);
		return next ? removeBefore(text, part, next.start) : [deleteSpan(lastDeletion(text, part, kept, close))];
	});
}

/** Takes out a part that another follows. */
function removeBefore(text: string, part: Span, next: number): readonly SpanEdit[] {
	const behind = text.slice(part.end, next);
	const comma = findComma(behind);
	const hash = behind.indexOf('#');
	if (hash < 0) {
		return [deleteSpan({ start: part.start, end: next })];
	}
	if (comma > hash) {
		return [deleteSpan(part), deleteSpan({ start: part.end + comma, end: part.end + comma + 1 })];
	}
	const line = lineEnd(text, part.end);
	const isOwnComment = beginsLine(text, part.start) && part.end + hash < line;
	const end = isOwnComment ? line : part.end + comma + 1;
	const blanks = (isOwnComment ? /^\s*/ : /^[ \t]*/).exec(text.slice(end, next))?.[0].length ?? 0;
	return [deleteSpan({ start: part.start, end: end + blanks })];
}

/** What to delete of the last part, before which there may be one that is kept. */
function lastDeletion(text: string, part: Span, kept: Span | undefined, close: number): Span {
	const behind = text.slice(part.end, close);
	const hash = behind.indexOf('#');
	const comma = findComma(behind);
	const hasComma = comma >= 0 && (hash < 0 || comma < hash);
	const line = lineEnd(text, part.end);
	const isOwnComment = hash >= 0 && beginsLine(text, part.start) && part.end + hash < line;
	const end = isOwnComment ? line : hasComma ? part.end + comma + 1 : part.end;
	if (kept && comma < 0 && !text.slice(kept.end, part.start).includes('#')) {
		return { start: kept.end, end };
	}
	// The comma before stays, behind which a comment or nothing may stand: YAML allows that.
	const blanks = /\s*$/.exec(text.slice(kept?.end ?? 0, part.start))?.[0].length ?? 0;
	return { start: part.start - blanks, end };
}

/** Where the first comma stands that is in no comment; `-1` for nowhere. */
function findComma(behind: string): number {
	for (const match of behind.matchAll(/#.*|,/g)) {
		if (match[0] === ',') {
			return match.index;
		}
	}
	return -1;
}
