/** Sources of which much seems to be gone, perhaps since they are just being written: what is still so a while later is meant. */
export class DoubtedSources {
	readonly #digests = new Map<string, string>();
	readonly #waiting = new Map<string, (() => void)[]>();

	has(source: string): boolean {
		return this.#digests.has(source);
	}

	/**
	 * Doubts the content with that digest.
	 *
	 * @returns whether it was not in doubt already.
	 */
	add(source: string, digest: string): boolean {
		const isNew = this.#digests.get(source) !== digest;
		this.#digests.set(source, digest);
		return isNew;
	}

	/** It is known what the source holds, or that it is gone. */
	settle(source: string): void {
		this.#digests.delete(source);
		const waiting = this.#waiting.get(source) ?? [];
		this.#waiting.delete(source);
		waiting.forEach((resolve) => resolve());
	}

	/** Resolves as soon as the source is not in doubt. */
	settled(source: string): Promise<void> {
		return this.has(source)
			? new Promise((resolve) => {
					this.#waiting.set(source, [...(this.#waiting.get(source) ?? []), resolve]);
				})
			: Promise.resolve();
	}
}
