import { nameParts, type Person } from '../../model/person';
import { splitParticle, splitTrailing } from '../nameParticles';
import { joinLines, parseTex } from './parseTex';
import { plainText } from './texNodes';

export interface NameOptions {
	/** Whether particles always stay with the family name (BibLaTeX's `useprefix`). */
	readonly useprefix: boolean;
	/** BibTeX takes "Drummond de" in "Drummond de Andrade, Carlos" for the particle, BibLaTeX takes all for the family name. */
	readonly dialect: 'biblatex' | 'bibtex';
}

/**
 * The names of an `author` or `editor` field (BibTeX's manual, "Tame the BeaST" 11; BibLaTeX's manual, 3.7 for the extended format).
 *
 * - `and` outside braces parts names; `First von Last`, `von Last, First` and `von Last, Jr, First` are told by commas, but for those at
 *   the end.
 * - A name wholly in braces is a group: `literal`. So is `others`, as in Pandoc, and what people write for it: "Smith, J. et al.".
 * - The particle is `dropping-particle`, or with `useprefix` `non-dropping-particle`; lower-case words that begin a family name
 *   in braces are `non-dropping-particle`.
 * - Letters without case (李) count as capitals, so that they begin no particle.
 */
export function parseNames(tex: string, options: NameOptions): Person[] {
	const joined = joinLines(tex);
	const end = findOthers(joined);
	const people = splitNames(joined.slice(0, end))
		.map((name) => parseName(withoutCommas(withoutMail(name)), options))
		.filter((person) => Object.keys(person).length > 0);
	return end === undefined ? people : [...people, { literal: 'others' }];
}

/** Where "et al." or "and Others" begins, with the blanks, comma or `and` before it; `undefined` where names do not end so. */
export function findOthers(tex: string): number | undefined {
	const start = Math.max(0, tex.length - longestOthers);
	const found = othersPattern.exec(tex.slice(start));
	return found ? start + found.index : undefined;
}

/** The items of a list joined by `and`, which is not looked for in braces. */
export function splitNames(tex: string): string[] {
	if (isUnbraced(tex)) {
		return tex.split(andPattern).map((name) => name.trim());
	}
	const names: string[] = [];
	let start = 0;
	for (const [from, to] of findOutside(tex, andPattern)) {
		names.push(tex.slice(start, from).trim());
		start = to;
	}
	names.push(tex.slice(start).trim());
	return names;
}

/** "Ada Lovelace <ada@example.org>" is how Julia's packages name their authors. */
function withoutMail(name: string): string {
	return name.endsWith('>') ? name.replace(mailPattern, '').trim() : name;
}

/** "Ruby, Sam, and Thomas, Dave": BibTeX passes over a comma at the end (bibtex.web, "has a comma at the end"). */
function withoutCommas(name: string): string {
	let end = name.length;
	while (name[end - 1] === ',' && name[end - 2] !== '\\') {
		end = name.slice(0, end - 1).trimEnd().length;
	}
	return name.slice(0, end);
}

function parseName(tex: string, options: NameOptions): Person {
	if (tex === '') {
		return {};
	}
	if (tex === 'others') {
		return { literal: 'others' };
	}
	if (isGroup(tex)) {
		return toPerson({ literal: toText(tex) });
	}
	if (extendedPattern.test(tex)) {
		return parseExtended(tex, options);
	}
	const parts = splitAtCommas(tex).map(splitWords);
	const [first = [], second = [], third = []] = parts;
	if (parts.length === 1) {
		const [given, rest] = splitGiven(first);
		return compose(given, rest, [], options);
	}
	return parts.length === 2 ? compose(second, first, [], options) : compose(third, first, second, options);
}

/** "First von Last": the capitalised words before the first that is not, or all but the last. */
function splitGiven(words: readonly string[]): [readonly string[], readonly string[]] {
	const particle = words.findIndex((word) => !isCapitalised(word));
	const at = particle < 0 ? words.length - 1 : particle;
	return [words.slice(0, at), words.slice(at)];
}

