import { hashText } from '../text/hashText';
import { partitionPoint } from '../text/partitionPoint';
import { compareEntries, type EntryGroup, type LocatedEntry } from './locatedEntry';

/** A work that has a citekey. */
export interface NamedWork {
	readonly citekey: string;
	/** At least one. */
	readonly entries: EntryGroup;
}

/**
 * The works that have one citekey, and the ids that tell them apart: the citekey itself for the first by source, for each other `key #`
 * and a hash of its source; where several works of one source have the key, of what they say, too, and of how many before say just that.
 *
 * So an id depends neither on the order in which works came nor on how many there are: where one comes or goes, only those that stand beside
 * it change theirs, and the first.
 */
export class Namesakes<Work extends NamedWork> {
	/** By source; what only stands in for others comes last. */
	readonly #works: Work[] = [];

	constructor(private readonly citekey: string) {}

	get works(): readonly Work[] {
		return this.#works;
	}

	/** @returns the works whose ids may be others than before, this one among them. */
	add(work: Work): readonly Work[] {
		const at = this.#countBefore((other) => compareWorks(other, work) <= 0);
		this.#works.splice(at, 0, work);
		return [this.#works[0], this.#works[at - 1], work, this.#works[at + 1]].filter(
			(other) => other !== undefined,
		);
	}

	/** @returns the works whose ids may be others than before. */
	remove(work: Work): readonly Work[] {
		const at = this.#placeOf(work);
		this.#works.splice(at, 1);
		let end = at;
		while (end < this.#works.length && isSaidAlike(this.#works[end], work)) {
			end++;
		}
		return [...this.#works.slice(0, 1), ...this.#works.slice(Math.max(0, at - 1), end + 1)];
	}

	/** The id of a work that is among them. */
	idOf(work: Work): string {
		const at = this.#placeOf(work);
		if (at === 0 && isOwnId(this.citekey)) {
			return this.citekey;
		}
		const [first] = work.entries;
		const source = first?.source ?? '';
		if (![this.#works[at - 1], this.#works[at + 1]].some((other) => other?.entries[0]?.source === source)) {
			return this.#toId(source);
		}
		let same = 0;
		while (isSaidAlike(this.#works[at - same - 1], work)) {
			same++;
		}
		return this.#toId(source, String(first && contentOf(first)), String(same));
	}

	#toId(...parts: readonly string[]): string {
		return `${this.citekey} #${hashText(...parts).toString(36)}`;
	}

	#placeOf(work: Work): number {
		return this.#works.indexOf(
			work,
			this.#countBefore((other) => compareWorks(other, work) < 0),
		);
	}

	/** How many stand before the first that does not come before another. */
	#countBefore(isBefore: (work: Work) => boolean): number {
		return partitionPoint(this.#works.length, (at) => {
			const work = this.#works[at];
			return work !== undefined && isBefore(work);
		});
	}
}

/** Whether a work that has its citekey alone has it for its id: one that ends like an id is none, so that no two ids are the same. */
export function isOwnId(citekey: string): boolean {
	return !/ #[\da-z]+$/.test(citekey);
}

function compareWorks({ entries: [a] }: NamedWork, { entries: [b] }: NamedWork): number {
	return a && b ? Number(a.isFallback ?? false) - Number(b.isFallback ?? false) || compareEntries(a, b) : 0;
}

function isSaidAlike(a: NamedWork | undefined, b: NamedWork): boolean {
	const [one, other] = [a?.entries[0], b.entries[0]];
	return one !== undefined && one.source === other?.source && contentOf(one) === contentOf(other);
}

/** Tells what an entry says from what another says. */
function contentOf({ hash, entry }: LocatedEntry): number {
	return hash ?? hashText(JSON.stringify(entry));
}
