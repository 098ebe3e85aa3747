import { subscripts, superscripts } from '../../text/mathText';
import type { TexNode, TexSpan } from './texNodes';
import type { TexTag } from './texCommands';

/** As text of CSL: HTML-like tags, mathematics between dollar signs; with `protect`, groups are spans of class `nocase`. */
export function toCslText(nodes: readonly TexNode[], protect = false): string {
	const text = write(nodes, (span, content) => {
		if (span.tag === 'group') {
			return protect && letterPattern.test(content) ? `<span class="nocase">${content}</span>` : content;
		}
		const [open, close] = cslMarks[span.tag] ?? ['', ''];
		return open + content + close;
	});
	return closeBlanks(text);
}

/** As a text for reading: no markup, sub- and superscripts in Unicode where it has them, mathematics between dollar signs. */
export function toReadingText(nodes: readonly TexNode[]): string {
	const text = write(nodes, (span, content) => {
		if (span.tag === 'sup' || span.tag === 'sub') {
			return shift(content, span.tag === 'sup' ? superscripts : subscripts);
		}
		const [open, close] = readingMarks[span.tag] ?? ['', ''];
		return open + content + close;
	});
	return closeBlanks(text.replaceAll('\u00A0', ' '));
}

/** Blanks on both sides of what shows nothing are one. */
function closeBlanks(text: string): string {
	return text.includes('  ') ? text.replace(/ {2,}/g, ' ') : text;
}

function write(nodes: readonly TexNode[], wrap: (span: TexSpan, content: string) => string): string {
	let text = '';
	for (const node of nodes) {
		if (typeof node === 'string') {
			text += node;
			continue;
		}
		const content = write(node.content, wrap);
		text +=
			node.tag === 'upper'
				? content.toUpperCase()
				: node.tag === 'lower'
					? content.toLowerCase()
					: wrap(node, content);
	}
	return text;
}

function shift(content: string, table: Readonly<Record<string, string>>): string {
	const shifted = [...content].map((character) => table[character]);
	return shifted.every((character) => character !== undefined) ? shifted.join('') : content;
}

type Marks = Readonly<Partial<Record<TexTag | 'group' | 'math', readonly [string, string]>>>;

const cslMarks: Marks = {
	i: ['<i>', '</i>'],
	b: ['<b>', '</b>'],
	u: ['<u>', '</u>'],
	sc: ['<span style="font-variant:small-caps;">', '</span>'],
	sup: ['<sup>', '</sup>'],
	sub: ['<sub>', '</sub>'],
	quote: ['“', '”'],
	quoted: ['“', '”'],
	parens: ['(', ')'],
	brackets: ['[', ']'],
	math: ['$', '$'],
};

const readingMarks: Marks = {
	quote: ['“', '”'],
	quoted: ['“', '”'],
	parens: ['(', ')'],
	brackets: ['[', ']'],
	math: ['$', '$'],
};

const letterPattern = /\p{L}/u;
