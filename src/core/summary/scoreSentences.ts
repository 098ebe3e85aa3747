import { cues } from './cues';
import type { FeatureName, Features } from './describeSentences';
import type { Section } from './findHeading';
import { weights } from './weights';
import { wordCount } from './words';

/**
 * How well a sentence alone tells what the paper does; only comparable within one abstract.
 *
 * The fitted weights, plus what the training data cannot teach: it has no headings, and ROUGE does not mind half sentences
 * and sentences that lean on another one.
 *
 * @param text without openers
 */
export function scoreMain(text: string, features: Features, section: Section | undefined): number {
	let score = (section ? mainBySection[section] : 0) + (halfSentencePattern.test(text) ? halfSentence : 0);
	for (const [name, weight] of mainWeights) {
		score += weight * features[name];
	}
	return score;
}

/**
 * How well a sentence tells what came out; `undefined` when it does not.
 *
 * Set by hand: one-line summaries seldom tell findings, so there is nothing to fit on.
 *
 * @param text the form of it to show
 * @param distance in sentences from the one that says what the paper does: 1 for the next
 */
export function scoreFinding(
	text: string,
	features: Features,
	section: Section | undefined,
	distance: number,
): number | undefined {
	if (isOutOfPlace(features, section, distance)) {
		return undefined;
	}
	const measured = cues.number.test(text);
	const compared = comparisonPattern.test(text);
	const tells = measured || features.shows === 1 || section === 'conclusion' || cues.finds.test(text);
	const isEmpty = emptyPattern.test(text);
	if (
		!tells ||
		(features.studies === 1 && features.shows === 0 && !measured) ||
		(isEmpty && !measured && !compared)
	) {
		return undefined;
	}
	let score = section ? findingBySection[section] : 0;
	for (const [name, weight] of findingWeights) {
		score += weight * features[name];
	}
	score += measured ? 1.6 : 0;
	score += compared ? 1 : 0;
	score -= isEmpty ? 0.8 : 0;
	// "Compared to existing methods" names no problem.
	score -= measured || compared ? 0 : 0.8 * features.problem;
	score -= (distance === 1 ? 0.3 : 1.2) * features.pointsBackInside;
	return score - 0.04 * wordCount(text);
}

/** Whether a sentence already tells an outcome, so that it needs no second one for that. */
export function tellsOutcome(text: string, section: Section | undefined): boolean {
	return section === 'result' || section === 'conclusion' || outcomePattern.test(text);
}

/** Not among the results, a question, or not to be understood from the one sentence before it. */
function isOutOfPlace(features: Features, section: Section | undefined, distance: number): boolean {
	const elsewhere = section !== undefined && section !== 'result' && section !== 'conclusion';
	const early = distance < 0 && section === undefined && features.shows === 0;
	const leans = features.pointsBack === 1 ? distance !== 1 : features.pointsBackInside === 1 && distance < 0;
	return elsewhere || early || leans || features.question === 1;
}

/** On top of the fitted weights. */
const readability: Readonly<Partial<Record<FeatureName, number>>> = {
	pointsBack: -4,
	pointsBackInside: -0.7,
	question: -4,
	long: -0.4,
};

const mainWeights = (Object.keys(weights) as FeatureName[]).map(
	(name) => [name, weights[name] + (readability[name] ?? 0)] as const,
);

const findingWeights: readonly (readonly [FeatureName, number])[] = [
	['shows', 1.2],
	['evaluates', 0.6],
	['finds', 0.5],
	['titleName', 0.3],
	['position', 1],
	['centrality', 2],
	['proposes', -0.8],
	['continues', -0.4],
	['outlook', -1.5],
	['example', -0.8],
	['setting', -1],
	['pointsBack', -1],
];

const mainBySection: Readonly<Record<Section, number>> = {
	background: -3,
	aim: 2,
	method: 0,
	result: 0,
	conclusion: 3,
	furniture: -9,
};

const findingBySection: Readonly<Record<Section, number>> = {
	background: 0,
	aim: 0,
	method: 0,
	result: 1,
	conclusion: 4,
	furniture: 0,
};

/** "To determine whether …", as objectives are written under a heading. */
const halfSentencePattern = /^(?:In order )?to \p{L}+ [^,]*$/iu;
const halfSentence = -5;

/** Measured against something. */
const comparisonPattern =
	/\b(?:outperform\w*|surpass\w*|(?:achiev\w+|sets?|new|than|reach\w*|match\w*|advances?|establish\w*|comparable to|competitive with)(?: \w+){0,3} state[- ]of[- ]the[- ]art|exceed\w*|than|compar(?:ed|able|ison|es favorably) (?:to|with)|competitive|faster|on par|(?:reduc|improv)\w+ .*\bby (?:\S+ )?\d|up to)\b/i;

/** "We demonstrate the effectiveness of our method": says no more than that there were experiments. */
const emptyPattern =
	/\b(?:effectiveness|efficacy|superiority|usefulness|validity|utility|benefits?|advantages?|potential|feasibility|merits?|promising (?:results|performance)|extensive (?:experiments|analysis|evaluations?)|conduct\w*|evaluate)\b/i;

const outcomePattern =
	/\b(?:outperform(?:s|ed|ing)?|surpass(?:es|ed|ing)?|state[- ]of[- ]the[- ]art|achiev(?:es|ed|ing)|(?:we|paper|work|study) (?:\w+ )?(?:find|finds|found|show|shows|showed|prove|proves|demonstrates?) (?:that|how)|and (?:show|find|prove|demonstrate) that|results? (?:show|in)|\d(?:\.\d+)?\s?(?:×|x|times|fold))\b/i;
