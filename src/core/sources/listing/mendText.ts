import { lookUp } from '../../model/lookUp';
import { mathNames, mathPattern, splitMath, toPlainText } from '../../text/mathText';
import { fold } from '../../text/fold';
import { urlPattern } from '../abstractLinks';
import { texAccents } from '../bibtex/texAccents';
import { protectSpans } from './protectSpans';
import { findStrippedMath } from './strippedMath';
import { droppedMacros, letterMacros, textMacros } from './texMacros';

/** A title as `mendAbstract` mends, on one line. */
export function mendTitle(title: string): string {
	return mendAbstract(title).replace(/\s+/g, ' ').trim();
}

/**
 * Repairs what TeX and scraping leave in an abstract: prose in Unicode, mathematics as TeX between dollar signs.
 *
 * - Mathematics without its dollar signs: `R_y(mathbf x_0)` is `$R_y(\mathbf x_0)$`, `ktimes k` is `$k \times k$`
 *   (`strippedMath.ts` says what counts). What stands between dollar signs stays as it is.
 * - `10times` is 10×, `256times256` and `256*256` are 256×256, `sim10%` is ∼10%. The word "times" stays: "5 times",
 *   "timesteps", "times series".
 * - Escapes (`45\%`), accents (`\'e`), named symbols (`\textless`), abbreviations (`\eg`), emphasis (`\emph{x}`, `{\bf x}`,
 *   `**x**`), `\url{x}`, `\href{x}{y}` as "y (x)". A macro we do not know leaves its name (`\ModelName`) or its argument.
 * - `\cite{key}` goes, and so does what is left of `~\cite{key}` where it repeats the words before it or has a year:
 *   `DALL-E 3~dalle3`, `BERT~devlin2018bert`. Any other tie is a space: `Byte-~and`, `Figure~3`.
 * - Quotation marks (``` ``x'' ```, `"x''`, `` `x' ``), dashes (`--`, `---`), HTML entities, braces without partner.
 *
 * Addresses, e-mail addresses, file paths and code between backticks never change. Mended text does not change again.
 *
 * Not repaired, because the text does not say what was meant:
 * - names of Greek letters and operators as bare words (`alpha`, `in`, `sim`): they are words too;
 * - `a_b` where nothing else in the text is stripped mathematics: it is as likely an identifier;
 * - "2 times faster" and "256x256": they read well, and are often what the author wrote;
 * - `2~3` and `~10%`: a range and an "about", as people write them;
 * - words that lost the mathematics between them ("for and all"), reference keys that resemble no word before them
 *   (`~team`), text in a wrong encoding, hyphens left from line ends.
 */
export function mendAbstract(abstract: string): string {
	if (!suspectPattern.test(abstract)) {
		return abstract;
	}
	let text = abstract;
	// A rule may uncover work for one before it (`\emph{\eg}`): seldom more than once.
	for (let round = 0; round < mostRounds; round++) {
		const mended = mendOnce(text);
		if (mended === text) {
			break;
		}
		text = mended;
	}
	return text;
}

function mendOnce(abstract: string): string {
	const { text, protect, restore } = protectSpans(freeSigns(decodeEntities(abstract)), protectedPattern);
	let prose = text.replace(/\\\$/g, () => protect('\\$'));
	for (const [pattern, replacement] of citationRules) {
		prose = prose.replace(pattern, replacement);
	}
	prose = setMath(prose, protect);
	prose = mendMacros(prose, restore);
	prose = prose.replace(tiedKeyPattern, (tied, keys: string, at: number, whole: string) =>
		isReferenceKey(whole.slice(Math.max(0, at - charactersBefore), at), keys) ? '' : tied,
	);
	for (const [pattern, replacement] of proseRules) {
		prose = prose.replace(pattern, replacement);
	}
	return plainDollars(restore(dropStrayBraces(prose)).trim());
}

function setMath(text: string, protect: (stretch: string) => string): string {
	let result = '';
	let end = 0;
	for (const math of findStrippedMath(text)) {
		result += text.slice(end, math.start) + protect(`$${math.tex}$`);
		end = math.end;
	}
	return result + text.slice(end);
}

