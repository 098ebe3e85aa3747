import type { Position } from '../text/position';
import type { Span } from '../text/range';
import type { TextEdit } from '../text/textEdit';
import type { CitationGroup, CitationMode } from './citation';
import { defaultMarkdown, type CitationDialect } from './dialect';
import type { InertKind } from './findings';
import { writeFootnote } from './footnote';
import { carryOut, cursorOf, insert, insertNothing, type Plan } from './insertions';
import { scanNote, type NoteMap } from './noteMap';
import { isLostInQuarto } from './quartoGroups';
import type { CitedWork, Joining, SyntaxId } from './syntaxes/citationSyntax';
import { syntaxOf } from './syntaxes/syntaxes';
import { needsSpaceAfter, needsSpaceBefore, spaced } from './wordSpacing';

export interface CitationInsertion {
	/** Insertions in the order of the text; none overlap. */
	readonly edits: readonly TextEdit[];
	/** For each selection, where its cursor belongs in the text after the edits. */
	readonly cursors: readonly Position[];
	/** For each selection, what it stands in: but for `prose`, no citation is read there. */
	readonly kinds: readonly (InertKind | 'prose')[];
	/** Citekeys that there is no way to write, which are left out; in Quarto those that it takes for references. */
	readonly unwritable: readonly string[];
}

export interface InsertOptions {
	/** How the note writes citations. */
	readonly dialect?: CitationDialect;
	/** How the author is named, where no group is joined. */
	readonly mode?: CitationMode;
	/** What to write in, where no group is joined; failing that, what the note uses. */
	readonly syntax?: SyntaxId;
	/** Whether each citation goes into a footnote of its own. */
	readonly isFootnote?: boolean;
	/** The note as it is read already, or one much like it. */
	readonly earlier?: NoteMap;
}

/**
 * Cites papers at each of some selections of a note, whose words are never changed: the citation goes behind them.
 *
 * - In or at a group that can hold several works, it joins the group, in the group's syntax: behind the citation that the cursor is in,
 *   before the one that the cursor is right before, or at the end if the cursor touches the closing bracket from either side. What the
 *   group cites already is not cited twice, and several cursors in one group count once.
 * - On Pandoc's bare `@key`, it makes `[@key; @new]`. If brackets belong to the key (`@key [p. 3]`), it joins these, so that the author
 *   stays in the text. At a citation that takes no other, such as a wiki link, it goes behind that.
 * - Between brackets that wait for it, `[]` or `[@key; ]`, it fills these.
 * - Elsewhere in prose it is `[@a; @b]`, or what the note's syntax has for that, with a space between it and a word before or behind.
 * - In code, mathematics, front matter and the like it is the same without spaces, for who asks for it there; in TeX it is LaTeX's.
 *
 * @param works each a citekey, or that with what is said of the work.
 */
export function insertCitations(
	note: string,
	selections: readonly Span[],
	works: readonly (string | CitedWork)[],
	{ dialect = defaultMarkdown, mode = 'normal', syntax, isFootnote = false, earlier }: InsertOptions = {},
): CitationInsertion {
	const map = scanNote(note, dialect, earlier);
	const wanted = new Map(
		works
			.map((work) => (typeof work === 'string' ? { citekey: work } : work))
			.map((work) => [work.citekey, work]),
	);
	const targets = selections.map((selection) =>
		targetOf(map, cursorOf(note, selection), (kind) => syntax ?? syntaxFor(map, dialect, kind), isFootnote),
	);
	const isLost = ({ citekey }: CitedWork): boolean =>
		dialect.isQuarto && targets.some((target) => isLostInQuarto(citekey, target.syntax));
	const all = [...wanted.values()];
	const citable = all.filter((work) => !isLost(work));
	const request: Request = { note, map, works: citable, mode, syntax, isFootnote };
	const plans = new Map<string, Plan>();
	for (const target of targets) {
		if (!plans.has(target.id)) {
			plans.set(target.id, planFor(request, target));
		}
	}
	const unwritable = all.filter(
		(work) =>
			isLost(work) || targets.some((target) => syntaxOf(target.syntax).write([work], mode) === undefined),
	);
	return {
		...carryOut(
			note,
			map.lines,
			targets.flatMap((target) => plans.get(target.id) ?? []),
		),
		kinds: targets.map(({ offset }) => map.kindAtCursor(offset)),
		unwritable: unwritable.map(({ citekey }) => citekey),
	};
}

