import type { Slices } from '../../model/slices';
import type { Position } from '../../text/position';
import type { Span } from '../../text/range';
import { deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../text/spanEdits';
import type { CitationGroup } from '../citation';
import { citationGroupAt } from '../findCitations';
import { safeFixes, type CitationFix } from './fixCitations';
import { spanOf, type ReadNote } from './readNote';
import { describe, wholeCitation, type Described, type GroupChange } from './safeEdits';

/**
 * Other ways to write Pandoc's group that a cursor touches: merged with the groups right beside it, with the author in the text
 * or in brackets, sorted by key. None where that would lose words or change another citation.
 */
export function* groupRewrites(note: ReadNote, position: Position): Slices<CitationFix[]> {
	const group = citationGroupAt(
		note.map.citationGroups.filter(({ syntax, place }) => syntax === 'pandoc' && place === 'text'),
		position,
	);
	return group
		? yield* safeFixes(note, [
				...mergeGroups(note, group),
				...(group.kind === 'bare' ? putInBrackets(note, group) : putInText(note, group)),
				...sortGroup(note, group),
			])
		: [];
}

/** `[@a] [@b]` as `[@a; @b]`, for all that follow each other. */
function mergeGroups(note: ReadNote, group: CitationGroup): GroupChange[] {
	const groups = note.map.citationGroups.filter(
		({ syntax, kind }) => syntax === 'pandoc' && kind === 'bracketed',
	);
	let first = groups.indexOf(group);
	let last = first;
	while (isBeside(note, groups[first - 1], groups[first])) {
		first--;
	}
	while (isBeside(note, groups[last], groups[last + 1])) {
		last++;
	}
	const run = groups.slice(first, last + 1);
	const edits = run.slice(1).map((next, at): SpanEdit => {
		const before = run[at]?.citations.at(-1) ?? next.citations[0];
		return {
			start: before ? spanOf(note, before.itemRange).end : spanOf(note, next.range).start,
			end: next.citations[0]
				? spanOf(note, next.citations[0].itemRange).start
				: spanOf(note, next.range).start,
			newText: '; ',
		};
	});
	const touched = {
		start: spanOf(note, (run[0] ?? group).range).start,
		end: spanOf(note, (run.at(-1) ?? group).range).end,
	};
	return group.kind === 'bracketed' && run.length > 1
		? [
				{
					title: 'Merge the groups of citations',
					edits,
					touched,
					by: wholeCitation,
					expected: describe(run, wholeCitation),
				},
			]
		: [];
}

/** Whether nothing but space, within one paragraph, is between two groups. */
function isBeside(note: ReadNote, a: CitationGroup | undefined, b: CitationGroup | undefined): boolean {
	return (
		a !== undefined &&
		b !== undefined &&
		besidePattern.test(note.text.slice(spanOf(note, a.range).end, spanOf(note, b.range).start))
	);
}

/** `@a [p. 3; @b]` as `[@a, p. 3; @b]`. */
function putInBrackets(note: ReadNote, group: CitationGroup): GroupChange[] {
	const [head, ...others] = group.citations;
	if (!head) {
		return [];
	}
	const key = spanOf(note, head.range);
	const bracket = group.bracketRange && spanOf(note, group.bracketRange);
	const content = bracket && contentStart(note.text, bracket);
	const hasDetails = head.locator !== '' || head.suffix !== '';
	const isListed = others.length > 0 && !hasDetails;
	const separator = isListed ? '; ' : note.text[content ?? 0] === ',' ? '' : head.locator === '' ? ' ' : ', ';
	return [
		{
			title: 'Put the citation in brackets',
			edits:
				content === undefined
					? [insertAt(key.start, '['), insertAt(key.end, ']')]
					: [insertAt(key.start, '['), replaceSpan({ start: key.end, end: content }, separator)],
			touched: spanOf(note, group.range),
			by: cited,
			expected: describe([{ ...group, kind: 'bracketed' }], cited),
		},
	];
}

/** `[@a, p. 3; @b]` as `@a [p. 3; @b]`, when the first is neither suppressed nor has words before it. */
function putInText(note: ReadNote, group: CitationGroup): GroupChange[] {
	const [head, next] = group.citations;
	if (!head || head.prefix !== '' || head.mode !== 'normal') {
		return [];
	}
	const { start, end } = spanOf(note, group.range);
	const key = spanOf(note, head.range);
	const item = spanOf(note, head.itemRange);
	const comma = /^\s*,?\s*/.exec(note.text.slice(key.end, item.end))?.[0].length ?? 0;
	const behindKey =
		item.end > key.end
			? replaceSpan({ start: key.end, end: key.end + comma }, ' [')
			: next
				? replaceSpan({ start: key.end, end: spanOf(note, next.itemRange).start }, ' [')
				: deleteSpan({ start: key.end, end });
	return [
		{
			title: 'Name the author in the text',
			edits: [deleteSpan({ start, end: key.start }), behindKey],
			touched: { start, end },
			by: cited,
			expected: describe([{ ...group, kind: 'bare' }], cited),
		},
	];
}

/** Citations by key, each with its words; the author that is named in the text stays before them. */
function sortGroup(note: ReadNote, group: CitationGroup): GroupChange[] {
	const fixed = group.kind === 'bare' ? 1 : 0;
	const listed = group.citations.slice(fixed);
	const sorted = [...listed].sort((a, b) => compareKeys(a.citekey, b.citekey));
	const edits = listed.flatMap((citation, at): SpanEdit[] => {
		const wanted = sorted[at];
		const { start, end } = spanOf(note, citation.itemRange);
		const source = wanted && spanOf(note, wanted.itemRange);
		return wanted === citation || !source
			? []
			: [{ start, end, newText: note.text.slice(source.start, source.end) }];
	});
	const citations = [...group.citations.slice(0, fixed), ...sorted];
	return edits.length === 0
		? []
		: [
				{
					title: 'Sort the citations by key',
					edits,
					touched: spanOf(note, group.range),
					by: wholeCitation,
					expected: describe([{ ...group, citations }], wholeCitation),
				},
			];
}

/** A citation and the kind of its group, which says where the author is named. */
const cited: Described = ({ citekey, prefix, locator, suffix }, { kind }) =>
	JSON.stringify([kind, citekey, prefix, locator, suffix]);

function contentStart(text: string, { start, end }: Span): number {
	const inside = text.slice(start + 1, end);
	return start + 1 + inside.length - inside.trimStart().length;
}

function compareKeys(a: string, b: string): number {
	const [first, second] = [a.toLowerCase(), b.toLowerCase()];
	return first < second ? -1 : Number(first > second);
}

const besidePattern = /^[ \t]+$|^[ \t]*\r?\n[ \t]*$/;