function mendMacros(text: string, restore: (text: string) => string): string {
	let result = text
		.replace(/\\([`'^"~=.])\s*(?:\{\\?([A-Za-z])\}|\\?([A-Za-z])(?![A-Za-z]*\{))/g, composeAccent)
		.replace(/\\([uvHckrdb])(?:\s*\{\\?([A-Za-z])\}|\s+([A-Za-z])(?![A-Za-z]))/g, composeAccent)
		.replace(/\\([oOlLij])(?![A-Za-z])(?:\{\}| )?/g, (_, name: string) => letterMacros[name] ?? name)
		.replace(/\\href\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, (_, address: string, label: string) =>
			restore(address).trim() === restore(label).trim() ? address : `${label} (${address})`,
		);
	for (let before = ''; before !== result;) {
		before = result;
		result = result
			.replace(/\\([A-Za-z]+)\*?(?:\[[^\]]*\])?\s?\{([^{}]*)\}/g, (_, name: string, content: string) => {
				if (droppedMacros.has(name)) {
					return '';
				}
				if (name === 'footnote') {
					return ` (${content})`;
				}
				return content.trim() === '' ? (lookUp(textMacros, name) ?? name) : content;
			})
			.replace(/\{\s*\\(?:em|bf|it|sc|tt|rm|sf|bfseries|itshape|scshape|small)\s+([^{}]*)\}/g, '$1');
	}
	return result.replace(/\\([A-Za-z]{2,})(\.?)/g, (_, name: string, stop: string) => {
		const known = lookUp(textMacros, name) ?? (mathNames.has(name) ? toPlainText(`$\\${name}$`) : undefined);
		return known === undefined ? name + stop : known.endsWith('.') ? known : known + stop;
	});
}

function composeAccent(
	all: string,
	mark: string,
	braced: string | undefined,
	bare: string | undefined,
): string {
	const accent = texAccents[mark];
	return accent === undefined ? all : `${braced ?? bare ?? ''}${accent}`.normalize('NFC');
}

/** Whether the keys behind a tie are what is left of a citation, and not words of the sentence. */
function isReferenceKey(before: string, keys: string): boolean {
	const key = keys.split(',')[0] ?? '';
	if (yearKeyPattern.test(key)) {
		return true;
	}
	const words = before.split(/\s+/).slice(-wordsBefore);
	const spelt = words.map((word) => fold(word).replace(/[^a-z0-9]/g, ''));
	const initials = spelt.map((word) => (/^\d/.test(word) ? word : word.slice(0, 1)));
	return (
		/\d/.test(key) &&
		[spelt, initials].some((list) => list.some((_, at) => list.slice(at).join('').startsWith(key)))
	);
}

/** Removes each brace that has no partner; between two letters a space takes its place. */
function dropStrayBraces(text: string): string {
	const open: number[] = [];
	const stray = new Set<number>();
	for (const { index, 0: brace } of text.matchAll(/[{}]/g)) {
		if (brace === '{') {
			open.push(index);
		} else if (open.pop() === undefined) {
			stray.add(index);
		}
	}
	for (const index of open) {
		stray.add(index);
	}
	if (stray.size === 0) {
		return text;
	}
	return text.replace(/[{}]/g, (brace, index: number) => {
		const isBetweenWords = /\p{L}/u.test(text[index - 1] ?? '') && /\p{L}/u.test(text[index + 1] ?? '');
		return stray.has(index) ? (isBetweenWords ? ' ' : '') : brace;
	});
}

/** `\$5` as "$5", unless that would make mathematics of prose. */
function plainDollars(text: string): string {
	const plain = text.replaceAll('\\$', '$');
	const countMath = (some: string): number => splitMath(some).filter(({ kind }) => kind === 'math').length;
	return countMath(plain) === countMath(text) ? plain : text;
}

/** `$\\sim$36` as "∼36": before a digit the dollar signs are no mathematics in Pandoc's Markdown. */
function freeSigns(text: string): string {
	return text.replace(/(?<![\\$])\$\s*\\([A-Za-z]+)\s*\$(?=\d)/g, (all, name: string) =>
		mathNames.has(name) ? toPlainText(`$\\${name}$`) : all,
	);
}

function decodeEntities(text: string): string {
	return text.includes('&')
		? text.replace(/&(amp|lt|gt|quot|apos|nbsp|#39|#x27);/g, (all, name: string) => entities[name] ?? all)
		: text;
}

type Rule = readonly [pattern: RegExp, replacement: string];

/** What every rule needs at least one of: most prose has none. */
const suspectPattern =
	/[\\~^_{}*`&\u00A0\u200B\uFEFF\u00AD]|''|--|\s\s|^\s|\s$|\t|\d(?:times| ?pm)|times\d|times \w\b|\b(?:[A-Za-z]?(?:times|leq|geq|neq|cdot)|rightarrow|longrightarrow|math[a-z]+|boldsymbol|operatorname|sim ?\d+|[A-Za-z]?approx)\b|sim\d|approx\d|[lg]eq\d/;
const mostRounds = 6;
/** How much of the text before a tie a reference key may repeat. */
const wordsBefore = 4;
const charactersBefore = 80;

const entities: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: ' ',
	'#39': "'",
	'#x27': "'",
};

const citationRules: readonly Rule[] = [
	[/~(?=\\footnote)/g, ''],
	[
		/(?<![\s~])[\s~]*[([]\s*\\(?:[cC]ite[a-zA-Z]*|parencite|autocite|textcite)\*?(?:\[[^\]]*\])*\{[^{}]*\}\s*[)\]]/g,
		'',
	],
	[/(?<![\s~])[\s~]*\\(?:[cC]ite[a-zA-Z]*|parencite|autocite|textcite)\*?(?:\[[^\]]*\])*\{[^{}]*\}/g, ''],
];

