import type { FeatureName } from './describeSentences';

/**
 * How much each feature says that a sentence is what a reader would write as the summary.
 *
 * Fitted by `test/bench/trainSummary.ts` on the 1,992 training papers of SciTLDR, abstract-only (Cachola et al. 2020, "TLDR:
 * Extreme Summarization of Scientific Documents", Apache-2.0): papers of machine learning, 2017 to 2020. Not edited by hand.
 */
export const weights: Readonly<Record<FeatureName, number>> = {
	proposes: 1.79,
	shows: -0.55,
	studies: 1.73,
	describes: -0.66,
	evaluates: -1.38,
	finds: 0.49,
	number: -0.6,
	problem: -0.71,
	setting: -0.74,
	novelty: 0.59,
	setsOut: 2.31,
	example: -0.16,
	outlook: 0.05,
	continues: -0.85,
	weSubject: 1.98,
	detail: -1.65,
	question: -0.05,
	firstProposes: 1.36,
	firstShows: 2.09,
	firstStudies: 1.91,
	afterProposal: -1.01,
	newThing: 0.67,
	pointsBack: 0.11,
	pointsBackInside: -0.99,
	isFirst: 0.42,
	isSecond: -0.83,
	isLast: -0.32,
	position: -0.77,
	positionSquared: -0.95,
	titleRecall: 4.5,
	titlePrecision: 2.55,
	titleName: -0.2,
	proposesTitleName: 0.62,
	centrality: 1.65,
	short: -1.25,
	long: 0.29,
	stative: -1.84,
};
