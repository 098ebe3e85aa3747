import type { Paper } from '../model/paper';
import { EntriesByKey } from './entriesByKey';
import type { LibraryChange } from './libraryChange';
import { citekeysOf, mergeEntries } from './mergeEntries';
import { samePaper } from './samePaper';
import { compareEntries, type EntryGroup, type LocatedEntry } from './locatedEntry';
import { WorkIndex } from './workIndex';

/** An entry that comes, with its fingerprints where they are known already. */
export interface AddedEntry {
	readonly located: LocatedEntry;
	readonly keys?: readonly number[] | undefined;
}

/**
 * The papers that entries make, kept while entries come and go: each work is one paper, whatever number of entries tell of it.
 *
 * A paper's id is its citekey. Where several works have one, the first by source keeps it and the others get `key #2`, `key #3`; so
 * what is here never depends on the order in which it came.
 */
export class LibraryPapers {
	readonly works = new WorkIndex<Work>();
	readonly byKey = new EntriesByKey();
	readonly #byId = new Map<string, Work>();

	get size(): number {
		return this.#byId.size;
	}

	/** In the order in which they came. */
	all(): readonly Paper[] {
		return Array.from(this.#byId.values()).flatMap(({ paper }) => paper ?? []);
	}

	get(id: string): Paper | undefined {
		return this.#byId.get(id)?.paper;
	}

	/** The paper that an entry is part of. */
	paperOf(located: LocatedEntry): Paper | undefined {
		return this.works.recordOf(located)?.paper;
	}

	/** The entries of the paper with that id, the richest first. */
	entriesOf(id: string): EntryGroup {
		return this.#byId.get(id)?.entries ?? [];
	}

	/** Takes entries away and adds others, and tells what that made of the papers. */
	change(removed: readonly LocatedEntry[], added: readonly AddedEntry[]): LibraryChange {
		const step = new Step();
		const lone = new Set<string>();
		for (const located of removed) {
			this.#retire(located, step);
			this.works.remove(located);
			this.byKey.remove(located);
		}
		for (const { located, keys } of added) {
			this.works.add(located, keys);
			this.byKey.add(located);
		}
		const unsettled = new Set(this.works.takeUnsettled());
		for (const { located } of added) {
			if (removed.length === 0 && this.#isLone(located)) {
				lone.add(this.#addLone(located));
			} else {
				unsettled.add(located);
			}
		}
		for (const located of unsettled) {
			this.#regroup(located, step);
		}
		for (const citekey of step.citekeys) {
			this.#assignIds(citekey, step);
		}
		const change = this.#rebuild(step);
		return lone.size === 0
			? change
			: {
					added: [...lone, ...change.added],
					// What came alone, and had to yield its id to another that came behind it, came nevertheless.
					changed: change.changed.filter((id) => !lone.has(id)),
					removed: change.removed,
				};
	}

	/** Whether it is the only entry of its work and of its citekey, as most are: these need none of the steps that others do. */
	#isLone(located: LocatedEntry): boolean {
		const { citekey } = located;
		return this.byKey.isSole(citekey) && this.works.isAlone(located) && !this.#byId.has(toId(citekey, 0));
	}

	#addLone(located: LocatedEntry): string {
		const { citekey } = located;
		const entries = [located];
		const id = toId(citekey, 0);
		const paper = mergeEntries(entries, { id });
		const work: Work = { entries, citekey, id, paper };
		this.works.setRecord(located, work);
		this.#byId.set(id, work);
		return id;
	}

