import { mathNames, toPlainText } from '../../text/mathText';
import type { TexNode } from './texNodes';

/**
 * Reads the mathematics that opens at `start` with one or two dollar signs.
 *
 * Where it is nothing but a raised or lowered text (`$^{13}$`, `$_2$`), or one symbol, letter or sign (`$\alpha$`, `$n$`, `$<$`), it
 * becomes text; else it is kept as TeX.
 *
 * @returns `undefined` when it is not closed.
 */
export function readMath(
	tex: string,
	start: number,
): { readonly nodes: readonly TexNode[]; readonly end: number } | undefined {
	const sign = tex.startsWith('$$', start) ? '$$' : '$';
	const open = start + sign.length;
	let close = open;
	for (;;) {
		close = tex.indexOf(sign, close);
		if (close < 0) {
			return undefined;
		}
		if (tex.charAt(close - 1) !== '\\' || tex.charAt(close - 2) === '\\') {
			break;
		}
		close++;
	}
	const inner = tex.slice(open, close).replace(/\s+/g, ' ').trim();
	return { nodes: inner === '' ? [] : toNodes(inner), end: close + sign.length };
}

function toNodes(math: string): TexNode[] {
	const shift = shiftPattern.exec(math);
	if (shift) {
		const [, mark, word, group, single] = shift;
		const content = word ?? group ?? single ?? '';
		return [{ tag: mark === '^' ? 'sup' : 'sub', content: [content] }];
	}
	if (math === '^\\circ' || math === '^{\\circ}') {
		return ['°'];
	}
	const name = symbolPattern.exec(math)?.[1];
	if (name !== undefined && mathNames.has(name)) {
		return [{ tag: 'plain', content: [toPlainText(`$\\${name}$`)] }];
	}
	const named = signNames.get(name ?? '');
	if (named !== undefined) {
		return [named];
	}
	const [, sign, escaped] = signPattern.exec(math) ?? [];
	if (sign !== undefined || escaped !== undefined) {
		return [sign ?? escaped ?? ''];
	}
	return [{ tag: plainMathPattern.test(math) ? 'plain' : 'math', content: [math] }];
}

// A mark, and one word in a font command, plain letters in braces, or one character.
const shiftPattern =
	/^(?:\{\})?([\^_])(?:\{?\\(?:text|mathrm|textrm|rm|mathit|textit)\s*\{?([\w\s+.-]+)\}?\}?|\{([\w\s+.,-]+)\}|([\w*+-]))$/;
const symbolPattern = /^\\([A-Za-z]+)$/;
const signPattern = /^(?:([^\s\w\\^{}~])|\\([&%#$_{}]))$/u;
/** Signs that reference managers write so: `$\less$i$\greater$` is a tag of HTML that Mendeley has found in a title. */
const signNames: ReadonlyMap<string, string> = new Map([
	['less', '<'],
	['greater', '>'],
	['backslash', '\\'],
	['colon', ':'],
]);
const plainMathPattern = /^(?:\d+(?:[.,]\d+)?|[A-Za-z])$/;
