import type { TextChange } from '../../text/textChange';
import { toSegments, type NoteSegment, type NoteSegments } from '../segments';
import { takeCode } from './typstCode';
import { TypstCursor } from './typstCursor';
import { takeMarkupPart } from './typstMarkup';

/**
 * Reads what a Typst document cites from an offset on, and what of it is no prose: code, strings, comments, raw text and mathematics.
 * Whatever begins in a segment ends there, so that each depends on its own text alone.
 *
 * @param start an end of a segment, or 0
 * @param isEnd whether a segment is to end at an offset, where one can
 * @see https://typst.app/docs/reference/syntax/
 */
export function* typstSegmentsFrom(
	text: string,
	start: number,
	isEnd: (offset: number) => boolean = () => false,
	sizes = usualSizes,
): Generator<NoteSegment, void> {
	for (let at = start; at < text.length;) {
		const cursor = new TypstCursor(text.slice(at));
		while (cursor.pos < cursor.text.length) {
			const start = cursor.pos;
			cursor.limit(sizes.longest);
			takeMarkupPart(cursor, takeCode);
			// What ends so cannot go on, whatever is written behind it.
			const isLine = cursor.text[cursor.pos - 1] === '\n';
			const isMath =
				cursor.text[start] === '$' && cursor.text[cursor.pos - 1] === '$' && cursor.pos > start + 1;
			const isLong = cursor.pos >= (isLine ? sizes.usual : sizes.usual * 3);
			if ((isLine || isMath) && (isLong || isEnd(at + cursor.pos))) {
				break;
			}
		}
		const { findings, labels } = cursor;
		const length = Math.min(cursor.pos, cursor.text.length);
		findings.sort();
		for (const label of labels) {
			findings.exampleLabels.add(label);
		}
		yield { length, reach: length, findings };
		at += length;
	}
}

/** The segments of a document, given those of the text before a change: the same as to read all of it, but for where they end. */
export function updateTypstSegments(
	{ list, starts }: NoteSegments,
	text: string,
	{ start, oldEnd, newEnd }: TextChange,
	sizes = usualSizes,
): NoteSegments {
	// The last may go on where the text ended.
	const behind = starts.findIndex((each) => each > start);
	const first = Math.max(0, (behind < 0 ? list.length : behind) - 1);
	const shift = newEnd - oldEnd;
	const earlier = new Map(starts.map((each, at) => [each + shift, at]));
	const restAt = (offset: number): number | undefined => (offset < newEnd ? undefined : earlier.get(offset));
	const segments = list.slice(0, first);
	let at = starts[first] ?? 0;
	for (const segment of typstSegmentsFrom(text, at, (offset) => restAt(offset) !== undefined, sizes)) {
		segments.push(segment);
		at += segment.length;
		const rest = restAt(at);
		if (rest !== undefined) {
			return toSegments([...segments, ...list.slice(rest)]);
		}
	}
	return toSegments(segments);
}

/** Of segments, in UTF-16 units. */
export interface SegmentSizes {
	/** After which one ends as soon as it can: a key pressed has this much read again. */
	readonly usual: number;
	/**
	 * After which what is still open is taken to end: mostly it has only just been begun. Behind a long content, which reads like any other
	 * markup, that makes no difference.
	 */
	readonly longest: number;
}

/** Some lines; and more than any code or mathematics that is written by hand, which is read in a millisecond or two. */
const usualSizes: SegmentSizes = { usual: 1000, longest: 30_000 };
