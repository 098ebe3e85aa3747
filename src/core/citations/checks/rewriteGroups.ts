import type { Slices } from '../../model/slices';
import { compareTexts } from '../../text/compareTexts';
import type { Position } from '../../text/position';
import type { SpanEdit } from '../../text/spanEdits';
import type { Citation, CitationGroup } from '../citation';
import { citationGroupAt } from '../findCitations';
import type { GroupRewriting } from '../syntaxes/groupRewriting';
import { syntaxOf } from '../syntaxes/syntaxes';
import { safeFixes, type CitationFix } from './fixCitations';
import { runAround, type RunGroup } from './groupRun';
import type { ReadNote } from './readNote';
import { groupsWithin, describe, wholeCitation, type Described, type GroupChange } from './safeEdits';

/**
 * Other ways to write the group that a cursor touches, as far as its syntax has them: merged with the groups right beside it, with the
 * author in the text or in brackets, sorted by key. None where that would lose words or change another citation.
 */
export function* groupRewrites(note: ReadNote, position: Position): Slices<CitationFix[]> {
	const group = citationGroupAt(
		note.map.citationGroups.filter(({ place }) => place === 'text'),
		position,
	);
	if (!group) {
		return [];
	}
	const { rewriting } = syntaxOf(group.syntax);
	const run = runAround(note, group, rewriting.gap);
	const at = run.findIndex((each) => each.group === group);
	return yield* safeFixes(
		note,
		[
			mergeGroups(note, rewriting, run),
			turn(note, run[at], 'Put the citation in brackets', rewriting.putInBrackets, 'normal'),
			turn(note, run[at], 'Name the author in the text', rewriting.putInText, 'author-in-text'),
			sortCitations(note, rewriting, run, at),
		].filter((change) => change !== undefined),
	);
}

function mergeGroups(
	note: ReadNote,
	rewriting: GroupRewriting,
	run: readonly RunGroup[],
): GroupChange | undefined {
	const groups = run.map(({ placed }) => placed);
	const edits = run.length > 1 ? rewriting.merge?.(note.text, groups) : undefined;
	const citations = run.flatMap(({ group }) => group.citations);
	return (
		edits && {
			...touching(note, run, inGroupOf, (_group, at) => (at === 0 ? citations : [])),
			title: 'Merge the groups of citations',
			edits,
		}
	);
}

function turn(
	note: ReadNote,
	current: RunGroup | undefined,
	title: string,
	write: GroupRewriting['putInText'],
	mode: Citation['mode'],
): GroupChange | undefined {
	const edits = current && write?.(note.text, current.placed);
	const turned = ({ citations }: CitationGroup): readonly Citation[] =>
		citations.map((citation, at) => (at === 0 ? { ...citation, mode } : citation));
	return edits && { ...touching(note, [current], namedBy, turned), title, edits };
}

/** By key, each with its words. */
function sortCitations(
	note: ReadNote,
	rewriting: GroupRewriting,
	run: readonly RunGroup[],
	at: number,
): GroupChange | undefined {
	const groups = run.map(({ placed }) => placed);
	const listed = rewriting.listOf(note.text, groups, at);
	const sorted = [...listed].sort((a, b) => compareKeys(a.citekey, b.citekey));
	const citationOf = new Map(
		run.flatMap(({ group, placed }) =>
			placed.citations.map((found, place) => [found, group.citations[place]] as const),
		),
	);
	const wanted = new Map(listed.map((found, place) => [citationOf.get(found), sorted[place] ?? found]));
	const edits = listed.flatMap((found, place): SpanEdit[] => {
		const { start, end } = sorted[place]?.itemSpan ?? found.itemSpan;
		return sorted[place] === found ? [] : [{ ...found.itemSpan, newText: note.text.slice(start, end) }];
	});
	const sortedIn = ({ citations }: CitationGroup): readonly Citation[] =>
		citations.map((citation) => {
			const found = wanted.get(citation);
			return (found && citationOf.get(found)) ?? citation;
		});
	return edits.length === 0
		? undefined
		: { ...touching(note, run, wholeCitation, sortedIn), title: 'Sort the citations by key', edits };
}

/**
 * What a change of some groups touches, and what is there afterwards.
 *
 * @param after the citations of each of the groups
 */
function touching(
	note: ReadNote,
	run: readonly RunGroup[],
	by: Described,
	after: (group: CitationGroup, at: number) => readonly Citation[],
): Pick<GroupChange, 'touched' | 'by' | 'expected'> {
	const touched = { start: run[0]?.placed.span.start ?? 0, end: run.at(-1)?.placed.span.end ?? 0 };
	const expected = groupsWithin(note, touched).map((group) => {
		const at = run.findIndex((each) => each.group === group);
		return at < 0 ? group : { ...group, citations: after(group, at) };
	});
	return { touched, by, expected: describe(expected, by) };
}

/** A citation, and with how many others it stands. */
const inGroupOf: Described = (citation, group) =>
	JSON.stringify([wholeCitation(citation, group), group.citations.length]);

/** A citation, and whether the author is named: of the others in a group that goes along with the first. */
const namedBy: Described = (citation, group) => {
	const { citekey, mode, prefix, locator, suffix } = citation;
	const isFirst = group.citations[0] === citation;
	return JSON.stringify([citekey, isFirst ? mode : mode === 'suppress-author', prefix, locator, suffix]);
};

function compareKeys(a: string, b: string): number {
	return compareTexts(a.toLowerCase(), b.toLowerCase());
}
