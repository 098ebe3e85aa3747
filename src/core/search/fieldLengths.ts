import type { Slices } from '../model/slices';
import { searchFields } from './paperFields';
import { withCapacity } from './withCapacity';
import type { SaveReader, SaveWriter } from './savedParts';

/**
 * How long each field of each paper is, in terms, and how long on average. The average of abstracts is over the papers whose
 * abstract is in, so that it is right while the rest are still on their way.
 */
export class FieldLengths {
	readonly #lengths: Uint16Array[] = searchFields.map(() => new Uint16Array(0));
	/** 1 for each paper that is in, 3 if its abstract is as well, even an empty one. */
	#states = new Uint8Array(0);
	// Sums over all papers are integers, so that removals leave no rounding behind.
	#totals = new Float64Array(searchFields.length);
	#papers = 0;
	#abstracts = 0;

	/** How many papers are in. */
	get size(): number {
		return this.#papers;
	}

	/** One more than the greatest number of a paper that was ever in. */
	limit = 0;

	addHead(paper: number): void {
		this.limit = Math.max(this.limit, paper + 1);
		this.#states = withCapacity(this.#states, this.limit);
		this.#states[paper] = headIn;
		this.#papers++;
	}

	addAbstract(paper: number): void {
		this.#states[paper] = headIn | abstractIn;
		this.#abstracts++;
	}

	/** @param length counts up to 65,535. */
	set(paper: number, field: number, length: number): void {
		const lengths = withCapacity(this.#lengths[field] ?? new Uint16Array(0), paper + 1);
		this.#lengths[field] = lengths;
		const counted = Math.min(length, longest);
		this.#totals[field] = (this.#totals[field] ?? 0) + counted - (lengths[paper] ?? 0);
		lengths[paper] = counted;
	}

	remove(paper: number): void {
		for (const field of searchFields.keys()) {
			this.set(paper, field, 0);
		}
		this.#abstracts -= this.hasAbstract(paper) ? 1 : 0;
		this.#papers--;
		this.#states[paper] = 0;
	}

	has(paper: number): boolean {
		return ((this.#states[paper] ?? 0) & headIn) !== 0;
	}

	/** Whether the paper's abstract is in, even an empty one. */
	hasAbstract(paper: number): boolean {
		return ((this.#states[paper] ?? 0) & abstractIn) !== 0;
	}

	/** By paper; good until the next change. */
	of(field: number): Uint16Array {
		return this.#lengths[field] ?? noLengths;
	}

	/** One over the average; 1 while that is 0. */
	perAverage(field: number): number {
		const total = this.#totals[field] ?? 0;
		return total === 0 ? 1 : (field === abstractField ? this.#abstracts : this.#papers) / total;
	}

	*save(writer: SaveWriter): Slices<void> {
		writer.number(this.limit);
		writer.number(this.#papers);
		writer.number(this.#abstracts);
		writer.numbers(this.#totals, searchFields.length);
		writer.numbers(withCapacity(this.#states, this.limit), this.limit);
		for (const lengths of this.#lengths) {
			writer.numbers(withCapacity(lengths, this.limit), this.limit);
			yield;
		}
	}

	static *load(reader: SaveReader): Slices<FieldLengths> {
		const lengths = new FieldLengths();
		lengths.limit = reader.number();
		lengths.#papers = reader.number();
		lengths.#abstracts = reader.number();
		lengths.#totals = reader.numbers(Float64Array, searchFields.length);
		lengths.#states = reader.numbers(Uint8Array, lengths.limit);
		for (const [field] of searchFields.entries()) {
			lengths.#lengths[field] = reader.numbers(Uint16Array, lengths.limit);
			yield;
		}
		return lengths;
	}
}

const headIn = 1;
const abstractIn = 2;
const longest = 0xffff;
const noLengths = new Uint16Array(0);
const abstractField = searchFields.indexOf('abstract');
