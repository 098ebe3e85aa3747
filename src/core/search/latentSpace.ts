/** Terms of a paper or text, and how often each stands there. */
export type TermCounts = ReadonlyMap<string, number>;

/**
 * Latent semantic analysis (Deerwester et al., JASIS 41(6), 1990) of a library: papers as points in the space of the terms
 * that go together in it, so that two papers can be near without a word in common.
 *
 * The space is the span of the greatest right singular vectors of the matrix of papers and terms (log frequency times
 * inverse document frequency, rows of length 1), found by subspace iteration (Halko, Martinsson and Tropp, SIAM Review
 * 53(2), 2011). The basis need not be the singular vectors themselves, since cosines do not depend on it. The first guess
 * comes from the terms' own letters, so that the same papers in the same order give the same space to the last bit.
 */
export class LatentSpace {
	/** A multiple of four. */
	readonly #dimensions: number;
	readonly #terms: ReadonlyMap<string, Term>;
	readonly #basis: Float32Array;
	readonly #slots = new Map<number, number>();
	readonly #freeSlots: number[] = [];
	#points = new Float32Array(0);

	/** How many papers the space was made from. */
	readonly size: number;

	private constructor(
		size: number,
		dimensions: number,
		terms: ReadonlyMap<string, Term>,
		basis: Float32Array,
	) {
		this.size = size;
		this.#dimensions = dimensions;
		this.#terms = terms;
		this.#basis = basis;
	}

	/** Makes the space; each step takes a few milliseconds. */
	static *build(papers: Iterable<TermCounts>): Generator<void, LatentSpace> {
		const rows: TermCounts[] = [];
		for (const paper of papers) {
			rows.push(paper);
			if (rows.length % papersPerStep === 0) {
				yield;
			}
		}
		const terms = yield* chooseTerms(rows);
		const matrix = yield* toMatrix(rows, terms);
		const wanted = Math.min(maxDimensions, rows.length / papersPerDimension);
		const dimensions = 4 * Math.ceil(wanted / 4);
		let basis = firstGuess(terms, dimensions);
		for (let round = 0; round < rounds; round++) {
			yield* orthonormalise(basis, dimensions, 1);
			basis = yield* multiply(matrix, basis, dimensions);
		}
		// Twice, since one pass loses too many digits.
		yield* orthonormalise(basis, dimensions, 2);
		return new LatentSpace(rows.length, dimensions, terms, basis);
	}

	has(paper: number): boolean {
		return this.#slots.has(paper);
	}

	/** The papers that have a place. */
	papers(): Iterable<number> {
		return this.#slots.keys();
	}

