import { lookUp } from '../../model/lookUp';
import type { BibtexDialect } from '../../sources/bibtex/bibtexDialect';
import type { BibtexRecord } from '../../sources/bibtex/bibtexFields';
import { parseIsoDate } from '../../model/partialDate';
import { monthMacro, type BibtexFields } from '../bibtexFields';
import { hasBalancedBraces } from '../tex';

/** How much the types and fields of entries speak for BibLaTeX (positive) or BibTeX (negative); other names say nothing. */
export function dialectScore(names: readonly string[]): number {
	return names.reduce((score, name) => {
		const lower = name.toLowerCase();
		return score + (biblatexOnly.has(lower) ? 1 : bibtexOnly.has(lower) ? -1 : 0);
	}, 0);
}

/**
 * An entry of another file in the dialect of this one, without what holds in its own file only: cross-references, whose fields it
 * has already, and the marks and file paths of reference managers.
 *
 * @returns `undefined` where a value cannot stand between delimiters.
 */
export function recordFields(
	{ type, fields }: BibtexRecord,
	dialect: BibtexDialect,
): BibtexFields | undefined {
	const kept = [...fields].filter(([name, value]) => !localFields.test(name) && value.trim() !== '');
	if (kept.some(([, value]) => !hasBalancedBraces(value))) {
		return undefined;
	}
	const names = dialect === 'biblatex' ? toBiblatex : toBibtex;
	const written = kept.flatMap(([name, value]) =>
		dialect === 'bibtex' && name === 'date' && !fields.has('year')
			? yearAndMonth(value)
			: [[lookUp(names, name) ?? name, value.trim()] as const],
	);
	return { type: (dialect === 'bibtex' ? lookUp(bibtexTypes, type) : undefined) ?? type, fields: written };
}

function yearAndMonth(date: string): readonly (readonly [name: string, value: string])[] {
	const known = parseIsoDate(/^[^/~?%]*/.exec(date.trim())?.[0] ?? '');
	if (!known) {
		return [['date', date]];
	}
	const month = monthMacro(known);
	return [['year', String(known.year)], ...(month === '' ? [] : [['month', month] as const])];
}

const localFields =
	/^(?:crossref|xref|xdata|ids|file|local-url|groups|owner|timestamp|creationdate|modificationdate|bdsk-.*|__markedentry)$/;

const toBibtex: Readonly<Record<string, string>> = {
	journaltitle: 'journal',
	location: 'address',
	eprinttype: 'archiveprefix',
	eprintclass: 'primaryclass',
};

const toBiblatex: Readonly<Record<string, string>> = {
	journal: 'journaltitle',
	address: 'location',
	school: 'institution',
};

const bibtexTypes: Readonly<Record<string, string>> = {
	online: 'misc',
	dataset: 'misc',
	software: 'misc',
	report: 'techreport',
	thesis: 'phdthesis',
	mvbook: 'book',
	collection: 'book',
	inreference: 'incollection',
};

const biblatexOnly: ReadonlySet<string> = new Set(
	(
		'date journaltitle location eprinttype eprintclass langid subtitle maintitle origdate eventtitle pagetotal ' +
		'online report thesis dataset software collection mvbook mvcollection mvproceedings bookinbook suppbook'
	).split(' '),
);
const bibtexOnly: ReadonlySet<string> = new Set(
	'year journal address archiveprefix primaryclass school phdthesis mastersthesis techreport conference'.split(
		' ',
	),
);
