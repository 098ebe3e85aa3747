import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import { isPdf } from '../sources/attachedFiles';
import { startBit, startBits } from './identifiers';
import type { PaperSet } from './paperSet';
import { withCapacity } from './withCapacity';
import type { SaveReader, SaveWriter } from './savedParts';

/** What a paper has or has not by itself. */
export const paperMarks = ['pdf', 'code', 'abstract'] as const;

export type PaperMark = (typeof paperMarks)[number];

/**
 * What conditions ask of every paper, by number: to read it out of papers that are all over the memory takes as long as all the
 * rest of a search.
 */
export class PaperColumns {
	/** Year, month and day in one number, or `undated`. */
	#dates = new Float64Array(0);
	#marks = new Uint8Array(0);
	/** Of a loaded index, the marks of papers that nobody adopted yet. */
	#loadedMarks = new Uint8Array(0);
	#starts = new Uint32Array(0);
	#orders = new Float64Array(0);

	/** @param paper `undefined` where it is gone. */
	set(number: number, paper: Paper | undefined): void {
		this.#dates = withCapacity(this.#dates, number + 1);
		this.#marks = withCapacity(this.#marks, number + 1);
		this.#starts = withCapacity(this.#starts, number + 1);
		this.#starts[number] = paper ? startBits(paper) : 0;
		this.#orders = withCapacity(this.#orders, number + 1);
		this.#orders[number] = paper ? orderOf(paper.id) : 0;
		this.#dates[number] = paper ? dateOf(paper) : undated;
		this.#marks[number] = paper ? isPaper | marksOf(paper) : 0;
	}

	/** Has a loaded paper count, with all that was saved of it. */
	adopt(number: number): void {
		this.#marks[number] = this.#loadedMarks[number] ?? 0;
	}

	/** @param limit one more than the greatest number of a paper. */
	*save(writer: SaveWriter, limit: number): Slices<void> {
		for (const column of [this.#dates, this.#marks, this.#starts, this.#orders]) {
			writer.numbers(withCapacity(column, limit), limit);
			yield;
		}
	}

	/** Reads what `save` wrote: none of the papers counts until it is adopted. */
	*load(reader: SaveReader, limit: number): Slices<void> {
		this.#dates = yield* reader.manyNumbers(Float64Array, limit);
		this.#loadedMarks = yield* reader.manyNumbers(Uint8Array, limit);
		this.#marks = new Uint8Array(limit);
		this.#starts = yield* reader.manyNumbers(Uint32Array, limit);
		this.#orders = yield* reader.manyNumbers(Float64Array, limit);
	}

	/** Greater for later dates; least for a paper without one. */
	dateOf(number: number): number {
		return this.#dates[number] ?? undated;
	}

	/** Below zero if the id of the first stands before that of the second, above if behind it; 0 where they begin alike. */
	compareIds(a: number, b: number): number {
		return (this.#orders[a] ?? 0) - (this.#orders[b] ?? 0);
	}

	/** The papers of which an identifier may begin so: all that do, and few others. */
	withIdentifierStart(start: string): number[] {
		const bit = startBit(start);
		const numbers: number[] = [];
		for (let number = 0; number < this.#starts.length; number++) {
			if (((this.#starts[number] ?? 0) & bit) !== 0) {
				numbers.push(number);
			}
		}
		return numbers;
	}

	/** All papers that there are. */
	all(limit: number): PaperSet {
		return this.#withBit(isPaper, limit);
	}

	/** Those of certain years, the last one included. */
	ofYears(first: number, last: number, limit: number): PaperSet {
		const set = this.all(limit);
		const from = first * perYear;
		const to = (last + 1) * perYear;
		for (let number = 0; number < limit; number++) {
			const date = this.dateOf(number);
			if (!(date > undated && from <= date && date < to)) {
				set[number] = 0;
			}
		}
		return set;
	}

	with(mark: PaperMark, limit: number): PaperSet {
		return this.#withBit(markBits[mark], limit);
	}

	#withBit(bit: number, limit: number): PaperSet {
		const set = new Uint8Array(limit);
		for (let number = 0; number < limit; number++) {
			set[number] = ((this.#marks[number] ?? 0) & bit) === 0 ? 0 : 1;
		}
		return set;
	}
}

function dateOf({ issued }: Paper): number {
	return issued ? issued.year * perYear + (issued.month ?? 0) * 100 + (issued.day ?? 0) : undated;
}

/** A number for the beginning of an id, so that ids are in the order of their numbers; up to the first letter beyond ASCII. */
function orderOf(id: string): number {
	let order = 0;
	let isAscii = true;
	for (let at = 0; at < orderedLetters; at++) {
		const unit: number = isAscii && at < id.length ? id.charCodeAt(at) : 0;
		isAscii &&= unit < mostLetter;
		order = order * (mostLetter + 1) + Math.min(unit, mostLetter);
	}
	return order;
}

function marksOf({ links, files, abstract }: Paper): number {
	const hasPdf = links.some(({ kind }) => kind === 'pdf') || (files?.some(isPdf) ?? false);
	const hasCode = links.some(({ kind }) => kind === 'code');
	return (
		(hasPdf ? markBits.pdf : 0) |
		(hasCode ? markBits.code : 0) |
		(abstract !== undefined && abstract.trim() !== '' ? markBits.abstract : 0)
	);
}

/** As many as a number has room for. */
const orderedLetters = 7;
/** It stands for itself and all beyond. */
const mostLetter = 0x7f;
const undated = -Infinity;
const perYear = 10_000;
const isPaper = 1;
const markBits: Readonly<Record<PaperMark, number>> = { pdf: 2, code: 4, abstract: 8 };
