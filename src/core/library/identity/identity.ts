import { areSubtitled, haveOtherMarks, haveOtherSubtitles, isOneWord, titleOverlap } from './titleForms';
import { areOtherPages, hasNoOtherAddress, isDeposit } from './webAddress';
import {
	areOfOtherDays,
	areOtherKinds,
	areOtherPrintings,
	areYearsNear,
	differ,
	haveOtherContainers,
	haveOtherIssues,
	haveOtherNumbers,
	haveSameHost,
	haveSameIsbn,
	isEither,
} from './workDifferences';
import type { WorkFacts } from './workFacts';
import { isPart } from './workKind';

/**
 * What two entries are to each other: one work, two versions of one (the preprint and what was published), or `undefined`.
 * Of `same`, the strength tells what speaks for it, 4 a DOI, 3 another identifier, 2 the place of publication, 1 title,
 * author and year.
 */
export type Relation =
	{ readonly kind: 'same'; readonly strength: 1 | 2 | 3 | 4 } | { readonly kind: 'versions' } | undefined;

/**
 * The fingerprints of an entry: two entries that are one work, or two versions of one, have at least one in common. Not all
 * that have are: `relate` judges. They are in the form that `toKey` gives them, of what they are and one or two texts.
 */
export function keysOfFacts<Key>(
	facts: WorkFacts,
	toKey: (kind: string, text: string, more: string) => Key,
): readonly Key[] {
	const { doi, arxiv, pmid, isbns, title, author, citekey, page } = facts;
	const keys: Key[] = [];
	if (doi !== '') {
		keys.push(toKey('doi', doi, ''));
	}
	if (arxiv !== '') {
		keys.push(toKey('arxiv', arxiv, ''));
	}
	if (pmid !== '') {
		keys.push(toKey('pmid', pmid, ''));
	}
	if (title.full === '') {
		return keys;
	}
	for (const isbn of isbns) {
		keys.push(toKey('isbn', isbn, title.main));
	}
	keys.push(toKey('title', author === '' ? title.full : title.main, author));
	if (author !== '' && title.full !== title.main) {
		keys.push(toKey('title', title.full, author));
	}
	if (page !== '') {
		keys.push(toKey('page', title.full, page));
		if (author !== '') {
			keys.push(toKey('place', author, page));
		}
	}
	if (citekey !== '') {
		keys.push(toKey('citekey', citekey, title.main));
	}
	return keys;
}

/**
 * Judges two entries by their facts. What speaks for one work, in this order:
 *
 * 1. The same DOI, and titles that have most words in common: proceedings' DOIs stand in the entries of their papers, and whoever
 *    copies an entry forgets to change it. Titles may differ (a translation) where author and first page are the same and the
 *    journal is no other; where the year is another, nearly all words must agree.
 * 2. The same arXiv id or PMID, likewise; of one author, an arXiv id goes with most words in any year.
 * 3. One of these:
 *    - The same ISBN, title and author, in years two apart at most: files keep an ISBN when they change the edition.
 *    - The same citekey and title, where neither says another author or year. Of a title without the other's subtitle, neither may
 *      say another first page or address, too. For titles that many works have, see `isSameGeneric`.
 *    - The same first page and volume, in containers of one name and in years one apart at most (published online, then in print).
 *      The title must be the same, or the author the same and the titles share most words. If the authors are two, neither of whose
 *      names begins as the other, the title needs more than two words: columns share a page of two issues.
 * 4. The same title, first author and year, unless the title is one that many works have. A title without the other's subtitle
 *    needs the same container or publisher besides, no other first page, and of books more than a word; of books only one of which has a
 *    volume, the other may be the whole. Pages on the web have no other address (`areOtherPages`).
 *
 * Some differences speak against it, where both entries say the thing, and weigh more than all but a common DOI:
 *
 * - another DOI, arXiv id, PMID, edition, volume, first page or issue
 * - another number of a report, patent or standard; another version of software or data; a thesis for another degree
 * - another day of a column, letter, talk, judgement or page on the web; another month of what a group publishes by itself
 * - another journal; another kind of work in another container, such as a conference's paper and the journal's
 * - a title that only one calls an erratum, a reply, or a part
 *
 * A preprint and what was published are `versions` if they have a common arXiv id, or one title and first author and no different second
 * author, and the preprint is at most one year younger and five years older. Data in an archive are no version of their paper.
 */
export function relate(a: WorkFacts, b: WorkFacts): Relation {
	if (a.doi !== '' && a.doi === b.doi) {
		return haveLikeTitles(a, b) ? { kind: 'same', strength: 4 } : undefined;
	}
	if (areTwoVersions(a, b)) {
		return areVersions(a, b) ? { kind: 'versions' } : undefined;
	}
	if (areDistinct(a, b)) {
		return undefined;
	}
	if ((a.arxiv !== '' && a.arxiv === b.arxiv) || (a.pmid !== '' && a.pmid === b.pmid)) {
		return haveLikeTitles(a, b) ? { kind: 'same', strength: 3 } : undefined;
	}
	if (isSameBook(a, b) || isSameKey(a, b) || isSamePlace(a, b)) {
		return { kind: 'same', strength: 2 };
	}
	return isSameDescription(a, b) ? { kind: 'same', strength: 1 } : undefined;
}

