import type { Slices } from '../model/slices';
import { compareTexts } from '../text/compareTexts';
import { withCapacity } from './withCapacity';
import type { SaveReader, SaveWriter } from './savedParts';

/** Terms of a paper or text, as the lexicon numbers them, and how often each stands there. */
type TermCounts = ReadonlyMap<number, number>;

/**
 * Latent semantic analysis (Deerwester et al., JASIS 41(6), 1990) of a library: papers as points in the space of the terms
 * that go together in it, so that two papers can be near without a word in common.
 *
 * The space is the span of the greatest right singular vectors of the matrix of papers and terms (log frequency times
 * inverse document frequency, rows of length 1), found by subspace iteration (Halko, Martinsson and Tropp, SIAM Review
 * 53(2), 2011). The basis need not be the singular vectors themselves, since cosines do not depend on it. The first guess
 * comes from the terms' own letters, so that the same papers in the same order give the same space to the last bit.
 *
 * Papers go by small numbers; their places are kept in a byte per dimension, which moves a cosine by less than .01.
 */
export class LatentSpace {
	/** By paper, its place, in steps of its own length; see `#steps`. */
	#points = new Int8Array(0);
	/** By paper, how long a step of its point is; 0 where it has no place. */
	#steps = new Float32Array(0);
	#cosines = new Float32Array(0);
	#limit = 0;

	private constructor(
		/** A multiple of four. */
		private readonly dimensions: number,
		private readonly terms: ReadonlyMap<number, Term>,
		private readonly basis: Float32Array,
	) {}

	/** Makes the space from papers, in slices. */
	static *build(papers: Iterable<TermCounts>, wordOf: (term: number) => string): Slices<LatentSpace> {
		const rows: TermCounts[] = [];
		for (const paper of papers) {
			rows.push(paper);
			if (rows.length % papersPerStep === 0) {
				yield;
			}
		}
		const terms = yield* chooseTerms(rows, wordOf);
		const matrix = yield* toMatrix(rows, terms);
		const wanted = Math.min(maxDimensions, rows.length / papersPerDimension);
		const dimensions = 4 * Math.ceil(wanted / 4);
		let basis = yield* firstGuess(terms, dimensions, wordOf);
		for (let round = 0; round < rounds; round++) {
			yield* orthonormalise(basis, dimensions, 1);
			basis = yield* multiply(matrix, basis, dimensions);
		}
		// Twice, since one pass loses too many digits.
		yield* orthonormalise(basis, dimensions, 2);
		return new LatentSpace(dimensions, terms, basis);
	}

	/** Gives a paper its place, or a new one. */
	place(paper: number, terms: TermCounts): void {
		this.#limit = Math.max(this.#limit, paper + 1);
		this.#points = withCapacity(this.#points, this.#limit * this.dimensions);
		this.#steps = withCapacity(this.#steps, this.#limit);
		const point = this.pointOf(terms);
		const greatest = point.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
		let squares = 0;
		for (let axis = 0; axis < point.length; axis++) {
			const steps = Math.round(((point[axis] ?? 0) / greatest) * mostSteps);
			this.#points[paper * this.dimensions + axis] = steps;
			squares += steps * steps;
		}
		// So that it is of length 1 as it is kept.
		this.#steps[paper] = squares === 0 ? 0 : 1 / Math.sqrt(squares);
	}

	forget(paper: number): void {
		if (paper < this.#limit) {
			this.#steps[paper] = 0;
		}
	}

	/** The place of a text with these terms: of length 1, or all zero when the space knows none of them. */
	pointOf(terms: TermCounts): Float32Array {
		const point = new Float32Array(this.dimensions);
		for (const [term, frequency] of terms) {
			const known = this.terms.get(term);
			if (known) {
				const weight = Math.log1p(frequency) * known.rarity;
				addTo(point, 0, weight, this.basis, known.row * point.length, point.length);
			}
		}
		const length = Math.sqrt(point.reduce((sum, value) => sum + value * value, 0)) || 1;
		return point.map((value) => value / length);
	}

