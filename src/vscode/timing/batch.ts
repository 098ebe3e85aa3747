import type { Disposable } from '../../core/model/event';

/** Gathers what is told one by one, some milliseconds from the first on, so that all of it is dealt with together. */
export class Batch<Item> implements Disposable {
	#items: Item[] = [];
	#timer: unknown;

	constructor(
		private readonly milliseconds: number,
		private readonly act: (items: readonly Item[]) => void,
	) {}

	add(item: Item): void {
		this.#items.push(item);
		this.#timer ??= setTimeout(() => this.flush(), this.milliseconds);
	}

	/** Deals now with what there is. */
	flush(): void {
		const items = this.#items;
		this.dispose();
		if (items.length > 0) {
			this.act(items);
		}
	}

	/** What was gathered is not dealt with. */
	dispose(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#items = [];
	}
}
