import type { UnplacedEntry } from '../model/entry';
import type { Paper, Place, Provenance } from '../model/paper';
import { orderLinks } from '../sources/abstractLinks';
import type { EntryGroup, LocatedEntry } from './locatedEntry';

/**
 * The paper that the entries of one work make.
 *
 * - Each field comes from the first entry that has it, so the richest entry's fields stay together, and the others only fill what
 *   it leaves open. The entries are in the order of `WorkIndex`: with a DOI, with an abstract, with more fields first.
 * - But the authors are the longest list, since files cut it short with "and others", and of lists of one length the one with the
 *   longest names; the date is the one known to the day or month, if its year is the same; the type is the first that
 *   says more than `document`.
 * - Topics, links and files are those of all.
 * - The citekey shown is the one that most entries have, of equally many the richest entry's; a fallback's only where no other has
 *   one. The others are `aliases`.
 *
 * @param group at least one entry
 */
export function mergeEntries(
	group: EntryGroup,
	{ id, versions = [], citekeys = citekeysOf(group) }: MergeOptions = {},
): Paper {
	const [richest] = group;
	if (!richest) {
		throw new Error('mergeEntries: a group without entries');
	}
	const [citekey = ''] = citekeys;
	const entries = withoutCopies(group);
	const aliases = aliasesOf(entries, citekeys);
	const paper: { -readonly [Field in keyof Paper]?: Paper[Field] } = {
		id: id ?? citekey,
		citekey,
		provenance: provenanceOf(richest),
	};
	copyFields(group.length === 1 ? richest.entry : mergeFields(entries), paper);
	if (aliases.length > 0) {
		paper.aliases = aliases;
	}
	if (group.length > 1) {
		paper.places = group.map(toPlace);
	}
	if (versions.length > 0) {
		paper.versions = versions;
	}
	return paper as Paper;
}

export interface MergeOptions {
	/** What the library knows the paper by, where that is not the citekey. */
	readonly id?: string;
	/** Ids of the papers that are its preprint, or of which it is the preprint. */
	readonly versions?: readonly string[];
	/** `citekeysOf` the group, where they are known. */
	readonly citekeys?: readonly string[] | undefined;
}

/** All citekeys of the group, the one that is shown first, none twice. */
export function citekeysOf(group: EntryGroup): readonly string[] {
	const [richest] = group;
	if (!richest || group.length === 1) {
		return group.map(({ citekey }) => citekey);
	}
	const hasOwn = group.some(({ isFallback }) => !isFallback);
	const counts = new Map<string, number>();
	let [last, count] = [richest.citekey, 0];
	for (const { citekey, isFallback } of group) {
		if (citekey !== last) {
			counts.set(last, (counts.get(last) ?? 0) + count);
			[last, count] = [citekey, 0];
		}
		count += hasOwn && isFallback ? 0 : 1;
	}
	counts.set(last, (counts.get(last) ?? 0) + count);
	const [shown] = [...counts].reduce((most, next) => (next[1] > most[1] ? next : most), ['', 0]);
	return [...new Set([shown, ...counts.keys()])];
}

function aliasesOf(entries: readonly UnplacedEntry[], citekeys: readonly string[]): readonly string[] {
	if (citekeys.length === 1 && entries.every(({ aliases }) => aliases === undefined)) {
		return noAliases;
	}
	const [shown, ...others] = citekeys;
	const stated = entries.flatMap(({ aliases }) => aliases ?? noAliases);
	return [...new Set([...others, ...stated])].filter((alias) => alias !== shown);
}

function toPlace({ source, citekey }: LocatedEntry): Place {
	return { source, citekey };
}

type Fields = Omit<UnplacedEntry, 'verbatim' | 'record' | 'citekey' | 'aliases'>;

function mergeFields(entries: readonly UnplacedEntry[]): Fields {
	const [richest] = entries;
	const merged: Record<string, unknown> = {};
	for (const entry of entries) {
		for (const field in entry) {
			if (!ownFields.has(field) && isEmpty(merged[field])) {
				merged[field] = entry[field as keyof UnplacedEntry];
			}
		}
	}
	const files = [...new Set(entries.flatMap((entry) => entry.files ?? []))];
	const type = entries.find((entry) => !vagueTypes.has(entry.type))?.type ?? richest?.type;
	return {
		...(merged as unknown as Fields),
		...(type !== undefined && { type }),
		author: entries.map(({ author }) => author).reduce(moreNames),
		...dateOf(entries),
		topics: [...new Set(entries.flatMap(({ topics }) => topics))],
		links: orderLinks(entries.flatMap(({ links }) => links)),
		...(files.length > 0 && { files }),
	};
}

/** Each thing that entries say once: a copy of one before adds nothing. */
function withoutCopies(group: EntryGroup): readonly UnplacedEntry[] {
	const entries: UnplacedEntry[] = [];
	const seen = new Set<number>();
	let last: number | undefined;
	for (const { entry, hash } of group) {
		// Copies are equally rich, and nearly always stand together.
		if (hash === undefined || (hash !== last && !seen.has(hash))) {
			entries.push(entry);
		}
		if (hash !== undefined && hash !== last) {
			seen.add(hash);
			last = hash;
		}
	}
	return entries;
}

/** One by one, since an object made by leaving fields out of another takes three times the room. */
function copyFields(from: Fields, to: object): Fields {
	for (const field in from) {
		if (!ownFields.has(field)) {
			(to as Record<string, unknown>)[field] = from[field as keyof Fields];
		}
	}
	return to as Fields;
}

function moreNames(a: UnplacedEntry['author'], b: UnplacedEntry['author']): UnplacedEntry['author'] {
	return (b.length - a.length || lettersOf(b) - lettersOf(a)) > 0 ? b : a;
}

function lettersOf(people: UnplacedEntry['author']): number {
	return people.reduce(
		(sum, { family = '', given = '', literal = '' }) => sum + family.length + given.length + literal.length,
		0,
	);
}

function dateOf(entries: readonly Fields[]): Pick<UnplacedEntry, 'issued'> {
	const dates = entries.flatMap(({ issued }) => issued ?? []);
	const [first] = dates;
	if (!first) {
		return {};
	}
	const sameYear = dates.filter(({ year }) => year === first.year);
	const issued =
		sameYear.find(({ day }) => day !== undefined) ??
		sameYear.find(({ month }) => month !== undefined) ??
		first;
	return { issued };
}

function provenanceOf({ source, entry: { verbatim, record } }: LocatedEntry): Provenance {
	if (!verbatim && record === undefined) {
		lastPlain = lastPlain.source === source ? lastPlain : { source };
		return lastPlain;
	}
	return {
		source,
		...(verbatim && { verbatim }),
		...(record !== undefined && { record }),
	};
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** What an entry says that a paper has in another form. */
const ownFields: ReadonlySet<string> = new Set(['verbatim', 'record', 'citekey', 'aliases']);

/** Nearly all papers of a source say no more of where they come from: they share one object. */
let lastPlain: Provenance = { source: '' };

const noAliases: readonly string[] = [];

const vagueTypes: ReadonlySet<string> = new Set(['document', '']);
