import type { Bm25Settings, FieldWeights } from './bm25';
import type { TitleKey } from './titleKey';

/**
 * Every number the ranking goes by. The optimum of each is flat: within the range given, mean nDCG@10 on Cranfield and CISI
 * (`test/bench/search.ts`) moves by less than .005.
 */
export const ranking = {
	/** BM25F: saturation 1.2 to 2, length of abstracts .6 to .8. Short fields are hardly ever too long for what they say. */
	bm25: {
		saturation: 1.2,
		lengthNormalisation: {
			title: 0.4,
			author: 0.2,
			citekey: 0,
			year: 0,
			topic: 0.2,
			venue: 0.2,
			abstract: 0.7,
		},
	} satisfies Bm25Settings,

	/** A query of more words than this is a sentence: it describes a paper, where a shorter one names it. */
	longestFindQuery: 5,

	/** A short query: it may name a paper by anything it is known by, and may still be being typed. */
	find: {
		weights: {
			title: 3,
			author: 3,
			citekey: 2,
			year: 1.5,
			topic: 1.5,
			venue: 1,
			abstract: 1,
		} satisfies FieldWeights,
		/** Share of the latent similarity in the blend. */
		latent: 0.2,
		/** Papers without a word of the query come below .5, and those below this not at all. */
		least: 0.05,
		/** A query that more papers have a word of is answered by its words and their nearness alone. */
		broad: 5000,
		/** A known word in place of an unknown one. */
		correction: 0.7,
		/** A word that goes on where the last word of the query stops. */
		completion: 0.7,
		/** The whole of a compound beside its parts. */
		compound: 1,
		/** Parts like the "e" of "E-CAR" when the whole is known: they say next to nothing alone. */
		scrap: 0.3,
		/** A stop word, in how much of the query a name is. */
		stopWord: 0.2,
	},

	/** A long query: what it says about a paper's content counts. */
	sentence: {
		weights: { title: 2.5, author: 0.5, topic: 0.5, venue: 0.25, abstract: 1 } satisfies FieldWeights,
		/** Share of the latent similarity in the blend, .1 to .4. */
		latent: 0.2,
		compound: 0.5,
		/** So many terms of a pasted text, those that tell most, stand for it. */
		longest: 96,
	},

	/** RM3 (Lavrenko and Croft, SIGIR 2001): 3 to 8 papers, 20 to 40 terms, the query itself at .6 to .8. */
	feedback: { papers: 5, terms: 30, original: 0.75, commonest: 0.1 },

	/** Papers like a paper, or that a text may cite. */
	related: {
		weights: { title: 2.5, abstract: 1 } satisfies FieldWeights,
		/** So many terms of a paper, those that tell most, stand for it. */
		longest: 64,
		/** Share of the latent similarity in the blend, .3 to .7. */
		latent: 0.5,
		/** So many of the best by words are compared both ways. */
		candidates: 30,
	},

	latent: {
		/** The space is made from so many papers at most, evenly over the citekeys; the others get their places in it. */
		sample: 2500,
		/** Share of papers that may come or go before it is made again. */
		stale: 0.1,
	},

	/** What lifts a hit above all others without it, whatever their words weigh; those lie between 0 and 1. */
	tiers: {
		identifier: 8,
		title: 7,
		name: 6,
		introducedName: 5,
		titleStart: 4,
		phraseInTitle: 3,
		identifierStart: 2,
		/** The first author's family name and the year, and nothing else. */
		authorYear: 2,
		/** All words of the query, two at least, somewhere else than in the abstract. */
		allWordsNamed: 1,
		/** A name that is part of the query, times its share of it. */
		nameInQuery: 1,
		/** Words of the query that the title has as they stand, not by their stems alone, times their share of it. */
		verbatimInTitle: 0.1,
		/** From here on a hit is what the query names, and papers that are only like it are not asked for. */
		named: 3,
		/** Instead of `titleStart` and `phraseInTitle` when the query is one word. */
		wordInTitle: 0.25,
		/** Taken off what holds only for a corrected reading of the query. */
		corrected: 0.5,
	},

	/** So many of the best by their words are looked at for what their titles and names say. */
	candidates: 200,
} as const;

/**
 * What a title says about a query that is read as one run of letters and digits (`squash`).
 *
 * @param isOneWord whether the query is a single word, which many titles hold by chance.
 */
export function titleTier(title: TitleKey, reading: string, isOneWord: boolean): number {
	if (reading === '') {
		return 0;
	}
	const { tiers } = ranking;
	if (title.run === reading) {
		return tiers.title;
	}
	if (title.run.startsWith(reading)) {
		return isOneWord ? tiers.wordInTitle : tiers.titleStart;
	}
	if (title.starts.some((start) => title.run.startsWith(reading, start))) {
		return isOneWord ? tiers.wordInTitle : tiers.phraseInTitle;
	}
	return 0;
}
