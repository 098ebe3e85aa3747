import type { Disposable } from '../../core/model/event';

/**
 * Throttles work that is wanted again and again: the first time it is done at once, then no sooner than an interval after
 * the last time, and once more at the end.
 */
export class Throttle implements Disposable {
	#timer: unknown;
	#isWanted = false;

	/** @param interval in milliseconds, asked again each time the work is done */
	constructor(
		private readonly work: () => void,
		private readonly interval: () => number,
	) {}

	request(): void {
		this.#isWanted = true;
		if (this.#timer === undefined) {
			this.flush();
		}
	}

	/** Does now what is wanted. */
	flush(): void {
		if (this.#isWanted) {
			clearTimeout(this.#timer);
			this.#isWanted = false;
			this.work();
			this.#timer = setTimeout(() => {
				this.#timer = undefined;
				this.flush();
			}, this.interval());
		}
	}

	dispose(): void {
		clearTimeout(this.#timer);
		this.#isWanted = false;
	}
}
