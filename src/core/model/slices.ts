/** Work in slices: it stops after each, at most some milliseconds long, and whoever runs it may do other things between. */
export type Slices<T> = Generator<undefined, T, undefined>;

/** Runs all slices at once. */
export function finish<T>(slices: Slices<T>): T {
	for (;;) {
		const { done, value } = slices.next();
		if (done) {
			return value;
		}
	}
}
