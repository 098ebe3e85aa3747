/** Sources of which much seems to be gone, perhaps since they are just being written: what is still so a while later is meant. */
export class DoubtedSources {
	readonly #doubts = new Map<string, { readonly digest: string; readonly isOver: boolean }>();
	readonly #waiting = new Map<string, (() => void)[]>();

	has(source: string): boolean {
		return this.#doubts.has(source);
	}

	/**
	 * Doubts the content with that digest.
	 *
	 * @returns whether it was not in doubt already.
	 */
	add(source: string, digest: string): boolean {
		const isNew = this.#doubts.get(source)?.digest !== digest;
		if (isNew) {
			this.#doubts.set(source, { digest, isOver: false });
		}
		return isNew;
	}

	/**
	 * The while is over: if that is still the content, it is meant. However often it was read before says nothing.
	 *
	 * @returns whether it is in doubt still.
	 */
	end(source: string, digest: string): boolean {
		const isInDoubt = this.#doubts.get(source)?.digest === digest;
		if (isInDoubt) {
			this.#doubts.set(source, { digest, isOver: true });
		}
		return isInDoubt;
	}

	/** Whether the content with that digest was doubted for long enough. */
	isMeant(source: string, digest: string): boolean {
		const doubt = this.#doubts.get(source);
		return doubt?.digest === digest && doubt.isOver;
	}

	/** It is known what the source holds, or that it is gone. */
	settle(source: string): void {
		this.#doubts.delete(source);
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
