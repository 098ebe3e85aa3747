import type { CitationGroup, CitationMode } from '../../citations/citation';
import { defaultMarkdown, type CitationDialect } from '../../citations/dialect';
import { NoteMap } from '../../citations/noteMap';
import { syntaxOf } from '../../citations/syntaxes/syntaxes';
import { finish, type Slices } from '../../model/slices';
import { comparePositions } from '../../text/position';
import type { Range } from '../../text/range';

/** A place in a note that cites a key. Of the texts around it, the note itself tells. */
export interface CitedPlace {
	/** The note's address. */
	readonly uri: string;
	readonly citekey: string;
	readonly mode: CitationMode;
	/** From prefix to suffix, as `itemRange` of a citation. */
	readonly itemRange: Range;
	/** The key alone, without `@` and braces. */
	readonly keyRange: Range;
}

/** What one note cites, in the order of the text: plain JSON, and a tenth of the memory that an object for each place takes. */
export interface NoteCitations {
	/** One for each place. */
	readonly citekeys: readonly string[];
	/** Nine for each place: the mode, then line and character where the item starts and ends, and where the key does. */
	readonly numbers: readonly number[];
}

/** What a note cites, by its text. */
export function readCitations(note: string, dialect = defaultMarkdown): NoteCitations {
	return finish(readCitationsInSlices(note, dialect));
}

/** The same in slices. */
export function* readCitationsInSlices(note: string, dialect: CitationDialect): Slices<NoteCitations> {
	// Most notes cite nothing, and to look for a sign is far faster than to read Markdown.
	const mayCite = dialect.syntaxes.some((id) => syntaxOf(id).mayBeIn(note));
	return mayCite ? packCitations((yield* NoteMap.read(note, dialect)).citationGroups) : noCitations;
}

export function packCitations(groups: readonly CitationGroup[]): NoteCitations {
	const citations = groups
		.flatMap((group) => group.citations)
		.sort((a, b) => comparePositions(a.keyRange.start, b.keyRange.start));
	return {
		citekeys: detach(citations.map(({ citekey }) => citekey)),
		numbers: citations.flatMap(({ mode, itemRange, keyRange }) => [
			modes.indexOf(mode),
			...numbersOf(itemRange),
			...numbersOf(keyRange),
		]),
	};
}

/** The place at an index of what a note cites; `undefined` behind the last. */
export function placeAt(
	uri: string,
	{ citekeys, numbers }: NoteCitations,
	index: number,
): CitedPlace | undefined {
	const citekey = citekeys[index];
	if (citekey === undefined) {
		return undefined;
	}
	const at = index * numbersOfPlace;
	return {
		uri,
		citekey,
		mode: modes[numbers[at] ?? 0] ?? 'normal',
		itemRange: rangeAt(numbers, at + 1),
		keyRange: rangeAt(numbers, at + 5),
	};
}

export function sameCitations(a: NoteCitations, b: NoteCitations): boolean {
	return (
		a === b ||
		(a.citekeys.length === b.citekeys.length &&
			a.citekeys.every((citekey, at) => citekey === b.citekeys[at]) &&
			a.numbers.every((number, at) => number === b.numbers[at]))
	);
}

/** The same from what was written as JSON; `undefined` when it is something else. */
export function toNoteCitations(citekeys: unknown, numbers: unknown): NoteCitations | undefined {
	return isListOf(citekeys, 'string') &&
		isListOf(numbers, 'number') &&
		numbers.length === citekeys.length * numbersOfPlace
		? { citekeys, numbers }
		: undefined;
}

export function isListOf(value: unknown, type: 'string'): value is readonly string[];
export function isListOf(value: unknown, type: 'number'): value is readonly number[];
export function isListOf(value: unknown, type: 'string' | 'number'): boolean {
	return Array.isArray(value) && value.every((item) => typeof item === type);
}

/** Cut out of a note, a text keeps the whole note in memory; written and read again, it does not. */
export function detach(texts: readonly string[]): readonly string[] {
	return JSON.parse(JSON.stringify(texts)) as readonly string[];
}

function numbersOf({ start, end }: Range): readonly number[] {
	return [start.line, start.character, end.line, end.character];
}

function rangeAt(numbers: readonly number[], at: number): Range {
	return {
		start: { line: numbers[at] ?? 0, character: numbers[at + 1] ?? 0 },
		end: { line: numbers[at + 2] ?? 0, character: numbers[at + 3] ?? 0 },
	};
}

const modes: readonly CitationMode[] = ['normal', 'author-in-text', 'suppress-author'];
const numbersOfPlace = 9;
const noCitations: NoteCitations = { citekeys: [], numbers: [] };
