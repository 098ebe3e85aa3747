import type { Paper } from '../model/paper';
import { EntriesByKey } from './entriesByKey';
import type { LibraryChange } from './libraryChange';
import { citekeysOf, mergeEntries } from './mergeEntries';
import { samePaper } from './samePaper';
import type { EntryGroup, LocatedEntry } from './locatedEntry';
import { isOwnId, Namesakes } from './namesakes';
import { WorkIndex } from './identity/workIndex';

/** An entry that comes, with its fingerprints where they are known already. */
export interface AddedEntry {
	readonly located: LocatedEntry;
	readonly keys?: readonly number[] | undefined;
}

/**
 * The papers that entries make, kept while entries come and go: each work is one paper, whatever number of entries tell of it.
 *
 * A paper's id is its citekey, or, where several works have one, what `Namesakes` makes of it; so what is here never depends on the order
 * in which it came.
 */
export class LibraryPapers {
	readonly works = new WorkIndex<Work>();
	readonly byKey = new EntriesByKey();
	readonly #byId = new Map<string, Work>();
	/** By citekey, where several works have one. */
	readonly #namesakes = new Map<string, Namesakes<Work>>();

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
		return this.#workOf(located)?.paper;
	}

	/** The entries of the paper with that id, the richest first. */
	entriesOf(id: string): EntryGroup {
		return this.#byId.get(id)?.entries ?? [];
	}

	/**
	 * Takes entries away and adds others, and tells what that made of the papers.
	 *
	 * @param edited the entries of `added` that some of `removed` became
	 */
	change(
		removed: readonly LocatedEntry[],
		added: readonly AddedEntry[],
		edited: ReadonlyMap<LocatedEntry, LocatedEntry> = new Map(),
	): LibraryChange {
		const step = new Step();
		const lone = new Set<string>();
		for (const located of removed) {
			this.#retire(this.#workOf(located), step);
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
				unsettled.add(this.works.groupOf(located) ?? [located]);
			}
		}
		for (const entries of unsettled) {
			this.#regroup(entries, step);
		}
		this.#assignIds(step);
		const change = this.#rebuild(step);
		const moved = this.#movedIds(step, edited, lone);
		return {
			added: lone.size === 0 ? change.added : [...lone, ...change.added],
			// What came alone, and had to yield its id to another that came behind it, came nevertheless.
			changed: lone.size === 0 ? change.changed : change.changed.filter((id) => !lone.has(id)),
			removed: change.removed,
			...(moved.size > 0 && { moved }),
		};
	}

	/** Whether it is the only entry of its work and of its citekey, as most are: these need none of the steps that others do. */
	#isLone(located: LocatedEntry): boolean {
		const { citekey } = located;
		return (
			this.byKey.isSole(citekey) &&
			this.works.isAlone(located) &&
			isOwnId(citekey) &&
			!this.#byId.has(citekey)
		);
	}

	#addLone(located: LocatedEntry): string {
		const { citekey: id } = located;
		const entries = [located];
		const work: Work = {
			entries,
			citekeys: undefined,
			citekey: id,
			id,
			paper: mergeEntries(entries, { id }),
			isRetired: false,
		};
		this.works.setRecord(entries, work);
		this.#byId.set(id, work);
		return id;
	}

	/** Makes sure that a group is a work. */
	#regroup(entries: EntryGroup, step: Step): void {
		const [richest] = entries;
		if (!richest) {
			return;
		}
		const known = this.#workOf(richest);
		if (known && isSameGroup(known.entries, entries)) {
			if (known.paper?.versions || this.works.versionsOf(richest).length > 0) {
				step.rebuilt.add(known);
			}
			return;
		}
		for (const work of this.works.recordsOf(entries)) {
			this.#retire(work, step);
		}
		const citekeys = citekeysOf(entries);
		const [citekey = ''] = citekeys;
		const work: Work = { entries, citekeys, citekey, id: '', paper: undefined, isRetired: false };
		this.works.setRecord(entries, work);
		step.named(citekey).came.add(work);
		step.rebuilt.add(work);
	}

	#retire(work: Work | undefined, step: Step): void {
		if (work && !work.isRetired) {
			work.isRetired = true;
			step.remember(work);
			step.rebuilt.delete(work);
			const { came, gone } = step.named(work.citekey);
			if (!came.delete(work)) {
				gone.add(work);
			}
		}
	}

	#workOf(located: LocatedEntry): Work | undefined {
		const work = this.works.recordOf(located);
		return work?.isRetired ? undefined : work;
	}

	#assignIds(step: Step): void {
		for (const [citekey, { gone, came }] of step.byCitekey) {
			const namesakes = this.#namesakes.get(citekey) ?? new Namesakes<Work>(citekey);
			const sole = this.#byId.get(citekey);
			if (namesakes.works.length === 0 && sole && sole.citekey === citekey) {
				namesakes.add(sole);
			}
			const moved = [
				...[...gone].flatMap((work) => namesakes.remove(work)),
				...[...came].flatMap((work) => namesakes.add(work)),
			];
			for (const work of new Set(moved)) {
				this.#setId(work, work.isRetired ? work.id : namesakes.idOf(work), step);
			}
			if (namesakes.works.length > 1 || (namesakes.works.length === 1 && !isOwnId(citekey))) {
				this.#namesakes.set(citekey, namesakes);
			} else {
				this.#namesakes.delete(citekey);
			}
		}
	}

	#setId(work: Work, id: string, step: Step): void {
		if (work.id !== id) {
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
			const paper = mergeEntries(work.entries, {
				id: work.id,
				versions: versions.sort(),
				citekeys: work.citekeys,
			});
			const before = step.before.get(work.id)?.paper;
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
			} else if (before.paper !== work.paper) {
				changed.push(id);
			}
			this.#byId.set(id, work);
		}
		return { added, changed, removed };
	}

	/** By the ids that papers had, those they have now, where these are others. What came in this step had none. */
	#movedIds(
		step: Step,
		edited: ReadonlyMap<LocatedEntry, LocatedEntry>,
		lone: ReadonlySet<string>,
	): ReadonlyMap<string, string> {
		const moved = new Map<string, string>();
		for (const [id, { work }] of step.before) {
			const now = lone.has(id) ? id : this.#idNow(id, work, edited);
			if (now !== undefined && now !== id) {
				moved.set(id, now);
			}
		}
		return moved;
	}

	/** The id that the work with an id has now; of several that it became, that id if one has it, else that of its richest entry. */
	#idNow(id: string, work: Work, edited: ReadonlyMap<LocatedEntry, LocatedEntry>): string | undefined {
		if (!work.isRetired) {
			return work.id;
		}
		let richest: string | undefined;
		for (const located of work.entries) {
			const now = this.#workOf(edited.get(located) ?? located)?.id;
			if (now === id) {
				return id;
			}
			richest ??= now;
		}
		return richest;
	}

	#versionsOf({ entries: [first] }: Work): readonly Work[] {
		const groups = first ? this.works.versionsOf(first) : [];
		return groups.flatMap(([other]) => (other && this.#workOf(other)) ?? []);
	}
}

