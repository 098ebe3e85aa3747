import assert from 'node:assert/strict';

/**
 * Four times the text is four times the work, give or take; sixteen times would be quadratic.
 *
 * @param make a text of about so many characters
 */
export function assertLinear(make: (size: number) => string, read: (text: string) => unknown): void {
	const few = make(20_000);
	const many = make(80_000);
	let work = Infinity;
	for (let at = 0, spent = 0; at < tries && (at < 2 || spent < enough); at++) {
		const start = performance.now();
		read(few);
		const took = performance.now() - start;
		work = Math.min(work, took);
		spent += took;
	}
	const most = 9 * work + 20;
	let moreWork = Infinity;
	for (let at = 0; at < tries && moreWork >= most; at++) {
		moreWork = Math.min(moreWork, workOf(read, many));
	}
	assert.ok(moreWork < most, `${work} ms for ${few.length} characters, ${moreWork} for ${many.length}`);
}

/** Milliseconds that the processor was at it, give or take some: too few are none, so for little work the clock is asked. */
function workOf(read: (text: string) => unknown, text: string): number {
	const start = process.cpuUsage();
	read(text);
	return process.cpuUsage(start).user / 1000;
}

/** Others may get in the way of some: what is quadratic is too slow each time. */
const tries = 6;
/** Milliseconds. What takes so long is measured well by two. */
const enough = 500;
