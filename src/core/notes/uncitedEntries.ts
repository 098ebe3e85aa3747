import type { Library } from '../library/library';
import type { LocatedEntry } from '../library/workIndex';
import type { Problem } from '../model/problem';
import type { Slices } from '../model/slices';

/** What is asked about entries. */
export interface UncitedParts {
	readonly library: Pick<Library, 'entriesWithRanges'>;
	/** Whether some note cites the key. */
	readonly isCited: (citekey: string) => boolean;
}

/** One problem, `citation-uncited-entry`, on each entry of a bibliography that no note cites by its key or an alias. */
export function* findUncitedEntries(
	source: string,
	{ library, isCited }: UncitedParts,
): Slices<readonly Problem[]> {
	const problems: Problem[] = [];
	let count = 0;
	for (const { located, range } of library.entriesWithRanges(source)) {
		if (range && !keysOf(located).some(isCited)) {
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

function keysOf({ citekey, entry: { aliases = [] } }: LocatedEntry): readonly string[] {
	return [citekey, ...aliases];
}

const entriesInSlice = 500;