/** A group of entries and what became of it. */
interface Work {
	readonly entries: EntryGroup;
	/** `citekeysOf` its entries, unless it came alone. */
	readonly citekeys: readonly string[] | undefined;
	/** The first of them. */
	readonly citekey: string;
	id: string;
	/** `undefined` until it is first built. */
	paper: Paper | undefined;
	/** Whether its entries are in other works by now. */
	isRetired: boolean;
}

/** What one change goes through. */
class Step {
	/** The works that went and that came, by their citekeys. */
	readonly byCitekey = new Map<string, { readonly gone: Set<Work>; readonly came: Set<Work> }>();
	readonly rebuilt = new Set<Work>();
	/** The works that are touched and were there, by the ids of their papers. */
	readonly before = new Map<string, { readonly work: Work; readonly paper: Paper }>();

	named(citekey: string): { readonly gone: Set<Work>; readonly came: Set<Work> } {
		const known = this.byCitekey.get(citekey) ?? { gone: new Set(), came: new Set() };
		this.byCitekey.set(citekey, known);
		return known;
	}

	remember(work: Work): void {
		const { id, paper } = work;
		if (paper && !this.before.has(id) && paper.id === id) {
			this.before.set(id, { work, paper });
		}
	}
}

function isSameGroup(a: EntryGroup, b: EntryGroup): boolean {
	return a === b || (a.length === b.length && a.every((entry, at) => entry === b[at]));
}
