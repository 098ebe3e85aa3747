import { isAlphanumeric } from './characters';
import { characterAt } from '../text/characterAt';

/** Whether `@key` reads back as `key` without braces, wherever a blank or punctuation that cannot join follows. */
export function isSimpleCitekey(key: string): boolean {
	return key !== '' && simpleEnd(key, 0, key.length) === key.length;
}

/**
 * The key as a note writes it, with its sign: `@doe99`, or `@{https://example.org/x?}` where the key has characters at
 * its end or within that would not be read as part of it.
 *
 * @returns `undefined` for a key that Pandoc has no way to write: empty, with white space, or with unpaired braces.
 */
export function writeCitekey(key: string): string | undefined {
	if (isSimpleCitekey(key)) {
		return `@${key}`;
	}
	return key !== '' && bracedEnd(`{${key}}`, 0, key.length + 2) === key.length + 2 ? `@{${key}}` : undefined;
}

/** A citation of several works, `[@a; @b]`, without the keys that cannot be written; `''` when none can. */
export function writeCitationGroup(citekeys: readonly string[]): string {
	const written = citekeys.map(writeCitekey).filter((text) => text !== undefined);
	return written.length === 0 ? '' : `[${written.join('; ')}]`;
}

/** The letters and the digits of a key as words, which may say enough to find the paper by: “yuan 2024 ekar” of `yuan2024ekar`. */
export function wordsOfKey(citekey: string): string {
	return (citekey.match(/\p{L}+|\p{N}+/gu) ?? []).join(' ');
}

/** The offset behind the key at `start`, which is behind the `@`, braces included; undefined if none is there. */
export function citekeyEnd(text: string, start: number, end: number): number | undefined {
	return text[start] === '{' ? bracedEnd(text, start, end) : simpleEnd(text, start, end);
}

/**
 * Pandoc's `simpleCiteIdentifier`: a letter, digit, `_` or `*`; then such (without `*`), and single characters of
 * internal punctuation before them. `:` and `/` may also stand before `/`, for web addresses.
 */
function simpleEnd(text: string, start: number, end: number): number | undefined {
	let at = start;
	if (at < end && text[at] === '*') {
		at++;
	} else if (!isKeyCharacter(text, at, end)) {
		return undefined;
	}
	while (at < end) {
		const character = text[at] ?? '';
		if (isKeyCharacter(text, at, end)) {
			at += characterAt(text, at).length;
		} else if (internalPunctuation.includes(character) && isKeyCharacter(text, at + 1, end)) {
			at++;
		} else if ((character === ':' || character === '/') && text[at + 1] === '/' && at + 1 < end) {
			at++;
		} else {
			break;
		}
	}
	return at;
}

/** Anything without white space, braces in pairs; limited, so that many open braces are read in linear time. */
function bracedEnd(text: string, start: number, end: number): number | undefined {
	let depth = 0;
	const limit = Math.min(end, start + longestBracedKey);
	for (let at = start; at < limit; at++) {
		const character = text[at] ?? ' ';
		if (character === '{') {
			depth++;
		} else if (character === '}') {
			depth--;
			if (depth === 0) {
				return at + 1;
			}
		} else if (spacePattern.test(character)) {
			return undefined;
		}
	}
	return undefined;
}

function isKeyCharacter(text: string, at: number, end: number): boolean {
	return at < end && (isAlphanumeric(text, at) || text[at] === '_');
}

const internalPunctuation = ':.#$%&-+?<>~/';
const spacePattern = /\s/;
/** In UTF-16 units, with the braces. */
export const longestBracedKey = 2000;
