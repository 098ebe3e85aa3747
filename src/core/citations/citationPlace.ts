import type { Span } from '../text/range';
import { isAlphanumeric } from './characters';
import { citekeyEnd, writeCitekey } from './citekeySyntax';
import { scanMarkdown, type MarkdownMap } from './markdownMap';
import { nocitePieces } from './nocite';
import { isInOpenFence } from './openFence';
import { isTexCitekey, texKeyBefore } from './texCitation';
import { isQuartoReference } from './crossReferences';

/** Where a citekey is being written: behind `@`, or in the braces of a TeX command. */
export interface KeyPlace {
	readonly kind: 'key';
	readonly syntax: 'pandoc' | 'tex';
	/** What a key replaces: all of the one that is there, also behind the cursor; Pandoc's with its `@` and braces. */
	readonly span: Span;
	/** What stands of the key before the cursor. */
	readonly typed: string;
	/** Whether the key stands in Pandoc's braces, which stay. */
	readonly isBraced: boolean;
	/** What the note cites elsewhere: first what is before the cursor, the nearest first, then what is behind it. */
	readonly usedKeys: readonly string[];
}

/** Behind a key and a comma in a group, where a locator may begin: `[@doe99, p|`. */
export interface LocatorPlace {
	readonly kind: 'locator';
	/** From the comma to the end of the label that is there, with the spaces around it. */
	readonly span: Span;
	/** What stands of the label before the cursor. */
	readonly typed: string;
}

export interface PlaceOptions {
	/** Whether `@fig-…` and the like are cross-references, as in Quarto. */
	readonly hasCrossReferences?: boolean;
	/** What was asked last: where only the key is another one since, the note is not read again. */
	readonly last?: AskedPlace;
}

/** A place, and the note that it was found in. */
export interface AskedPlace {
	readonly note: string;
	readonly place: KeyPlace;
}

/**
 * What can be completed at a cursor in a note. Groups and braces need not be closed yet.
 *
 * @param offset in UTF-16 units.
 * @returns `undefined` where no citation is being written: in code, mathematics, HTML, links' targets, addresses, and in front
 * matter but for its `nocite`.
 */
export function citationPlaceAt(
	note: string,
	offset: number,
	{ hasCrossReferences = false, last }: PlaceOptions = {},
): KeyPlace | LocatorPlace | undefined {
	const key = pandocKeyAt(note, offset);
	if (!key) {
		return texPlaceAt(note, offset) ?? locatorPlaceAt(note, offset);
	}
	if (hasCrossReferences && isQuartoReference(key.typed)) {
		return undefined;
	}
	return last && isSameButForKey(last, note, key.span) ? { ...last.place, ...key } : pandocPlace(note, key);
}

/**
 * A key as it has to be written at a place.
 *
 * @returns `undefined` for a key that cannot be written there.
 */
export function writeKeyAt({ syntax, isBraced }: KeyPlace, citekey: string): string | undefined {
	if (syntax === 'tex') {
		return isTexCitekey(citekey) ? citekey : undefined;
	}
	const written = writeCitekey(citekey);
	return written !== undefined && isBraced ? `@{${citekey}}` : written;
}

type PandocKey = Pick<KeyPlace, 'span' | 'typed' | 'isBraced'>;

/** What looks like a key, wherever it stands. */
function pandocKeyAt(note: string, offset: number): PandocKey | undefined {
	const at = note.lastIndexOf('@', offset - 1);
	if (at < 0 || offset - at > longestKey || isPartOfWord(note, at)) {
		return undefined;
	}
	const before = note.slice(at + 1, offset);
	const isBraced = before.startsWith('{');
	return (isBraced ? bracedPattern : simplePattern).test(before)
		? {
				span: { start: at, end: pandocKeyEnd(note, at, offset) },
				typed: isBraced ? before.slice(1) : before,
				isBraced,
			}
		: undefined;
}

function pandocPlace(note: string, key: PandocKey): KeyPlace | undefined {
	const map = scanMarkdown(note);
	return isCitable(note, map, key.span.start)
		? { kind: 'key', syntax: 'pandoc', ...key, usedKeys: usedKeys(map, key.span) }
		: undefined;
}

function isSameButForKey({ note: before, place }: AskedPlace, note: string, { start, end }: Span): boolean {
	return (
		place.syntax === 'pandoc' &&
		place.span.start === start &&
		before.slice(0, start) === note.slice(0, start) &&
		before.slice(place.span.end) === note.slice(end)
	);
}

/** Behind the key that begins at `at`, which may have no letter or no closing brace yet. */
function pandocKeyEnd(note: string, at: number, offset: number): number {
	const end = citekeyEnd(note, at + 1, note.length);
	if (end !== undefined || note[at + 1] !== '{') {
		return Math.max(end ?? 0, offset);
	}
	const rest = /^[^\s{}[\];,]*/.exec(note.slice(offset, offset + longestKey))?.[0] ?? '';
	return offset + rest.length;
}

