import { finish, type Slices } from '../model/slices';
import type { Span } from '../text/range';
import type { TextChange } from '../text/textChange';
import { BlockCursor } from './markdown/blockCursor';
import type { CitationDialect, MarkdownLanguage } from './dialect';
import { Findings } from './findings';
import { takeTitleBlock } from './markdown/leafBlocks';
import { parseBlock, parseBlocks } from './markdown/markdownBlocks';
import { MarkdownText } from './markdown/markdownText';
import { toSegments, type NoteSegment, type NoteSegments } from './segments';
import { typstSegmentsFrom, updateTypstSegments } from './typst/typstSegments';

export function* readSegments(note: string, language: CitationDialect['language']): Slices<NoteSegments> {
	const segments =
		language === 'typst'
			? typstSegmentsFrom(note, 0)
			: segmentsIn(note, { start: 0, end: note.length }, new Set(), language);
	const list: NoteSegment[] = [];
	let rest = sliceLength;
	for (const segment of segments) {
		list.push(segment);
		rest -= segment.length;
		if (rest < 0) {
			rest = sliceLength;
			yield;
		}
	}
	return toSegments(list);
}

/**
 * The segments of a note, given those of the text before a change: only what the change touches is read again. The result is the same
 * as of reading the whole note, since a segment depends on nothing but its text, the text up to its `reach`, the two paragraphs behind
 * it, and the labels of examples in the segments before.
 */
export function updateSegments(
	earlier: NoteSegments,
	note: string,
	change: TextChange,
	language: CitationDialect['language'],
): NoteSegments {
	if (language === 'typst') {
		return updateTypstSegments(earlier, note, change);
	}
	const first = firstTouched(earlier, note, change);
	const kept = earlier.list.slice(0, first);
	for (const isWhole of [false, true]) {
		const window = isWhole ? undefined : windowEnd(earlier, change);
		const read = readUntilSame(earlier, { note, change, first, end: window ?? note.length, language });
		if (read) {
			return toSegments([...kept, ...read.segments, ...earlier.list.slice(read.rest)]);
		}
	}
	return finish(readSegments(note, language));
}

interface Reading {
	readonly note: string;
	readonly change: TextChange;
	/** The index of the first segment to read again. */
	readonly first: number;
	/** Up to where the note is looked at. */
	readonly end: number;
	readonly language: MarkdownLanguage;
}

/**
 * Reads from a segment on up to where the note goes on as it did before the change.
 *
 * @returns what was read, and the index of the earlier segment that comes next; `undefined` when that depends on what is behind `end`
 */
function readUntilSame(
	earlier: NoteSegments,
	{ note, change, first, end, language }: Reading,
): { readonly segments: readonly NoteSegment[]; readonly rest: number } | undefined {
	const start = earlier.starts[first] ?? 0;
	const shift = change.newEnd - change.oldEnd;
	const isCut = end < note.length;
	const safeEnd = isCut ? paragraphsBefore(note, end) : Infinity;
	const segments: NoteSegment[] = [];
	let rest = first;
	let at = start;
	for (const segment of segmentsIn(note, { start, end }, labelsBefore(earlier, first), language)) {
		at += segment.length;
		if (isCut && (at > safeEnd || segment.reach === Infinity)) {
			return undefined;
		}
		segments.push(segment);
		while (rest < earlier.list.length && (earlier.starts[rest] ?? 0) + shift < at) {
			rest++;
		}
		// The first segment may begin with a byte order mark, which is none elsewhere.
		const isSame = rest > 0 && at >= change.newEnd && (earlier.starts[rest] ?? -1) + shift === at;
		if (isSame && haveSameLabels(segments, earlier.list.slice(first, rest))) {
			return { segments, rest };
		}
	}
	return isCut ? undefined : { segments, rest: earlier.list.length };
}

/** The first segment that may be another after the change. */
function firstTouched({ list, starts }: NoteSegments, note: string, { start }: TextChange): number {
	const settled = paragraphsBefore(note, start);
	let first = 0;
	while (first + 1 < list.length && (starts[first + 1] ?? 0) <= settled) {
		if ((starts[first] ?? 0) + (list[first]?.reach ?? 0) > start) {
			break;
		}
		first++;
	}
	return first;
}

/** Where some segment behind the change begins, far enough that what is before can be read without more; `undefined`: nowhere. */
function windowEnd({ starts }: NoteSegments, { oldEnd, newEnd }: TextChange): number | undefined {
	const start = starts.find((each) => each >= oldEnd + windowLength);
	return start === undefined ? undefined : start + newEnd - oldEnd;
}

/** Where a line begins between which and the offset there are some paragraphs: what ends before it cannot depend on what is at the offset. */
function paragraphsBefore(note: string, offset: number): number {
	let left = paragraphsAhead + 1;
	let isBlank = false;
	for (let line = lineStart(note, offset); line > 0;) {
		const wasBlank = isBlank;
		const previous = lineStart(note, line - 1);
		isBlank = blankPattern.test(note.slice(previous, line));
		if (isBlank && !wasBlank && --left === 0) {
			return line;
		}
		line = previous;
	}
	return 0;
}

function lineStart(note: string, offset: number): number {
	return offset === 0 ? 0 : note.lastIndexOf('\n', offset - 1) + 1;
}

function* segmentsIn(
	note: string,
	span: Span,
	exampleLabels: ReadonlySet<string>,
	language: MarkdownLanguage,
): Generator<NoteSegment, void> {
	const source = MarkdownText.ofNote(note, span);
	const labels = new Set(exampleLabels);
	const context = { inList: false, divLevel: 0, language };
	const cursor = new BlockCursor(source, new Findings(), context, parseBlocks);
	for (let start = span.start; start < span.end && !cursor.isAtEnd;) {
		source.countFrom(start, cursor.pos);
		cursor.findings = new Findings(labels);
		if (start === 0) {
			takeTitleBlock(cursor);
		}
		cursor.skipBlankLines();
		do {
			parseBlock(cursor);
			cursor.skipBlankLines();
		} while (!cursor.isAtEnd && cursor.text[cursor.pos - 1] !== '\n');
		const length = cursor.isAtEnd ? span.end - start : source.toSource(cursor.pos);
		cursor.findings.sort();
		yield { length, reach: source.reach, findings: cursor.findings };
		for (const label of cursor.findings.exampleLabels) {
			labels.add(label);
		}
		start += length;
	}
}

function labelsBefore({ list }: NoteSegments, index: number): ReadonlySet<string> {
	return new Set(list.slice(0, index).flatMap(({ findings }) => [...findings.exampleLabels]));
}

function haveSameLabels(a: readonly NoteSegment[], b: readonly NoteSegment[]): boolean {
	const labels = (segments: readonly NoteSegment[]): string =>
		JSON.stringify([...new Set(segments.flatMap(({ findings }) => [...findings.exampleLabels]))].sort());
	return labels(a) === labels(b);
}

/** Some milliseconds of reading. */
const sliceLength = 20_000;
const windowLength = 2000;
const paragraphsAhead = 2;
const blankPattern = /^[ \t\r\n]*$/;