/** Whether what the entries say cannot be said of one work, whatever else speaks for it. Symmetric. */
export function areDistinct(a: WorkFacts, b: WorkFacts): boolean {
	if (a.doi !== '' && a.doi === b.doi) {
		return !haveLikeTitles(a, b);
	}
	if (
		areTwoVersions(a, b) ||
		differ(a.doi, b.doi) ||
		differ(a.arxiv, b.arxiv) ||
		differ(a.pmid, b.pmid) ||
		differ(a.edition, b.edition) ||
		haveOtherNumbers(a.number, b.number) ||
		differ(a.version, b.version) ||
		differ(a.degree, b.degree) ||
		haveOtherMarks(a.title, b.title)
	) {
		return true;
	}
	if ((a.pmid !== '' && a.pmid === b.pmid) || (a.arxiv !== '' && a.arxiv === b.arxiv)) {
		return false;
	}
	const isOtherPage = differ(a.page, b.page);
	const isSamePage = a.page !== '' && a.page === b.page;
	const isOtherVolume = differ(a.volume, b.volume) && !(isSamePage && isEither(a, b, 'conference'));
	return (
		isOtherPage ||
		isOtherVolume ||
		haveOtherIssues(a.issues, b.issues) ||
		areOfOtherDays(a, b) ||
		areOtherKinds(a, b) ||
		areOtherPrintings(a, b)
	);
}

/**
 * Whether two entries that are not one work by themselves are held apart where only a third, which says too little to tell them from each
 * other, is the same as both: by another author, by years more than two apart, by two subtitles, or as a volume with a subtitle of its own and all
 * volumes. Symmetric.
 */
export function areUnlike(a: WorkFacts, b: WorkFacts): boolean {
	const isOtherYear = a.year !== undefined && b.year !== undefined && Math.abs(a.year - b.year) > 2;
	const isOneVolume = a.kind === 'book' && b.kind === 'book' && (a.volume === '') !== (b.volume === '');
	const isVolume = isOneVolume && a.title.full !== b.title.full;
	return (
		(differ(a.author, b.author) || isOtherYear || isVolume || haveOtherSubtitles(a.title, b.title)) &&
		relate(a, b)?.kind !== 'same'
	);
}

function haveLikeTitles(a: WorkFacts, b: WorkFacts): boolean {
	if (haveOtherMarks(a.title, b.title) && a.title.main !== b.title.main) {
		return false;
	}
	const isPartOfOther = (a.kind === 'book') !== (b.kind === 'book') && (isPart(a.kind) || isPart(b.kind));
	if (isPartOfOther) {
		return a.title.full === b.title.full || a.title.main === b.title.main;
	}
	if (a.title.full === '' || b.title.full === '') {
		return !differ(a.author, b.author) && !differ(a.page, b.page);
	}
	const isOtherHost = haveOtherContainers(a, b);
	const isSameAuthor = a.author !== '' && a.author === b.author;
	if (a.page !== '' && a.page === b.page && isSameAuthor && !isOtherHost) {
		return true;
	}
	const isOtherPage = differ(a.page, b.page) && a.title.full !== b.title.full;
	const isOtherYear = a.year !== undefined && b.year !== undefined && a.year !== b.year;
	// A preprint's title changes from version to version, and when it is published.
	const isRevision = isSameAuthor && a.arxiv !== '' && a.arxiv === b.arxiv;
	return !isOtherPage && titleOverlap(a.title, b.title) >= (isOtherYear && !isRevision ? 0.9 : 0.6);
}

/** One is a preprint, the other was published. An entry of no kind may be either. */
function areTwoVersions(a: WorkFacts, b: WorkFacts): boolean {
	const [preprint, other] = a.kind === 'preprint' ? [a, b] : [b, a];
	return preprint.kind === 'preprint' && other.kind !== 'preprint' && isPublished(other);
}

function isPublished(facts: WorkFacts): boolean {
	return facts.kind !== 'unknown' || facts.doi !== '' || facts.container !== '';
}

function areVersions(a: WorkFacts, b: WorkFacts): boolean {
	const [preprint, published] = a.kind === 'preprint' ? [a, b] : [b, a];
	if (preprint.arxiv !== '' && preprint.arxiv === published.arxiv) {
		return haveLikeTitles(a, b);
	}
	if (
		differ(a.arxiv, b.arxiv) ||
		a.title.full === '' ||
		a.title.full !== b.title.full ||
		a.title.isGeneric ||
		a.author === '' ||
		a.author !== b.author ||
		differ(a.initial, b.initial) ||
		differ(a.secondAuthor, b.secondAuthor) ||
		isDeposit(published) ||
		published.kind === 'thesis' ||
		published.kind === 'book' ||
		published.kind === 'other'
	) {
		return false;
	}
	const years = (published.year ?? NaN) - (preprint.year ?? NaN);
	return years >= -1 && years <= 5;
}

