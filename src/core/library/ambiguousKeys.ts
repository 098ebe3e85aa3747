import { fullName } from '../model/person';
import type { Paper } from '../model/paper';
import type { Problem } from '../model/problem';
import type { Slices } from '../model/slices';
import type { Range } from '../text/range';
import type { LocatedEntry } from './workIndex';

/** A problem of one source. */
export interface SourceProblem {
	readonly source: string;
	readonly problem: Problem;
}

/** What the search for ambiguous keys needs to know of the library. */
export interface EntryLookup {
	entriesOf(source: string): readonly LocatedEntry[];
	paperOf(located: LocatedEntry): Paper | undefined;
	rangeOf(located: LocatedEntry): Range | undefined;
}

/**
 * One problem, `citekey-ambiguous`, on each entry whose citekey another source has for another work: Pandoc takes the one it reads
 * last. Copies of one work under one key are none; of two in one file the file's own checks tell.
 *
 * Keys differ by case, as in Pandoc; entries whose source gives them no key are left out.
 *
 * @param scope the sources that one document may cite from
 * @returns in the order of the entries; the related places are those of the other works
 */
export function* findAmbiguousKeys(
	scope: readonly string[],
	library: EntryLookup,
): Slices<readonly SourceProblem[]> {
	const byKey = new Map<string, LocatedEntry | LocatedEntry[]>();
	const shared = new Set<LocatedEntry[]>();
	for (const source of new Set(scope)) {
		for (const [at, located] of library.entriesOf(source).entries()) {
			const { citekey } = located.entry;
			if (citekey) {
				const known = byKey.get(citekey);
				if (Array.isArray(known)) {
					known.push(located);
				} else if (known) {
					const both = [known, located];
					byKey.set(citekey, both);
					shared.add(both);
				} else {
					byKey.set(citekey, located);
				}
			}
			if (at % entriesInSlice === 0) {
				yield;
			}
		}
	}
	const problems: SourceProblem[] = [];
	for (const same of shared) {
		problems.push(...same.flatMap((located) => problemsOf(located, same, library)));
		yield;
	}
	return problems;
}

function problemsOf(
	located: LocatedEntry,
	same: readonly LocatedEntry[],
	library: EntryLookup,
): SourceProblem[] {
	const own = library.paperOf(located);
	const others = same.filter(
		(other) => other.source !== located.source && library.paperOf(other)?.id !== own?.id,
	);
	if (others.length === 0) {
		return [];
	}
	const areVersions = others.every((other) => own?.versions?.includes(library.paperOf(other)?.id ?? ''));
	const key = located.citekey;
	const problem: Problem = {
		code: 'citekey-ambiguous',
		severity: 'warning',
		message: areVersions
			? `“${key}” is also the key of another version of this paper, so a citation does not say which is meant. Give one of them another key.`
			: `“${key}” is also the key of another paper, so a citation does not say which is meant. Give one of them another key.`,
		range: rangeIn(library, located),
		related: others.map((other) => ({
			source: other.source,
			range: rangeIn(library, other),
			message: describe(other.entry),
		})),
	};
	return [{ source: located.source, problem }];
}

/** The first line of an entry, which has its key. */
function rangeIn(library: EntryLookup, located: LocatedEntry): Range {
	const { start, end } = library.rangeOf(located) ?? { start: origin, end: origin };
	return { start, end: start.line === end.line ? end : { line: start.line + 1, character: 0 } };
}

function describe({ title, author, issued }: LocatedEntry['entry']): string {
	const [first] = author;
	const facts = [first && fullName(first), issued && String(issued.year)].filter(Boolean).join(', ');
	const shown = title === '' ? 'An entry without a title' : `“${title}”`;
	return facts === '' ? shown : `${shown} (${facts})`;
}

const origin = { line: 0, character: 0 };
const entriesInSlice = 2000;
