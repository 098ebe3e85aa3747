import { LineIndex } from '../text/lineIndex';
import type { Position } from '../text/position';
import type { Span } from '../text/range';
import { applyEdits, type TextEdit } from '../text/textEdit';
import { isAlphanumeric } from './characters';
import type { CitationGroup } from './citation';
import { writeCitekey } from './citekeySyntax';
import type { InertKind } from './findings';
import { scanMarkdown, type MarkdownMap } from './markdownMap';

export interface CitationInsertion {
	/** Insertions in the order of the text; none overlap. */
	readonly edits: readonly TextEdit[];
	/** For each selection, where its cursor belongs in the text after the edits. */
	readonly cursors: readonly Position[];
	/** For each selection, what it stands in: but for `prose`, Pandoc will not read the citation there. */
	readonly kinds: readonly (InertKind | 'prose')[];
	/** Citekeys that Pandoc has no way to write, which are left out. */
	readonly unwritable: readonly string[];
}

/**
 * Cites papers at each of some selections of a note, whose words are never changed: the citation goes behind them.
 *
 * - In or at a bracketed group it joins that: behind the citation that the cursor is in, before the one it is right
 *   before, at the end when the cursor touches the closing bracket from either side. What the group cites already is not
 *   cited twice, and several cursors in one group count once.
 * - On a bare `@key` it makes `[@key; @new]`; where brackets belong to that (`@key [p. 3]`) it joins these, so that the
 *   author stays in the text.
 * - Between brackets that wait for it, `[]` or `[@key; ]`, it fills these.
 * - Elsewhere in prose it is `[@a; @b]`, with a space between it and a word before or behind.
 * - In code, mathematics, front matter and the like it is the same without spaces, for who asks for it there.
 */
export function insertCitations(
	note: string,
	selections: readonly Span[],
	citekeys: readonly string[],
): CitationInsertion {
	const map = scanMarkdown(note);
	const keys = [...new Set(citekeys)];
	const written = keys.flatMap((key) => {
		const text = writeCitekey(key);
		return text === undefined ? [] : [{ key, text }];
	});
	const targets = selections.map((selection) => targetOf(map, cursorOf(note, selection)));
	const planned = new Map<string, Plan>();
	for (const target of targets) {
		if (!planned.has(target.id)) {
			planned.set(target.id, written.length === 0 ? unchanged(target) : planFor(note, map, target, written));
		}
	}
	const insertions = [...planned.values()].flatMap((plan) => plan.insertions);
	insertions.sort((a, b) => a.offset - b.offset);
	const edits = insertions.map(({ offset, text }) => {
		const position = map.lines.positionAt(offset);
		return { range: { start: position, end: position }, newText: text };
	});
	const after = new LineIndex(applyEdits(note, edits));
	return {
		edits,
		cursors: targets.map((target) => after.positionAt(cursorAfter(planned.get(target.id), insertions))),
		kinds: targets.map(({ offset }) => map.kindAtCursor(offset)),
		unwritable: keys.filter((key) => writeCitekey(key) === undefined),
	};
}

interface WrittenKey {
	readonly key: string;
	readonly text: string;
}

/** Where a selection's citation goes: into a group, or to an offset. Targets with the same id get one citation. */
interface Target {
	readonly id: string;
	readonly offset: number;
	readonly group?: CitationGroup;
}

interface Insertion {
	readonly offset: number;
	readonly text: string;
}

interface Plan {
	/** In the order of the text. */
	readonly insertions: readonly Insertion[];
	/** Where the cursor stands when nothing is inserted. */
	readonly offset: number;
	/** How many characters of the last insertion the cursor stays before. */
	readonly behindCursor: number;
}

/** The end of a selection, less the white space that was selected with the words. */
function cursorOf(note: string, selection: Span): number {
	const selected = note.slice(selection.start, selection.end);
	return selection.start + (selected.trim() === '' ? selected.length : selected.trimEnd().length);
}

function targetOf(map: MarkdownMap, offset: number): Target {
	const group = map.kindAtCursor(offset) === 'prose' ? groupAt(map, offset) : undefined;
	return group
		? { id: `group ${map.lines.offsetAt(group.range.start)}`, offset, group }
		: { id: `offset ${offset}`, offset };
}