function compose(
	given: readonly string[],
	vonLast: readonly string[],
	suffix: readonly string[],
	options: NameOptions,
): Person {
	const count = options.dialect === 'bibtex' ? countLastParticle(vonLast) : countFirstParticles(vonLast);
	const particle = joinWords(vonLast.slice(0, count));
	const [inner, family] = splitParticle(joinWords(vonLast.slice(count)));
	const joined = given.map(spaceInitials).join(' ');
	const [first, trailing] = particle ? [joined, ''] : splitTrailing(joined);
	const dropping = options.useprefix ? trailing : particle || trailing;
	const nonDropping = options.useprefix && particle ? particle : inner;
	return toPerson({
		family: options.useprefix && particle && inner ? `${inner}${family}` : family,
		given: first,
		'dropping-particle': dropping,
		'non-dropping-particle': nonDropping.trim(),
		suffix: joinWords(suffix),
	});
}

/** The words before the first capitalised one; the last word is always the family name. */
function countFirstParticles(words: readonly string[]): number {
	const capital = words.findIndex(isCapitalised);
	return capital < 0 ? Math.max(0, words.length - 1) : capital;
}

/** The words up to the last that is not capitalised, but for the very last word. */
function countLastParticle(words: readonly string[]): number {
	let count = words.length - 1;
	while (count > 0 && isCapitalised(words[count - 1] ?? '')) {
		count--;
	}
	return Math.max(0, count);
}

/** `family=Berg, given=Jan, prefix=van, useprefix=true`; `xdata=key-author`, which only Biber looks up, is no name, as in Pandoc. */
function parseExtended(tex: string, options: NameOptions): Person {
	const parts = new Map<string, string>();
	for (const part of splitAtCommas(tex)) {
		const [, name = '', value = ''] = /^([^=]*)=([^]*)$/.exec(part) ?? [];
		const key = name.trim().toLowerCase();
		const text = toText(unwrap(value.trim()));
		const before = parts.get(key);
		parts.set(key, key === 'given' && before !== undefined ? `${before} ${text}` : text);
	}
	const prefix = parts.get('prefix') ?? '';
	const stated = parts.get('useprefix');
	const isKept = stated === undefined ? options.useprefix : stated === 'true';
	const [inner, family] =
		isKept && prefix ? ['', parts.get('family') ?? ''] : splitParticle(parts.get('family') ?? '');
	return toPerson({
		family,
		given: parts.get('given') ?? '',
		'dropping-particle': isKept ? '' : prefix,
		'non-dropping-particle': isKept && prefix ? prefix : inner.trim(),
		suffix: parts.get('suffix') ?? '',
	});
}

function toPerson(parts: Person): Person {
	const person: { -readonly [Part in keyof Person]: Person[Part] } = {};
	for (const part of nameParts) {
		const text = parts[part];
		if (text !== undefined && text !== '') {
			person[part] = text;
		}
	}
	return person;
}

/**
 * Whether the first letter of a word is a capital; a word without letters counts as one. As in BibTeX, of `{\uppercase{d}e}` the
 * letter that is written counts, and of `{V}an` the first behind the braces: both are particles that are printed with a capital.
 */
function isCapitalised(word: string): boolean {
	const isProtected = word.startsWith('{') && !word.startsWith('{\\');
	const counted = isProtected ? behindGroups(word) : word.replace(upperPattern, '{');
	const [letter] = letterPattern.exec(toText(counted)) ?? [];
	return letter === undefined || letter === letter.toUpperCase();
}

/** What stands behind the groups that a word begins with. */
function behindGroups(tex: string): string {
	let at = 0;
	while (tex.charAt(at) === '{') {
		at = groupEnd(tex, at);
	}
	return tex.slice(at);
}

function splitAtCommas(tex: string): string[] {
	// Nearly every name is plain, and a text is split at a text far faster than at a pattern.
	return isUnbraced(tex) ? tex.split(',') : splitOutside(tex, commaPattern);
}

function splitWords(tex: string): string[] {
	const trimmed = tex.trim();
	return wordPattern.test(trimmed) ? [trimmed] : splitOutside(tex, blankPattern).filter(Boolean);
}

function joinWords(words: readonly string[]): string {
	return words.length === 1 ? toText(words[0] ?? '') : words.map(toText).join(' ');
}

