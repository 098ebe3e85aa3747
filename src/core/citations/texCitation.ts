import type { Span } from '../text/range';

export interface TexKey {
	/** Offset of the backslash. */
	readonly command: number;
	/** The key around the cursor; empty where none is yet. */
	readonly span: Span;
}

/**
 * The key that a cursor is in in the braces of LaTeX's `\cite` or a command of natbib or biblatex, of a list of keys the one at
 * the cursor: `\citep[p. 3]{a,b|`. The braces need not be closed.
 */
export function texKeyBefore(text: string, offset: number): TexKey | undefined {
	const from = Math.max(0, offset - longestCommand);
	const match = commandPattern.exec(text.slice(from, offset));
	if (!match || blankLinePattern.test(match[0])) {
		return undefined;
	}
	const typed = /[^\s,]*$/.exec(match[2] ?? '')?.[0] ?? '';
	const behind = /^[^\s,{}\\[\]]*/.exec(text.slice(offset, offset + longestCommand))?.[0] ?? '';
	return {
		command: from + match.index,
		span: { start: offset - typed.length, end: offset + behind.length },
	};
}

/** A key in the braces of such a command. */
export interface TexCitation {
	readonly citekey: string;
	/** Offset of the backslash. */
	readonly command: number;
	/** The key alone. */
	readonly span: Span;
}

/** All keys that such commands cite, in the order of the text, wherever they stand: in code, too. */
export function findTexCitations(text: string): readonly TexCitation[] {
	return [...text.matchAll(wholePattern)].flatMap((match) => {
		const [whole, name = '', rest = ''] = match;
		const groups = blankLinePattern.test(whole)
			? []
			: [...rest.matchAll(argumentPattern)].filter(({ 0: argument }) => argument.startsWith('{'));
		// Behind the keys of a single `\cite`, braces are the text's own.
		return (name.endsWith('s') ? groups : groups.slice(0, 1)).flatMap((group) => {
			const start = match.index + whole.length - rest.length + group.index + 1;
			return [...group[0].slice(1, -1).matchAll(/[^\s,]+/g)].map((key) => ({
				citekey: key[0],
				command: match.index,
				span: { start: start + key.index, end: start + key.index + key[0].length },
			}));
		});
	});
}

/** Whether such a command can hold the key. */
export function isTexCitekey(citekey: string): boolean {
	return citekey !== '' && !unfitPattern.test(citekey);
}

/** Of one command with all its arguments. */
const longestCommand = 1000;
const blankLinePattern = /\n[ \t\r]*\n/;
const unfitPattern = /[\s{},\\%#~]/;

const argumentPattern = /\[[^[\]]*\]|\([^()]*\)|\{[^{}]*\}/g;
const namePattern =
	String.raw`(?<!\\)\\((?:paren|text|auto|foot|footfull|smart|super|full|no)?cites?` +
	String.raw`|cite(?:t|p|alt|alp|author|year|yearpar|title|date|url|num)|foot(?:full)?citetexts?)\*?`;

// The name, perhaps with a star; arguments in brackets or, of `\cites` and its like, braces; then the braces that are open.
const commandPattern = new RegExp(
	String.raw`${namePattern}(?:\s*(?:${argumentPattern.source}))*\s*\{([^{}\\]*)$`,
	'i',
);
const wholePattern = new RegExp(
	String.raw`${namePattern}(?![A-Za-z])((?:\s*(?:${argumentPattern.source}))+)`,
	'gi',
);
