import type { Papers } from '../library/papers';
import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import { foldKey, type CitekeyList } from './citekeyList';

export interface CitekeyRequest {
	/** What is typed of a key, or of a word of a title, a name or a year. */
	readonly typed: string;
	/** What the note cites already, the likeliest to be cited again first. */
	readonly usedKeys: readonly string[];
	/** What may be cited in the note. */
	readonly citable: Papers;
	/** All there is. */
	readonly library: Papers;
	/** The ids of the papers that a text finds, best first. */
	readonly search: (text: string, limit: number) => readonly string[];
	readonly limit: number;
}

export interface CitekeyOffer {
	/** Under the key that it is offered by. */
	readonly paper: Paper;
	/** Whether the note's bibliography lacks it. */
	readonly isElsewhere: boolean;
}

/**
 * The papers that may be meant by what is typed, in slices: those whose key it is, whose key begins with it, whose key contains
 * it, and those that a search finds. Of equals, those that the note cites come first, then the newest; the answers of a search stay
 * in its order. Papers that the note's bibliography lacks follow behind all others, but for those whose key cites another there.
 */
export function* completeCitekeys(
	list: CitekeyList,
	request: CitekeyRequest,
): Slices<readonly CitekeyOffer[]> {
	const { usedKeys, citable, library, limit } = request;
	const typed = foldKey(request.typed);
	const offers = new Offers(citable, library, limit);
	// A long note cites a thousand papers: only those that may be meant are looked up.
	const used = usedKeys.map((citekey) => ({ citekey, folded: foldKey(citekey) }));
	const usedWith = (isMeant: (folded: string) => boolean): readonly Paper[] =>
		used.flatMap(({ citekey, folded }) => (isMeant(folded) ? (citable.find(citekey) ?? []) : []));
	const named = citable.find(request.typed);
	const startMatch = startMatchWith(typed);
	const usedAtStart = usedWith((folded) => folded.startsWith(typed));
	offers.addAll(named ? [...usedAtStart, named] : usedAtStart, startMatch);
	yield* scan(list, `\n${typed}`, startMatch, offers);
	if (typed !== '' && !offers.isFull) {
		const innerMatch: MatchOf = ({ citekey }) => (foldKey(citekey).includes(typed) ? 'contains' : undefined);
		offers.addAll(
			usedWith((folded) => folded.includes(typed)),
			innerMatch,
		);
		yield* scan(list, typed, innerMatch, offers);
	}
	if (!offers.isFull) {
		const found = searchWords(request);
		offers.addAll(usedOf(found, request), () => 'found');
		for (const id of found) {
			offers.addById(id, () => 'found');
		}
	}
	return offers.inOrder();
}

/** Of the papers with these ids those that the note cites, under the keys by which it does, in the order of `usedKeys`. */
function usedOf(ids: readonly string[], { usedKeys, citable }: CitekeyRequest): readonly Paper[] {
	const places = new Map(usedKeys.map((citekey, at) => [citekey, at]));
	const found = new Map<number, Paper>();
	for (const id of ids) {
		const paper = citable.get(id);
		for (const citekey of paper ? [paper.citekey, ...(paper.aliases ?? [])] : []) {
			const at = places.get(citekey);
			const cited = at === undefined ? undefined : citable.find(citekey);
			if (at !== undefined && cited?.id === id) {
				found.set(at, cited);
			}
		}
	}
	return [...found].sort(([a], [b]) => a - b).map(([, paper]) => paper);
}

/** Takes what has `needle` in one of its keys, the newest first, until there is enough. */
function* scan({ ids, keys }: CitekeyList, needle: string, matchOf: MatchOf, offers: Offers): Slices<void> {
	for (let at = 0; at < ids.length && !offers.isFull; at++) {
		if (keys[at]?.includes(needle)) {
			offers.addById(ids[at] ?? '', matchOf);
		}
		if (at % keysInSlice === keysInSlice - 1) {
			yield;
		}
	}
}

