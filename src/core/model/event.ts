import { toError } from './thrown';

/** What whoever listens, or holds something, must give back. The same shape as VS Code's. */
export interface Disposable {
	dispose(): void;
}

/** Call it with a listener; dispose of what it returns to stop listening. The same shape as VS Code's. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** Announces values to whoever listens at that moment, in the order they began to listen. */
export class Emitter<T> {
	readonly #listeners = new Set<{ readonly call: (value: T) => void }>();

	readonly event: Event<T> = (listener) => {
		const entry = { call: listener };
		this.#listeners.add(entry);
		return { dispose: () => void this.#listeners.delete(entry) };
	};

	/**
	 * What a listener throws keeps neither the others from listening nor whoever announces from going on, which would be left halfway:
	 * it becomes a rejection by itself, where the host tells of those that nobody handles.
	 */
	fire(value: T): void {
		for (const listener of Array.from(this.#listeners)) {
			try {
				listener.call(value);
			} catch (error) {
				void Promise.reject(toError(error));
			}
		}
	}
}
