import { splitMath } from '../text/mathText';

/** A text for a BibTeX field: Unicode, TeX's special signs escaped, mathematics as it is where its braces are balanced. */
export function escapeTex(text: string): string {
	return splitMath(text)
		.map((segment) => (segment.kind === 'math' ? writeTexMath(segment.text) : escapeTexWords(segment.text)))
		.join('');
}

/** The same for words only: a dollar sign in them is a dollar sign. */
export function escapeTexWords(words: string): string {
	const escapes = hasBalancedBraces(words) ? wordEscapes : looseBraceEscapes;
	return words
		.replace(/\s+/g, ' ')
		.replace(/[\\{}%&#_$~^]/g, (sign) => escapes[sign] ?? `\\${sign}`)
		.replace(/-(?=-)|`(?=`)|'(?=')/g, '$&{}');
}

/** Mathematics in dollars; unbalanced braces would end the field, so such TeX is written as words. */
export function writeTexMath(tex: string): string {
	return hasBalancedBraces(tex) ? `$${tex}$` : escapeTexWords(`$${tex}$`);
}

/** BibTeX counts every brace, escaped ones too. */
export function hasBalancedBraces(tex: string): boolean {
	let depth = 0;
	for (const sign of tex) {
		depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
		if (depth < 0) {
			return false;
		}
	}
	return depth === 0;
}

/** What a backslash alone does not escape. */
const wordEscapes: Readonly<Record<string, string>> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
};

const looseBraceEscapes: Readonly<Record<string, string>> = {
	...wordEscapes,
	'{': '\\textbraceleft{}',
	'}': '\\textbraceright{}',
};
