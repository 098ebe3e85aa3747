import { escapeRegExp } from '../core/text/escapeRegExp';

/** A piece of prose; with `url` where the piece is written as the address of a known link. */
export interface ProsePart {
	readonly text: string;
	readonly url?: string;
}

/**
 * Cuts a text where one of `urls` stands in it, with or without scheme, `www.`, a final `/` or `.git`. The pieces
 * together are the text.
 */
export function findAddresses(text: string, urls: readonly string[]): ProsePart[] {
	const known = new Map(urls.map((url) => [url.replace(prefixPattern, '').replace(suffixPattern, ''), url]));
	// The longest first: an address may be the beginning of another.
	const alternatives = [...known.keys()].filter(Boolean).sort((a, b) => b.length - a.length);
	if (alternatives.length === 0) {
		return [{ text }];
	}
	const address = new RegExp(
		String.raw`(?<![\p{L}\p{N}/@.-])(?:https?://)?(?:www\.)?(${alternatives.map(escapeRegExp).join('|')})` +
			String.raw`(?:\.git|/)?(?![\p{L}\p{N}/_-])`,
		'gu',
	);
	const parts: ProsePart[] = [];
	let end = 0;
	for (const match of text.matchAll(address)) {
		const url = known.get(match[1] ?? '');
		if (url !== undefined) {
			parts.push({ text: text.slice(end, match.index) }, { text: match[0], url });
			end = match.index + match[0].length;
		}
	}
	parts.push({ text: text.slice(end) });
	return parts.filter((part) => part.text !== '');
}

const prefixPattern = /^https?:\/\/(?:www\.)?/i;
const suffixPattern = /(?:\.git|\/)$/;
