/**
 * How surely something is commoner in one set than in another: the log-likelihood ratio of two binomials (Dunning,
 * "Accurate methods for the statistics of surprise and coincidence", Computational Linguistics 19(1), 1993).
 *
 * @returns above zero; 0 where it is not commoner in the first.
 */
export function likelihoodRatio(inFirst: number, first: number, inSecond: number, second: number): number {
	if (first === 0 || inFirst / first <= (second === 0 ? 0 : inSecond / second)) {
		return 0;
	}
	const together = (inFirst + inSecond) / (first + second);
	return (
		2 *
		(logLikelihood(inFirst, first, inFirst / first) +
			logLikelihood(inSecond, second, second === 0 ? 0 : inSecond / second) -
			logLikelihood(inFirst, first, together) -
			logLikelihood(inSecond, second, together))
	);
}

/** Of so many hits in so many trials, each of which hits with `share`. */
function logLikelihood(hits: number, trials: number, share: number): number {
	return times(hits, Math.log(share)) + times(trials - hits, Math.log(1 - share));
}

/** Nothing times minus infinity is nothing. */
function times(count: number, log: number): number {
	return count === 0 ? 0 : count * log;
}
