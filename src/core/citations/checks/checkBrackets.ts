import type { Span } from '../../text/range';
import { deleteSpan, replaceSpan, insertAt, type SpanEdit } from '../../text/spanEdits';
import { isAlphanumeric } from '../characters';
import type { CitationGroup } from '../citation';
import { splitLocator } from '../locator';
import type { CitationFinding } from './findings';
import type { LooseBracket } from './looseBrackets';
import { spanOf, type ReadNote } from './readNote';
import { withSpace } from './removeCitation';

/** What is wrong with brackets that were meant for a group of citations, and what makes one of them. */
export interface BracketFault {
	readonly finding: CitationFinding;
	readonly title: string;
	readonly edits: readonly SpanEdit[];
	readonly bracket: LooseBracket;
}

/**
 * Why brackets are no group of citations, when they were meant for one: they hold a known key, or a key stands where one
 * belongs, right behind the bracket or a semicolon. `[TODO: ask @ann; then go on]` is none of our business.
 */
export function checkBracket(
	note: ReadNote,
	bracket: LooseBracket,
	isKnown: (citekey: string) => boolean,
): BracketFault | undefined {
	return bracket.isClosed ? checkClosed(note, bracket, isKnown) : checkOpen(note, bracket, isKnown);
}

/** What stands between two semicolons, without the space around it. */
interface Piece extends Span {
	/** Nothing, or a sign without a key. */
	readonly isBlank: boolean;
	readonly hasKey: boolean;
}

function checkClosed(
	note: ReadNote,
	bracket: LooseBracket,
	isKnown: (citekey: string) => boolean,
): BracketFault | undefined {
	const { text } = note;
	const pieces = piecesOf(note, bracket);
	const kept = pieces.filter(({ isBlank }) => !isBlank);
	if (kept.length === 0) {
		return checkEmpty(text, bracket);
	}
	const isMeant = bracket.groups.some((group) => {
		const { start } = spanOf(note, group.range);
		return pieces.some((piece) => piece.start === start) || isKnown(group.citations[0]?.citekey ?? '');
	});
	const faulty = pieces.find(({ isBlank, hasKey }) => isBlank || !hasKey);
	return isMeant && faulty
		? {
				finding: findingOf(note, bracket, pieces, faulty),
				title: titleOf(pieces),
				edits: mend(bracket, pieces),
				bracket,
			}
		: undefined;
}

function piecesOf(note: ReadNote, { start, end, separators, groups }: LooseBracket): Piece[] {
	const starts = groups.map((group) => spanOf(note, group.range).start);
	const bounds = [start, ...separators, end - 1];
	return bounds.slice(0, -1).map((bound, at) => {
		const from = bound + 1;
		const to = bounds[at + 1] ?? end - 1;
		const inside = note.text.slice(from, to);
		const first = from + inside.length - inside.trimStart().length;
		const last = Math.max(first, from + inside.trimEnd().length);
		return {
			start: first,
			end: last,
			isBlank: /^-?@?$/.test(note.text.slice(first, last)),
			hasKey: starts.some((keyStart) => first <= keyStart && keyStart < last),
		};
	});
}

/** `[@]`; but `name[@]example.org` hides an address. */
function checkEmpty(text: string, bracket: LooseBracket): BracketFault | undefined {
	const { start, end } = bracket;
	const isWord = start > 0 && isAlphanumeric(text, start - 1);
	return text.slice(start, end).includes('@') && !isWord
		? {
				finding: {
					code: 'citation-empty-group',
					message: 'This group of citations has no key.',
					start,
					end,
				},
				title: 'Remove the empty group',
				edits: [deleteSpan(withSpace(text, bracket))],
				bracket,
			}
		: undefined;
}

function findingOf(
	{ text }: ReadNote,
	{ separators }: LooseBracket,
	pieces: readonly Piece[],
	faulty: Piece,
): CitationFinding {
	const at = pieces.indexOf(faulty);
	if (!faulty.isBlank) {
		const words = text.slice(faulty.start, faulty.end).replace(/\s+/g, ' ');
		const message = `This is no group of citations: “${words}”, between semicolons, has no key.`;
		return { code: 'citation-malformed-group', message, start: faulty.start, end: faulty.end };
	}
	const isLast = at === pieces.length - 1;
	const isEmpty = faulty.start === faulty.end;
	const separator = separators[isLast ? at - 1 : at] ?? faulty.start;
	return at === 0 || isLast
		? {
				code: 'citation-empty-group',
				message: `This is no group of citations: nothing stands ${isLast ? 'behind' : 'before'} the semicolon.`,
				start: isEmpty ? separator : Math.min(separator, faulty.start),
				end: isEmpty ? separator + 1 : Math.max(separator + 1, faulty.end),
			}
		: {
				code: 'citation-malformed-group',
				message: 'This is no group of citations: nothing stands between these semicolons.',
				start: separators[at - 1] ?? separator,
				end: separator + 1,
			};
}