	/** Gives a paper its place, or a new one. */
	place(paper: number, terms: TermCounts): void {
		const slot = this.#slots.get(paper) ?? this.#freeSlots.pop() ?? this.#slots.size;
		this.#slots.set(paper, slot);
		const needed = (slot + 1) * this.#dimensions;
		if (this.#points.length < needed) {
			const roomier = new Float32Array(Math.ceil(needed * 1.5));
			roomier.set(this.#points);
			this.#points = roomier;
		}
		this.#points.set(this.pointOf(terms), slot * this.#dimensions);
	}

	forget(paper: number): void {
		const slot = this.#slots.get(paper);
		if (slot !== undefined) {
			this.#slots.delete(paper);
			this.#freeSlots.push(slot);
		}
	}

	/** The place of a text with these terms: of length 1, or all zero when the space knows none of them. */
	pointOf(terms: TermCounts): Float32Array {
		const point = new Float32Array(this.#dimensions);
		for (const [term, frequency] of terms) {
			const known = this.#terms.get(term);
			if (known) {
				addTo(
					point,
					0,
					Math.log1p(frequency) * known.rarity,
					this.#basis,
					known.row * point.length,
					point.length,
				);
			}
		}
		const length = Math.sqrt(dot(point, point, 0)) || 1;
		return point.map((value) => value / length);
	}

	/** The cosine between the point and a paper's; zero when the paper has no place. */
	cosine(point: Float32Array, paper: number): number {
		const slot = this.#slots.get(paper);
		return slot === undefined ? 0 : dot(point, this.#points, slot * this.#dimensions);
	}

	/**
	 * The cosine between the point and each paper's, -1 to 1, in the order of `papers`.
	 *
	 * In bulk and without a call per paper, since every search compares with all of them.
	 */
	compare(point: Float32Array): { readonly papers: readonly number[]; readonly cosines: Float32Array } {
		const papers: number[] = [];
		const cosines = new Float32Array(this.#slots.size);
		for (const [paper, slot] of this.#slots) {
			cosines[papers.length] = dot(point, this.#points, slot * this.#dimensions);
			papers.push(paper);
		}
		return { papers, cosines };
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
function* chooseTerms(rows: readonly TermCounts[]): Generator<void, Map<string, Term>> {
	const frequencies = new Map<string, number>();
	for (const [at, row] of rows.entries()) {
		for (const term of row.keys()) {
			frequencies.set(term, (frequencies.get(term) ?? 0) + 1);
		}
		if (at % rowsPerStep === rowsPerStep - 1) {
			yield;
		}
	}
	const chosen = [...frequencies]
		.filter(([, frequency]) => frequency >= fewestPapers && frequency <= rows.length * commonest)
		.sort(([a, frequencyA], [b, frequencyB]) => frequencyB - frequencyA || (a < b ? -1 : 1))
		.slice(0, maxTerms);
	return new Map(
		chosen.map(([term, frequency], row) => [term, { row, rarity: Math.log(rows.length / frequency) }]),
	);
}

function* toMatrix(rows: readonly TermCounts[], terms: ReadonlyMap<string, Term>): Generator<void, Matrix> {
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
function firstGuess(terms: ReadonlyMap<string, Term>, dimensions: number): Float32Array {
	const guess = new Float32Array(terms.size * dimensions);
	for (const [term, { row }] of terms) {
		// FNV-1a for the term, then a mixing step per number.
		let state = 2166136261;
		for (let letter = 0; letter < term.length; letter++) {
			state = Math.imul(state ^ term.charCodeAt(letter), 16777619);
		}
		for (let axis = 0; axis < dimensions; axis++) {
			state = Math.imul(state ^ (state >>> 15), 2246822519) + axis;
			state = Math.imul(state ^ (state >>> 13), 3266489917);
			guess[row * dimensions + axis] = (state ^ (state >>> 16)) / 2 ** 31;
		}
	}
	return guess;
}

/** The matrix, transposed, times itself, times the basis. */
function* multiply(matrix: Matrix, basis: Float32Array, dimensions: number): Generator<void, Float32Array> {
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
function* orthonormalise(basis: Float32Array, dimensions: number, passes: number): Generator<void, void> {
	for (let pass = 0; pass < passes; pass++) {
		const factor = new Float64Array(dimensions * dimensions);
		const rowsBetween = Math.ceil(workPerStep / (dimensions * dimensions));
		const rows = basis.length / dimensions;
		for (let row = 0; row < rows; row++) {
			const offset = row * dimensions;
			for (let a = 0; a < dimensions; a++) {
				const value = at(basis, offset + a);
				for (let b = 0; b <= a; b++) {
					factor[a * dimensions + b] = at(factor, a * dimensions + b) + value * at(basis, offset + b);
				}
			}
			if (row % rowsBetween === rowsBetween - 1) {
				yield;
			}
		}
		decompose(factor, dimensions);
		for (let row = 0; row < rows; row++) {
			const offset = row * dimensions;
			for (let a = 0; a < dimensions; a++) {
				let value = at(basis, offset + a);
				for (let b = 0; b < a; b++) {
					value -= at(factor, a * dimensions + b) * at(basis, offset + b);
				}
				basis[offset + a] = value / at(factor, a * dimensions + a);
			}
			if (row % rowsBetween === rowsBetween - 1) {
				yield;
			}
		}
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

// The two below are where the time goes, so they index directly: `at`, called with three kinds of array, is slower.

/** In four sums, which a processor adds up at the same time. */
function dot(point: Float32Array, points: Float32Array, offset: number): number {
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
// How much is done between two steps: each about 5 ms.
const papersPerStep = 20;
const rowsPerStep = 250;
const workPerStep = 4_000_000;
