import { condense } from './condense';
import { describeSentences, type Features } from './describeSentences';
import { dropReport } from './dropReport';
import { readAbstract, type AbstractSentence } from './readAbstract';
import { scoreFinding, scoreMain, tellsOutcome } from './scoreSentences';
import { contentWords, wordCount } from './words';

export interface SummaryOptions {
	/** At most so many sentences; 3 unless told. */
	readonly maxSentences?: 1 | 2 | 3;
}

/**
 * What the paper does and finds, in one to three sentences of its abstract, as plain text with `$math$` left as it is.
 *
 * Extractive: every sentence is one of the abstract's, in its order, less openers, citations, glosses and, where the main
 * clause stands without it, a lead or a tail. How many:
 * - one, when it tells an outcome itself, or no other sentence tells one clearly;
 * - a second for the outcome: up to 58 words in all for one that is measured or compared, up to 42 for a weaker one;
 * - a third, seldom, when the outcome speaks of "our method" and the first sentence did not propose it.
 *
 * One sentence is all that likens a human one-line summary best (see `test/bench/summary.ts`); a reader also wants the result,
 * so it is added where it is worth its length. A sentence that cannot be shortened keeps its length up to 80 words or 560
 * characters, where it ends with an ellipsis. `''` for an abstract without text.
 */
export function summarize(
	paper: { readonly title: string; readonly abstract: string },
	options: SummaryOptions = {},
): string {
	const candidates = findCandidates(paper.title, readAbstract(paper.abstract));
	return [...choose(candidates, options.maxSentences ?? 3)]
		.sort((a, b) => a.at - b.at)
		.map((choice) => limitLength(choice.text))
		.join(' ')
		.replace(/(?<=[。！？]) /g, '');
}

interface Candidate {
	/** Its place among the sentences of the abstract. */
	readonly at: number;
	readonly sentence: AbstractSentence;
	readonly features: Features;
	/** Grammatical forms, the fullest first. */
	readonly forms: readonly string[];
	readonly score: number;
}

interface Choice {
	readonly at: number;
	readonly text: string;
}

function findCandidates(title: string, sentences: readonly AbstractSentence[]): readonly Candidate[] {
	const texts = sentences.map((sentence) => sentence.text);
	const forms = texts.map(condense);
	const stripped = forms.map((list, at) => list[0] ?? texts[at] ?? '');
	return describeSentences(title, texts, stripped).flatMap((features, at) => {
		const sentence = sentences[at];
		return sentence
			? [
					{
						at,
						sentence,
						features,
						forms: forms[at] ?? [],
						score: scoreMain(stripped[at] ?? '', features, sentence.section),
					},
				]
			: [];
	});
}

function choose(candidates: readonly Candidate[], maxSentences: number): readonly Choice[] {
	const main = best(candidates);
	if (!main) {
		return [];
	}
	const alone = { at: main.at, text: fit(main.forms, words.alone) };
	if (maxSentences === 1 || tellsOutcome(alone.text, main.sentence.section)) {
		return [alone];
	}
	const first = { at: main.at, text: fit(main.forms, words.first) };
	const finding = findOutcome(candidates, main, wordCount(first.text));
	if (!finding) {
		return [alone];
	}
	const proposal = maxSentences > 2 ? findProposal(candidates, main, finding) : undefined;
	const all = proposal ? [first, proposal, finding] : [first, finding];
	return countWords(all) <= words.all ? all : [first, finding];
}

/** The sentence, in the form, that tells best what came out; a weak one only where `used` words leave it room. */
function findOutcome(candidates: readonly Candidate[], main: Candidate, used: number): Choice | undefined {
	const choices = candidates
		.filter((candidate) => candidate !== main && !repeats(candidate, main))
		.flatMap(({ at, forms, features, sentence }) =>
			forms.map(dropReport).map((text) => {
				const score = scoreFinding(text, features, sentence.section, at - main.at) ?? -Infinity;
				return { at, text, score };
			}),
		);
	return best(
		choices.filter(({ text, score }) => {
			const room = score >= strongFinding ? words.all : words.allWhenWeak;
			return score >= leastFinding && used + wordCount(text) <= room;
		}),
	);
}

/** What "our method" in the outcome means, when the first sentence does not propose it but one before the outcome does. */
function findProposal(
	candidates: readonly Candidate[],
	main: Candidate,
	finding: Choice,
): Choice | undefined {
	const proposal = candidates.find((candidate) => candidate.features.firstProposes === 1);
	const isNeeded = main.features.proposes === 0 && oursPattern.test(finding.text);
	return isNeeded && proposal && proposal.at < finding.at
		? { at: proposal.at, text: fit(proposal.forms, words.first) }
		: undefined;
}

/** The fullest form within `most` words, else the shortest there is. */
function fit(forms: readonly string[], most: number): string {
	const sized = forms.map((text) => ({ text, size: wordCount(text) })).sort((a, b) => b.size - a.size);
	return (sized.find((form) => form.size <= most) ?? sized[sized.length - 1])?.text ?? '';
}

/** The first of those with the highest score. */
function best<T extends { readonly score: number }>(items: readonly T[]): T | undefined {
	return items.reduce<T | undefined>((top, item) => (top && top.score >= item.score ? top : item), undefined);
}

function repeats(candidate: Candidate, main: Candidate): boolean {
	const known = new Set(contentWords(main.sentence.text));
	const own = contentWords(candidate.sentence.text);
	return own.filter((word) => known.has(word)).length > repeatedShare * own.length;
}

function countWords(choices: readonly Choice[]): number {
	return choices.reduce((sum, choice) => sum + wordCount(choice.text), 0);
}

function limitLength(text: string): string {
	const kept = text.split(' ').slice(0, hardWords).join(' ').slice(0, hardCharacters);
	return kept.length === text.length ? text : `${kept.replace(/[\s,;:–—-]+(?:\S{0,40})$/u, '')}…`;
}

/** In words: the first sentence alone, and with another; the whole, and the whole with a weak outcome. */
const words = { alone: 36, first: 28, all: 58, allWhenWeak: 42 };
const hardWords = 80;
const hardCharacters = 560;

/** Scores of `scoreFinding`, set on SciTLDR's training part where ROUGE lost least for the most outcomes told. */
const leastFinding = 1;
const strongFinding = 2.5;
/** Of its content words, beyond which a sentence says the same again. */
const repeatedShare = 0.7;

const oursPattern =
	/\b(?:our|the proposed|the new) (?:\w+ ){0,2}(?:method|approach|model|framework|algorithm|system|technique|network|architecture|scheme|strategy)s?\b/i;
