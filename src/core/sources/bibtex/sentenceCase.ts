import { plainText, type TexNode } from './parseTex';

/**
 * A title in sentence case, as Pandoc makes it of BibTeX's title case (Citeproc.CaseTransform): words that only begin with a
 * capital lose it, but the first word of the title and of what follows `.`, `?`, `!` or `:` gets one. Words of mixed case or
 * capitals, groups in braces, mathematics, small capitals, superscripts and subscripts stay.
 */
export function toSentenceCase(nodes: readonly TexNode[]): TexNode[] {
	return transform(nodes, { place: 'start' });
}

type Place = 'start' | 'sentence' | 'stop' | 'word' | 'between';

/** Where in the sentence the text read so far ends. */
interface Progress {
	place: Place;
}

function transform(nodes: readonly TexNode[], progress: Progress): TexNode[] {
	return nodes.map((node, index) => {
		if (typeof node === 'string') {
			return transformText(node, progress, isShift(nodes[index - 1]), isShift(nodes[index + 1]));
		}
		if (fixedTags.has(node.tag)) {
			progress.place = stops.has(plainText(node.content).slice(-1)) ? 'stop' : 'word';
			return node;
		}
		return { tag: node.tag, content: transform(node.content, progress) };
	});
}

/** A word that touches a sub- or superscript is a formula: H₂O. */
function transformText(text: string, progress: Progress, afterShift: boolean, beforeShift: boolean): string {
	return text.replace(
		chunkPattern,
		(chunk, word: string | undefined, blank: string | undefined, at: number) => {
			const { place } = progress;
			const isFirst = place === 'start' || place === 'sentence';
			if (word !== undefined) {
				progress.place = 'word';
				if ((afterShift && at === 0) || (beforeShift && at + word.length === text.length)) {
					return word;
				}
				if (isFirst && (capitalisedPattern.test(word) || lowerPattern.test(word))) {
					return capitalise(word.toLowerCase());
				}
				return !isFirst && capitalisedPattern.test(word) ? word.toLowerCase() : word;
			}
			if (blank === undefined) {
				progress.place = stops.has(chunk) ? 'stop' : place;
			} else {
				progress.place = place === 'stop' ? 'sentence' : 'between';
			}
			return chunk;
		},
	);
}

function isShift(node: TexNode | undefined): boolean {
	return typeof node === 'object' && (node.tag === 'sup' || node.tag === 'sub');
}

function capitalise(word: string): string {
	const first = String.fromCodePoint(word.codePointAt(0) ?? 0);
	return first.toUpperCase() + word.slice(first.length);
}

const fixedTags: ReadonlySet<string> = new Set([
	'group',
	'quoted',
	'plain',
	'math',
	'sc',
	'sup',
	'sub',
	'upper',
	'lower',
]);
const stops: ReadonlySet<string> = new Set(['.', '?', '!', ':']);
const chunkPattern = /([\p{L}\p{N}\p{M}]+)|(\s+)|[^]/gu;
const capitalisedPattern = /^\p{Lu}\p{Ll}*$/u;
const lowerPattern = /^\p{Ll}+$/u;
