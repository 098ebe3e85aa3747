import { fullName } from '../model/person';
import type { Paper } from '../model/paper';
import type { Problem } from '../model/problem';
import type { Slices } from '../model/slices';
import type { SourceCheckCode } from '../sources/checks/checkLevels';
import type { Range } from '../text/range';
import { citingKeysOf } from './entriesByKey';
import type { LocatedEntry } from './locatedEntry';

/** A problem of one source. */
export interface SourceProblem {
	readonly source: string;
	readonly problem: Problem;
}

/** What the search for ambiguous keys needs to know of the library. */
export interface EntryLookup {
	entriesOf(source: string): readonly LocatedEntry[];
	entriesWithRanges(
		source: string,
	): Iterable<{ readonly located: LocatedEntry; readonly range: Range | undefined }>;
	paperOf(located: LocatedEntry): Paper | undefined;
}

/**
 * A problem, `citekey-ambiguous`, on each entry for each of its keys that another source has for another work: Pandoc takes the one it
 * reads last. Other keys of an entry (`ids`) cite it as its own does. Copies of one work under one key are none; of two in one file the
 * file's own checks tell.
 *
 * Keys differ by case, as in Pandoc; entries whose source gives them no key are left out.
 *
 * @param scopes each the sources that one document may cite from
 * @returns the related places are those of some of the other works, of all scopes together
 */
export function* findAmbiguousKeys(
	scopes: readonly (readonly string[])[],
	library: EntryLookup,
): Slices<readonly SourceProblem[]> {
	const clashes = new Map<LocatedEntry, Map<string, Set<LocatedEntry>>>();
	for (const scope of scopes) {
		for (const [key, same] of yield* findSharedKeys(scope, library)) {
			const works = new OtherWorks(same, library);
			for (const located of same) {
				const others = works.than(located);
				if (others.length > 0) {
					const byKey = clashes.get(located) ?? new Map<string, Set<LocatedEntry>>();
					clashes.set(located, byKey);
					const known = byKey.get(key) ?? new Set();
					byKey.set(key, known);
					others.forEach((other) => known.add(other));
				}
				yield;
			}
		}
	}
	const places = yield* findPlaces(new Set(clashes.keys()), library);
	const problems: SourceProblem[] = [];
	for (const [located, byKey] of clashes) {
		for (const [key, others] of byKey) {
			const problem = toProblem(located, key, [...others], { library, places });
			problems.push({ source: located.source, problem });
		}
		yield;
	}
	return problems;
}

/** The entries of each key that several have. */
function* findSharedKeys(
	scope: readonly string[],
	library: EntryLookup,
): Slices<ReadonlyMap<string, readonly LocatedEntry[]>> {
	const byKey = new Map<string, LocatedEntry | LocatedEntry[]>();
	const shared = new Map<string, LocatedEntry[]>();
	for (const source of new Set(scope)) {
		for (const [at, located] of library.entriesOf(source).entries()) {
			for (const key of located.entry.citekey ? citingKeysOf(located) : []) {
				const known = byKey.get(key);
				if (Array.isArray(known)) {
					known.push(located);
				} else if (known) {
					const both = [known, located];
					byKey.set(key, both);
					shared.set(key, both);
				} else {
					byKey.set(key, located);
				}
			}
			if (at % entriesInSlice === 0) {
				yield;
			}
		}
	}
	return shared;
}

function groupBySource(entries: readonly LocatedEntry[]): ReadonlyMap<string, readonly LocatedEntry[]> {
	const bySource = new Map<string, LocatedEntry[]>();
	for (const located of entries) {
		const group = bySource.get(located.source) ?? [];
		group.push(located);
		bySource.set(located.source, group);
	}
	return bySource;
}

/** Of entries with one key, those of other works in other sources. Linear: all that is passed over for a work are its own entries. */
class OtherWorks {
	readonly #bySource: ReadonlyMap<string, readonly LocatedEntry[]>;
	/** By the id of a paper, the first entries of others: enough for those of any one source to be left out. */
	readonly #byWork = new Map<string | undefined, readonly LocatedEntry[]>();

	constructor(
		entries: readonly LocatedEntry[],
		private readonly library: EntryLookup,
	) {
		this.#bySource = groupBySource(entries);
	}

	/** The first few. */
	than(located: LocatedEntry): readonly LocatedEntry[] {
		const id = this.library.paperOf(located)?.id;
		const others = this.#byWork.get(id) ?? this.#find(id);
		this.#byWork.set(id, others);
		return others.filter(({ source }) => source !== located.source).slice(0, mostRelated);
	}

	#find(id: string | undefined): readonly LocatedEntry[] {
		const others: LocatedEntry[] = [];
		for (const entries of this.#bySource.values()) {
			let left = mostRelated;
			for (const other of entries) {
				if (this.library.paperOf(other)?.id !== id) {
					others.push(other);
					left--;
				}
				if (left === 0) {
					break;
				}
			}
			if (others.length >= 2 * mostRelated) {
				break;
			}
		}
		return others;
	}
}

/** The first line of each of these entries, which has its key. */
function* findPlaces(
	entries: ReadonlySet<LocatedEntry>,
	library: EntryLookup,
): Slices<ReadonlyMap<LocatedEntry, Range>> {
	const places = new Map<LocatedEntry, Range>();
	for (const source of new Set([...entries].map((located) => located.source))) {
		for (const { located, range = nowhere } of library.entriesWithRanges(source)) {
			if (entries.has(located)) {
				const { start, end } = range;
				const isOneLine = start.line === end.line;
				places.set(located, { start, end: isOneLine ? end : { line: start.line + 1, character: 0 } });
			}
		}
		yield;
	}
	return places;
}

function toProblem(
	located: LocatedEntry,
	key: string,
	others: readonly LocatedEntry[],
	{ library, places }: { readonly library: EntryLookup; readonly places: ReadonlyMap<LocatedEntry, Range> },
): Problem {
	const own = library.paperOf(located);
	const areVersions = others.every((other) => own?.versions?.includes(library.paperOf(other)?.id ?? ''));
	return {
		code: 'citekey-ambiguous' satisfies SourceCheckCode,
		severity: 'warning',
		message: areVersions
			? `“${key}” is also the key of another version of this paper, so a citation does not say which is meant. Give one of them another key.`
			: `“${key}” is also the key of another paper, so a citation does not say which is meant. Give one of them another key.`,
		range: places.get(located) ?? nowhere,
		related: others.map((other) => ({
			source: other.source,
			range: places.get(other) ?? nowhere,
			message: describe(other.entry),
		})),
	};
}

function describe({ title, author, issued }: LocatedEntry['entry']): string {
	const [first] = author;
	const facts = [first && fullName(first), issued && String(issued.year)].filter(Boolean).join(', ');
	const shown = title === '' ? 'An entry without a title' : `“${title}”`;
	return facts === '' ? shown : `${shown} (${facts})`;
}

const origin = { line: 0, character: 0 };
const nowhere: Range = { start: origin, end: origin };
const entriesInSlice = 2000;
/** More than anybody reads: where very many entries have one key, to name all in the problem of each would take the square of their number. */
const mostRelated = 20;
