/** Something that is done a while after it was last asked for, of each key by itself. */
export class Timers {
	readonly #pending = new Map<string, unknown>();

	has(key: string): boolean {
		return this.#pending.has(key);
	}

	/** Does this after some milliseconds, in place of what waits under that key. */
	set(key: string, milliseconds: number, act: () => void): void {
		clearTimeout(this.#pending.get(key));
		this.#pending.set(
			key,
			setTimeout(() => {
				this.#pending.delete(key);
				act();
			}, milliseconds),
		);
	}

	/** What waits under that key is not done. */
	cancel(key: string): void {
		clearTimeout(this.#pending.get(key));
		this.#pending.delete(key);
	}

	/** Nothing that waits is done. */
	dispose(): void {
		for (const timeout of this.#pending.values()) {
			clearTimeout(timeout);
		}
		this.#pending.clear();
	}
}
