/** Lets acts that must not meet run one after the other, in the order in which they were asked for. */
export class Sequencer {
	#last: Promise<void> = Promise.resolve();

	/** Runs an act when those before it are over, however they ended. */
	queue<T>(act: () => Promise<T>): Promise<T> {
		const done = this.#last.then(act);
		this.#last = done.then(
			() => undefined,
			() => undefined,
		);
		return done;
	}
}
