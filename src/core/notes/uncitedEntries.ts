import { everything } from '../citations/markdown/nocite';
import { citingKeysOf } from '../library/entriesByKey';
import type { Library } from '../library/library';
import type { Problem } from '../model/problem';
import type { Slices } from '../model/slices';

/** What is asked about entries. */
export interface UncitedParts {
	readonly library: Pick<Library, 'entriesWithRanges' | 'movedKeys'>;
	/** The keys that notes cite which can cite from the bibliography, by their folders; those of notes in none under `''`. */
	readonly citedIn: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * One problem, `citation-uncited-entry`, on each entry of a bibliography that none of these notes cites by its key, an alias or the key it
 * had before in the folder of the note. There is none where the `nocite` of a note names all entries.
 */
export function* findUncitedEntries(
	source: string,
	{ library, citedIn }: UncitedParts,
): Slices<readonly Problem[]> {
	const cited = [...citedIn.values(), movedTo(library.movedKeys, citedIn)];
	const problems: Problem[] = [];
	if (cited.some((keys) => keys.has(everything))) {
		return problems;
	}
	let count = 0;
	for (const { located, range } of library.entriesWithRanges(source)) {
		const isCited = citingKeysOf(located).some((key) => cited.some((keys) => keys.has(key)));
		if (range && !isCited) {
			const { start, end } = range;
			problems.push({
				code: 'citation-uncited-entry',
				severity: 'information',
				message: `No note cites “${located.citekey}”.`,
				// The first line, which has the key.
				range: { start, end: start.line === end.line ? end : { line: start.line + 1, character: 0 } },
			});
		}
		if (++count % entriesInSlice === 0) {
			yield;
		}
	}
	return problems;
}

/** What keys that are cited lead to now. Where they do in some folder, they may for a note in none. */
function movedTo(
	moves: UncitedParts['library']['movedKeys'],
	citedIn: UncitedParts['citedIn'],
): ReadonlySet<string> {
	return new Set(
		[...moves].flatMap(([folder, inFolder]) =>
			[...inFolder]
				.filter(([old]) => [folder, ''].some((place) => citedIn.get(place)?.has(old)))
				.flatMap(([, now]) => now),
		),
	);
}

const entriesInSlice = 500;
