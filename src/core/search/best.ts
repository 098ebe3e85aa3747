/**
 * The `count` best of many, in no order, without sorting them all: what a search would take longest for.
 *
 * @param isWorse whether the first is worse than the second.
 */
export function bestOf(
	candidates: Iterable<number>,
	count: number,
	isWorse: (a: number, b: number) => boolean,
): number[] {
	// A heap with the worst of the chosen on top.
	const heap: number[] = [];
	for (const candidate of candidates) {
		if (heap.length < count) {
			heap.push(candidate);
			rise(heap, heap.length - 1, isWorse);
		} else if (heap[0] !== undefined && isWorse(heap[0], candidate)) {
			heap[0] = candidate;
			sink(heap, isWorse);
		}
	}
	return heap;
}

/**
 * The `count` best of those that pass, best first. As few as may be are asked, from the best on, since it may take long to say.
 */
export function bestPassing(
	candidates: Uint32Array,
	count: number,
	isWorse: (a: number, b: number) => boolean,
	passes: (candidate: number) => boolean,
): number[] {
	for (let looked = lookedPerWanted * count; ; looked *= lookedPerWanted) {
		const best = bestOf(candidates, looked, isWorse).sort((a, b) => (isWorse(a, b) ? 1 : -1));
		const passing: number[] = [];
		for (let at = 0; at < best.length && passing.length < count; at++) {
			const candidate = best[at];
			if (candidate !== undefined && passes(candidate)) {
				passing.push(candidate);
			}
		}
		if (passing.length === count || looked >= candidates.length) {
			return passing;
		}
	}
}

const lookedPerWanted = 4;

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