	/** The cosine between the point and a paper's; zero when the paper has no place. */
	cosine(point: Float32Array, paper: number): number {
		const step = this.#steps[paper] ?? 0;
		return step === 0 ? 0 : step * dot(point, this.#points, paper * this.dimensions);
	}

	/**
	 * The cosine between the point and each paper's, -1 to 1, by paper; `NaN` for one without a place. Good until the next call.
	 *
	 * In bulk, since every search compares with all of them.
	 */
	compare(point: Float32Array): Float32Array {
		this.#cosines = withCapacity(this.#cosines, this.#limit);
		for (let paper = 0; paper < this.#limit; paper++) {
			const step = this.#steps[paper] ?? 0;
			this.#cosines[paper] =
				step === 0 ? Number.NaN : step * dot(point, this.#points, paper * this.dimensions);
		}
		return this.#cosines.subarray(0, this.#limit);
	}

	*save(writer: SaveWriter): Slices<void> {
		writer.number(this.dimensions);
		writer.number(this.terms.size);
		writer.numbers(Uint32Array.from(this.terms.keys()), this.terms.size);
		writer.numbers(
			Float64Array.from(this.terms.values(), ({ rarity }) => rarity),
			this.terms.size,
		);
		writer.numbers(this.basis, this.basis.length);
		yield;
		writer.number(this.#limit);
		writer.numbers(this.#steps, this.#limit);
		writer.numbers(this.#points, this.#limit * this.dimensions);
		yield;
	}

	static *load(reader: SaveReader): Slices<LatentSpace> {
		const dimensions = reader.number();
		const size = reader.number();
		if (dimensions > maxDimensions) {
			throw new RangeError('A saved index has a space of too many dimensions.');
		}
		const terms = reader.numbers(Uint32Array, size);
		const rarities = reader.numbers(Float64Array, size);
		const rows = Array.from(terms, (term, row): [number, Term] => [
			term,
			{ row, rarity: rarities[row] ?? 0 },
		]);
		yield;
		const basis = yield* reader.manyNumbers(Float32Array, size * dimensions);
		const space = new LatentSpace(dimensions, new Map(rows), basis);
		space.#limit = reader.number();
		space.#steps = reader.numbers(Float32Array, space.#limit);
		space.#points = yield* reader.manyNumbers(Int8Array, space.#limit * dimensions);
		return space;
	}
}

interface Term {
	/** Its row in the basis. */
	readonly row: number;
	readonly rarity: number;
}

/** A sparse matrix, a paper to a row. */
interface Matrix {
	/** Where each row begins in the two arrays, and after the last where it ends. */
	readonly starts: Int32Array;
	readonly columns: Int32Array;
	readonly weights: Float32Array;
}

/** The commonest terms that are in two papers at least and not in every other one. */
function* chooseTerms(
	rows: readonly TermCounts[],
	wordOf: (term: number) => string,
): Slices<Map<number, Term>> {
	const frequencies = new Map<number, number>();
	for (const [at, row] of rows.entries()) {
		for (const term of row.keys()) {
			frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
		}
		if (at % rowsPerStep === rowsPerStep - 1) {
			yield;
		}
	}
	const candidates: { readonly term: number; readonly word: string; readonly frequency: number }[] = [];
	for (const [term, frequency] of frequencies) {
		if (frequency >= fewestPapers && frequency <= rows.length * commonest) {
			candidates.push({ term, word: wordOf(term), frequency });
		}
	}
	yield;
	candidates.sort((a, b) => b.frequency - a.frequency || compareTexts(a.word, b.word));
	yield;
	return new Map(
		candidates
			.slice(0, maxTerms)
			.map(({ term, frequency }, row) => [term, { row, rarity: Math.log(rows.length / frequency) }]),
	);
}

function* toMatrix(rows: readonly TermCounts[], terms: ReadonlyMap<number, Term>): Slices<Matrix> {
	const starts = new Int32Array(rows.length + 1);
	const columns: number[] = [];
	const weights: number[] = [];
	for (const [at, row] of rows.entries()) {
		const start = weights.length;
		let squares = 0;
		for (const [name, frequency] of row) {
			const term = terms.get(name);
			if (term) {
				const weight = Math.log1p(frequency) * term.rarity;
				columns.push(term.row);
				weights.push(weight);
				squares += weight * weight;
			}
		}
		const length = Math.sqrt(squares);
		for (let entry = start; entry < weights.length; entry++) {
			weights[entry] = (weights[entry] ?? 0) / length;
		}
		starts[at + 1] = weights.length;
		if (at % rowsPerStep === rowsPerStep - 1) {
			yield;
		}
	}
	return { starts, columns: Int32Array.from(columns), weights: Float32Array.from(weights) };
}

/** Numbers between -1 and 1 that depend on nothing but the term. */
function* firstGuess(
	terms: ReadonlyMap<number, Term>,
	dimensions: number,
	wordOf: (term: number) => string,
): Slices<Float32Array> {
	const guess = new Float32Array(terms.size * dimensions);
	for (const [term, { row }] of terms) {
		// FNV-1a for the term, then a mixing step per number.
		const word = wordOf(term);
		let state = 2166136261;
		for (let letter = 0; letter < word.length; letter++) {
			state = Math.imul(state ^ word.charCodeAt(letter), 16777619);
		}
		for (let axis = 0; axis < dimensions; axis++) {
			state = Math.imul(state ^ (state >>> 15), 2246822519) + axis;
			state = Math.imul(state ^ (state >>> 13), 3266489917);
			guess[row * dimensions + axis] = (state ^ (state >>> 16)) / 2 ** 31;
		}
		if (row % termsPerStep === 0) {
			yield;
		}
	}
	return guess;
}

/** The matrix, transposed, times itself, times the basis. */
function* multiply(matrix: Matrix, basis: Float32Array, dimensions: number): Slices<Float32Array> {
	const { starts, columns, weights } = matrix;
	const product = new Float32Array(basis.length);
	const paper = new Float32Array(dimensions);
	let work = 0;
	for (let row = 0; row + 1 < starts.length; row++) {
		const start = at(starts, row);
		const end = at(starts, row + 1);
		paper.fill(0);
		for (let entry = start; entry < end; entry++) {
			addTo(paper, 0, at(weights, entry), basis, at(columns, entry) * dimensions, dimensions);
		}
		for (let entry = start; entry < end; entry++) {
			addTo(product, at(columns, entry) * dimensions, at(weights, entry), paper, 0, dimensions);
		}
		work += 2 * (end - start) * dimensions;
		if (work > workPerStep) {
			work = 0;
			yield;
		}
	}
	return product;
}

/** Makes the columns orthogonal and of length 1, in place, by Cholesky QR. */
function* orthonormalise(basis: Float32Array, dimensions: number, passes: number): Slices<void> {
	for (let pass = 0; pass < passes; pass++) {
		const factor = new Float64Array(dimensions * dimensions);
		const rowsBetween = Math.ceil(workPerStep / (dimensions * dimensions));
		const rows = basis.length / dimensions;
		for (let row = 0; row < rows; row++) {
			addProducts(factor, basis, row * dimensions, dimensions);
			if (row % rowsBetween === rowsBetween - 1) {
				yield;
			}
		}
		decompose(factor, dimensions);
		for (let row = 0; row < rows; row++) {
			solveRow(factor, basis, row * dimensions, dimensions);
			if (row % rowsBetween === rowsBetween - 1) {
				yield;
			}
		}
	}
}

// Functions of their own, since loops in a generator are compiled late. Where the time goes, here and below, arrays are indexed
// directly: `at`, called with three kinds of them, is slower.

/** Adds the products of all pairs of numbers in a row of the basis, to the lower triangle. */
function addProducts(factor: Float64Array, basis: Float32Array, offset: number, dimensions: number): void {
	for (let a = 0; a < dimensions; a++) {
		const value = basis[offset + a] ?? 0;
		const line = a * dimensions;
		for (let b = 0; b <= a; b++) {
			factor[line + b] = (factor[line + b] ?? 0) + value * (basis[offset + b] ?? 0);
		}
	}
}

/** Divides a row of the basis by the lower triangle. */
function solveRow(factor: Float64Array, basis: Float32Array, offset: number, dimensions: number): void {
	for (let a = 0; a < dimensions; a++) {
		let value = basis[offset + a] ?? 0;
		const line = a * dimensions;
		for (let b = 0; b < a; b++) {
			value -= (factor[line + b] ?? 0) * (basis[offset + b] ?? 0);
		}
		basis[offset + a] = value / (factor[line + a] ?? 1);
	}
}

/** Cholesky decomposition in place, lower triangle; an axis that depends on earlier ones fades out. */
function decompose(factor: Float64Array, dimensions: number): void {
	for (let a = 0; a < dimensions; a++) {
		for (let b = 0; b <= a; b++) {
			let value = at(factor, a * dimensions + b);
			for (let c = 0; c < b; c++) {
				value -= at(factor, a * dimensions + c) * at(factor, b * dimensions + c);
			}
			const onDiagonal = a === b;
			factor[a * dimensions + b] = onDiagonal
				? Math.sqrt(Math.max(value, smallest))
				: value / at(factor, b * dimensions + b);
		}
	}
}

/** In four sums, which a processor adds up at the same time. */
function dot(point: Float32Array, points: Int8Array, offset: number): number {
	let a = 0;
	let b = 0;
	let c = 0;
	let d = 0;
	for (let axis = 0; axis < point.length; axis += 4) {
		a += (point[axis] ?? 0) * (points[offset + axis] ?? 0);
		b += (point[axis + 1] ?? 0) * (points[offset + axis + 1] ?? 0);
		c += (point[axis + 2] ?? 0) * (points[offset + axis + 2] ?? 0);
		d += (point[axis + 3] ?? 0) * (points[offset + axis + 3] ?? 0);
	}
	return a + b + c + d;
}

/** Adds so many numbers of `source`, from an offset on, times `factor`, to those of `target`. */
function addTo(
	target: Float32Array,
	targetOffset: number,
	factor: number,
	source: Float32Array,
	sourceOffset: number,
	count: number,
): void {
	for (let axis = 0; axis < count; axis++) {
		target[targetOffset + axis] =
			(target[targetOffset + axis] ?? 0) + factor * (source[sourceOffset + axis] ?? 0);
	}
}

function at(numbers: Float32Array | Float64Array | Int32Array, place: number): number {
	return numbers[place] ?? 0;
}

const maxDimensions = 80;
const papersPerDimension = 3;
const rounds = 3;
const fewestPapers = 2;
const commonest = 0.5;
const maxTerms = 12_000;
const smallest = 1e-12;
/** A coordinate is a whole number of steps from -127 to 127. */
const mostSteps = 127;
// How much is done between two steps: each about 5 ms.
const papersPerStep = 20;
const rowsPerStep = 250;
const termsPerStep = 2000;
const workPerStep = 500_000;
