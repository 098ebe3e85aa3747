import type { SourceContent } from '../model/entry';
import { cslTypes } from './cslTypes';

type Item = Readonly<Record<string, unknown>>;

/**
 * Whether an object describes a work, its fields named as `withCslNames` has them. Other programs keep what has an `id`, a `title` or an
 * `author`, too, in files named like bibliographies; so where nothing tells that it is a work, it may have no field that none has.
 */
export function isCslItem(item: Item): boolean {
	const fields = Object.keys(item);
	return (
		tellsOfWork(item) ||
		(fields.some((field) => itemFields.has(field)) &&
			fields.every((field) => variables.has(field)) &&
			item.type === undefined)
	);
}

/** What was read, and of a file in which nothing is an item, and no more is wrong, only the first problem, mildly: it is another program's. */
export function mildOnOthers({ entries, problems }: SourceContent): SourceContent {
	const [first] = problems;
	const isOthers = entries.length === 0 && problems.every(({ code }) => code === 'csl-not-an-item');
	return { entries, problems: isOthers && first ? [{ ...first, severity: 'information' }] : problems };
}

/** Why something is no item of CSL. */
export const notAnItem =
	'it has no type of CSL, no title with an id, no list of authors, no date and no DOI.';

function tellsOfWork(item: Item): boolean {
	return (
		tellingFields.some((field) => field in item) ||
		nameFields.some((field) => Array.isArray(item[field])) ||
		(typeof item.type === 'string' && cslTypes.has(item.type)) ||
		('title' in item && ('id' in item || 'citation-key' in item))
	);
}

const tellingFields = ['DOI', 'container-title', 'issued', 'accessed'];
const nameFields = ['author', 'editor'];
/** Of these, an item has one at least. */
const itemFields: ReadonlySet<string> = new Set([
	...tellingFields,
	'id',
	'citation-key',
	'type',
	'title',
	'author',
	'URL',
]);

/** Of CSL 1.0.2 (appendix IV), and what CSL-JSON and Pandoc have beside these. */
const variables: ReadonlySet<string> = new Set([
	...itemFields,
	...(
		'abstract annote archive archive_collection archive_location archive-place authority available-date call-number ' +
		'categories chair chapter-number citation-label citation-number collection-editor collection-number collection-title ' +
		'compiler composer container-author container-title-short contributor curator custom dimensions director division ' +
		'edition editor editor-translator editorial-director event event-date event-place event-title executive-producer ' +
		'first-reference-note-number genre guest host illustrator interviewer ISBN ISSN issue journalAbbreviation jurisdiction ' +
		'keyword language license locator medium narrator note number number-of-pages number-of-volumes organizer ' +
		'original-author original-date original-publisher original-publisher-place original-title page page-first part ' +
		'part-number part-title performer PMCID PMID printing printing-number producer publisher publisher-place recipient ' +
		'references reviewed-author reviewed-genre reviewed-title scale script-writer section series-creator short-title ' +
		'shortTitle source status submitted supplement-number title-short translator version volume volume-title ' +
		'volume-title-short year-suffix'
	).split(' '),
]);
