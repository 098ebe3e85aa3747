import type { ReadNote } from '../../citations/checks/readNote';
import { toLink, type NoteLink } from './noteLink';

/** The addresses of `<a href="…">` and `<img src="…">` in Markdown; not in comments. */
export function htmlLinks({ text, map }: ReadNote): readonly NoteLink[] {
	return map.inert
		.filter(({ kind, start }) => kind === 'html' && !text.startsWith('<!', start))
		.flatMap(({ start, end }) => {
			const [, before = '', , value = ''] = tagPattern.exec(text.slice(start, end)) ?? [];
			// A backslash or an entity is read otherwise than in Markdown's own addresses.
			return /[\\&]/.test(value) ? [] : addressLink(value, start + before.length);
		});
}

/**
 * Links of a Typst document: the address of `link("…")`, and the path of `include "…"`. An `@` that a path begins with names a package
 * there, not a file.
 */
export function typstLinks({ text, map }: ReadNote): readonly NoteLink[] {
	return map.inert.flatMap(({ kind, start, end }): readonly NoteLink[] => {
		const value = stringPattern.exec(
			kind === 'code' && text[start] === '"' ? text.slice(start, end) : '',
		)?.[1];
		const [, link] = callPattern.exec(text.slice(Math.max(0, start - longestCall), start)) ?? [];
		if (value === undefined || link === undefined) {
			return [];
		}
		if (link.startsWith('link')) {
			return addressLink(value, start + 1);
		}
		return value.startsWith('@') ? [] : [toLink('path', value, start + 1)];
	});
}

/** Without what is behind the path. */
function addressLink(value: string, start: number): readonly NoteLink[] {
	const path = /^[^#?]*/.exec(value)?.[0] ?? '';
	return path === '' ? [] : [toLink('address', path, start)];
}

const tagPattern = /^(<(?:a\s(?:[^<>]*?\s)?href|img\s(?:[^<>]*?\s)?src)\s*=\s*(["']))([^"'\n<>]*)\2/i;
const stringPattern = /^"([^"\\\n]+)"$/;
const callPattern = /(?<![\w.-])(link\([ \t]*|include[ \t]+)$/;
const longestCall = 20;
