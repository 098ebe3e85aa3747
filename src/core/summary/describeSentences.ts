import { cues, newThingPattern, pointsBackInsidePattern, pointsBackPattern, type Cue } from './cues';
import { contentWords, wordCount } from './words';

/** What the model sees of one sentence; cues are 0 or 1, shares and positions 0 to 1. */
export type FeatureName =
	| Cue
	/** The first sentence of the abstract with that cue. */
	| 'firstProposes'
	| 'firstShows'
	| 'firstStudies'
	/** Any sentence behind the first that proposes. */
	| 'afterProposal'
	/** Proposes "a …": names the thing instead of a step. */
	| 'newThing'
	| 'pointsBack'
	| 'pointsBackInside'
	| 'isFirst'
	| 'isSecond'
	| 'isLast'
	/** 0 for the first sentence, 1 for the last; and its square. */
	| 'position'
	| 'positionSquared'
	/** Share of the title's words in the sentence, and of the sentence's words in the title. */
	| 'titleRecall'
	| 'titlePrecision'
	/** Holds the system's name: what stands before the colon of the title. */
	| 'titleName'
	/** Proposes what the title names. */
	| 'proposesTitleName'
	/** Mean share of the other sentences that have each of its words. */
	| 'centrality'
	/** Tens of words below 14 and above 24. */
	| 'short'
	| 'long'
	/** Thirds: one for each "is", "has", … up to three. */
	| 'stative';

export type Features = Readonly<Record<FeatureName, number>>;

/**
 * The features of each sentence of one abstract, in order.
 *
 * @param sentences whole, as they stand in the abstract
 * @param stripped the same sentences without their openers
 */
export function describeSentences(
	title: string,
	sentences: readonly string[],
	stripped: readonly string[],
): readonly Features[] {
	const titleWords = new Set(contentWords(title));
	const name = titleNamePattern.exec(title)?.[1]?.toLowerCase();
	const wordSets = sentences.map((sentence) => new Set(contentWords(sentence)));
	const holders = countHolders(wordSets);
	const last = sentences.length - 1;
	const seen = new Set<Cue>();
	return sentences.map((sentence, at) => {
		const core = stripped[at] ?? sentence;
		const words = wordSets[at] ?? new Set();
		const named = name !== undefined && sentence.toLowerCase().includes(name);
		const found = cueFeatures(sentence, core);
		const features = {
			...found,
			...firstFeatures(found, seen),
			...placeFeatures(at, last),
			...titleFeatures(words, titleWords),
			titleName: Number(named),
			proposesTitleName: Number(named && found.proposes === 1),
			centrality: centrality(words, holders, last),
			...wordFeatures(core),
		};
		for (const cue of toldOnce) {
			if (found[cue] === 1) {
				seen.add(cue);
			}
		}
		return features;
	});
}

/** What the sentence says by its wording; `core` is the sentence without its opener. */
function cueFeatures(
	sentence: string,
	core: string,
): Pick<Features, Cue | 'newThing' | 'pointsBack' | 'pointsBackInside'> {
	const has = (cue: Cue): number => Number(cues[cue].test(core));
	return {
		proposes: has('proposes'),
		shows: has('shows'),
		studies: has('studies'),
		describes: has('describes'),
		evaluates: has('evaluates'),
		finds: has('finds'),
		number: has('number'),
		problem: has('problem'),
		setting: has('setting'),
		novelty: has('novelty'),
		setsOut: Number(cues.setsOut.test(sentence)),
		example: has('example'),
		outlook: has('outlook'),
		continues: Number(cues.continues.test(sentence)),
		weSubject: has('weSubject'),
		detail: has('detail'),
		question: has('question'),
		newThing: Number(newThingPattern.test(core)),
		pointsBack: Number(pointsBackPattern.test(core)),
		pointsBackInside: Number(pointsBackInsidePattern.test(core)),
	};
}

/** @param seen the cues of the sentences before. */
function firstFeatures(
	found: Pick<Features, Cue>,
	seen: ReadonlySet<Cue>,
): Pick<Features, 'firstProposes' | 'firstShows' | 'firstStudies' | 'afterProposal'> {
	const isFirst = (cue: Cue): number => Number(found[cue] === 1 && !seen.has(cue));
	return {
		firstProposes: isFirst('proposes'),
		firstShows: isFirst('shows'),
		firstStudies: isFirst('studies'),
		afterProposal: Number(seen.has('proposes')),
	};
}

function placeFeatures(
	at: number,
	last: number,
): Pick<Features, 'isFirst' | 'isSecond' | 'isLast' | 'position' | 'positionSquared'> {
	const position = last > 0 ? at / last : 0;
	return {
		isFirst: Number(at === 0),
		isSecond: Number(at === 1),
		isLast: Number(at === last && last > 0),
		position,
		positionSquared: position ** 2,
	};
}

function titleFeatures(
	words: ReadonlySet<string>,
	titleWords: ReadonlySet<string>,
): Pick<Features, 'titleRecall' | 'titlePrecision'> {
	const shared = [...words].filter((word) => titleWords.has(word)).length;
	return {
		titleRecall: shared / Math.max(titleWords.size, shortTitle),
		titlePrecision: words.size > 0 ? shared / words.size : 0,
	};
}

function wordFeatures(core: string): Pick<Features, 'short' | 'long' | 'stative'> {
	const length = wordCount(core);
	return {
		short: Math.max(0, 14 - length) / 10,
		long: Math.max(0, length - 24) / 10,
		stative: Math.min(3, core.match(stativePattern)?.length ?? 0) / 3,
	};
}

/** For each word, the number of sentences that have it. */
function countHolders(wordSets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
	const holders = new Map<string, number>();
	for (const words of wordSets) {
		for (const word of words) {
			holders.set(word, (holders.get(word) ?? 0) + 1);
		}
	}
	return holders;
}

function centrality(
	words: ReadonlySet<string>,
	holders: ReadonlyMap<string, number>,
	others: number,
): number {
	let shared = 0;
	for (const word of words) {
		shared += (holders.get(word) ?? 1) - 1;
	}
	return words.size > 0 && others > 0 ? shared / words.size / others : 0;
}

/** Cues that say most the first time. */
const toldOnce = ['proposes', 'shows', 'studies'] as const satisfies readonly Cue[];
/** In content words: a shorter title is too easy to repeat whole. */
const shortTitle = 4;
const titleNamePattern = /^([^:]{2,40}):\s/;
const stativePattern = /\b(?:is|are|has|have|been|was|were)\b/gi;