function titleOf(pieces: readonly Piece[]): string {
	const isSomeBlank = pieces.some(({ isBlank }) => isBlank);
	const isSomeKeyless = pieces.some(({ isBlank, hasKey }) => !isBlank && !hasKey);
	return isSomeBlank && isSomeKeyless
		? 'Mend the group'
		: isSomeBlank
			? 'Remove the stray “;”'
			: 'Write “,” for the “;”';
}

/** Takes blank pieces away, and joins one without a key to the one before it, the first to the one behind it. */
function mend({ start, end, separators }: LooseBracket, pieces: readonly Piece[]): SpanEdit[] {
	const kept = pieces.flatMap((piece, at) => (piece.isBlank ? [] : [{ piece, at }]));
	const edits: SpanEdit[] = [];
	kept.forEach(({ piece, at }, number) => {
		const before = kept[number - 1];
		if (!before) {
			edits.push({ start: start + 1, end: at === 0 ? start + 1 : piece.start, newText: '' });
			return;
		}
		const first = separators[before.at] ?? piece.start;
		const last = separators[at - 1] ?? piece.start;
		const isJoined = !piece.hasKey || (number === 1 && !before.piece.hasKey);
		edits.push({ start: first, end: last, newText: '' });
		edits.push({ start: last, end: isJoined ? last + 1 : last, newText: isJoined ? ',' : '' });
	});
	const last = kept.at(-1);
	if (last && last.at < pieces.length - 1) {
		edits.push({ start: last.piece.end, end: end - 1, newText: '' });
	}
	return edits.filter((edit) => edit.end > edit.start);
}

function checkOpen(
	note: ReadNote,
	bracket: LooseBracket,
	isKnown: (citekey: string) => boolean,
): BracketFault | undefined {
	const { text } = note;
	const [first] = bracket.groups;
	if (!first) {
		return undefined;
	}
	const prefix = text.slice(bracket.start + 1, spanOf(note, first.range).start);
	const isPrefix = prefix.length <= longestPrefix && !/[.;!?]\s/.test(prefix);
	if (prefix.trim() !== '' && !(isPrefix && isKnown(first.citations[0]?.citekey ?? ''))) {
		return undefined;
	}
	const end = groupEnd(note, bracket);
	const semicolon = /^\s*;/.exec(text.slice(end, bracket.end))?.[0].length ?? 0;
	return {
		finding: {
			code: 'citation-malformed-group',
			message: 'This group of citations is not closed in its paragraph.',
			start: bracket.start,
			end,
		},
		title: 'Close the group',
		edits: [semicolon > 0 ? replaceSpan({ start: end, end: end + semicolon }, ']') : insertAt(end, ']')],
		bracket,
	};
}

/** Behind the last of the citations that follow each other, with its locator. */
function groupEnd(note: ReadNote, { end: limit, groups }: LooseBracket): number {
	let end: number | undefined;
	for (const group of groups) {
		const { start } = spanOf(note, group.range);
		if (end !== undefined && !nextPattern.test(note.text.slice(end, start))) {
			break;
		}
		end = itemEnd(note, group, limit);
	}
	return end ?? limit;
}

function itemEnd(note: ReadNote, group: CitationGroup, limit: number): number {
	const { end } = spanOf(note, group.range);
	const rest = /^,[^;\n]*/.exec(note.text.slice(end, Math.min(limit, end + longestLocator)))?.[0] ?? '';
	const { locator, locatorEnd } = splitLocator(rest, note.map.terms);
	return locator === '' ? end : end + locatorEnd;
}

/** "see also", "e.g."; longer is a sentence. */
const longestPrefix = 40;
const longestLocator = 200;
/** A semicolon and a short prefix. */
const nextPattern = /^\s*;[^;[\]\n]{0,40}$/;
