import type { Slices } from '../../model/slices';
import type { PaperIndex } from '../paperIndex';
import { rarityOf } from './filedPapers';

/** What a paper says, as two vectors of length 1, or of none. */
export interface PaperVector {
	/** Terms with their weights, log frequency times rarity. */
	readonly words: ReadonlyMap<number, number>;
	/** The place in the latent space; empty while there is none. */
	readonly place: Float32Array;
}

/** The vectors of papers, in their order, in slices. */
export function* readVectors(index: PaperIndex, numbers: readonly number[]): Slices<readonly PaperVector[]> {
	const vectors: PaperVector[] = [];
	for (const number of numbers) {
		const { all } = index.termsOf(number);
		const words = new Map<number, number>();
		let squares = 0;
		for (const [term, frequency] of all) {
			const weight = Math.log1p(frequency) * rarityOf(index, term);
			if (weight > 0) {
				words.set(term, weight);
				squares += weight * weight;
			}
		}
		const length = Math.sqrt(squares);
		for (const [term, weight] of words) {
			words.set(term, weight / length);
		}
		vectors.push({ words, place: index.latent?.pointOf(all) ?? noPlace });
		if (vectors.length % papersPerStep === 0) {
			yield;
		}
	}
	return vectors;
}

/** The middle of some vectors: its similarity to a vector is the mean of theirs. */
export function middleOf(vectors: readonly PaperVector[]): PaperVector {
	const words = new Map<number, number>();
	const place = new Float32Array(vectors[0]?.place.length ?? 0);
	for (const vector of vectors) {
		for (const [term, weight] of vector.words) {
			words.set(term, (words.get(term) ?? 0) + weight / vectors.length);
		}
		for (const [axis, value] of vector.place.entries()) {
			place[axis] = (place[axis] ?? 0) + value / vectors.length;
		}
	}
	return { words, place };
}

/**
 * Vectors that others are compared with: by lists of those that have each term, since most two have few terms in common.
 */
export class VectorTable {
	readonly #vectors: PaperVector[] = [];
	/** By term, places in the table and the weights there, in turn. */
	readonly #lists = new Map<number, number[]>();

	add(vector: PaperVector): void {
		for (const [term, weight] of vector.words) {
			const list = this.#lists.get(term) ?? [];
			list.push(this.#vectors.length, weight);
			this.#lists.set(term, list);
		}
		this.#vectors.push(vector);
	}

	/** By place in the table: half the cosine of the words, half that of the places; of the words alone while there are none. */
	compare({ words, place }: PaperVector): Float64Array {
		const row = new Float64Array(this.#vectors.length);
		for (const [term, weight] of words) {
			const list = this.#lists.get(term) ?? noList;
			for (let at = 0; at < list.length; at += 2) {
				const other = list[at] ?? 0;
				row[other] = (row[other] ?? 0) + weight * (list[at + 1] ?? 0);
			}
		}
		if (place.length > 0) {
			for (const [at, other] of this.#vectors.entries()) {
				row[at] = (1 - latentShare) * (row[at] ?? 0) + latentShare * dot(place, other.place);
			}
		}
		return row;
	}
}

/** The similarities of each two, by row and column, in slices; those of one to itself are 0. */
export function* compareAll(vectors: readonly PaperVector[]): Slices<Float32Array> {
	const count = vectors.length;
	const similarities = new Float32Array(count * count);
	const before = new VectorTable();
	for (const [at, vector] of vectors.entries()) {
		for (const [other, value] of before.compare(vector).entries()) {
			similarities[at * count + other] = value;
			similarities[other * count + at] = value;
		}
		before.add(vector);
		if (at % papersPerStep === papersPerStep - 1) {
			yield;
		}
	}
	return similarities;
}

function dot(a: Float32Array, b: Float32Array): number {
	let sum = 0;
	for (let axis = 0; axis < a.length; axis++) {
		sum += (a[axis] ?? 0) * (b[axis] ?? 0);
	}
	return sum;
}

const noList: readonly number[] = [];
const latentShare = 0.5;
const noPlace = new Float32Array(0);
const papersPerStep = 10;
