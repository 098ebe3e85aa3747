import type { Problem } from '../model/problem';
import { fullName } from '../model/person';
import type { Range } from '../text/range';
import { WorkIndex, type LocatedEntry } from './workIndex';

/** A problem of one source. */
export interface SourceProblem {
	readonly source: string;
	readonly problem: Problem;
}

/**
 * One problem, `citekey-ambiguous`, on each entry whose citekey another entry has that is not the same work: Pandoc takes the
 * one it reads last. Copies of one work under one key are none.
 *
 * Keys differ by case, as in Pandoc; entries whose source gives them no key are left out.
 *
 * @param scope the entries that one document may cite
 * @param rangeOf where an entry stands in its source
 * @returns in the order of the entries; the related places are those of the other works
 */
export function duplicateKeyProblems(
	scope: readonly LocatedEntry[],
	rangeOf: (located: LocatedEntry) => Range,
): readonly SourceProblem[] {
	const byKey = new Map<string, LocatedEntry[]>();
	for (const located of scope) {
		const { citekey } = located.entry;
		if (citekey) {
			const same = byKey.get(citekey);
			if (same) {
				same.push(located);
			} else {
				byKey.set(citekey, [located]);
			}
		}
	}
	return scope.flatMap((located) => {
		const same = byKey.get(located.entry.citekey ?? '') ?? [];
		return same.length > 1 ? problemsOf(located, same, rangeOf) : [];
	});
}

function problemsOf(
	located: LocatedEntry,
	same: readonly LocatedEntry[],
	rangeOf: (located: LocatedEntry) => Range,
): SourceProblem[] {
	const index = new WorkIndex();
	for (const entry of same) {
		index.add(entry);
	}
	const own = new Set(index.groupOf(located));
	const versions = new Set(index.versionsOf(located).flat());
	const others = same.filter((entry) => !own.has(entry));
	if (others.length === 0) {
		return [];
	}
	const areVersions = others.every((entry) => versions.has(entry));
	const key = located.citekey;
	const problem: Problem = {
		code: 'citekey-ambiguous',
		severity: 'warning',
		message: areVersions
			? `“${key}” is also the key of another version of this paper, so a citation does not say which is meant. Give one of them another key.`
			: `“${key}” is also the key of another paper, so a citation does not say which is meant. Give one of them another key.`,
		range: rangeOf(located),
		related: others.map((other) => ({
			source: other.source,
			range: rangeOf(other),
			message: describe(other.entry),
		})),
	};
	return [{ source: located.source, problem }];
}

function describe({ title, author, issued }: LocatedEntry['entry']): string {
	const [first] = author;
	const facts = [first && fullName(first), issued && String(issued.year)].filter(Boolean).join(', ');
	const shown = title === '' ? 'An entry without a title' : `“${title}”`;
	return facts === '' ? shown : `${shown} (${facts})`;
}
