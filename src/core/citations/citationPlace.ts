import { comparePositions } from '../text/position';
import type { Span } from '../text/range';
import { isQuartoReference } from './crossReferences';
import { defaultMarkdown, type CitationDialect } from './dialect';
import { nocitePieces } from './markdown/nocite';
import { scanNote, type NoteMap } from './noteMap';
import { isLostInQuarto } from './quartoGroups';
import { isInOpenFence } from './markdown/openFence';
import type { CitationSyntax, KeySite, SyntaxId } from './syntaxes/citationSyntax';
import { syntaxOf } from './syntaxes/syntaxes';

/** Where a citekey is being written: behind `@`, or in the braces of a LaTeX command. */
export interface KeyPlace extends Omit<KeySite, 'start'> {
	readonly kind: 'key';
	readonly syntax: SyntaxId;
	readonly isQuarto: boolean;
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
	/** How the note writes citations. */
	readonly dialect?: CitationDialect;
	/** Gives the note as it is read already, where something looks like a key; else it is read. */
	readonly read?: () => NoteMap;
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
	{ dialect = defaultMarkdown, read = () => scanNote(note, dialect) }: PlaceOptions = {},
): KeyPlace | LocatorPlace | undefined {
	const found = siteAt(note, offset, dialect);
	if (!found) {
		return dialect.syntaxes.includes('pandoc') ? locatorPlaceAt(note, offset, dialect, read) : undefined;
	}
	const { syntax, site } = found;
	const { start, ...key } = site;
	const { span, typed } = key;
	const isReference = (dialect.isQuarto || syntax.id === 'typst') && note[span.start] === '@';
	if (isReference && isQuartoReference(typed)) {
		return undefined;
	}
	const map = read();
	return isCitable(note, map, start, syntax, dialect)
		? {
				kind: 'key',
				syntax: syntax.id,
				isQuarto: dialect.isQuarto,
				...key,
				usedKeys: usedKeys(map, span),
			}
		: undefined;
}

/**
 * A key as it has to be written at a place.
 *
 * @returns `undefined` for a key that cannot be written there.
 */
export function writeKeyAt(
	place: Pick<KeyPlace, 'syntax' | 'isBraced' | 'isQuoted' | 'isQuarto'>,
	citekey: string,
): string | undefined {
	return place.isQuarto && isLostInQuarto(citekey, place.syntax)
		? undefined
		: syntaxOf(place.syntax).writeKey(citekey, place);
}

/** What looks like a key, by the syntax that asks for most around it: in `[[@key` that is the wiki link, not Pandoc's. */
function siteAt(
	note: string,
	offset: number,
	{ syntaxes }: CitationDialect,
): { readonly syntax: CitationSyntax; readonly site: KeySite } | undefined {
	for (const id of [...syntaxes].reverse()) {
		const syntax = syntaxOf(id);
		const site = syntax.keyAt(note, offset);
		if (site) {
			return { syntax, site };
		}
	}
	return undefined;
}

function locatorPlaceAt(
	note: string,
	offset: number,
	dialect: CitationDialect,
	read: () => NoteMap,
): LocatorPlace | undefined {
	const from = paragraphStart(note, offset);
	const before = note.slice(from, offset);
	const match = locatorPattern.exec(before);
	const pandoc = syntaxOf('pandoc');
	if (!match || !isCitable(note, read(), from + match.index, pandoc, dialect)) {
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

function isCitable(
	note: string,
	map: NoteMap,
	at: number,
	{ id, readIn }: CitationSyntax,
	{ language }: CitationDialect,
): boolean {
	const kind = map.kindAt(at);
	if (kind === 'frontMatter') {
		return id === 'pandoc' && isInNocite(note, map, at);
	}
	return readIn.has(kind) && !(language !== 'typst' && isInOpenFence(note, at, language));
}

function isInNocite(note: string, map: NoteMap, at: number): boolean {
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

function usedKeys(map: NoteMap, span: Span): readonly string[] {
	const { start, end } = map.lines.rangeOf(span);
	const before: string[] = [];
	const behind: string[] = [];
	for (const { citations } of map.citationGroups) {
		for (const { citekey, range } of citations) {
			if (comparePositions(range.end, start) <= 0) {
				before.push(citekey);
			} else if (comparePositions(range.start, end) >= 0) {
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

const longestGroup = 2000;
const longestLabel = 20;

// The bracket, citations before, a prefix, the key and the comma; then the label as far as it goes.
const locatorPattern =
	/\[(?:[^[\]]*;)?[^[\];]*?(?<![\p{L}\p{N}])@(?:\{[^\s{}]+\}|[\p{L}\p{N}_*][^\s,;[\]{}@]*),(\s*(?:\p{L}[\p{L}\p{M}.\u00a0 ]*|[§¶]+)?)$/u;
const labelRestPattern = /^[\p{L}\p{M}§¶]+\.?/u;
