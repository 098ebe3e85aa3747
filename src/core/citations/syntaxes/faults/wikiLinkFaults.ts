import { emptyFault, openFault, type FaultyText, type SyntaxFault } from './syntaxFault';

/** `[[@]]`, and `[[@key]` that lacks a bracket in its paragraph. */
export function wikiLinkFaults({ text, kindAt }: FaultyText): readonly SyntaxFault[] {
	return [...text.matchAll(linkPattern)]
		.filter(({ index }) => kindAt(index) === 'prose')
		.flatMap(({ index, 0: link, 1: citekey = '', 2: close = '' }): readonly SyntaxFault[] => {
			const span = { start: index, end: index + link.length };
			if (citekey === '' && close === ']]') {
				return [emptyFault('link', span)];
			}
			const isOpen = citekey !== '' && close === ']' && !isClosedLater(text, index);
			return isOpen ? [openFault('This link is not closed: a “]” is missing.', span, ']', [citekey])] : [];
		});
}

/** Whether the bracket at an offset is closed in its paragraph: `[[@a] and more](address)` is another link. */
function isClosedLater(text: string, start: number): boolean {
	let depth = 0;
	for (const { 0: sign } of text.slice(start, start + longestParagraph).matchAll(signPattern)) {
		depth += sign === '[' ? 1 : sign === ']' ? -1 : 0;
		if (depth === 0 && sign === ']') {
			return true;
		}
		if (sign.startsWith('\n')) {
			return false;
		}
	}
	return false;
}

const linkPattern = /(?<![!\\[])\[\[@([^\s[\]|#^\\]*)(?:#[^[\]|\n]*)?(?:\\?\|[^[\]\n]*)?(\]\]?)/g;
const signPattern = /\\[^]|[[\]]|\n[ \t\r>]*\n/g;
const longestParagraph = 10_000;
