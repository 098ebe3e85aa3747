import type { Slices } from '../core/model/slices';
import { toError } from '../core/model/thrown';
import { nextTurn } from './nextTurn';

/**
 * Runs slices of work in the background. Of all work that is under way, one has a few milliseconds in each turn of the event loop,
 * so that together they never hold the extension host for longer than one alone.
 *
 * @returns `undefined` as soon as the outcome is no longer wanted.
 * @throws what the work throws.
 */
export function runSlices<T>(
	slices: Slices<T>,
	isWanted: () => boolean = () => true,
): Promise<T | undefined> {
	return new Promise((resolve, reject) => {
		workInTurns(() => {
			if (!isWanted()) {
				resolve(undefined);
				return 'done';
			}
			try {
				const until = performance.now() + milliseconds;
				do {
					const { done, value } = slices.next();
					if (done) {
						resolve(value);
						return 'done';
					}
				} while (performance.now() < until);
				return 'goes on';
			} catch (error) {
				reject(toError(error));
				return 'done';
			}
		});
	});
}

/** Waits for a turn of the event loop in which no other of that work goes on. */
export function ownTurn(): Promise<void> {
	return new Promise((resolve) => {
		workInTurns(() => {
			resolve();
			return 'done';
		});
	});
}

/** For how long one turn held the event loop at most, in milliseconds, garbage collection in it included. */
export function longestTurn(): number {
	return longest;
}

function workInTurns(job: Job): void {
	waiting.push(job);
	if (waiting.length === 1) {
		nextTurn(work);
	}
}

function work(): void {
	const start = performance.now();
	const [job] = waiting;
	if (job?.() === 'goes on') {
		waiting.push(job);
	}
	waiting.shift();
	longest = Math.max(longest, performance.now() - start);
	if (waiting.length > 0) {
		nextTurn(work);
	}
}

/** Does what it can in a few milliseconds. */
type Job = () => 'done' | 'goes on';

const waiting: Job[] = [];
let longest = 0;

/** Well under the 50 ms for which nothing may hold the extension host: collecting garbage, and waiting for a processor, add to them. */
const milliseconds = 5;
