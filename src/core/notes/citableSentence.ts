import { findCitations } from '../citations/findCitations';
import { scanMarkdown, type NoteMap } from '../citations/noteMap';
import { splitSentences } from '../summary/splitSentences';
import { LineIndex } from '../text/lineIndex';
import type { Span } from '../text/range';

/** Something in a note that may want a citation. */
export interface CitableSentence {
	/** Its words, without the citations and marks in it. */
	readonly text: string;
	/** Where the citation goes: the mark that asks for one, else an empty span behind the last word. */
	readonly place: Span;
	/** Whether `place` is such a mark. */
	readonly isMarked: boolean;
}

/**
 * The sentence that a cursor is in, or the words that are selected.
 *
 * A mark that asks for a citation, `[@?]` or `[citation needed]`, belongs to the sentence that it is in or behind.
 *
 * @param map the note as it is read
 * @returns `undefined` where no words stand, and in code, mathematics and front matter.
 */
export function citableSentence(
	note: string,
	selection: Span,
	map = scanMarkdown(note),
): CitableSentence | undefined {
	const span =
		note.slice(selection.start, selection.end).trim() === ''
			? sentenceAt(map, selection.end)
			: trimmed(note, selection);
	const text = span && wordsOf(note, span);
	if (!span || !text) {
		return undefined;
	}
	const mark = citationMarks(note.slice(span.start, span.end))[0];
	if (mark) {
		const place = { start: span.start + mark.start, end: span.start + mark.end };
		return { text, place, isMarked: true };
	}
	const end = span.start + note.slice(span.start, span.end).search(closePattern);
	return { text, place: { start: end, end }, isMarked: false };
}

/** Where a text asks for citations. */
export function citationMarks(text: string): readonly Span[] {
	return [...text.matchAll(markPattern)].map(({ 0: { length }, index }) => ({
		start: index,
		end: index + length,
	}));
}

/** The sentence and the marks behind it, which look like a sentence of their own. */
function sentenceAt(map: NoteMap, offset: number): Span | undefined {
	const { note } = map;
	if (map.kindAtCursor(offset) !== 'prose') {
		return undefined;
	}
	const block = map.blocks.find(({ start, end }) => start <= offset && offset <= end);
	if (!block) {
		return undefined;
	}
	const sentences: Span[] = [];
	for (const { start, end } of splitSentences(note.slice(block.start, block.end))) {
		const last = sentences.at(-1);
		const sentence = { start: block.start + start, end: block.start + end };
		if (last && wordsOf(note, sentence) === '') {
			sentences[sentences.length - 1] = { start: last.start, end: sentence.end };
		} else {
			sentences.push(sentence);
		}
	}
	return sentences.find(({ end }) => offset <= end) ?? sentences.at(-1);
}

function trimmed(note: string, { start, end }: Span): Span {
	const text = note.slice(start, end);
	const from = start + text.search(/\S/);
	return { start: from, end: from + text.trim().length };
}

function wordsOf(note: string, { start, end }: Span): string {
	const text = note.slice(start, end);
	const lines = new LineIndex(text);
	const hidden = findCitations(text).map(({ range }) => ({
		start: lines.offsetAt(range.start),
		end: lines.offsetAt(range.end),
	}));
	const words = [...hidden, ...citationMarks(text)]
		.sort((a, b) => b.start - a.start)
		.reduce((rest, span) => `${rest.slice(0, span.start)} ${rest.slice(span.end)}`, text)
		.replace(addressPattern, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return /[\p{L}\p{N}]/u.test(words) ? words : '';
}

const markPattern = /\[(?:@\?|citation needed)\]/gi;
/** The stops, quotation marks and blanks behind the last word. */
const closePattern = /[\s.!?…。！？"'”’»)*_]*$/u;
/** What stands around the words of a link, and bare addresses. */
const addressPattern = /\]\([^()\s]*\)|[[\]]|\bhttps?:\/\/\S+/g;
