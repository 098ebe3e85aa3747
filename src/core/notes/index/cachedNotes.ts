import { codeVersion } from '../../model/codeVersion';
import type { Slices } from '../../model/slices';
import { isListOf, toNoteCitations, type NoteCitations } from './noteCitations';

/** What was read of a note's file, and what tells whether it is still so. */
export interface CachedNote {
	readonly uri: string;
	/** Of the file when it was read: in milliseconds since 1970, and in bytes. */
	readonly mtime: number;
	readonly size: number;
	/** `hashText` of the text. */
	readonly hash: number;
	/** `dialectKey` of what it was read as. */
	readonly readAs: string;
	readonly citations: NoteCitations;
	/** The key of the paper that the note is about, if any. */
	readonly about?: string | undefined;
	/** The bibliographies that it names, as written, if any. */
	readonly bibliographies?: readonly string[] | undefined;
}

/** Notes in parts of JSON, none of which takes long to read. */
export function* encodeNotes(notes: Iterable<CachedNote>): Slices<readonly Uint8Array[]> {
	const parts: Uint8Array[] = [];
	let rows: CachedRow[] = [];
	let places = 0;
	const endPart = (): void => {
		parts.push(new TextEncoder().encode(JSON.stringify({ codeVersion, rows })));
		rows = [];
		places = 0;
	};
	for (const { uri, mtime, size, hash, readAs, citations, about, bibliographies } of notes) {
		const { citekeys, numbers } = citations;
		rows.push([uri, mtime, size, hash, readAs, citekeys, numbers, about ?? null, bibliographies ?? null]);
		places += citations.citekeys.length;
		if (rows.length + places > placesInPart) {
			endPart();
			yield;
		}
	}
	if (rows.length > 0) {
		endPart();
	}
	return parts;
}

/** The notes in one part; none in what other code wrote, nor in what is damaged. */
export function decodeNotes(part: Uint8Array): readonly CachedNote[] {
	try {
		const written = JSON.parse(new TextDecoder().decode(part)) as Partial<CachedPart> | null;
		return written?.codeVersion === codeVersion && Array.isArray(written.rows)
			? written.rows.flatMap(toNote)
			: [];
	} catch {
		return [];
	}
}

function toNote([
	uri,
	mtime,
	size,
	hash,
	readAs,
	citekeys,
	numbers,
	about,
	bibliographies,
]: readonly unknown[]): readonly CachedNote[] {
	const citations = toNoteCitations(citekeys, numbers);
	return citations &&
		typeof uri === 'string' &&
		typeof mtime === 'number' &&
		typeof size === 'number' &&
		typeof hash === 'number' &&
		typeof readAs === 'string' &&
		(about === null || typeof about === 'string') &&
		(bibliographies === null || isListOf(bibliographies, 'string'))
		? [
				{
					uri,
					mtime,
					size,
					hash,
					readAs,
					citations,
					...(about !== null && { about }),
					...(bibliographies !== null && { bibliographies }),
				},
			]
		: [];
}

interface CachedPart {
	readonly codeVersion: unknown;
	readonly rows: readonly (readonly unknown[])[];
}

/** Address, time, size, hash, dialect, keys and numbers of a note, the key that it is about, and the bibliographies that it names. */
type CachedRow = readonly [
	string,
	number,
	number,
	number,
	string,
	readonly string[],
	readonly number[],
	string | null,
	readonly string[] | null,
];

/** A few milliseconds of JSON. */
const placesInPart = 2000;
