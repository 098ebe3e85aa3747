import { plainText, type TexNode } from './texNodes';

/**
 * A title in sentence case, as Pandoc makes it of BibTeX's title case (Citeproc.CaseTransform).
 *
 * - Words that only begin with a capital lose it. The first word of the title, and the first behind `.`, `?`, `!` or `:`, gets one.
 * - Words in mixed case or in capitals, groups in braces, code, mathematics, small capitals, superscripts and subscripts stay.
 * - A full stop before the last word begins no sentence: mostly it ends an abbreviation.
 */
export function toSentenceCase(nodes: readonly TexNode[]): TexNode[] {
	const last = nodes.at(-1);
	const lastWord = typeof last === 'string' ? startOfLastWord(last) : 0;
	if (typeof last !== 'string' || lastWord === last.length || (lastWord === 0 && nodes.length === 1)) {
		return transform(nodes, { place: 'start', stop: '' });
	}
	const progress: Progress = { place: 'start', stop: '' };
	const before = lastWord === 0 ? nodes.slice(0, -1) : [...nodes.slice(0, -1), last.slice(0, lastWord)];
	const cased = transform(before, progress);
	if (progress.place === 'start' || (progress.place === 'sentence' && progress.stop === '.')) {
		progress.place = 'between';
	}
	const end = transformText(last.slice(lastWord), progress, lastWord === 0 && isShift(nodes.at(-2)), false);
	const head = cased.at(-1);
	return lastWord > 0 && typeof head === 'string' ? [...cased.slice(0, -1), head + end] : [...cased, end];
}

type Place = 'start' | 'sentence' | 'stop' | 'word' | 'between';

/** Where in the sentence the text read so far ends. */
interface Progress {
	place: Place;
	/** The sign that ended the last sentence. */
	stop: string;
}

function transform(nodes: readonly TexNode[], progress: Progress): TexNode[] {
	return nodes.map((node, index) => {
		if (typeof node === 'string') {
			return transformText(node, progress, isShift(nodes[index - 1]), isShift(nodes[index + 1]));
		}
		if (unreadTags.has(node.tag)) {
			return node;
		}
		if (fixedTags.has(node.tag)) {
			advance(progress, plainText(node.content).replace(/ +$/, '').slice(-1));
			return node;
		}
		return { tag: node.tag, content: transform(node.content, progress) };
	});
}

/** A word that touches a sub- or superscript is a formula: H₂O. */
function transformText(text: string, progress: Progress, afterShift: boolean, beforeShift: boolean): string {
	return text.replace(chunkPattern, (chunk, word: string | undefined, at: number) => {
		const isFirst = progress.place === 'start' || progress.place === 'sentence';
		advance(progress, chunk.slice(-1));
		if (word === undefined || (afterShift && at === 0) || (beforeShift && at + word.length === text.length)) {
			return chunk;
		}
		if (isFirst && (capitalisedPattern.test(word) || lowerPattern.test(word))) {
			return capitalise(word.toLowerCase());
		}
		return !isFirst && capitalisedPattern.test(word) ? word.toLowerCase() : word;
	});
}

/** @param character the last of the text that was read, `''` for none. */
function advance(progress: Progress, character: string): void {
	if (stops.has(character)) {
		progress.place = 'stop';
		progress.stop = character;
	} else if (progress.place === 'stop' && /\s/.test(character)) {
		progress.place = 'sentence';
	} else if (breakPattern.test(character)) {
		progress.place = 'between';
	} else if (/[\p{L}\p{N}\p{M}\uDC00-\uDFFF]/u.test(character)) {
		progress.place = 'word';
	}
}

/** Where the last word begins; the text's length where it is part of a compound, with a hyphen or a tie. */
function startOfLastWord(text: string): number {
	const start = text.lastIndexOf(' ') + 1;
	return breakPattern.test(text.slice(start)) ? text.length : start;
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
	'sc',
	'sup',
	'sub',
	'upper',
	'lower',
]);
/** What Pandoc passes over as if it were not there. */
const unreadTags: ReadonlySet<string> = new Set(['code', 'math']);
const stops: ReadonlySet<string> = new Set(['.', '?', '!', ':']);
const chunkPattern = /([\p{L}\p{N}\p{M}]+)|\s+|[^]/gu;
const breakPattern = /[\s/–—-]/;
const capitalisedPattern = /^\p{Lu}\p{Ll}*$/u;
const lowerPattern = /^\p{Ll}+$/u;
