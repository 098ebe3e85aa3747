import type { ReadNote } from '../../citations/checks/readNote';
import { spanAt } from '../../text/range';
import { frontMatterLinks } from './frontMatterLinks';
import { htmlLinks, typstLinks } from './markupLinks';
import { toLink, type NoteLink } from './noteLink';

/** The links to files in a note of Markdown or Typst, whatever they lead to, in the order of the text. */
export function findNoteLinks(note: ReadNote): readonly NoteLink[] {
	const { text, map, dialect } = note;
	if (dialect.language === 'typst') {
		return typstLinks(note);
	}
	const { inert } = map;
	const targets = inert
		.filter(({ kind, isBlock, start }) => kind === 'target' && !isBlock && text[start] === '(')
		.flatMap(({ start, end }) => addressIn(text.slice(start, end), targetPattern, start));
	const isRead = (at: number): boolean => (spanAt(inert, at)?.kind ?? 'target') === 'target';
	const definitions = [...text.matchAll(definitionPattern)]
		.filter(({ index, 0: opening }) => isRead(index + opening.indexOf('[')))
		.flatMap(({ index, 0: opening }) => {
			const start = index + opening.length;
			return addressIn(text.slice(start, start + longestAddress), addressPattern, start);
		});
	const wikiLinks = [...text.matchAll(wikiPattern)]
		.filter(({ index }) => !spanAt(inert, index))
		.map(({ index, 1: path = '' }) => toLink('wiki', path, index + 2));
	return [...frontMatterLinks(note), ...targets, ...definitions, ...wikiLinks, ...htmlLinks(note)].sort(
		(a, b) => a.nameSpan.start - b.nameSpan.start,
	);
}

/** The path of an address without its scheme, decoded, in segments; `undefined` for one that is no path. */
export function segmentsOfAddress(address: string): readonly string[] | undefined {
	try {
		return schemePattern.test(address)
			? undefined
			: decodeURIComponent(address.replace(/\\(?=[!-/:-@[-`{-~])/g, '')).split('/');
	} catch {
		return undefined;
	}
}

function addressIn(text: string, pattern: RegExp, at: number): readonly NoteLink[] {
	const match = pattern.exec(text);
	const [, before = '', inAngles, bare] = match ?? [];
	const address = inAngles ?? bare ?? '';
	const path = /^[^#?]*/.exec(address)?.[0] ?? '';
	return path === '' ? [] : [toLink('address', path, at + before.length)];
}

/** Pandoc's addresses may hold spaces, and end before a title. */
const targetPattern =
	/^(\([ \t]*<?)(?:(?<=<)([^<>\n]*)>|(?<!<)((?:\\.|[^\s\\)(]|\([^\s()]*\)|[ \t]+(?!["')\s]))*))/;
const definitionPattern = /^[ \t>]*\[(?!\^)(?:\\.|[^\\[\]\n]){1,200}\]:[ \t]*(?:\r?\n[ \t>]*)?/gm;
const addressPattern = /^(<?)(?:(?<=<)([^<>\n]*)>|(?<!<)((?:\\.|[^\s\\])*))/;
/** In a table the bar before the text is escaped. */
const wikiPattern = /(?<!\\)\[\[([^\s[\]|#^\\][^[\]|#^\\\n]*)(?:[#^][^[\]|\n]*?)?(?:\\?\|[^[\]\n]*)?\]\]/g;
const schemePattern = /^(?:[A-Za-z][\w+.-]*:|\/\/)/;
const longestAddress = 2000;
