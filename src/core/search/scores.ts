import { bestOf, bestPassing } from './best';
import type { PaperFilter } from './paperFilter';
import { withCapacity } from './withCapacity';

/** Scores of papers by their numbers, kept so that the next search need not make them again. */
export class Scores {
	#scores = new Float64Array(0);
	#found = new Uint32Array(0);
	#count = 0;

	/** Forgets everything, and makes room for papers with numbers below `limit`. */
	reset(limit: number): void {
		for (let at = 0; at < this.#count; at++) {
			this.#scores[this.#found[at] ?? 0] = 0;
		}
		this.#count = 0;
		this.#scores = withCapacity(this.#scores, limit);
		this.#found = withCapacity(this.#found, limit);
	}

	/** The papers with a score above zero, in the order in which they got one; good until the next change. */
	get found(): Uint32Array {
		return this.#found.subarray(0, this.#count);
	}

	get(paper: number): number {
		return this.#scores[paper] ?? 0;
	}

	add(paper: number, score: number): void {
		this.set(paper, this.get(paper) + score);
	}

	/** Once found, a paper stays found; a score that is not above zero is passed over. */
	set(paper: number, score: number): void {
		if (!(score > 0)) {
			return;
		}
		if (this.#scores[paper] === 0) {
			this.#found[this.#count++] = paper;
		}
		this.#scores[paper] = score;
	}

	/** Adds to a paper the bits of a set; what is kept are sets, then, and not scores. */
	mark(paper: number, bits: number): void {
		this.set(paper, this.get(paper) | bits);
	}

	/** Multiplies every score; `factor` is above zero. */
	scale(factor: number): void {
		for (const paper of this.found) {
			this.#scores[paper] = factor * this.get(paper);
		}
	}

	highest(): number {
		let highest = 0;
		for (const paper of this.found) {
			highest = Math.max(highest, this.get(paper));
		}
		return highest;
	}

	/** The papers that have `least` at least, of those that may pass. */
	from(least: number, filter?: PaperFilter): Uint32Array {
		const { found } = this;
		const papers = new Uint32Array(found.length);
		let count = 0;
		for (let at = 0; at < found.length; at++) {
			const paper = found[at] ?? 0;
			if (this.get(paper) >= least && (!filter || filter.papers[paper] === 1)) {
				papers[count++] = paper;
			}
		}
		return papers.subarray(0, count);
	}

	/** The `count` best papers, of those that pass, in no order. Ties at the edge fall to the paper that `isBefore` puts first. */
	best(count: number, isBefore: (a: number, b: number) => boolean, filter?: PaperFilter): number[] {
		const isWorse = (a: number, b: number): boolean => {
			const difference = this.get(a) - this.get(b);
			return difference < 0 || (difference === 0 && isBefore(b, a));
		};
		const candidates = filter ? this.from(0, filter) : this.found;
		return filter?.passes
			? bestPassing(candidates, count, isWorse, filter.passes)
			: bestOf(candidates, count, isWorse);
	}
}
