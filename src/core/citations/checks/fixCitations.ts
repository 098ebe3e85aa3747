import type { Slices } from '../../model/slices';
import type { Span } from '../../text/range';
import { applySpanEdits, deleteSpan, insertAt, replaceSpan } from '../../text/spanEdits';
import type { TextEdit } from '../../text/textEdit';
import type { CitationGroup } from '../citation';
import { writeCitekey } from '../citekeySyntax';
import type { SyntaxFix } from '../syntaxes/faults/syntaxFault';
import { syntaxOf } from '../syntaxes/syntaxes';
import { bracketFaults } from './checkCitations';
import type { BracketFault } from './checkBrackets';
import { syntaxFaults } from './checkSyntaxes';
import type { CitationFinding, CitationProblem, KnownKeys } from './findings';
import { readNote, spanOf, type ReadNote } from './readNote';
import { removalOf, withSpace } from './removeCitation';
import { describe, groupsWithin, isSafe, wholeCitation, type Described, type GroupChange } from './safeEdits';

/** A way to change the citations of a note. */
export interface CitationFix {
	/** An imperative for the user. */
	readonly title: string;
	/** In terms of the note; they touch nothing but the group. */
	readonly edits: readonly TextEdit[];
}

/**
 * The ways to put a problem right, best first: after each, the problem is gone and every other citation is as before.
 *
 * @param problem one of `checkInSlices` for this very note.
 */
export function* citationFixes(
	problem: CitationProblem,
	note: ReadNote,
	known: KnownKeys,
): Slices<CitationFix[]> {
	const place = placeOf(note, problem);
	return place
		? yield* safeFixes(note, keyChanges(problem, note, place, known))
		: yield* safeFixes(note, yield* bracketChanges(problem, note, known));
}

/** The changes that do what they say, as fixes. */
export function* safeFixes(note: ReadNote, changes: readonly GroupChange[]): Slices<CitationFix[]> {
	const fixes: CitationFix[] = [];
	for (const change of changes) {
		if (isSafe(note, change)) {
			const edits = change.edits.map((edit) => ({
				range: note.map.lines.rangeOf(edit),
				newText: edit.newText,
			}));
			fixes.push({ title: change.title, edits });
		}
		yield;
	}
	return fixes;
}

interface Place {
	readonly group: CitationGroup;
	/** Of the citation in its group. */
	readonly at: number;
}

/** The citation that the problem is about. */
function placeOf(note: ReadNote, { span }: CitationProblem): Place | undefined {
	for (const group of note.map.citationGroups) {
		const at = group.citations.findIndex(({ range }) => {
			const { start, end } = spanOf(note, range);
			return start === span.start && end === span.end;
		});
		if (at >= 0) {
			return { group, at };
		}
	}
	return undefined;
}

function keyChanges(
	problem: CitationProblem,
	note: ReadNote,
	place: Place,
	known: KnownKeys,
): readonly GroupChange[] {
	const { code } = problem;
	if (code === 'citation-ambiguous-key') {
		return [];
	}
	if (code === 'citation-moved-key') {
		return replacements(note, place, (citekey) => [known.newKeyOf?.(citekey) ?? citekey]);
	}
	const isWrongKey = code !== 'citation-duplicate' && code !== 'citation-empty-group';
	return [
		...(isWrongKey ? replacements(note, place, (citekey) => known.nearest(citekey)) : []),
		...(code === 'citation-unknown-name' ? escapes(note, place) : []),
		...removals(note, place, code === 'citation-duplicate' ? 'Remove the second' : 'Remove'),
	];
}

