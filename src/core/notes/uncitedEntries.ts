import { everything } from '../citations/markdown/nocite';
import { citingKeysOf } from '../library/entriesByKey';
import type { Library } from '../library/library';
import type { Problem } from '../model/problem';
import type { Slices } from '../model/slices';

/** What is asked about entries. */
export interface UncitedParts {
	readonly library: Pick<Library, 'entriesWithRanges' | 'movedKeys'>;
	/** The keys that notes cite. */
	readonly citedKeys: ReadonlySet<string>;
}

/**
 * One problem, `citation-uncited-entry`, on each entry of a bibliography that no note cites by its key, an alias or the key it had
 * before. There is none where the `nocite` of a note names all entries.
 */
export function* findUncitedEntries(
	source: string,
	{ library, citedKeys }: UncitedParts,
): Slices<readonly Problem[]> {
	const problems: Problem[] = [];
	const moved = [...library.movedKeys.values()].flatMap((moves) =>
		[...moves].filter(([old]) => citedKeys.has(old)).flatMap(([, now]) => now),
	);
	const cited = new Set([...citedKeys, ...moved]);
	if (cited.has(everything)) {
		return problems;
	}
	let count = 0;
	for (const { located, range } of library.entriesWithRanges(source)) {
		if (range && !citingKeysOf(located).some((key) => cited.has(key))) {
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

const entriesInSlice = 500;