/** Ways to be meant, the likeliest first. */
const matches = ['is', 'begins', 'contains', 'found'] as const;
type Match = (typeof matches)[number];
type MatchOf = (paper: Paper) => Match | undefined;

function startMatchWith(typed: string): MatchOf {
	return ({ citekey }) => {
		const key = foldKey(citekey);
		return key === typed ? 'is' : key.startsWith(typed) ? 'begins' : undefined;
	};
}

/** Offers as they come, the likeliest way to be meant first, each paper once. */
class Offers {
	readonly #seen = new Set<string>();
	readonly #here = new OffersOfKind();
	readonly #elsewhere = new OffersOfKind();
	#citableById: ReadonlyMap<string, Paper> | undefined;
	#lacking = 0;

	constructor(
		private readonly citable: Papers,
		private readonly library: Papers,
		private readonly limit: number,
	) {}

	/** Whether there is enough, so that nothing that is less likely could be offered. */
	get isFull(): boolean {
		return this.#here.count >= this.limit;
	}

	/** Papers that may be cited in the note, under the keys that cite them there. */
	addAll(papers: readonly Paper[], matchOf: MatchOf): void {
		for (const paper of papers) {
			this.#add(paper, matchOf(paper));
		}
	}

	addById(id: string, matchOf: MatchOf): void {
		if (this.#seen.has(id)) {
			return;
		}
		const citable = this.#findCitable(id);
		if (!citable && this.#elsewhere.count >= this.limit) {
			return;
		}
		const paper = citable ?? this.library.get(id);
		const match = paper && matchOf(paper);
		if (!paper || !match) {
			return;
		}
		const cited = this.citable.find(paper.citekey);
		if (citable && cited?.id === id) {
			this.#add(citable, match);
		} else if (!citable && !cited) {
			this.#seen.add(id);
			this.#elsewhere.add(match, { paper, isElsewhere: true });
		}
	}

	inOrder(): readonly CitekeyOffer[] {
		return [...this.#here.inOrder(), ...this.#elsewhere.inOrder()].slice(0, this.limit);
	}

	#add(paper: Paper, match: Match | undefined): void {
		if (match && !this.#seen.has(paper.id)) {
			this.#seen.add(paper.id);
			this.#here.add(match, { paper, isElsewhere: false });
		}
	}

	/** Where many are lacking, the bibliography is small beside the library: then it takes less to go through it than to ask on. */
	#findCitable(id: string): Paper | undefined {
		if (this.#citableById) {
			return this.#citableById.get(id);
		}
		const paper = this.citable.get(id);
		this.#lacking += paper ? 0 : 1;
		if (this.#lacking === mostLacking) {
			this.#citableById = new Map(this.citable.papers.map((each) => [each.id, each]));
		}
		return paper;
	}
}

class OffersOfKind {
	readonly #offers: Readonly<Record<Match, CitekeyOffer[]>> = { is: [], begins: [], contains: [], found: [] };
	count = 0;

	add(match: Match, offer: CitekeyOffer): void {
		this.#offers[match].push(offer);
		this.count++;
	}

	inOrder(): readonly CitekeyOffer[] {
		return matches.flatMap((match) => this.#offers[match]);
	}
}

/**
 * What the words find that are typed between signs; failing these, what they find with their digits apart, as in `doe1999word`.
 * Nothing for a single letter, nor behind a sign, which may be the end of a sentence.
 */
function searchWords({ typed, search, limit }: CitekeyRequest): readonly string[] {
	if (typed.length < shortestSearch || !/[\p{L}\p{N}\p{M}]$/u.test(typed)) {
		return [];
	}
	const [words, apart] = [/[\p{L}\p{N}\p{M}]+/gu, /[\p{L}\p{M}]+|\p{N}+/gu].map((pattern) =>
		(typed.match(pattern) ?? []).join(' '),
	);
	const found = search(words ?? '', limit);
	return found.length > 0 || words === apart ? found : search(apart ?? '', limit);
}

const shortestSearch = 2;
const mostLacking = 300;
/** Well under a millisecond, unless all have to be looked up. */
const keysInSlice = 1000;
