import { subscripts, superscripts } from '../text/mathText';

/**
 * The HTML-like text of CSL fields, and of abstracts from Crossref (JATS), as plain Unicode: tags go, `<sup>2</sup>` is ² where
 * Unicode has every character of it, entities are what they name. A `<` that begins no tag we know stays.
 */
export function fromRichText(text: string): string {
	if (!text.includes('<') && !text.includes('&')) {
		return text;
	}
	return text
		.replace(/<((?:jats:)?)(sup|sub)>([^<]*)<\/\1\2>/gi, (_, _prefix, tag: string, content: string) =>
			shift(content, tag.toLowerCase() === 'sup' ? superscripts : subscripts),
		)
		.replace(/<\/?(?:jats:)?(?:p|title|sec)(?:\s[^<>]*)?\/?>/gi, ' ')
		.replace(tagPattern, '')
		.replace(entityPattern, (all, name: string) => decode(all, name))
		.replace(/ {2,}/g, ' ');
}

/** The plain text as `fromRichText` reads it back. */
export function toRichText(text: string): string {
	return text
		.replace(entityPattern, (entity) => `&amp;${entity.slice(1)}`)
		.replace(/<(?=\/?[a-z])/gi, '&lt;');
}

function shift(content: string, table: Readonly<Record<string, string>>): string {
	const shifted = [...content].map((character) => table[character]);
	return shifted.every((character) => character !== undefined) ? shifted.join('') : content;
}

function decode(all: string, name: string): string {
	const code =
		name.startsWith('#x') || name.startsWith('#X')
			? parseInt(name.slice(2), 16)
			: parseInt(name.slice(1), 10);
	if (name.startsWith('#')) {
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
	}
	return entities[name] ?? all;
}

const tagPattern =
	/<\/?(?:(?:jats|mml):[\w-]+|i|b|em|strong|sup|sub|sc|span|u|tt|code|br|scp|inf|title|p|sec|math)(?:\s[^<>]*)?\/?>/gi;
const entityPattern = /&(amp|lt|gt|quot|apos|nbsp|ndash|mdash|#\d{1,7}|#[xX][0-9a-fA-F]{1,6});/g;

const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00A0',
	ndash: '–',
	mdash: '—',
};
