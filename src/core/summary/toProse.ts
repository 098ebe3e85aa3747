import { lookUp } from '../model/lookUp';

/**
 * An abstract as plain prose: tags of HTML and JATS taken out, character references and TeX text commands read, spaces
 * before punctuation closed, one space between words and one blank line between paragraphs. `$math$` stays as it is.
 *
 * Only known tags count as tags, so "p<0.05" and "k<n and m>j" survive. A heading element stands as its own paragraph.
 */
export function toProse(text: string): string {
	return joinLines(readTex(readMarkup(text)))
		.replace(invisiblePattern, '')
		.replace(/[^\S\n]+/g, ' ')
		.replace(/ (?=[.,;:!?](?:\s|$))(?<=[\p{L}\p{N}$)\]%] )/gu, '')
		.trim();
}

/** Tags out, character references read. */
function readMarkup(text: string): string {
	const plain = text.includes('<')
		? text
				.replace(blockTagPattern, '\n\n')
				.replace(raisedPattern, (_, raised: string) => `^${raised}`)
				.replace(inlineTagPattern, '')
		: text;
	return plain.includes('&') ? plain.replace(referencePattern, readReference) : plain;
}

function readTex(text: string): string {
	return text.search(texMarkPattern) < 0
		? text
		: text
				.replace(texStylePattern, '$1')
				.replace(texDeclarationPattern, '$1')
				.replace(/``|''/g, '"')
				.replace(/(?<=\p{L})~(?=[\p{L}\d\\])/gu, ' ');
}

/** One paragraph a line, lines separated by an empty one; a small letter goes on with the sentence, whatever is before it. */
function joinLines(text: string): string {
	if (!/[\n\r]/.test(text)) {
		return text;
	}
	const lines = text.split(/\r\n?|\n/).map((line) => line.trim());
	let joined = '';
	let gap = '';
	for (const line of lines) {
		if (line === '') {
			gap = '\n\n';
		} else {
			joined += (/^\p{Ll}/u.test(line) ? ' ' : gap || ' ') + line;
			gap = '';
		}
	}
	return joined;
}

function readReference(whole: string, name: string): string {
	const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
	if (name.startsWith('#')) {
		return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	}
	return lookUp(namedReferences, name) ?? whole;
}

const invisiblePattern = /\u00AD|\u200B|\u2060|\uFEFF/g;
const namespace = '(?:jats:|mml:)?';
const attributes = String.raw`(?:\s[^<>]*)?\/?`;
const blockTagPattern = new RegExp(
	`</?${namespace}(?:p|div|br|title|sec|section|abstract|list|list-item|h[1-6]|ul|ol|li|label)${attributes}>`,
	'gi',
);
const raisedPattern = new RegExp(`<${namespace}sup${attributes}>([^<>]{1,20})</${namespace}sup>`, 'gi');
const inlineTagPattern = new RegExp(
	`</?${namespace}(?:i|b|u|em|strong|sub|sup|italic|bold|sc|monospace|underline|span|a|xref|ext-link|inline-formula|tex-math|` +
		`disp-formula|math|mrow|mi|mo|mn|msub|msup|msubsup|mfrac|mtext|mstyle|named-content|small|font|tt|code)${attributes}>`,
	'gi',
);
const referencePattern = /&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi;
const namedReferences: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	ndash: '–',
	mdash: '—',
	lsquo: '‘',
	rsquo: '’',
	ldquo: '“',
	rdquo: '”',
	hellip: '…',
	times: '×',
	plusmn: '±',
	deg: '°',
	alpha: 'α',
	beta: 'β',
	gamma: 'γ',
	mu: 'μ',
	minus: '−',
	le: '≤',
	ge: '≥',
	ne: '≠',
	middot: '·',
	rarr: '→',
	larr: '←',
	sup2: '²',
	micro: 'µ',
	thinsp: ' ',
	ensp: ' ',
	emsp: ' ',
	infin: '∞',
	sim: '∼',
};
const texMarkPattern = /[\\~]|``|''/;
const texStylePattern = /\\(?:text(?:bf|it|tt|sc|sf|rm|md|up)?|emph|underline|url)\s?\{([^{}$]*)\}/g;
const texDeclarationPattern = /\{\\(?:em|it|bf|tt|sc|sf)\s+([^{}$]*)\}/g;
