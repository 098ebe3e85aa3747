/**
 * Waits until a condition gives something true, and gives that.
 *
 * @param what named when it takes too long: "the hover shows the paper".
 */
export async function until<T>(
	what: string,
	condition: () => T | PromiseLike<T>,
	milliseconds = 10_000,
): Promise<Exclude<T, undefined | null | false | '' | 0>> {
	const end = Date.now() + milliseconds;
	for (;;) {
		const value = await condition();
		if (value) {
			return value as Exclude<T, undefined | null | false | '' | 0>;
		}
		if (Date.now() > end) {
			throw new Error(`Waited ${milliseconds} ms in vain until ${what}.`);
		}
		await new Promise((resolve) => setTimeout(resolve, pollMilliseconds));
	}
}

const pollMilliseconds = 25;
