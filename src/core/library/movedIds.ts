import type { LibraryChange } from './libraryChange';

/** Where ids that no paper has any more have led. */
export class MovedIds {
	readonly #moved = new Map<string, string>();

	follow({ added, removed, moved }: LibraryChange): void {
		for (const id of this.#moved.size > 0 ? added : []) {
			this.#moved.delete(id);
		}
		for (const id of moved ? removed : []) {
			const now = moved?.get(id);
			if (now !== undefined) {
				this.#moved.set(id, now);
			}
		}
	}

	/** The last that is known of an id that went; whether a paper has that one is another matter. */
	idNow(id: string): string | undefined {
		// What an id leads to was there after it, and what is there leads nowhere: no way comes back to where it was.
		let now = this.#moved.get(id);
		for (let next = now; next !== undefined; next = this.#moved.get(next)) {
			now = next;
		}
		return now;
	}
}