	/** Makes sure that the entry's work is the group it belongs to now. */
	#regroup(located: LocatedEntry, step: Step): void {
		const entries = this.works.groupOf(located);
		if (!entries || step.groups.has(entries)) {
			return;
		}
		step.groups.add(entries);
		const known = this.works.recordOf(located);
		if (known && isSameGroup(known.entries, entries)) {
			if (known.paper?.versions || this.works.versionsOf(located).length > 0) {
				step.rebuilt.add(known);
			}
			return;
		}
		for (const member of entries) {
			this.#retire(member, step);
		}
		const [citekey = ''] = citekeysOf(entries);
		const work: Work = { entries, citekey, id: '', paper: undefined };
		for (const member of entries) {
			this.works.setRecord(member, work);
		}
		step.citekeys.add(citekey);
		step.rebuilt.add(work);
	}

	#retire(located: LocatedEntry, step: Step): void {
		const work = this.works.recordOf(located);
		if (!work) {
			return;
		}
		for (const member of work.entries) {
			this.works.setRecord(member, undefined);
		}
		step.remember(work);
		step.rebuilt.delete(work);
		step.citekeys.add(work.citekey);
	}

	#assignIds(citekey: string, step: Step): void {
		const works = [...this.#worksNamed(citekey)].sort(compareWorks);
		for (const [at, work] of works.entries()) {
			const id = toId(citekey, at);
			if (work.id === id) {
				continue;
			}
			step.remember(work);
			step.rebuilt.add(work);
			work.id = id;
			for (const version of this.#versionsOf(work)) {
				step.rebuilt.add(version);
			}
		}
	}

	#rebuild(step: Step): LibraryChange {
		const after = new Map<string, Work>();
		for (const work of step.rebuilt) {
			step.remember(work);
			const versions = this.#versionsOf(work).map(({ id }) => id);
			const paper = mergeEntries(work.entries, { id: work.id, versions: versions.sort() });
			const before = step.before.get(work.id);
			work.paper = before && samePaper(before, paper) ? before : paper;
			after.set(work.id, work);
		}
		const added: string[] = [];
		const changed: string[] = [];
		const removed = [...step.before.keys()].filter((id) => !after.has(id));
		for (const id of removed) {
			this.#byId.delete(id);
		}
		for (const [id, work] of after) {
			const before = step.before.get(id);
			if (!before) {
				added.push(id);
			} else if (before !== work.paper) {
				changed.push(id);
			}
			this.#byId.set(id, work);
		}
		return { added, changed, removed };
	}

	/** The works that have the citekey, each once. */
	#worksNamed(citekey: string): readonly Work[] {
		const works = new Set<Work>();
		for (const located of this.byKey.with(citekey)) {
			const work = this.works.recordOf(located);
			if (work?.citekey === citekey) {
				works.add(work);
			}
		}
		return [...works];
	}

	#versionsOf({ entries: [first] }: Work): readonly Work[] {
		const groups = first ? this.works.versionsOf(first) : [];
		return groups.flatMap(([other]) => (other && this.works.recordOf(other)) ?? []);
	}
}

/** A group of entries and what became of it. */
interface Work {
	readonly entries: EntryGroup;
	readonly citekey: string;
	id: string;
	/** `undefined` until it is first built. */
	paper: Paper | undefined;
}

/** What one change goes through. */
class Step {
	readonly groups = new Set<EntryGroup>();
	readonly citekeys = new Set<string>();
	readonly rebuilt = new Set<Work>();
	/** The papers there were, by id, of all works that are touched. */
	readonly before = new Map<string, Paper>();

	remember({ id, paper }: Work): void {
		if (paper && !this.before.has(id) && paper.id === id) {
			this.before.set(id, paper);
		}
	}
}

/** That of the work at a place among those with a citekey. A citekey that ends like an id is none, so that no two ids are the same. */
function toId(citekey: string, at: number): string {
	return at === 0 && !numbered.test(citekey) ? citekey : `${citekey} #${at + 1}`;
}

const numbered = / #\d+$/;

function isSameGroup(a: EntryGroup, b: EntryGroup): boolean {
	return a.length === b.length && a.every((entry, at) => entry === b[at]);
}

function compareWorks({ entries: [a] }: Work, { entries: [b] }: Work): number {
	return a && b ? Number(a.isFallback ?? false) - Number(b.isFallback ?? false) || compareEntries(a, b) : 0;
}