interface Request {
	readonly note: string;
	readonly map: NoteMap;
	readonly works: readonly CitedWork[];
	readonly mode: CitationMode;
	readonly syntax: SyntaxId | undefined;
	readonly isFootnote: boolean;
}

/** Where a selection's citation goes: into or at a group, or to an offset. Targets with the same id get one citation. */
interface Target {
	readonly id: string;
	readonly offset: number;
	readonly syntax: SyntaxId;
	readonly group?: CitationGroup;
}

function targetOf(
	map: NoteMap,
	offset: number,
	syntaxIn: (kind: InertKind | 'prose') => SyntaxId,
	isFootnote: boolean,
): Target {
	const group = isFootnote ? undefined : groupAt(map, offset);
	return group
		? { id: `group ${map.lines.offsetAt(group.range.start)}`, offset, syntax: group.syntax, group }
		: { id: `offset ${offset}`, offset, syntax: syntaxIn(map.kindAtCursor(offset)) };
}

/** What a citation that joins no group is written in at a place of a note. */
export function syntaxAt(map: NoteMap, offset: number): SyntaxId {
	return syntaxFor(map, map.dialect, map.kindAtCursor(offset));
}

/** In TeX that is LaTeX; else what all citations of the note are written in, if that is one syntax; else the language's own. */
function syntaxFor(map: NoteMap, { syntaxes }: CitationDialect, kind: InertKind | 'prose'): SyntaxId {
	if (kind === 'tex' && syntaxes.includes('latex')) {
		return 'latex';
	}
	const used = new Set(
		map.citationGroups.filter(({ place }) => place === 'text').map((group) => group.syntax),
	);
	used.delete('wikiLink');
	const [only, other] = used;
	return (other === undefined ? only : undefined) ?? syntaxes[0] ?? 'pandoc';
}

/** The outermost group around a cursor; failing that, one that it touches. */
function groupAt(map: NoteMap, offset: number): CitationGroup | undefined {
	const touched = map.citationGroups.filter(
		({ place, range }) =>
			place === 'text' &&
			map.lines.offsetAt(range.start) <= offset &&
			offset <= map.lines.offsetAt(range.end),
	);
	const around = touched.find(
		({ range }) => map.lines.offsetAt(range.start) < offset && offset < map.lines.offsetAt(range.end),
	);
	return around ?? touched[0];
}

function planFor(request: Request, target: Target): Plan {
	const { note, map, works, mode, isFootnote } = request;
	const { offset, group } = target;
	const syntax = syntaxOf(target.syntax);
	if (group) {
		return planForGroup(request, target, group);
	}
	const citation = isFootnote ? writeFootnote(syntax, works) : syntax.write(works, mode);
	if (citation === undefined) {
		return insertNothing(offset);
	}
	if (map.kindAtCursor(offset) !== 'prose') {
		return insert(offset, citation);
	}
	const opening = unfinishedPattern.exec(note.slice(lineStart(note, offset), offset));
	if (
		syntax.id === 'pandoc' &&
		citation.startsWith('[') &&
		opening &&
		closingPattern.test(note.slice(offset, offset + closingReach))
	) {
		return insert(offset, (opening[1]?.endsWith(';') ? ' ' : '') + citation.slice(1, -1));
	}
	const isMarker = syntax.id === 'pandoc' && markerPattern.test(citation) && wouldMark(note, offset);
	const written = spaced(note, offset, isMarker ? `@{${citation.slice(1)}}` : citation);
	// A footnote's mark stands right behind the word.
	return isFootnote && !'^\\!'.includes(note[offset - 1] ?? ' ')
		? insert(offset, written.text.trimStart(), written.behind)
		: insert(offset, written.text, written.behind);
}