function texPlaceAt(note: string, offset: number): KeyPlace | undefined {
	const found = texKeyBefore(note, offset);
	if (!found) {
		return undefined;
	}
	const map = scanMarkdown(note);
	const kind = map.kindAt(found.command);
	if ((kind !== 'prose' && kind !== 'tex') || isInOpenFence(note, offset)) {
		return undefined;
	}
	return {
		kind: 'key',
		syntax: 'tex',
		span: found.span,
		typed: note.slice(found.span.start, offset),
		isBraced: false,
		usedKeys: usedKeys(map, found.span),
	};
}

function locatorPlaceAt(note: string, offset: number): LocatorPlace | undefined {
	const from = paragraphStart(note, offset);
	const before = note.slice(from, offset);
	const match = locatorPattern.exec(before);
	if (!match || !isCitable(note, scanMarkdown(note), from + match.index)) {
		return undefined;
	}
	const label = match[1] ?? '';
	const typed = label.trimStart();
	const behind = note.slice(offset, offset + longestLabel);
	const rest = typed === '' ? '' : (labelRestPattern.exec(behind)?.[0] ?? '');
	const spaces = /^[ \t]*/.exec(behind.slice(rest.length))?.[0] ?? '';
	return {
		kind: 'locator',
		span: { start: offset - label.length, end: offset + rest.length + spaces.length },
		typed,
	};
}

/** Behind a word, as in an e-mail address, in a web address, in a link's target that is not closed yet, or escaped. */
function isPartOfWord(note: string, at: number): boolean {
	const code = note.charCodeAt(at - 1);
	const previous = at > 0 ? at - (code >= 0xdc00 && code <= 0xdfff ? 2 : 1) : at;
	return (
		(at > 0 && isAlphanumeric(note, previous)) ||
		// Pandoc takes a full stop for a part of the word before.
		'.\\@'.includes(note[at - 1] ?? ' ') ||
		addressPattern.test(note.slice(Math.max(0, at - longestKey), at))
	);
}

function isCitable(note: string, map: MarkdownMap, at: number): boolean {
	const kind = map.kindAt(at);
	if (kind === 'frontMatter') {
		return isInNocite(note, map, at);
	}
	return kind === 'prose' && !isInOpenFence(note, at);
}

function isInNocite(note: string, map: MarkdownMap, at: number): boolean {
	const block = map.blocks.find(({ kind, start, end }) => kind === 'frontMatter' && start <= at && at < end);
	// Offsets stay what they are.
	const yaml = note.slice(0, block?.end ?? 0).replaceAll('\r', ' ');
	return (
		block !== undefined &&
		nocitePieces(yaml, block.start, block.end)
			.flat()
			.some((piece) => typeof piece !== 'string' && piece.start <= at && at < piece.end)
	);
}

function usedKeys(map: MarkdownMap, span: Span): readonly string[] {
	const before: string[] = [];
	const behind: string[] = [];
	for (const { citations } of map.citationGroups) {
		for (const { citekey, range } of citations) {
			const start = map.lines.offsetAt(range.start);
			if (map.lines.offsetAt(range.end) <= span.start) {
				before.push(citekey);
			} else if (start >= span.end) {
				behind.push(citekey);
			}
		}
	}
	return [...new Set([...before.reverse(), ...behind])].filter((citekey) => citekey !== '');
}

/** Where the paragraph around a place begins, or a good way before it. */
function paragraphStart(note: string, offset: number): number {
	const from = Math.max(0, offset - longestGroup);
	const window = note.slice(from, offset);
	const blank = [...window.matchAll(/\n[ \t\r]*\n/g)].at(-1);
	return from + (blank ? blank.index + blank[0].length : 0);
}

const longestKey = 200;
const longestGroup = 2000;
const longestLabel = 20;

/** As much of a key as can stand before a cursor; what Pandoc lets a key begin with and go on with. */
const simplePattern = /^(?:[\p{L}\p{N}_*][\p{L}\p{N}_:.#$%&\-+?<>~/]*)?$/u;
const bracedPattern = /^\{[^\s{}]*$/;
const addressPattern = /(?::\/\/|www\.|\]\(|<mailto:)[^\s;[]*$/;

// The bracket, citations before, a prefix, the key and the comma; then the label as far as it goes.
const locatorPattern =
	/\[(?:[^[\]]*;)?[^[\];]*?(?<![\p{L}\p{N}])@(?:\{[^\s{}]+\}|[\p{L}\p{N}_*][^\s,;[\]{}@]*),(\s*(?:\p{L}[\p{L}. ]*|[§¶]+)?)$/u;
const labelRestPattern = /^[\p{L}§¶]+\.?/u;
