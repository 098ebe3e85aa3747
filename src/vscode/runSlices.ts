import type { Slices } from '../core/model/slices';

/**
 * Runs slices of work, and lets everything else in the extension host have its turn after every 10 ms.
 *
 * @returns `undefined` as soon as the outcome is no longer wanted.
 */
export async function runSlices<T>(
	slices: Slices<T>,
	isWanted: () => boolean = () => true,
): Promise<T | undefined> {
	let until = Date.now() + milliseconds;
	for (;;) {
		const { done, value } = slices.next();
		if (done) {
			return value;
		}
		if (Date.now() >= until) {
			await breathe();
			if (!isWanted()) {
				return undefined;
			}
			until = Date.now() + milliseconds;
		}
	}
}

/** Lets everything else that waits in the extension host have its turn. */
export function breathe(): Promise<void> {
	return new Promise((resolve) => {
		setTimeout(resolve);
	});
}

const milliseconds = 10;