/** The outermost group around a cursor; failing that, one that it touches. */
function groupAt(map: MarkdownMap, offset: number): CitationGroup | undefined {
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

function planFor(note: string, map: MarkdownMap, target: Target, keys: readonly WrittenKey[]): Plan {
	const { offset, group } = target;
	if (group) {
		const cited = new Set(group.citations.map(({ citekey }) => citekey));
		const added = keys.filter(({ key }) => !cited.has(key)).map(({ text }) => text);
		if (added.length === 0) {
			return unchanged(target);
		}
		return group.bracketRange ? join(map, target, group, added) : wrap(note, map, target, group, added);
	}
	const list = keys.map(({ text }) => text).join('; ');
	if (map.kindAtCursor(offset) !== 'prose') {
		return insert(offset, `[${list}]`);
	}
	const opening = unfinishedPattern.exec(note.slice(lineStart(note, offset), offset));
	if (opening && closingPattern.test(note.slice(offset, offset + closingReach))) {
		return insert(offset, (opening[1]?.endsWith(';') ? ' ' : '') + list);
	}
	const before = needsSpaceAfter(note, offset) ? ' ' : '';
	const behind = needsSpaceBefore(note, offset) ? ' ' : '';
	return { ...insert(offset, `${before}[${list}]${behind}`), behindCursor: behind.length };
}

function unchanged(target: Target): Plan {
	return { insertions: [], offset: target.offset, behindCursor: 0 };
}

function insert(offset: number, text: string): Plan {
	return { insertions: [{ offset, text }], offset, behindCursor: 0 };
}

/** Adds to the brackets of a group. */
function join(map: MarkdownMap, target: Target, group: CitationGroup, added: readonly string[]): Plan {
	const list = added.join('; ');
	const open = map.lines.offsetAt(group.bracketRange?.start ?? group.range.start);
	const items = group.citations.map(({ itemRange }) => ({
		start: map.lines.offsetAt(itemRange.start),
		end: map.lines.offsetAt(itemRange.end),
	}));
	const isAtEnd = target.offset >= map.lines.offsetAt(group.range.end) - 1;
	const next = isAtEnd ? undefined : items.find(({ start }) => target.offset <= start && start > open);
	const before = next && items[items.indexOf(next) - 1];
	if (next && (!before || target.offset > before.end)) {
		return { ...insert(next.start, `${list}; `), behindCursor: 2 };
	}
	const inside = isAtEnd
		? items.at(-1)
		: items.filter(({ start }) => start < target.offset || start < open).at(-1);
	if (inside && inside.end > open) {
		return insert(inside.end, `; ${list}`);
	}
	const first = items.find(({ start }) => start > open);
	return { ...insert(first?.start ?? open + 1, `${list}; `), behindCursor: 2 };
}

/** Puts brackets around a bare key; the minus sign before it, which suppresses the author, goes in with it. */
function wrap(
	note: string,
	map: MarkdownMap,
	target: Target,
	group: CitationGroup,
	added: readonly string[],
): Plan {
	const key = map.lines.offsetAt(group.range.start);
	const end = map.lines.offsetAt(group.range.end);
	const isSuppressed = note[key - 1] === '-' && /^$|[\s(]/.test(note[key - 2] ?? '');
	const start = isSuppressed ? key - 1 : key;
	const before = needsSpaceAfter(note, start) ? ' ' : '';
	const behind = needsSpaceBefore(note, end) ? ' ' : '';
	const list = added.join('; ');
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

function cursorAfter(plan: Plan | undefined, insertions: readonly Insertion[]): number {
	const last = plan?.insertions.at(-1);
	const offset = last?.offset ?? plan?.offset ?? 0;
	let shift = 0;
	for (const insertion of insertions) {
		if (insertion.offset < offset || insertion === last) {
			shift += insertion.text.length;
		}
	}
	return offset + shift - (last ? (plan?.behindCursor ?? 0) : 0);
}

/** Behind a word, what closes, or a sign that would make something else of an opening bracket: `]`, `!`, `^`, `\`. */
function needsSpaceAfter(note: string, offset: number): boolean {
	const before = note[offset - 1] ?? ' ';
	if (ambiguousMarks.includes(before)) {
		const outer = note[offset - 2] ?? ' ';
		return !/\s/.test(outer) && !openingMarks.includes(outer);
	}
	return isWordEnd(note, offset) || closingMarks.includes(before);
}

/** Before a word, or brackets that would make the citation a link's text. */
function needsSpaceBefore(note: string, offset: number): boolean {
	return isAlphanumeric(note, offset) || '([{@'.includes(note[offset] ?? ' ');
}

function isWordEnd(note: string, offset: number): boolean {
	const code = note.charCodeAt(offset - 1);
	const start = code >= 0xdc00 && code <= 0xdfff ? offset - 2 : offset - 1;
	return offset > 0 && isAlphanumeric(note, start);
}

function lineStart(note: string, offset: number): number {
	return Math.max(note.lastIndexOf('\n', offset - 1), note.lastIndexOf('\r', offset - 1)) + 1;
}

const closingMarks = '.,;:!?)]}>”’»…%\\^';
/** They open and close. */
const ambiguousMarks = '"\'*_`~$';
const openingMarks = '([{“‘«"\'*_';
/** A bracket that is open at the cursor, with nothing in it, a prefix and a space, or citations and a semicolon. */
const unfinishedPattern = /(?<![\\!^\]])\[((?:[^[\]`$]*(?:; *|[^\s[\]`$] +))?)$/;
const closingPattern = /^ *\](?![([{:])/;
const closingReach = 80;
