import { frontMatterSpan } from '../library/projects/namedBibliographies';
import { LineIndex } from '../text/lineIndex';
import type { Range } from '../text/range';

/** That a note is about one paper, and what says so. */
export interface LiteratureNote {
	readonly citekey: string;
	/** The key in the front matter, without quotation marks; `undefined` where the file's name is all that says it. */
	readonly range?: Range;
}

/**
 * Which paper a note is about: the front matter's `citekey`, or `citation-key`, in one line as a plain or quoted scalar; failing
 * these, `@key` as the name of the file.
 *
 * @param uri the note's address, percent-encoded
 * @returns `undefined` for a note that is about no paper by itself
 */
export function literatureNoteOf(uri: string, text: string): LiteratureNote | undefined {
	const named = keyOfFileName(uri);
	return keyInFrontMatter(text) ?? (named === undefined ? undefined : { citekey: named });
}

/** The key that a note's file is named after: `knuth1984` for `…/@knuth1984.md`, whichever the extension. */
export function keyOfFileName(uri: string): string | undefined {
	const name = /[^/]*$/.exec(uri.replace(/[?#].*$/s, ''))?.[0] ?? '';
	return fileNamePattern.exec(decode(name))?.[1];
}

function keyInFrontMatter(text: string): LiteratureNote | undefined {
	const span = frontMatterSpan(text);
	const yaml = text.slice(span?.start, span?.end);
	const found = span && fieldPatterns.map((pattern) => pattern.exec(yaml)).find((match) => match !== null);
	if (!found) {
		return undefined;
	}
	const [, before = '', , , citekey = ''] = found;
	const start = span.start + found.index + before.length;
	const lines = new LineIndex(text.slice(0, span.end));
	return { citekey, range: lines.rangeOf({ start, end: start + citekey.length }) };
}

function decode(name: string): string {
	try {
		return decodeURIComponent(name);
	} catch {
		return name;
	}
}

/**
 * A field at the start of a line, where no value of another field can stand, and a key, which may have its `@`. What is not a
 * single word, empty or `null`, as in a template that nobody filled in, is no key.
 */
function fieldPattern(name: string): RegExp {
	const key = String.raw`(?!null(?:\s|$))[^\s"'\\@#&*!|>%\`,[\]{}~?:-][^\s"'\\]*`;
	return new RegExp(String.raw`^((["']?)${name}\2[ \t]*:[ \t]+(["']?)@?)(${key})\3[ \t]*(?:[ \t]#.*)?$`, 'm');
}

const fieldPatterns = ['citekey', 'citation-key'].map(fieldPattern);
const fileNamePattern = /^@(.+)\.[^.]+$/;