function isSameBook(a: WorkFacts, b: WorkFacts): boolean {
	return (
		a.title.main === b.title.main &&
		!((isPart(a.kind) || isPart(b.kind)) && haveOtherSubtitles(a.title, b.title)) &&
		(a.author === b.author || a.author === '' || b.author === '' || a.title.full === b.title.full) &&
		Math.abs((a.year ?? b.year ?? 0) - (b.year ?? a.year ?? 0)) <= 2 &&
		haveSameIsbn(a, b)
	);
}

function isSameKey(a: WorkFacts, b: WorkFacts): boolean {
	return (
		a.citekey !== '' &&
		a.citekey === b.citekey &&
		a.title.full !== '' &&
		a.title.main === b.title.main &&
		(a.title.isGeneric || b.title.isGeneric ? isSameGeneric(a, b) : isSameNamed(a, b))
	);
}

/** Under one key, a title that few works have. */
function isSameNamed(a: WorkFacts, b: WorkFacts): boolean {
	const isSameTitle = a.title.full === b.title.full;
	return (
		(isSameTitle || !(differ(a.startPage, b.startPage) || areOtherPages(a, b))) &&
		!haveOtherSubtitles(a.title, b.title) &&
		(a.author === b.author || a.author === '' || b.author === '') &&
		(a.year === b.year || a.year === undefined || b.year === undefined)
	);
}

/**
 * Under one key, a title that many works have, such as "Statistics": in no other container, and with the same author and year, both
 * known. Where one is not, as in a copy of an entry that lacks it, the address has to be the same too, and the author, the address, or
 * one container or publisher known.
 */
function isSameGeneric(a: WorkFacts, b: WorkFacts): boolean {
	const isDescribed = a.author !== '' || a.url !== '' || haveSameHost(a, b);
	return (
		a.title.full === b.title.full &&
		a.author === b.author &&
		a.year === b.year &&
		!haveOtherContainers(a, b) &&
		((a.author !== '' && a.year !== undefined) || (isDescribed && a.url === b.url))
	);
}

function isSamePlace(a: WorkFacts, b: WorkFacts): boolean {
	if (a.page === '' || a.page !== b.page || !areYearsNear(a, b)) {
		return false;
	}
	const isSameVolume = a.volume !== '' && a.volume === b.volume;
	const isOtherHost = haveOtherContainers(a, b);
	const isSameHost = !isOtherHost && a.container !== '' && b.container !== '';
	if (isOtherHost || !(isSameVolume || (isSameHost && a.year === b.year && a.year !== undefined))) {
		return false;
	}
	// Short pieces share a page, and a column's title its author: one of the two has to be quite the same.
	if (a.author !== '' && a.author === b.author) {
		return titleOverlap(a.title, b.title) >= 0.75;
	}
	const isShort = a.title.text.split(' ').length <= mostColumnWords;
	const isOtherAuthor = !a.author.startsWith(b.author) && !b.author.startsWith(a.author);
	const isColumn = isOtherAuthor && isShort;
	return a.title.full === b.title.full && !a.title.isGeneric && !isColumn;
}

function isSameDescription(a: WorkFacts, b: WorkFacts): boolean {
	const isSameTitle = a.title.full === b.title.full;
	if (a.title.full === '' || (!isSameTitle && a.title.main !== b.title.main)) {
		return false;
	}
	if (!isSameTitle && (areSubtitled(a.title, b.title) || differ(a.startPage, b.startPage))) {
		return false;
	}
	if (areOtherPages(a, b)) {
		return false;
	}
	const isUndated = a.year === undefined && isSameTitle && a.kind === b.kind && haveSameHost(a, b);
	if (a.year !== b.year || (a.year === undefined && !isUndated) || differ(a.initial, b.initial)) {
		return false;
	}
	if (a.author !== b.author || differ(a.secondAuthor, b.secondAuthor)) {
		return false;
	}
	if (isEither(a, b, 'book') && a.volume !== b.volume) {
		return false;
	}
	const hasSamePage = a.page !== '' && a.page === b.page;
	if (a.title.isGeneric || b.title.isGeneric) {
		return hasSamePage && haveSameHost(a, b);
	}
	if (a.author === '') {
		const isTelling = isSameTitle && a.title.text.split(' ').length > 3 && a.kind === b.kind;
		return (a.url !== '' && a.url === b.url) || ((hasSamePage || isTelling) && haveSameHost(a, b));
	}
	if (!hasSamePage && haveOtherContainers(a, b)) {
		return false;
	}
	if (isSameTitle) {
		return hasNoOtherAddress(a, b);
	}
	// Books of one author and publisher that only share a word, such as "Calculus", may differ by their subtitles.
	return hasSamePage || (haveSameHost(a, b) && (a.container !== '' || !isOneWord(a.title)));
}

/** Of a title that two authors may have written under in one journal, such as "Chairman's report" or "Product reviews". */
const mostColumnWords = 2;
