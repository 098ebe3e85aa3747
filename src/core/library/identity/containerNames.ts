import { lookUp } from '../../model/lookUp';
import { fold } from '../../text/fold';

/**
 * Whether two names may be of one journal, series or conference: the same words up to articles, numbers and years, an
 * abbreviation of them ("Phys. Rev. Lett." of "Physical Review Letters"), or their initials ("NIPS" of "Advances in Neural
 * Information Processing Systems"). Names in brackets count too, and so do those behind their initials ("JAMA: The Journal of the
 * American Medical Association") or with their end put first ("Quantum Electronics, IEEE Journal of"). Of two journals that call
 * themselves so, no word may be another: many share all but one, as the American and the European Journal of Clinical Nutrition.
 */
export function areSameContainer(a: string, b: string): boolean {
	if (a === b) {
		return true;
	}
	const [one, other] = [namesOf(a), namesOf(b)];
	return one.some((name) => other.some((candidate) => isSameName(name, candidate)));
}

/**
 * Whether two names may be of one publisher or institution: by the same rules, or because all words of one are in the other, in
 * order ("Springer-Verlag" in "Springer Berlin Heidelberg", "Wiley" in "John Wiley & Sons"). That does not count if they are words that many
 * have ("Academic Press"), or if the other adds a nation: the Institute of Physics is not the American one.
 */
export function areSamePublisher(a: string, b: string): boolean {
	if (a === b) {
		return true;
	}
	const [one, other] = [publisherWordsOf(a), publisherWordsOf(b)];
	if (one.length > 0 && isSameName(one, other)) {
		return true;
	}
	const [own, others] = [one.filter(isNoPublishingWord), other.filter(isNoPublishingWord)];
	const [short, long] = own.length <= others.length ? [own, others] : [others, own];
	return (
		short.some((word) => !commonWords.has(word)) &&
		isWithin(short, long, (word, candidate) => word === candidate) &&
		!(short.some((word) => groupWords.has(word)) && long.some((word) => isOtherNation(word, short)))
	);
}

function isSameName(a: readonly string[], b: readonly string[]): boolean {
	if (a.length === 0 || b.length === 0) {
		return a.length === b.length;
	}
	const [short, long] = a.length <= b.length ? [a, b] : [b, a];
	if (isAcronym(short, long)) {
		return true;
	}
	if (short.includes('journal') && long.includes('journal')) {
		return short.indexOf('journal') === long.indexOf('journal') && isAbbreviation(short, long);
	}
	if (isAbbreviation(short, long)) {
		return true;
	}
	const shared = Math.min(countShared(short, long), countShared(long, short));
	return short.length > 2 && shared / short.length >= 0.75 && shared / long.length >= 0.4;
}

/** How many of the words are also in the other name. */
function countShared(words: readonly string[], other: readonly string[]): number {
	return words.filter((word) => other.some((candidate) => isAbbreviated(word, candidate))).length;
}

/** Each word of the shorter is one of the longer, in order; of three words or more, the longer may have as many again. */
function isAbbreviation(short: readonly string[], long: readonly string[]): boolean {
	return (
		(short.length === long.length || (short.length > 2 && long.length <= 2 * short.length)) &&
		isWithin(short, long, isAbbreviated)
	);
}

/** Whether each word of the shorter is as one of the longer, in order. */
function isWithin(
	short: readonly string[],
	long: readonly string[],
	areAlike: (word: string, candidate: string) => boolean,
): boolean {
	let at = 0;
	for (const word of short) {
		while (at < long.length && !areAlike(word, long[at] ?? '')) {
			at++;
		}
		if (at === long.length) {
			return false;
		}
		at++;
	}
	return true;
}

/**
 * "phys" and "physics"; "natl" and "national"; "operations" and "operational"; "comput" and "computing" are not told from
 * "computer".
 */
function isAbbreviated(a: string, b: string): boolean {
	if (a.length === b.length) {
		return a === b;
	}
	const [short, long] = a.length < b.length ? [a, b] : [b, a];
	return (
		long.startsWith(short) ||
		long.startsWith(short.slice(0, Math.ceil(long.length * stemShare))) ||
		(short.length > 2 && short.length < 6 && isContraction(short, long))
	);
}

/** "natl" of "national": the same first letter, the others in order, the last as well. */
function isContraction(short: string, long: string): boolean {
	if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) {
		return false;
	}
	let at = 0;
	for (const letter of short) {
		at = long.indexOf(letter, at) + 1;
		if (at === 0) {
			return false;
		}
	}
	return true;
}

/** "ICML", and "NAACL-HLT", of which each stands for some of the words. */
function isAcronym(short: readonly string[], long: readonly string[]): boolean {
	return short.length <= 2 && long.length > short.length && short.every((word) => standsFor(word, long));
}

function standsFor(word: string, long: readonly string[]): boolean {
	if (word.length < 3) {
		return false;
	}
	const initials = long.map((name) => name.charAt(0)).join('');
	const name = lookUp(acronyms, word);
	return initials.includes(word) || (name !== undefined && long.join(' ').includes(name));
}

