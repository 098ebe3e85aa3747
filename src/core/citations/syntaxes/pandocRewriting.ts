import { deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import type { Span } from '../../text/range';
import { spaceGap, type GroupRewriting, type PlacedGroup } from './groupRewriting';

export const pandocRewriting: GroupRewriting = {
	gap: spaceGap,
	// The author that is named in the text stays before the others.
	listOf: (_text, groups, at) => groups[at]?.citations.slice(groups[at].kind === 'bare' ? 1 : 0) ?? [],
	merge,
	putInText,
	putInBrackets,
};

/** `[@a] [@b]` as `[@a; @b]`. */
function merge(_text: string, groups: readonly PlacedGroup[]): readonly SpanEdit[] | undefined {
	if (groups.some(({ kind }) => kind !== 'bracketed')) {
		return undefined;
	}
	return groups.slice(1).map(({ span, citations: [next] }, at) => ({
		start: groups[at]?.citations.at(-1)?.itemSpan.end ?? span.start,
		end: next?.itemSpan.start ?? span.start,
		newText: '; ',
	}));
}

/** `[@a, p. 3; @b]` as `@a [p. 3; @b]`, when the first is neither suppressed nor has words before it. */
function putInText(text: string, { kind, span, citations }: PlacedGroup): readonly SpanEdit[] | undefined {
	const [head, next] = citations;
	if (kind === 'bare' || !head || head.prefix !== '' || head.mode !== 'normal') {
		return undefined;
	}
	const { start, end } = head.span;
	const comma = /^\s*,?\s*/.exec(text.slice(end, head.itemSpan.end))?.[0].length ?? 0;
	const behindKey =
		head.itemSpan.end > end
			? replaceSpan({ start: end, end: end + comma }, ' [')
			: next
				? replaceSpan({ start: end, end: next.itemSpan.start }, ' [')
				: deleteSpan({ start: end, end: span.end });
	return [deleteSpan({ start: span.start, end: start }), behindKey];
}

/** `@a [p. 3; @b]` as `[@a, p. 3; @b]`. */
function putInBrackets(
	text: string,
	{ kind, bracketSpan, citations: [head, ...others] }: PlacedGroup,
): readonly SpanEdit[] | undefined {
	if (kind !== 'bare' || !head) {
		return undefined;
	}
	const { start, end } = head.span;
	const content = bracketSpan && contentStart(text, bracketSpan);
	const hasDetails = head.locator !== '' || head.suffix !== '';
	const isListed = others.length > 0 && !hasDetails;
	const separator = isListed ? '; ' : text[content ?? 0] === ',' ? '' : head.locator === '' ? ' ' : ', ';
	return content === undefined
		? [insertAt(start, '['), insertAt(end, ']')]
		: [insertAt(start, '['), replaceSpan({ start: end, end: content }, separator)];
}

function contentStart(text: string, { start, end }: Span): number {
	const inside = text.slice(start + 1, end);
	return start + 1 + inside.length - inside.trimStart().length;
}
