import { isAlphanumeric } from './characters';

/** Behind a word, what closes, or a sign that would make something else of an opening bracket: `]`, `!`, `^`, `\`. */
export function needsSpaceAfter(note: string, offset: number): boolean {
	const before = note[offset - 1] ?? ' ';
	if (ambiguousMarks.includes(before)) {
		const outer = note[offset - 2] ?? ' ';
		return !/\s/.test(outer) && !openingMarks.includes(outer);
	}
	return isWordEnd(note, offset) || closingMarks.includes(before);
}

/**
 * Before a word, or brackets that would make the citation a link's text.
 *
 * @param written what is to stand before: a bare key would go on with the signs that can be in one.
 */
export function needsSpaceBefore(note: string, offset: number, written = ''): boolean {
	return (
		isAlphanumeric(note, offset) ||
		'([{@'.includes(note[offset] ?? ' ') ||
		(endsInKeyPattern.test(written) && keyGoesOnPattern.test(note.slice(offset, offset + 3)))
	);
}

/** The text with a space before and behind where the words there ask for one. */
export function spaced(
	note: string,
	offset: number,
	text: string,
): { readonly text: string; readonly behind: number } {
	const before = needsSpaceAfter(note, offset) ? ' ' : '';
	const behind = needsSpaceBefore(note, offset, text) ? ' ' : '';
	return { text: `${before}${text}${behind}`, behind: behind.length };
}

function isWordEnd(note: string, offset: number): boolean {
	const code = note.charCodeAt(offset - 1);
	const start = code >= 0xdc00 && code <= 0xdfff ? offset - 2 : offset - 1;
	return offset > 0 && isAlphanumeric(note, start);
}

const closingMarks = '.,;:!?)]}>”’»…%\\^';
/** They open and close. */
const ambiguousMarks = '"\'*_`~$';
const openingMarks = '([{“‘«"\'*_';
const endsInKeyPattern = /@[^\s[\](){}]*$/;
const keyGoesOnPattern = /^(?:[_-]|[:.#$%&+?<>~/]+[\p{L}\p{N}_])/u;
