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
		.replace(entityPattern, (entity, name: string) =>
			decode(entity, name) === entity ? entity : `&amp;${entity.slice(1)}`,
		)
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
	return entities.get(name) ?? accented(name) ?? all;
}

/** `eacute` and the like. */
function accented(name: string): string | undefined {
	const [, letter = '', accent = ''] = /^([A-Za-z])([a-z]+)$/.exec(name) ?? [];
	const character = (letter + (accents.get(accent) ?? '  ')).normalize();
	return character.length === 1 ? character : undefined;
}

/** HTML's, and those of JATS that Frontiers writes without their prefix. */
const tagPattern = new RegExp(
	String.raw`</?(?:(?:jats|mml):[\w-]+|i|b|em|strong|sup|sub|sc|span|u|tt|code|br|scp|inf|title|p|sec|math|` +
		String.raw`italic|bold|underline|monospace|ext-link|xref|inline-formula|disp-formula)(?:\s[^<>]*)?/?>`,
	'gi',
);
const entityPattern = /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]{2,6});/g;

/** Those of HTML that databases write in titles and abstracts, besides letters with accents. */
const entities: ReadonlyMap<string, string> = new Map(
	Object.entries({
		amp: '&',
		lt: '<',
		gt: '>',
		quot: '"',
		apos: "'",
		nbsp: '\u00A0',
		ndash: '–',
		mdash: '—',
		lsquo: '‘',
		rsquo: '’',
		sbquo: '‚',
		ldquo: '“',
		rdquo: '”',
		bdquo: '„',
		laquo: '«',
		raquo: '»',
		hellip: '…',
		iquest: '¿',
		iexcl: '¡',
		deg: '°',
		times: '×',
		plusmn: '±',
		micro: 'µ',
		middot: '·',
		copy: '©',
		reg: '®',
		trade: '™',
		aelig: 'æ',
		AElig: 'Æ',
		oelig: 'œ',
		OElig: 'Œ',
		oslash: 'ø',
		Oslash: 'Ø',
		szlig: 'ß',
		eth: 'ð',
		ETH: 'Ð',
		thorn: 'þ',
		THORN: 'Þ',
	}),
);

const accents: ReadonlyMap<string, string> = new Map(
	Object.entries({
		grave: '\u0300',
		acute: '\u0301',
		circ: '\u0302',
		tilde: '\u0303',
		uml: '\u0308',
		ring: '\u030A',
		caron: '\u030C',
		cedil: '\u0327',
	}),
);
