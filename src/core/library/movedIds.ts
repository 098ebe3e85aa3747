import type { LibraryChange } from './libraryChange';

/** Where ids that no paper has any more have led. */
export class MovedIds {
	readonly #moved = new Map<string, string>();

	follow({ added, removed, moved }: LibraryChange): void {
		for (const id of added) {
			this.#moved.delete(id);
		}
		for (const id of removed) {
			const now = moved?.get(id);
			if (now !== undefined) {
				this.#moved.set(id, now);
			}
		}
	}

	/** Where an id leads at last, itself if nowhere; whether a paper has that one is another matter. */
	idNow(id: string): string {
		// What an id leads to was there after it, and what is there leads nowhere: no way comes back to where it was.
		let now = id;
		for (let next = this.#moved.get(id); next !== undefined; next = this.#moved.get(next)) {
			now = next;
		}
		return now;
	}
}
