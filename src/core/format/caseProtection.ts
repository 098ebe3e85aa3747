import { splitMath } from '../text/mathText';
import { escapeTexWords, writeTexMath } from './tex';

/**
 * A title for BibTeX, with braces around what styles must not put into small letters: "{E-CAR}", "{LLM}-based",
 * "{iPhone}", "Next-{X}", "{U.S.}", "{1D}", mathematics. In a title that is not in title case, so that its capitals mean something,
 * also around every other word with a capital that does not begin it: "a proof for {Riemann} surfaces".
 */
export function protectCase(title: string): string {
	const isTitleCase = looksLikeTitleCase(title);
	let startsSentence = true;
	return splitMath(title)
		.map((segment) => {
			if (segment.kind === 'math') {
				startsSentence = false;
				return `{${writeTexMath(segment.text)}}`;
			}
			return segment.text.replace(wordPattern, (word, at: number, prose: string) => {
				const isFirst = startsSentence;
				startsSentence = /[.?!:]["'”’)]*$/.test(word);
				const isProtected = (part: string, isWordStart: boolean): boolean =>
					keepsCapitals(part, prose.slice(at + word.length)) ||
					(!isTitleCase && !(isFirst && isWordStart) && /\p{Lu}/u.test(part));
				return protectWord(word, isProtected);
			});
		})
		.join('')
		.replace(/\s+/g, ' ')
		.trim();
}

/** Braces the parts between hyphens and slashes that need them, neighbours together. */
function protectWord(word: string, isProtected: (part: string, isWordStart: boolean) => boolean): string {
	const [, before = '', core = '', after = ''] = affixPattern.exec(word) ?? [];
	const parts = core.split(/([-–/])/);
	const marks = parts.map((part, at) => at % 2 === 0 && part !== '' && isProtected(part, at === 0));
	let written = '';
	for (let at = 0; at < parts.length; at++) {
		let end = at;
		while (marks[at] && marks[end + 2]) {
			end += 2;
		}
		const part = escapeTexWords(parts.slice(at, end + 1).join(''));
		written += marks[at] ? `{${part}}` : part;
		at = end;
	}
	return escapeTexWords(before) + written + escapeTexWords(after);
}

/** Capitals that belong to the word: not one at its start, but inside it, alone, or with digits. "A" is the article. */
function keepsCapitals(part: string, rest: string): boolean {
	if (!/\p{Lu}/u.test(part)) {
		return false;
	}
	const possessive = part.replace(/['’]s$/, '');
	if (/^\p{Lu}$/u.test(possessive)) {
		return possessive !== 'A' || rest === '';
	}
	return /.\p{Lu}/u.test(possessive) || /\d/.test(possessive) || /\p{Lu}.*[+*#@]/u.test(possessive);
}

function looksLikeTitleCase(title: string): boolean {
	const prose = splitMath(title)
		.map((segment) => (segment.kind === 'math' ? '' : segment.text))
		.join(' ');
	const words = (prose.match(/\p{L}{4,}/gu) ?? []).slice(1).filter((word) => /^\p{L}\p{Ll}+$/u.test(word));
	const capitalized = words.filter((word) => /^\p{Lu}/u.test(word)).length;
	return capitalized * 2 > words.length;
}

const wordPattern = /\S+/g;
/** Signs, the word with what may end a name ("C++", "A*", "U.S."), signs. */
const affixPattern = /^([^\p{L}\p{N}]*)((?:\p{L}\.){2,}|.*?[+*#]*)([^\p{L}\p{N}+*#]*)$/u;
