import type { UnplacedEntry } from '../../model/entry';
import { lookUp } from '../../model/lookUp';

/** What kind of work an entry says it is; `unknown` where its type does not tell, as BibTeX's `misc`. */
export type WorkKind =
	'preprint' | 'article' | 'conference' | 'book' | 'chapter' | 'thesis' | 'report' | 'other' | 'unknown';

/** @param ownDoi its DOI, unless that is arXiv's. */
export function kindOf(entry: UnplacedEntry, ownDoi: string, arxiv: string): WorkKind {
	const container = entry['container-title'] ?? '';
	if (ownDoi === '' ? preprintServerPattern.test(container) : preprintDoiPattern.test(ownDoi)) {
		return 'preprint';
	}
	const isAbstract = entry.type === 'thesis' && thesisAbstractPattern.test(entry.genre ?? '');
	const kind = (isAbstract ? undefined : lookUp(kinds, entry.type)) ?? 'other';
	if (kind === 'unknown' && talkPattern.test(entry.publisher ?? '')) {
		return 'other';
	}
	const isUnplaced = container === '' && ownDoi === '' && !entry.page;
	const isOfServer =
		arxiv !== '' ||
		preprintServerPattern.test(entry.publisher ?? '') ||
		preprintHostPattern.test(entry.URL ?? '');
	return isUnplaced && isOfServer && unplacedKinds.has(kind) ? 'preprint' : kind;
}

/** What stands in a larger work, with pages of its own. */
export function isPart(kind: WorkKind): boolean {
	return kind === 'chapter' || kind === 'conference' || kind === 'article';
}

/** What stands by itself, and may be called either. */
export function isIssued(kind: WorkKind): boolean {
	return kind === 'book' || kind === 'report';
}

/** CSL item types that tell the kind of work. */
const kinds: Readonly<Record<string, WorkKind>> = {
	article: 'unknown',
	'article-journal': 'article',
	'article-magazine': 'article',
	'article-newspaper': 'article',
	book: 'book',
	chapter: 'chapter',
	collection: 'book',
	document: 'unknown',
	'entry-dictionary': 'chapter',
	'entry-encyclopedia': 'chapter',
	manuscript: 'unknown',
	pamphlet: 'book',
	'paper-conference': 'conference',
	post: 'unknown',
	'post-weblog': 'unknown',
	report: 'report',
	thesis: 'thesis',
	webpage: 'unknown',
};

/** Kinds that a preprint's entry may have by mistake, or for want of a better one. */
const unplacedKinds: ReadonlySet<WorkKind> = new Set(['unknown', 'article', 'report']);

/** How an entry of no kind says that it is of a poster or talk: BibTeX's `howpublished = {Poster at the Fall Meeting}`. */
const talkPattern = /\b(?:poster|talk|slides)\b/i;

/** What is printed of a thesis before its defence in Russia, a work of its own: "Автореф. дис.", biblatex-gost's `docautoref`. */
const thesisAbstractPattern = /autoref|автореф/i;

const preprintServerPattern =
	/^\W*(?:arxiv|corr\b|biorxiv|medrxiv|chemrxiv|psyarxiv|socarxiv|techrxiv|eartharxiv|engrxiv|ssrn|social science research network|research ?square|preprints(?:\.org)?$|authorea|osf preprints|computing research repository|cryptology eprint|iacr cryptol|[\w.-]+ e-?prints?$|e-?prints?$|preprint)/i;

/** Prefixes that the servers register with Crossref or DataCite. */
const preprintDoiPattern =
	/^10\.(?:48550|1101\/(?:\d{6}|20\d\d\.)|21203\/rs\.|20944\/preprints|26434\/chemrxiv|31234\/osf|31219\/osf|31235\/osf|31222\/osf|31223\/|36227\/techrxiv|22541\/au\.|2139\/ssrn)/;

const preprintHostPattern =
	/^https?:\/\/(?:\w+\.)*(?:arxiv\.org|biorxiv\.org|medrxiv\.org|chemrxiv\.org|ssrn\.com|researchsquare\.com|preprints\.org|eprint\.iacr\.org|osf\.io\/preprints)\//i;
