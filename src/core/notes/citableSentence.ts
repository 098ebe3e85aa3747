import { findCitations } from '../citations/findCitations';
import { syntaxAt } from '../citations/insertCitations';
import { scanMarkdown, type NoteMap } from '../citations/noteMap';
import { syntaxOf } from '../citations/syntaxes/syntaxes';
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
	const text = span && wordsOf(map, span);
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

/**
 * What takes the place of a mark: a citation of the works as the note writes them there.
 *
 * @returns `undefined` when none of them can be written.
 */
export function citeAtMark(map: NoteMap, { start }: Span, citekeys: readonly string[]): string | undefined {
	const works = citekeys.map((citekey) => ({ citekey }));
	return syntaxOf(syntaxAt(map, start)).write(works, 'normal');
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
	const block =
		map.dialect.language === 'typst'
			? paragraphAt(note, offset)
			: map.blocks.find(({ start, end }) => start <= offset && offset <= end);
	if (!block) {
		return undefined;
	}
	const sentences: Span[] = [];
	for (const { start, end } of splitSentences(note.slice(block.start, block.end))) {
		const last = sentences.at(-1);
		const sentence = { start: block.start + start, end: block.start + end };
		if (last && wordsOf(map, sentence) === '') {
			sentences[sentences.length - 1] = { start: last.start, end: sentence.end };
		} else {
			sentences.push(sentence);
		}
	}
	return sentences.find(({ end }) => offset <= end) ?? sentences.at(-1);
}

/** The lines around a place up to blank ones. */
function paragraphAt(note: string, offset: number): Span {
	const before = [...note.slice(0, offset).matchAll(new RegExp(blankLine, 'g'))].at(-1);
	const start = before ? before.index + before[0].length : 0;
	const behind = note.slice(offset).search(new RegExp(blankLine));
	return { start, end: behind < 0 ? note.length : offset + behind };
}

function trimmed(note: string, { start, end }: Span): Span {
	const text = note.slice(start, end);
	const from = start + text.search(/\S/);
	return { start: from, end: from + text.trim().length };
}

function wordsOf(map: NoteMap, { start, end }: Span): string {
	const text = map.note.slice(start, end);
	const lines = new LineIndex(text);
	const cited = findCitations(text, map.dialect).map(({ range }) => ({
		start: lines.offsetAt(range.start),
		end: lines.offsetAt(range.end),
	}));
	const words = [...cited, ...citationMarks(text), ...callsIn(map, { start, end })]
		.reduce(withBlanks, text)
		.replace(addressPattern, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return /[\p{L}\p{N}]/u.test(words) ? words : '';
}

/** What of a text in Typst is code: the names of functions, not the words that they are given. */
function callsIn(map: NoteMap, { start, end }: Span): readonly Span[] {
	const code = map.dialect.language === 'typst' ? map.inert : [];
	return code
		.filter((span) => span.start < end && span.end > start)
		.map((span) => ({ start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }));
}

function withBlanks(text: string, { start, end }: Span): string {
	return text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
}

const blankLine = String.raw`\r?\n[ \t]*\r?\n`;
const markPattern = /\[(?:@\?|citation needed)\]/gi;
/** The stops, quotation marks and blanks behind the last word. */
const closePattern = /[\s.!?…。！？"'”’»)*_]*$/u;
/** What stands around the words of a link, and bare addresses. */
const addressPattern = /\]\([^()\s]*\)|[[\]]|\bhttps?:\/\/\S+/g;
