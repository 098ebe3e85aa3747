/** How long something took, in milliseconds. */
export function timeOf(act: () => unknown): number {
	const start = performance.now();
	act();
	return performance.now() - start;
}

/** How long something kept processors busy, in milliseconds, whatever else the machine did. */
export function processorTime(act: () => unknown): number {
	const start = process.cpuUsage();
	act();
	const { user, system } = process.cpuUsage(start);
	return (user + system) / 1000;
}

/** Median, 95th percentile and longest, as "1.2 / 3.4 / 5.6 ms". */
export function formatTimes(times: readonly number[]): string {
	return `${[0.5, 0.95, 1].map((share) => percentile(times, share).toFixed(times.length > 1000 ? 2 : 1)).join(' / ')} ms`;
}

/** The value that a share of the others is below. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0;
}
