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
	const typed = /[^\s,]*$/.exec(match[1] ?? '')?.[0] ?? '';
	const behind = /^[^\s,{}\\[\]]*/.exec(text.slice(offset, offset + longestCommand))?.[0] ?? '';
	return {
		command: from + match.index,
		span: { start: offset - typed.length, end: offset + behind.length },
	};
}

/** Of one command with all its arguments. */
const longestCommand = 1000;
const blankLinePattern = /\n[ \t\r]*\n/;

// The name, perhaps with a star; arguments in brackets or, of `\cites` and its like, braces; then the braces that are open.
const commandPattern = new RegExp(
	String.raw`(?<!\\)\\(?:(?:paren|text|auto|foot|footfull|smart|super|full|no)?cites?` +
		String.raw`|cite(?:t|p|alt|alp|author|year|yearpar|title|date|url|num)|foot(?:full)?citetexts?)\*?` +
		String.raw`(?:\s*(?:\[[^[\]]*\]|\([^()]*\)|\{[^{}]*\}))*\s*\{([^{}\\]*)$`,
	'i',
);
