import type { ReadNote } from '../../citations/checks/readNote';
import { frontMatterSpan } from '../../library/projects/namedBibliographies';
import { toLink, type NoteLink } from './noteLink';

/**
 * Links that a note's front matter has for values, alone or in a list: `parent: notes/a.md`, `related: ["[[a]]", "[[b|text]]"]`. Not in fields
 * that are text of the note, such as its title, nor in values of several lines.
 */
export function frontMatterLinks({ text }: ReadNote): readonly NoteLink[] {
	const span = frontMatterSpan(text);
	if (!span) {
		return [];
	}
	let isText = false;
	return [...text.slice(span.start, span.end).matchAll(linePattern)].flatMap((match) => {
		const [, opening = '', field, value = ''] = match;
		isText = field === undefined ? isText : textFields.has(field.toLowerCase());
		const start = span.start + match.index + opening.length;
		return isText || opening.trim() === '' ? [] : linksIn(value, start);
	});
}

function linksIn(value: string, at: number): readonly NoteLink[] {
	const isList = value.startsWith('[');
	const plain = isList ? null : plainPattern.exec(value);
	const quoted = isList ? [...value.matchAll(quotedPattern)] : [quotedValuePattern.exec(value)];
	return [
		...(plain?.[1] === undefined ? [] : [toLink('path', plain[1], at)]),
		...quoted.flatMap((match) => {
			const [, , content = ''] = match ?? [];
			const wiki = wikiPattern.exec(content)?.[1];
			const start = at + (match?.index ?? 0) + 1;
			return content === '' || /\\|''/.test(content)
				? []
				: [wiki === undefined ? toLink('path', content, start) : toLink('wiki', wiki, start + 2)];
		}),
	];
}

/** The beginning of a line up to a value, the field that it names, and the value. */
const linePattern = /^([ \t]*(?:-[ \t]+)*(?:([\w-]+)[ \t]*:(?:[ \t]+|(?=\r?$)))?)([^\r\n]*)/gm;
const plainPattern = /^([^\s"'[\]{}#&*!|>%@`,]\S*)[ \t]*(?:[ \t]#.*)?$/;
const quotedPattern = /(["'])([^"'\n]+)\1/g;
const quotedValuePattern = /^(["'])([^"'\n]+)\1[ \t]*(?:[ \t]#.*)?$/;
const wikiPattern = /^\[\[([^\s[\]|#^][^[\]|#^]*)(?:[#^][^[\]|]*)?(?:\|[^[\]]*)?\]\]$/;
const textFields: ReadonlySet<string> = new Set(['title', 'subtitle', 'abstract', 'description']);