function replacements(
	note: ReadNote,
	{ group, at }: Place,
	keysFor: (citekey: string) => readonly string[],
): GroupChange[] {
	const citation = group.citations[at];
	if (!citation) {
		return [];
	}
	const span = spanOf(note, citation.keyRange);
	const touched = spanOf(note, group.range);
	return keysFor(citation.citekey)
		.slice(0, mostReplacements)
		.flatMap((key): GroupChange[] => {
			const written = syntaxOf(group.syntax).rewriteKey(note.text, span, key);
			if (written === undefined) {
				return [];
			}
			return [
				{
					title: `Write “${writeCitekey(key) ?? key}”`,
					edits: [replaceSpan(span, written)],
					touched,
					by: wholeCitation,
					expected: citationsWithin(note, touched, (other, of) =>
						other === citation ? wholeCitation({ ...other, citekey: key }, of) : wholeCitation(other, of),
					),
				},
			];
		});
}

/** `\@media`: no citation. */
function escapes(note: ReadNote, { group, at }: Place): GroupChange[] {
	const citation = group.citations[at];
	const touched = spanOf(note, group.range);
	return citation
		? [
				{
					title: `Write “\\@${citation.citekey}”: no citation`,
					edits: [insertAt(touched.start + (citation.mode === 'suppress-author' ? 1 : 0), '\\')],
					touched,
					by: wholeCitation,
					expected: [],
				},
			]
		: [];
}

function removals(note: ReadNote, { group, at }: Place, verb: string): GroupChange[] {
	const citation = group.citations[at];
	const removed = removalOf(note, group, at);
	const touched = spanOf(note, group.range);
	return citation && removed
		? [
				{
					title: `${verb} “${note.text.slice(spanOf(note, citation.range).start, spanOf(note, citation.range).end)}”`,
					edits: [deleteSpan(removed)],
					touched,
					by: wholeCitation,
					expected: citationsWithin(note, touched, (other, of) =>
						other === citation ? '' : wholeCitation(other, of),
					).filter((text) => text !== ''),
				},
			]
		: [];
}

function* bracketChanges(problem: CitationProblem, note: ReadNote, known: KnownKeys): Slices<GroupChange[]> {
	const isIt = ({ code, start, end }: Omit<CitationFinding, 'message'>): boolean =>
		code === problem.code && start === problem.span.start && end === problem.span.end;
	const other = syntaxFaults(note).find(isIt);
	if (other) {
		return other.fix ? [syntaxChange(note, other.fix)] : [];
	}
	const fault = (yield* bracketFaults(note, known)).find(({ finding }) => isIt(finding));
	return fault ? [bracketChange(note, fault)] : [];
}

function syntaxChange(note: ReadNote, fix: SyntaxFix): GroupChange {
	const { title, edits, touched, citekeys, releases } = fix;
	const isRemoved = citekeys.length === 0;
	return {
		title,
		edits: isRemoved ? [deleteSpan(withSpace(note.text, touched))] : edits,
		touched,
		by: ({ citekey }) => citekey,
		expected: releases ? [...citekeys, ...releasedKeys(note, fix)] : citekeys,
	};
}

/** What is cited behind a group that is closed then, and was read as a part of it. */
function releasedKeys(note: ReadNote, { edits, touched }: SyntaxFix): readonly string[] {
	const after = readNote(applySpanEdits(note.text, edits), note.dialect, note);
	const added = after.text.length - note.text.length;
	const closed = Math.max(...edits.map(({ end }) => end)) + added;
	return citationsWithin(after, { start: closed, end: touched.end + added }, ({ citekey }) => citekey);
}

/** The bare keys in the brackets become citations of one group; those behind them, which the group leaves out, stay bare. */
function bracketChange(note: ReadNote, { title, edits, bracket, finding }: BracketFault): GroupChange {
	const touched = { start: bracket.start, end: bracket.isClosed ? bracket.end : finding.end };
	return { title, edits, touched, by: inBrackets, expected: citationsWithin(note, touched, inGroup) };
}

const inBrackets: Described = ({ citekey }, { kind, bracketRange }) =>
	JSON.stringify([citekey, kind === 'bracketed' || bracketRange !== undefined]);
const inGroup: Described = ({ citekey }) => JSON.stringify([citekey, true]);

function citationsWithin(note: ReadNote, span: Span, by: Described): string[] {
	return describe(groupsWithin(note, span), by);
}

const mostReplacements = 3;
