import { titleLabel } from '../../format/labels';
import type { CitablePapers } from '../../library/citablePapers';
import { ScopedPapers, type ScopeLibrary } from '../../library/scopedPapers';
import type { LocatedEntry } from '../../library/locatedEntry';
import type { Paper } from '../../model/paper';
import { RenameRefused, type CitekeyRename } from './citekeyRename';

/** A note, and the sources that it may cite from, in the order in which they count. */
export interface NoteScope {
	readonly note: string;
	readonly sources: readonly string[];
}

/** What a rename changes. */
export interface RenameReach {
	/** Those that have an entry with the key. */
	readonly sources: ReadonlySet<string>;
	/** Those in which the key stands for the paper. */
	readonly notes: readonly string[];
	/** All that these notes may cite from: an entry of any may name the paper. */
	readonly inScope: ReadonlySet<string>;
}

export interface ReachQuestion {
	readonly rename: CitekeyRename;
	/** What may be cited from where the rename was asked for. */
	readonly origin: readonly string[];
	/** All that cite the key. */
	readonly notes: readonly NoteScope[];
	/** All that cite the new name already. */
	readonly namesakes: readonly NoteScope[];
	/** What may be cited in a note, by the keys that papers had before, too. */
	readonly citableIn: (scope: NoteScope) => CitablePapers;
	/** What a source or a note is called. */
	readonly label: (source: string) => string;
}

/**
 * Finds out what a rename changes. First the entries with the key that can be cited where the rename is asked for; then the notes in
 * which the key stands for one of these; then the other sources that such a note can have it from. So folders that cite from files of
 * their own stay apart, even if they have the same key for the same work.
 *
 * @throws RenameRefused when no entry has the key, or none whose key can change, and when some note in reach may cite another
 * work by the new name.
 */
export function findRenameReach(library: ScopeLibrary, question: ReachQuestion): RenameReach {
	const { rename, origin, notes, namesakes } = question;
	const { paper, entries } = findRenamable(library, question);
	const sources = new Set(entries.map(({ source }) => source));
	const reached = new Set<NoteScope>();
	for (let before = -1; before < reached.size;) {
		before = reached.size;
		for (const scope of notes) {
			const isMeant = (): boolean =>
				new ScopedPapers(scope.sources, library).find(rename.from)?.id === paper.id;
			if (!reached.has(scope) && scope.sources.some((source) => sources.has(source)) && isMeant()) {
				reached.add(scope);
				entriesWith(library, rename.from, paper, scope.sources).forEach(({ source }) => sources.add(source));
			}
		}
	}
	const isTouched = (scope: NoteScope): boolean => scope.sources.some((source) => sources.has(source));
	const touched = [...reached, ...namesakes].filter(isTouched);
	const inScope = new Set([origin, ...touched.map((scope) => scope.sources)].flat());
	refuseShared(library, question, sources);
	refuseTaken(library, question, { paper, sources, inScope });
	refuseMoved(question, paper, namesakes.filter(isTouched));
	return { sources, notes: [...reached].map(({ note }) => note), inScope };
}

/**
 * The paper that a key cites at some place, and the entries there that have the key.
 *
 * @throws RenameRefused when there is none, or none whose key can change.
 */
export function findRenamable(
	library: ScopeLibrary,
	{ rename: { from }, origin, label }: Pick<ReachQuestion, 'rename' | 'origin' | 'label'>,
): { readonly paper: Paper; readonly entries: readonly LocatedEntry[] } {
	const paper = new ScopedPapers(origin, library).find(from);
	if (!paper) {
		throw new RenameRefused(`No paper has the citekey “${from}”, so there is nothing to rename.`);
	}
	const entries = entriesWith(library, from, paper, origin);
	if (entries.length === 0) {
		const unwritten = entriesFor(library, from, paper, origin).find(({ isFallback }) => !isFallback);
		throw new RenameRefused(
			unwritten
				? `“${from}” was made up, since ${label(unwritten.source)} gives this paper no key. Give it one there.`
				: `“${from}” is a paper of the sample library, whose citekeys cannot change. Copy its BibTeX from the Papers view into a bibliography of your own, and rename it there.`,
		);
	}
	return { paper, entries };
}

/** The entries of the user's own that are written with that key for that paper. */
function entriesWith(
	library: ScopeLibrary,
	citekey: string,
	paper: Paper,
	scope: readonly string[],
): readonly LocatedEntry[] {
	return entriesFor(library, citekey, paper, scope).filter(
		({ isFallback, entry }) =>
			!isFallback && (entry.citekey === citekey || entry.aliases?.includes(citekey) === true),
	);
}

function entriesFor(
	library: ScopeLibrary,
	citekey: string,
	paper: Paper,
	scope: readonly string[],
): readonly LocatedEntry[] {
	return library
		.entriesWithKey(citekey)
		.filter((located) => scope.includes(located.source) && library.paperOf(located)?.id === paper.id);
}

/** What the rename changes must be the key of one work in each file. */
function refuseShared(
	library: ScopeLibrary,
	{ rename: { from }, label }: ReachQuestion,
	sources: ReadonlySet<string>,
): void {
	for (const source of sources) {
		const own = library
			.entriesWithKey(from)
			.filter((located) => located.source === source && located.entry.citekey === from);
		if (new Set(own.map((located) => library.paperOf(located)?.id)).size > 1) {
			throw new RenameRefused(
				`“${from}” is the key of several works in ${label(source)}, so a citation does not say which is meant. Give each a key of its own there first.`,
			);
		}
	}
}

function refuseTaken(
	library: ScopeLibrary,
	{ rename: { to }, label }: ReachQuestion,
	{
		paper,
		sources,
		inScope,
	}: { readonly paper: Paper; readonly sources: ReadonlySet<string>; readonly inScope: ReadonlySet<string> },
): void {
	for (const located of library.entriesWithKey(to).filter(({ source }) => inScope.has(source))) {
		const other = library.paperOf(located);
		if (other && other.id !== paper.id) {
			throw new RenameRefused(
				`“${to}” is already the citekey of “${titleLabel(other)}” (${label(located.source)}), which some of these notes may cite. Choose another.`,
			);
		}
		if (sources.has(located.source)) {
			throw new RenameRefused(
				`“${to}” is already another key of this paper in ${label(located.source)}. Take it away there first, or choose another.`,
			);
		}
	}
}

/** A note may still cite another work by the new name, which that had before: it would come to cite this one. */
function refuseMoved(
	{ rename: { to }, citableIn, label }: ReachQuestion,
	paper: Paper,
	namesakes: readonly NoteScope[],
): void {
	for (const scope of namesakes) {
		const papers = citableIn(scope);
		const newKey = papers.newKeyOf(to);
		const other = newKey === undefined ? undefined : papers.find(to);
		if (other && other.id !== paper.id) {
			throw new RenameRefused(
				`“${to}” was the citekey of “${titleLabel(other)}”, which ${label(scope.note)} still cites by it. Have that cite “${newKey}” first, or choose another.`,
			);
		}
	}
}
