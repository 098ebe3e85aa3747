/** Scores of papers by their numbers, kept so that the next search need not make them anew. */
export class Scores {
	#scores = new Float64Array(0);
	#found: number[] = [];

	/** Forgets everything, and makes room for papers with numbers below `limit`. */
	reset(limit: number): void {
		if (this.#scores.length < limit) {
			this.#scores = new Float64Array(Math.ceil(limit * 1.5));
		} else {
			for (const paper of this.#found) {
				this.#scores[paper] = 0;
			}
		}
		this.#found = [];
	}

	/** The papers with a score above zero, in the order in which they got one. */
	get found(): readonly number[] {
		return this.#found;
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
			this.#found.push(paper);
		}
		this.#scores[paper] = score;
	}

	/** Multiplies every score; `factor` is above zero. */
	scale(factor: number): void {
		for (const paper of this.#found) {
			this.#scores[paper] = factor * this.get(paper);
		}
	}

	highest(): number {
		let highest = 0;
		for (const paper of this.#found) {
			highest = Math.max(highest, this.get(paper));
		}
		return highest;
	}

	/** The `count` best papers, in no order. Ties at the edge fall to the paper that `isBefore` puts first. */
	best(count: number, isBefore: (a: number, b: number) => boolean): number[] {
		// A heap with the worst of the chosen on top: sorting all is what a search would take longest for.
		const heap: number[] = [];
		const isWorse = (a: number, b: number): boolean => {
			const difference = this.get(a) - this.get(b);
			return difference < 0 || (difference === 0 && isBefore(b, a));
		};
		for (const paper of this.#found) {
			if (heap.length < count) {
				heap.push(paper);
				rise(heap, heap.length - 1, isWorse);
			} else if (heap[0] !== undefined && isWorse(heap[0], paper)) {
				heap[0] = paper;
				sink(heap, isWorse);
			}
		}
		return heap;
	}
}

type Order = (a: number, b: number) => boolean;

function rise(heap: number[], from: number, isWorse: Order): void {
	let place = from;
	while (place > 0) {
		const parent = (place - 1) >> 1;
		if (!swapIf(heap, parent, place, isWorse)) {
			return;
		}
		place = parent;
	}
}

function sink(heap: number[], isWorse: Order): void {
	let place = 0;
	for (;;) {
		const left = 2 * place + 1;
		const right = left + 1;
		const leftPaper = heap[left];
		const rightPaper = heap[right];
		if (leftPaper === undefined) {
			return;
		}
		const child = rightPaper !== undefined && isWorse(rightPaper, leftPaper) ? right : left;
		if (!swapIf(heap, place, child, isWorse)) {
			return;
		}
		place = child;
	}
}

/** Swaps parent and child where the child is worse. */
function swapIf(heap: number[], parent: number, child: number, isWorse: Order): boolean {
	const above = heap[parent];
	const below = heap[child];
	if (above === undefined || below === undefined || !isWorse(below, above)) {
		return false;
	}
	heap[parent] = below;
	heap[child] = above;
	return true;
}