function planForGroup(request: Request, target: Target, group: CitationGroup): Plan {
	const { map, works, mode } = request;
	const syntax = syntaxOf(group.syntax);
	const cited = new Set(group.citations.map(({ citekey }) => citekey));
	const added = works.filter(({ citekey }) => !cited.has(citekey));
	const [start, end] = [map.lines.offsetAt(group.range.start), map.lines.offsetAt(group.range.end)];
	const joining = syntax.joining(group, request.note.slice(start, end));
	const isInside = start < target.offset && target.offset < end;
	const isAsked = request.syntax === undefined || request.syntax === group.syntax;
	const staysOutside = !isInside && (mode === 'author-in-text' || !isAsked);
	if (joining && !staysOutside) {
		const written = added.map((work) => joining.write(work, mode)).filter((text) => text !== undefined);
		return written.length === 0 ? insertNothing(target.offset) : join(map, target, group, written, joining);
	}
	const isWrapped = group.syntax === 'pandoc' && isAsked && mode !== 'author-in-text';
	const written = syntaxOf(request.syntax ?? group.syntax).write(added, mode);
	if (written === undefined) {
		return insertNothing(target.offset);
	}
	if (isWrapped) {
		return wrap(request, target, group, written.slice(1, -1));
	}
	const place = target.offset <= start ? start : end;
	const { text, behind } = spaced(request.note, place, written);
	return place === start
		? insert(place, `${text.trimEnd()} `, 1)
		: insert(place, ` ${text.trimStart()}`, behind);
}

/** Adds to the brackets of a group. */
function join(
	map: NoteMap,
	target: Target,
	group: CitationGroup,
	added: readonly string[],
	{ separator }: Joining,
): Plan {
	const list = added.join(separator);
	const open = map.lines.offsetAt(group.bracketRange?.start ?? group.range.start);
	const items = group.citations.map(({ itemRange }) => ({
		start: map.lines.offsetAt(itemRange.start),
		end: map.lines.offsetAt(itemRange.end),
	}));
	const isAtEnd = target.offset >= map.lines.offsetAt(group.range.end) - 1;
	const next = isAtEnd ? undefined : items.find(({ start }) => target.offset <= start && start > open);
	const before = next && items[items.indexOf(next) - 1];
	if (next && (!before || target.offset > before.end)) {
		return insert(next.start, `${list}${separator}`, separator.length);
	}
	const inside = isAtEnd
		? items.at(-1)
		: items.filter(({ start }) => start < target.offset || start < open).at(-1);
	if (inside && inside.end > open) {
		return insert(inside.end, `${separator}${list}`);
	}
	const first = items.find(({ start }) => start > open);
	return insert(first?.start ?? open + 1, `${list}${separator}`, separator.length);
}

/** Puts brackets around a bare key; the minus sign before it, which suppresses the author, goes in with it. */
function wrap({ note, map }: Request, target: Target, group: CitationGroup, list: string): Plan {
	const key = map.lines.offsetAt(group.range.start);
	const end = map.lines.offsetAt(group.range.end);
	const isSuppressed = note[key - 1] === '-' && /^$|[\s(]/.test(note[key - 2] ?? '');
	const start = isSuppressed ? key - 1 : key;
	const before = needsSpaceAfter(note, start) ? ' ' : '';
	const behind = needsSpaceBefore(note, end) ? ' ' : '';
	const isFirst = target.offset <= start;
	return {
		insertions: [
			{ offset: start, text: `${before}[${isFirst ? `${list}; ` : ''}` },
			{ offset: end, text: `${isFirst ? '' : `; ${list}`}]${behind}` },
		],
		offset: target.offset,
		behindCursor: behind.length,
	};
}

/** Whether a key there would begin an item of an example list: `@good. ` at the start of a block. In braces it does not. */
function wouldMark(note: string, offset: number): boolean {
	return (
		/^[.)](?:\s|$)/.test(note.slice(offset, offset + 2)) &&
		/^[\s>*+:#\d.()-]*$/.test(note.slice(lineStart(note, offset), offset))
	);
}

function lineStart(note: string, offset: number): number {
	return Math.max(note.lastIndexOf('\n', offset - 1), note.lastIndexOf('\r', offset - 1)) + 1;
}

/** A key alone, without braces. */
const markerPattern = /^@[^\s{},[]+$/;
/** A bracket that is open at the cursor, with nothing in it, a prefix and a space, or citations and a semicolon. */
const unfinishedPattern = /(?<![\\!^\]])\[((?:[^[\]`$]*(?:; *|[^\s[\]`$] +))?)$/;
const closingPattern = /^ *\](?![([{:])/;
const closingReach = 80;
