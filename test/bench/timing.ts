/** How long something took, in milliseconds. */
export function timeOf(act: () => unknown): number {
	const start = performance.now();
	act();
	return performance.now() - start;
}

/** Median, 95th percentile and longest, as "1.2 / 3.4 / 5.6 ms". */
export function formatTimes(times: readonly number[]): string {
	const sorted = [...times].sort((a, b) => a - b);
	const at = (share: number): number =>
		sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
	return `${[at(0.5), at(0.95), at(1)].map((time) => time.toFixed(1)).join(' / ')} ms`;
}
