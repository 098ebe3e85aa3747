import { splitMath } from '../text/mathText';

/** A text whose quotations and mathematics are told apart from its words. */
export type RichText = readonly RichNode[];

export type RichNode =
	| { readonly kind: 'text'; readonly text: string }
	/** TeX, without its dollar signs. */
	| { readonly kind: 'math'; readonly text: string }
	| { readonly kind: 'quoted'; readonly quote: Quote; readonly content: RichText };

export type Quote = 'single' | 'double';

/**
 * Finds quotations, straight or curly, that are closed again; what is left of straight single quotes are apostrophes, and
 * become curly.
 */
export function parseRichText(text: string): RichText {
	const tokens = splitMath(text.replace(/\s+/g, ' ').trim()).flatMap<RichNode | string>((segment) =>
		segment.kind === 'math'
			? [{ kind: 'math', text: segment.text }]
			: (segment.text.match(tokenPattern) ?? []),
	);
	return parseUntil(tokens, 0, tokens.length);
}

/** The same text with double quotation marks outside and single ones inside, or the other way round, level by level. */
export function alternateQuotes(text: RichText, quote: Quote): RichText {
	const inner = quote === 'double' ? 'single' : 'double';
	return text.map((node) =>
		node.kind === 'quoted' ? { ...node, quote, content: alternateQuotes(node.content, inner) } : node,
	);
}

/** Written out with curly quotes, each piece of text and mathematics by the function given. */
export function writeRichText(
	text: RichText,
	write: { readonly text: (text: string) => string; readonly math: (tex: string) => string },
): string {
	return text
		.map((node) => {
			switch (node.kind) {
				case 'quoted': {
					const [open, close] = node.quote === 'double' ? ['“', '”'] : ['‘', '’'];
					return `${open}${writeRichText(node.content, write)}${close}`;
				}
				case 'math':
					return write.math(node.text);
				case 'text':
					return write.text(node.text);
			}
		})
		.join('');
}

function parseUntil(tokens: readonly (RichNode | string)[], start: number, end: number): RichText {
	const nodes: RichNode[] = [];
	let words = '';
	const flush = (): void => {
		if (words !== '') {
			nodes.push({ kind: 'text', text: words });
			words = '';
		}
	};
	for (let at = start; at < end; at++) {
		const token = tokens[at];
		if (token === undefined) {
			continue;
		}
		if (typeof token !== 'string') {
			flush();
			nodes.push(token);
			continue;
		}
		const closing = closingQuotes[token];
		const close = closing === undefined ? -1 : findClose(tokens, at, end, token, closing);
		if (close > at) {
			flush();
			const quote = token === '"' || token === '“' ? 'double' : 'single';
			nodes.push({ kind: 'quoted', quote, content: parseUntil(tokens, at + 1, close) });
			at = close;
		} else {
			words += token === "'" ? '’' : token;
		}
	}
	flush();
	return nodes;
}

/** Where the quotation that opens at a token closes, or -1 when the token opens none. */
function findClose(
	tokens: readonly (RichNode | string)[],
	open: number,
	end: number,
	opening: string,
	closing: string,
): number {
	if (isWord(tokens[open - 1]) || open + 1 >= end || tokens[open + 1] === ' ') {
		return -1;
	}
	let depth = 0;
	for (let at = open + 1; at < end; at++) {
		const token = tokens[at];
		if (token === opening && opening !== closing) {
			depth++;
		} else if (token === closing && at > open + 1 && tokens[at - 1] !== ' ' && !isWord(tokens[at + 1])) {
			if (depth === 0) {
				return at;
			}
			depth--;
		}
	}
	return -1;
}

function isWord(token: RichNode | string | undefined): boolean {
	return typeof token === 'string' && /^[\p{L}\p{N}]/u.test(token);
}

const tokenPattern = /["'“”‘’]| |[^"'“”‘’ ]+/gu;

const closingQuotes: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '‘': '’' };
