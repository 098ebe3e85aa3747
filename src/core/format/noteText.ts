import { splitMath } from '../text/mathText';

/**
 * A text as it is written into a note: Pandoc's Markdown reads exactly it, and so do GitHub and Obsidian as far as their
 * dialects share the signs. Mathematics stays `$…$`. Quotes and apostrophes stay for the reader's typography to turn, and
 * signs that mean nothing where they stand are not escaped, so that the note is pleasant to read: "C#", "snake_case".
 * White space, line ends included, becomes one space. The result is inline and may start a line.
 */
export function escapeNoteText(text: string): string {
	return splitMath(text.replace(/\s+/g, ' ').trim())
		.map((segment) => (segment.kind === 'math' ? `$${segment.text}$` : escapeNoteWords(segment.text)))
		.join('')
		.replace(blockStartPattern, '\\$&')
		.replace(listStartPattern, '$1\\$2');
}

/** The same for words only: a dollar sign in them is a dollar sign. */
export function escapeNoteWords(text: string): string {
	return text
		.replace(alwaysSpecialPattern, '\\$&')
		.replace(underscorePattern, '\\_')
		.replace(entityPattern, '\\&')
		.replace(tagPattern, '\\#')
		.replace(dashesPattern, '-\\')
		.replace(doubledPattern, '\\$&');
}

/**
 * A Markdown link for a note. The address is written raw where that is safe, in angle brackets never: addresses that hold
 * blanks, brackets or quotes are percent-encoded there.
 */
export function noteLink(text: string, url: string): string {
	return `[${text}](${url.trim().replace(unsafeInUrlPattern, (sign) => encodeSign(sign))})`;
}

function encodeSign(sign: string): string {
	return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

const alwaysSpecialPattern = /[\\`*[\]<~^$@|]/g;
/** An underscore between letters or digits is one in every dialect. */
const underscorePattern = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
const entityPattern = /&(?=#?\w+;)/g;
/** Obsidian's tags. */
const tagPattern = /(?<=^|\s)#(?=[\p{L}\p{N}#_/-])/gu;
/** "--" and "---" would become dashes. */
const dashesPattern = /-(?=-)/g;
/** Obsidian's highlights and comments. */
const doubledPattern = /==|%%/g;
/** What starts a block: bullets, headings, quotes, definitions, fenced divisions, title blocks. */
const blockStartPattern = /^(?:[-+:%](?=\s|$)|:(?=:)|[#>])/;
/** Numbered and lettered lists of every sort: "1.", "(2)", "iv)", "#.". */
const listStartPattern = /^(\(?(?:\d+|[A-Za-z]|[ivxlcdm]+|#))([.)])(?=\s|$)/i;
// oxlint-disable-next-line no-control-regex -- these end or break a link
const unsafeInUrlPattern = /[\u0000-\u0020\u007f<>()[\]"'`\\|^{}$*~]/g;