/** The words of the name, and those of each name in brackets. */
function namesOf(container: string): readonly (readonly string[])[] {
	const folded = fold(container);
	return [folded.replace(/\([^()]*\)/g, ' '), ...(folded.match(/\([^()]*\)/g) ?? [])]
		.map((name) => withoutInitials(wordsOf(inOrder(name.trim()), emptyWords)))
		.filter((words) => words.length > 0);
}

/** "IEEE Journal of Quantum Electronics" of "Quantum Electronics, IEEE Journal of", as IEEE Xplore sorts its journals. */
function inOrder(name: string): string {
	return name.replace(invertedPattern, '$2 $1').replace(associationsJournalPattern, '');
}

/** Of "JAMA: The Journal of the American Medical Association", what stands behind the initials. */
function withoutInitials(words: readonly string[]): readonly string[] {
	const [first = '', ...rest] = words;
	return rest.length > 2 && standsFor(first, rest) ? rest : words;
}

function isOtherNation(word: string, others: readonly string[]): boolean {
	return nationWords.has(word) && !others.includes(word);
}

function isNoPublishingWord(word: string): boolean {
	return !publishingWords.has(word);
}

function publisherWordsOf(publisher: string): readonly string[] {
	return wordsOf(fold(publisher), emptyPublisherWords);
}

function wordsOf(text: string, empty: ReadonlySet<string>): readonly string[] {
	const words = text.replace(/['’]/g, '').match(/\p{L}[\p{L}\p{N}]*/gu) ?? [];
	const telling = words.flatMap((word) => lookUp(aliases, word) ?? word).filter((word) => !empty.has(word));
	return telling.length > 0 ? telling : words;
}

/** How much of the longer the two forms of a word share at least: more than "physics" and "physical" do, or "computers" and "computing". */
const stemShare = 0.8;

const invertedPattern = /^(.+), ([^,]* (?:of|on|in|for|fur|de|des|der))$/;

/** The ACM before a journal's own name, which many files leave out. */
const associationsJournalPattern = /^acm (?=j(?:ournal)?\b)/;

const functionWords =
	'a an the of in on for and to at with und der die das fur et de la le les des du del y e i'.split(' ');

const emptyWords: ReadonlySet<string> = new Set([
	...functionWords,
	...(
		'proceedings proc annual st nd rd th first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth ieee rsj ' +
		'cvf siam usenix aaai volume vol no part'
	).split(' '),
]);

/** With the forms of companies. */
const emptyPublisherWords: ReadonlySet<string> = new Set([
	...functionWords,
	...'inc incorporated ltd limited llc co company corp corporation gmbh kg ag plc'.split(' '),
]);

/** What a publisher's name may have or lack. */
const publishingWords: ReadonlySet<string> = new Set(
	'press presses presse publishing publishers publisher publications publication verlag books book group'.split(
		' ',
	),
);

/** What a group is that there may be of each nation. */
const groupWords: ReadonlySet<string> = new Set(
	'institute society association academy union council federation'.split(' '),
);

/** Whose it is then. */
const nationWords: ReadonlySet<string> = new Set(
	(
		'american australian british canadian chinese dutch edinburgh european french german indian international irish italian japan ' +
		'japanese london national polish royal russian scottish spanish swiss'
	).split(' '),
);

/** Words that many publishers and institutions have, and that alone tell none. */
const commonWords: ReadonlySet<string> = new Set([
	...nationWords,
	...(
		'university universities univ universitat universite universidad universita college school department institute academy society ' +
		'association house academic science sciences scientific technical technology professional editions'
	).split(' '),
]);

const aliases: Readonly<Record<string, string | readonly string[]>> = {
	acm: ['association', 'computing', 'machinery'],
	neurips: 'nips',
	j: 'journal',
	conf: 'conference',
	intl: 'international',
	trans: 'transactions',
};

/** Acronyms that are not the initials of what they stand for. */
const acronyms: Readonly<Record<string, string>> = {
	nips: 'neural information processing systems',
	pnas: 'national academy sciences',
	jacs: 'american chemical society',
	prl: 'physical review letters',
	iclr: 'learning representations',
	tacl: 'association computational linguistics',
	acl: 'association computational linguistics',
	naacl: 'north american chapter association computational linguistics',
	eacl: 'european chapter association computational linguistics',
	conll: 'natural language learning',
	coling: 'conference computational linguistics',
	semeval: 'semantic evaluation',
	wmt: 'machine translation',
	aaai: 'conference artificial intelligence',
	aistats: 'artificial intelligence statistics',
	colt: 'learning theory',
	corl: 'robot learning',
	iros: 'intelligent robots systems',
	miccai: 'medical image computing',
	gecco: 'genetic evolutionary computation',
	sigir: 'development information retrieval',
	recsys: 'recommender systems',
	chi: 'human factors computing systems',
	siggraph: 'computer graphics interactive techniques',
	popl: 'principles programming languages',
	asplos: 'architectural support programming languages',
	ppopp: 'principles practice parallel programming',
	pods: 'principles database systems',
	cidr: 'innovative data systems research',
	stoc: 'theory computing',
	focs: 'foundations computer science',
	soda: 'discrete algorithms',
	apj: 'astrophysical journal',
	emnlp: 'empirical methods natural language',
	sigmod: 'management data',
	amcis: 'americas conference information systems',
	vldb: 'very large data',
	eccv: 'european conference computer vision',
	interspeech: 'speech communication association',
};
