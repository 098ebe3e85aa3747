import type { Slices } from '../../core/model/slices';
import { toError } from '../../core/model/thrown';
import { nextTurn } from './nextTurn';

/**
 * Runs slices of work in the background. All work that is under way has a few milliseconds in each turn of the event loop, one after the
 * other, so that together they never hold the extension host for longer than one alone.
 *
 * @returns `undefined` as soon as the outcome is no longer wanted.
 * @throws what the work throws.
 */
export function runSlices<T>(
	slices: Slices<T>,
	isWanted: () => boolean = () => true,
): Promise<T | undefined> {
	return new Promise((resolve, reject) => {
		const act: Job['act'] = (until) => {
			if (!isWanted()) {
				resolve(undefined);
				return 'done';
			}
			try {
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
		};
		workInTurns({ act, isAlone: false });
	});
}

/** Waits for a turn of the event loop in which no other of that work goes on. */
export function ownTurn(): Promise<void> {
	return new Promise((resolve) => {
		const act = (): 'done' => {
			resolve();
			return 'done';
		};
		workInTurns({ act, isAlone: true });
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

/** What is soon done leaves the rest of its turn to others: by the thousand, as small files come in, each would wait for a turn of its own. */
function work(): void {
	const start = performance.now();
	const until = start + milliseconds;
	let isOver = false;
	for (let left = waiting.length; left > 0 && !isOver; left--) {
		const [job] = waiting;
		if (job?.act(until) === 'goes on') {
			waiting.push(job);
		}
		waiting.shift();
		isOver = performance.now() >= until || (job?.isAlone ?? false) || (waiting[0]?.isAlone ?? false);
	}
	longest = Math.max(longest, performance.now() - start);
	if (waiting.length > 0) {
		nextTurn(work);
	}
}

interface Job {
	/** Does what it can until then. */
	readonly act: (until: number) => 'done' | 'goes on';
	/** Whether nothing else is done in its turn. */
	readonly isAlone: boolean;
}

const waiting: Job[] = [];
let longest = 0;

/** Well under the 50 ms for which nothing may hold the extension host: collecting garbage, and waiting for a processor, add to them. */
const milliseconds = 5;
