import { lookUp } from '../../model/lookUp';
import type { BibtexDialect } from './bibtexDialect';
import type { BibtexRecord } from './bibtexFields';

/**
 * The records with what they inherit through `crossref` and `xdata`, in the same order. A field of one's own always wins.
 *
 * - In BibLaTeX a parent's field may have another name in the child, or not be inherited (manual, appendix B): a proceedings' `title` is an
 *   `inproceedings`' `booktitle`, whatever `booktitle` the proceedings have. In BibTeX all fields are inherited as they are.
 * - Keys are compared exactly, and if that finds nothing, in lower case, as BibTeX does. In BibLaTeX an entry is also found by its `ids`, if
 *   no entry has such a key (Biber's `resolve_alias_refs`).
 * - Chains are followed for 16 entries, and circles once around.
 */
export function inheritFields<T extends BibtexRecord>(
	records: readonly T[],
	dialect: BibtexDialect,
): readonly T[] {
	if (!records.some(hasParents)) {
		return records;
	}
	const byKey = new Map<string, BibtexRecord>();
	for (const record of records) {
		const lower = record.citekey.toLowerCase();
		if (!byKey.has(lower)) {
			byKey.set(lower, record);
		}
	}
	for (const record of records) {
		byKey.set(record.citekey, record);
	}
	for (const record of dialect === 'biblatex' ? records : []) {
		for (const alias of aliasesOf(record)) {
			for (const key of [alias, alias.toLowerCase()]) {
				byKey.set(key, byKey.get(key) ?? record);
			}
		}
	}
	const find = (key: string): BibtexRecord | undefined => byKey.get(key) ?? byKey.get(key.toLowerCase());
	return records.map((record) => (hasParents(record) ? inherit(record, find, dialect) : record));
}

function inherit<T extends BibtexRecord>(
	base: T,
	find: (key: string) => BibtexRecord | undefined,
	dialect: BibtexDialect,
): T {
	const fields = new Map(base.fields);
	const seen = new Set<BibtexRecord>([base]);
	const visit = (record: BibtexRecord): void => {
		for (const parent of parentKeys(record).map(find)) {
			if (!parent || seen.has(parent) || seen.size > mostAncestors) {
				continue;
			}
			seen.add(parent);
			const rest: [name: string, value: string][] = [];
			for (const [name, value] of parent.fields) {
				for (const inherited of inheritedNames(parent.type, base.type, name, dialect)) {
					if (inherited === name) {
						rest.push([name, value]);
					} else if (!fields.has(inherited)) {
						fields.set(inherited, value);
					}
				}
			}
			for (const [name, value] of rest) {
				if (!fields.has(name)) {
					fields.set(name, value);
				}
			}
			visit(parent);
		}
	};
	visit(base);
	return { ...base, fields };
}

export function hasParents(record: BibtexRecord): boolean {
	return record.fields.has('xdata') || record.fields.has('crossref');
}

/** The other keys of an entry (`ids`), separated by commas or blanks. */
export function aliasesOf(record: Pick<BibtexRecord, 'fields'>): readonly string[] {
	const ids = record.fields.get('ids');
	return ids === undefined ? none : keysIn(ids);
}

/** The keys an entry names as its parents. */
export function parentKeys(record: BibtexRecord): string[] {
	return keysIn(`${record.fields.get('xdata') ?? ''},${record.fields.get('crossref') ?? ''}`);
}

/** Keys in a list such as that of `xdata` or `related`. */
export function keysIn(list: string): string[] {
	return list.split(/[\s,]+/).filter(Boolean);
}

const none: readonly string[] = [];

/** The names under which a child of type `target` inherits a field of a parent of type `source`. */
function inheritedNames(
	source: string,
	target: string,
	name: string,
	dialect: BibtexDialect,
): readonly string[] {
	if (dialect === 'bibtex') {
		return name === 'crossref' || name === 'xdata' ? [] : [name];
	}
	if (neverInherited.has(name)) {
		return [];
	}
	const rule = inheritanceRules.find(
		({ sources, targets }) => sources.includes(source) && targets.includes(target),
	);
	if (name === 'author' && rule?.isBookAuthor) {
		return ['bookauthor', 'author'];
	}
	if (!rule) {
		return [name];
	}
	return notInheritedTitles.has(name) ? [] : [lookUp(rule.names, name) ?? name];
}

interface InheritanceRule {
	readonly sources: readonly string[];
	readonly targets: readonly string[];
	readonly names: Readonly<Record<string, string>>;
	readonly isBookAuthor?: true;
}

const mainTitle = { title: 'maintitle', subtitle: 'mainsubtitle', titleaddon: 'maintitleaddon' };
const bookTitle = { title: 'booktitle', subtitle: 'booksubtitle', titleaddon: 'booktitleaddon' };
const journalTitle = { title: 'journaltitle', subtitle: 'journalsubtitle' };

const inheritanceRules: readonly InheritanceRule[] = [
	{
		sources: ['mvbook'],
		targets: ['book', 'inbook', 'bookinbook', 'suppbook'],
		names: mainTitle,
		isBookAuthor: true,
	},
	{
		sources: ['mvcollection', 'mvreference'],
		targets: ['collection', 'reference', 'incollection', 'inreference', 'suppcollection'],
		names: mainTitle,
	},
	{ sources: ['mvproceedings'], targets: ['proceedings', 'inproceedings'], names: mainTitle },
	{ sources: ['book'], targets: ['inbook', 'bookinbook', 'suppbook'], names: bookTitle, isBookAuthor: true },
	{
		sources: ['collection', 'reference'],
		targets: ['incollection', 'inreference', 'suppcollection'],
		names: bookTitle,
	},
	{ sources: ['proceedings'], targets: ['inproceedings', 'conference'], names: bookTitle },
	{ sources: ['periodical'], targets: ['article', 'suppperiodical'], names: journalTitle },
];

const notInheritedTitles: ReadonlySet<string> = new Set([
	'shorttitle',
	'sorttitle',
	'indextitle',
	'indexsorttitle',
]);

const neverInherited: ReadonlySet<string> = new Set(
	(
		'ids crossref xref xdata entryset entrysubtype execute label options presort related relatedoptions relatedstring ' +
		'relatedtype shorthand shorthandintro sortkey ' +
		// Files of the parent's own: BibLaTeX knows nothing of them, but they are not the child's.
		'file pdf localfile'
	).split(' '),
);

const mostAncestors = 16;
