import { lookUp } from '../model/lookUp';

type Item = Readonly<Record<string, unknown>>;

/**
 * The item as CSL-JSON has it, where it is a work as Crossref's API describes one (https://api.crossref.org, "Works"): such a
 * work has no `id`, its titles or numbers are lists, and its type is Crossref's own. The latter stands in Crossref's CSL-JSON too, so it is
 * mended in every item; one without is given back as it is.
 */
export function fromCrossref(item: Item): Item {
	const type = typeof item.type === 'string' ? lookUp(types, item.type) : undefined;
	const isWork = item.id === undefined && listFields.some((field) => Array.isArray(item[field]));
	if (!isWork && type === undefined) {
		return item;
	}
	const firsts = isWork ? listFields.flatMap((field) => firstOf(item, field)) : [];
	return { ...item, ...Object.fromEntries(firsts), ...(type !== undefined && { type }) };
}

function firstOf(item: Item, field: string): [string, unknown][] {
	const value = item[field];
	if (!Array.isArray(value)) {
		return [];
	}
	return [[field, numberFields.has(field) ? value.join(' ') : (value as readonly unknown[])[0]]];
}

/** Of which all count. */
const numberFields: ReadonlySet<string> = new Set(['ISSN', 'ISBN']);
/** The first of several counts: of two containers, the book goes before its series. */
const listFields = ['title', 'container-title', 'short-container-title', 'original-title', 'ISSN', 'ISBN'];

/** CSL types of Crossref's types that are none of CSL. */
const types: Readonly<Record<string, string>> = {
	'book-chapter': 'chapter',
	'book-part': 'chapter',
	'book-section': 'chapter',
	dissertation: 'thesis',
	'edited-book': 'book',
	'journal-article': 'article-journal',
	monograph: 'book',
	'peer-review': 'review',
	'posted-content': 'article',
	'proceedings-article': 'paper-conference',
	'reference-book': 'book',
	'reference-entry': 'entry',
	'report-component': 'report',
};