const proseRules: readonly Rule[] = [
	[/\\([%&_#{}])/g, '$1'],
	[/\\[,;: /]|\\\\/g, ' '],
	[/\\[-!@]/g, ''],
	// A tie: between words, numbers and their brackets, but not `2~3`.
	[/(?<=[\p{L}.,;:)\]}’”"'-])~+(?=[\p{L}\p{N}([{“"'`\\$\u{F0000}-\u{FFFFD}])/gu, ' '],
	[/(?<=[\p{N}\u{F0000}-\u{FFFFD}])~+(?=[\p{L}([\u{F0000}-\u{FFFFD}])/gu, ' '],
	[/(?<=\d)\s?(?:times|\\times)\s?(?=\d)/g, '×'],
	[/(?<=\d)\s?\*\s?(?=\d)/g, '×'],
	[/(?<=\d)times(?=[A-Z]|[^\p{L}]|$)/gu, '×'],
	[/(?<![\p{L}\p{N}])times(?=\d)/gu, '×'],
	[/(?<![\p{L}\p{N}-])sim ?(?=\d[\d.,]*(?:[%×\s]|[xKMBk]\b|$))/gu, '∼'],
	[/(?<![\p{L}\p{N}-])approx ?(?=\d)/gu, '≈'],
	[/(?<![\p{L}\p{N}])leq ?(?=\d)/gu, '≤'],
	[/(?<![\p{L}\p{N}])geq ?(?=\d)/gu, '≥'],
	[/(?<=\d) ?pm ?(?=\d+\.\d)/g, '±'],
	[/(?<=\s)(?:long)?rightarrow(?=\s)/g, '→'],
	[/``([^`"]+?)''/g, '“$1”'],
	[/``([^`"]+?)"/g, '“$1”'],
	[/"([^"“”]+?)''/g, '“$1”'],
	[/(?<!['\p{L}\p{N}])''([^'"]+?)''(?!')/gu, '“$1”'],
	[/(?<![\p{L}\p{N}`])`([^`'\n]+?)'(?![\p{L}\p{N}'])/gu, '‘$1’'],
	[/(?<=[\p{L}\p{N})”"’])---(?=[\p{L}\p{N}(“"‘])|(?<=\s)---(?=\s)/gu, '—'],
	[/(?<=[\p{L}\p{N})”"’])--(?=[\p{L}\p{N}(“"‘])|(?<=\s)--(?=\s)/gu, '–'],
	[/(?<![\p{L}\p{N}*])\*\*(?=[^\s*])([^*\n]+?)(?<=\S)\*\*(?![*\p{L}\p{N}])/gu, '$1'],
	[/(?<![\p{L}\p{N}*])\*(?=\p{L})([\p{L}\p{N} -]+?)(?<=\S)\*(?![*\p{L}\p{N}])/gu, '$1'],
	[/[\u200B\uFEFF\u00AD]/g, ''],
	[/[ \t\u00A0]+/g, ' '],
	[/(?<! ) +$/gm, ''],
];

// A tie behind a word, and keys as citations name them.
const tiedKeyPattern = /(?<=[^\s~-])~([a-z][a-z0-9:_-]*(?:,[a-z][a-z0-9:_-]*)*)(?!\w)/g;
const yearKeyPattern = /^[a-z][a-z_:-]*(?:19|20)\d\d[a-z0-9:_-]*$/;

// In this order: mathematics, addresses, e-mail addresses, paths of Windows, code.
const protectedPattern = new RegExp(
	[
		mathPattern.source,
		urlPattern.source,
		/(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/.source,
		/\b10\.\d{4,9}\/[^\s"<>{}\\]+/.source,
		/\b[A-Z]:\\[\w\\.-]+/.source,
		/(?<!`)`[^`'\n]+`(?!`)/.source,
	].join('|'),
	'gu',
);
