import type { Paper } from '../../model/paper';
import type { Slices } from '../../model/slices';
import { compareTexts } from '../../text/compareTexts';
import { analyze } from '../analyze';
import { likelihoodRatio } from './likelihoodRatio';
import { PhraseReader } from './phrases';
import { writtenWords } from './writtenWords';

/**
 * A name for each group of papers, in slices: of the phrases in its titles, the one that is most surely more frequent in the group than
 * in the others, as the papers write it, with a capital first. No two names are the same. It is `undefined` for a group that has no such
 * phrase.
 *
 * @param isTaken whether a name is not to be given.
 */
export function* nameGroups(
	groups: readonly (readonly Paper[])[],
	isTaken: (name: string) => boolean,
): Slices<readonly (string | undefined)[]> {
	const uses = yield* countPhrases(groups);
	const total = groups.reduce((sum, group) => sum + group.length, 0);
	const names: (string | undefined)[] = [];
	const given: string[][] = [];
	for (const [at, papers] of groups.entries()) {
		const ranked = [...uses]
			.filter(([, { papers: counts }]) => (counts[at] ?? 0) >= fewestPapers)
			.map(([key, use]) => ({ key, use, score: scoreOf(use, key, at, papers.length, total) }))
			.filter(({ score }) => score > 0)
			.sort((a, b) => b.score - a.score || compareTexts(a.key, b.key));
		yield;
		const chosen = ranked.slice(0, mostTried).find(({ key, use }) => {
			const isGiven = given.some((stems) => isSame(stems, key.split(' ')));
			return !isGiven && !isTaken(toHeading(use, papers));
		});
		if (chosen) {
			given.push(chosen.key.split(' '));
		}
		names.push(chosen && toHeading(chosen.use, papers));
		yield;
	}
	return names;
}

/** Where a phrase stands. */
interface PhraseUse {
	/** By group, in how many papers, and in how many titles. */
	readonly papers: number[];
	readonly titles: number[];
	/** In how many papers altogether. */
	total: number;
	/** By form in which a title has it, in small letters, how often it stands so. */
	readonly forms: Map<string, number>;
}

/** The phrases of all titles, by key, as they stand in titles and abstracts. */
function* countPhrases(groups: readonly (readonly Paper[])[]): Slices<ReadonlyMap<string, PhraseUse>> {
	const reader = new PhraseReader();
	const uses = new Map<string, PhraseUse>();
	let read = 0;
	for (const [at, papers] of groups.entries()) {
		for (const { title } of papers) {
			const seen = new Set<string>();
			for (const { key, words } of reader.nameLike(title)) {
				const use = uses.get(key) ?? { papers: [], titles: [], total: 0, forms: new Map() };
				use.forms.set(words.join(' ').toLowerCase(), 0);
				use.titles[at] = (use.titles[at] ?? 0) + (seen.has(key) ? 0 : 1);
				uses.set(key, use);
				seen.add(key);
			}
			if (++read % papersPerStep === 0) {
				yield;
			}
		}
	}
	for (const [at, papers] of groups.entries()) {
		for (const { title, abstract = '' } of papers) {
			const seen = new Set<string>();
			for (const text of [title, abstract]) {
				for (const { key, words } of reader.wanted(text, uses)) {
					note(uses.get(key), words.join(' ').toLowerCase(), at, !seen.has(key));
					seen.add(key);
				}
			}
			if (++read % papersPerStep === 0) {
				yield;
			}
		}
	}
	return uses;
}

function note(use: PhraseUse | undefined, form: string, group: number, isFirst: boolean): void {
	if (use) {
		const count = use.forms.get(form);
		if (count !== undefined) {
			use.forms.set(form, count + 1);
		}
		if (isFirst) {
			use.papers[group] = (use.papers[group] ?? 0) + 1;
			use.total++;
		}
	}
}

/** How well a phrase names a group: a longer one says more, and a title says what a paper is about. */
function scoreOf(
	{ papers, titles, total: inAll }: PhraseUse,
	key: string,
	at: number,
	size: number,
	total: number,
): number {
	const inGroup = papers[at] ?? 0;
	const inTitles = titles[at] ?? 0;
	const length = key.split(' ').length;
	const leastShare = length === 1 ? leastOfWord : leastOfPhrase;
	if (inTitles === 0 || inGroup < leastShare * size) {
		return 0;
	}
	const ratio = likelihoodRatio(inGroup, size, inAll - inGroup, total - size);
	return ratio * (lengthFactors[length - 1] ?? 1) * (1 + inTitles / size);
}

/** Whether one has all the words of the other, as "Speech" and "Speech codecs". */
function isSame(a: readonly string[], b: readonly string[]): boolean {
	const [fewer, more] = a.length < b.length ? [a, b] : [b, a];
	return fewer.every((stem) => more.includes(stem));
}

/** The commonest form, each word in its case, with a capital first: "Speech codecs", "LLM inference". */
function toHeading({ forms }: PhraseUse, papers: readonly Paper[]): string {
	const [form = ''] = [...forms.keys()].sort(
		(a, b) => (forms.get(b) ?? 0) - (forms.get(a) ?? 0) || compareTexts(a, b),
	);
	const terms = new Set(form.split(' ').flatMap((word) => analyze(word).at(-1)?.term ?? []));
	const cases = new Map(
		[...writtenWords(papers, terms).values()].map(({ text }) => [text.toLowerCase(), text]),
	);
	const heading = form
		.split(' ')
		.map((word) => cases.get(word) ?? word)
		.join(' ');
	const isSmall = /^\p{Ll}[^\p{Lu}]*(?:\s|$)/u.test(heading);
	return isSmall ? heading.charAt(0).toUpperCase() + heading.slice(1) : heading;
}

/** In so many papers of a group, and in such a share of them, a name has to stand. */
const fewestPapers = 2;
const leastOfWord = 0.5;
const leastOfPhrase = 0.3;
/** By the number of words. */
const lengthFactors = [1, 1.5, 1.8];
const mostTried = 50;
const papersPerStep = 5;