/** "J.G." as "J. G.", as Pandoc does, but not `{J.G.}` or `{J}.{G}.`, whose braces keep them together. */
function spaceInitials(word: string): string {
	const text = toText(word);
	return text.includes('.') && !groupPattern.test(word) ? text.replace(initialsPattern, '$1. ') : text;
}

function toText(tex: string): string {
	return simplePattern.test(tex)
		? tex
		: plainText(parseTex(tex))
				.replace(/[\s\u00A0]+/g, ' ')
				.trim();
}

/** Whether it has neither braces nor backslashes. */
function isUnbraced(tex: string): boolean {
	return !tex.includes('{') && !tex.includes('\\');
}

/** Whether one pair of braces holds all of it. */
function isGroup(tex: string): boolean {
	return tex.startsWith('{') && groupEnd(tex, 0) === tex.length;
}

function unwrap(tex: string): string {
	return tex.startsWith('"') && tex.endsWith('"') && tex.length > 1 ? tex.slice(1, -1) : tex;
}

function groupEnd(tex: string, start: number): number {
	let depth = 0;
	for (let at = start; at < tex.length; at++) {
		const character = tex.charAt(at);
		if (character === '\\') {
			at++;
		} else if (character === '{') {
			depth++;
		} else if (character === '}' && --depth <= 0) {
			return at + 1;
		}
	}
	return tex.length;
}

function splitOutside(tex: string, pattern: RegExp): string[] {
	if (isUnbraced(tex)) {
		return tex.split(pattern);
	}
	const parts: string[] = [];
	let start = 0;
	for (const [from, to] of findOutside(tex, pattern)) {
		parts.push(tex.slice(start, from));
		start = to;
	}
	parts.push(tex.slice(start));
	return parts;
}

/** The matches of a pattern outside braces, as offsets. */
function findOutside(tex: string, pattern: RegExp): [number, number][] {
	const found: [number, number][] = [];
	let free = tex.indexOf('{');
	let end = free < 0 ? tex.length : groupEnd(tex, free);
	for (const match of tex.matchAll(pattern)) {
		while (free >= 0 && match.index >= end) {
			free = tex.indexOf('{', end);
			end = free < 0 ? tex.length : groupEnd(tex, free);
		}
		const isInside = free >= 0 && match.index > free;
		if (!isInside && !commandPattern.test(match[0]) && tex.charAt(match.index - 1) !== '\\') {
			found.push([match.index, match.index + match[0].length]);
		}
	}
	return found;
}

const andPattern = /(?:^|(?<=\s))and(?=\s|$)/gi;
const commaPattern = /,/g;
const etAl = String.raw`et\.?(?:\s|~|\\ ){0,9}al\.?`;
/** `et al.`, perhaps in italics, or `and others`, with what parts it from the names. In braces it is a name: BibTeX shows it so. */
const othersPattern = new RegExp(
	String.raw`(?:(?:^|[\s,~]{1,9})(?:and\s{1,9})?` +
		String.raw`(?:${etAl}|\\(?:emph|textit)\s?\{${etAl}\}|\{\\(?:em|it|itshape)\s${etAl}\})` +
		String.raw`|\sand\s{1,9}others\.?)\s{0,9}$`,
	'i',
);
/** More characters than that pattern can take. */
const longestOthers = 90;
/** A command takes the blanks behind it, so that `Bj\o rn` and `\v Cech` are one word: it is matched to be passed over. */
const blankPattern = /\\(?:[a-zA-Z]+|['"`^~=.])\s*|(?:[\s~]|\\\s)+/g;
const commandPattern = /^\\\S/;
const wordPattern = /^[^\s~{\\]+$/;
const extendedPattern = /(?:^|,)\s*(?:family|given|prefix|suffix|useprefix|xdata|[a-z]+-i)\s*=/i;
const mailPattern = /(?<=\S\s)<[^<>\s@]+@[^<>\s@]+>$/;
const letterPattern = /\p{L}/u;
const upperPattern = /^\{\\(?:uppercase|MakeUppercase)(?![a-zA-Z])/;
const simplePattern = /^[^\\{}$~`'"\s-]*$/;
/** A group that is no letter with its accent. */
const groupPattern = /(?<!\\)\{(?!\\)/;
const initialsPattern = /(?<![^\s.])(\p{Lu})\.(?=\p{Lu})/gu;
