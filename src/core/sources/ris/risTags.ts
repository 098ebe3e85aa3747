/** A CSL variable and the tags that may give it, the best first; for some types only, where it says so. */
export interface TagRule {
	readonly variable: string;
	readonly tags: readonly string[];
	/** Holds for these CSL types and, in capitals, types of RIS only; the rules with types come before those without. */
	readonly types?: readonly string[];
}

/**
 * The CSL variables of plain text, each by the first rule for its type. RIS gives `T2`, `BT`, `IS` and others a meaning by
 * type (EndNote's table of its reference types; Zotero's translator has the same). Full names of a journal go before abbreviated ones.
 */
export const textRules: readonly TagRule[] = [
	{ variable: 'title', tags: ['TI', 'T1', 'CT', 'BT', 'ST'], types: ['book', 'manuscript', 'pamphlet'] },
	{ variable: 'title', tags: ['TI', 'T1', 'CT', 'ST'] },
	{ variable: 'title-short', tags: ['ST'] },
	{ variable: 'original-title', tags: ['OP'], types: ['article-journal', 'book', 'chapter'] },

	// Of a hearing `T2` is the committee, of an image the program that made it.
	{
		variable: 'container-title',
		tags: [],
		types: ['book', 'thesis', 'report', 'software', 'map', 'hearing', 'CHART', 'EQUA', 'FIGURE'],
	},
	// The reporter.
	{ variable: 'container-title', tags: ['T2', 'JF', 'JO', 'A2', 'NV', 'JA'], types: ['CASE'] },
	{ variable: 'container-title', tags: ['C3', 'BT', 'T2', 'JF', 'JO', 'JA'], types: ['paper-conference'] },
	{
		variable: 'container-title',
		tags: ['BT', 'T2', 'JF', 'JO', 'JA'],
		types: ['chapter', 'entry-encyclopedia', 'entry-dictionary'],
	},
	{ variable: 'container-title', tags: ['JF', 'T2', 'JO', 'BT', 'JA', 'J1', 'J2'] },
	{ variable: 'container-title-short', tags: ['JA', 'J2', 'J1', 'JO'], types: ['article-journal'] },
	{ variable: 'event-title', tags: ['T2'], types: ['paper-conference', 'speech'] },
	{ variable: 'event-place', tags: ['C1', 'CY'], types: ['paper-conference', 'speech'] },
	{ variable: 'collection-title', tags: ['T3', 'T2'], types: ['book', 'report', 'map', 'software'] },
	{ variable: 'collection-title', tags: ['T3'] },

	{ variable: 'volume', tags: ['VL', 'VO'] },
	{ variable: 'number-of-volumes', tags: ['NV', 'IS', 'M1'], types: ['chapter'] },
	{ variable: 'number-of-volumes', tags: ['NV'] },
	// `M1` is the number of a patent's application, and the first page of a standard.
	{ variable: 'number', tags: ['SN', 'IS', 'M1'], types: ['patent', 'standard'] },
	{ variable: 'number', tags: ['SN', 'M1', 'IS'], types: ['report'] },
	{ variable: 'number', tags: ['M1', 'IS', 'SN'], types: ['bill'] },
	// The docket number.
	{ variable: 'number', tags: ['SV', 'M1'], types: ['legal_case'] },
	{ variable: 'number', tags: ['M1', 'C7'] },
	{ variable: 'issue', tags: [], types: ['report', 'patent', 'bill', 'standard', 'chapter', 'book'] },
	{ variable: 'issue', tags: ['IS', 'M1'], types: ['article-magazine', 'EJOUR'] },
	{ variable: 'issue', tags: ['IS'] },
	{ variable: 'version', tags: ['ET'], types: ['software', 'dataset'] },
	// Of an article it is the date of the preprint, which EndNote calls “Epub Date”; of others a version, a session of parliament, the
	// action of a higher court, the class of a patent, a description.
	{
		variable: 'edition',
		tags: [],
		types: [
			...['software', 'dataset', 'article-journal', 'graphic', 'figure', 'patent', 'GRANT', 'GRNT'],
			...['bill', 'legal_case', 'hearing', 'legislation', 'manuscript', 'personal_communication'],
		],
	},
	{ variable: 'edition', tags: ['ET'] },
	{ variable: 'section', tags: ['SE'] },

	{ variable: 'publisher', tags: ['PB', 'PU'] },
	{ variable: 'publisher-place', tags: ['CY', 'PP', 'PI'] },
	{ variable: 'language', tags: ['LA'] },
	{ variable: 'call-number', tags: ['CN'] },
	{ variable: 'archive', tags: ['DB'] },
	{ variable: 'archive_location', tags: ['AN'] },
	{ variable: 'source', tags: ['DP'] },
	{ variable: 'abstract', tags: ['AB', 'N2'] },
	{ variable: 'note', tags: ['N1'] },
	{ variable: 'genre', tags: ['M3'] },
];

/** The CSL types in which `A2` is the editor. */
export const editedTypes: readonly string[] = [
	...['article-journal', 'article-magazine', 'article-newspaper', 'chapter', 'document', 'entry-dictionary'],
	...['entry-encyclopedia', 'musical_score', 'paper-conference', 'periodical', 'post-weblog'],
];

/** The CSL name variables. `A2` is whoever comes second in a type: an editor, the editor of a series, a sponsor, a recipient, … */
export const nameRules: readonly TagRule[] = [
	{ variable: 'author', tags: ['A1'], types: ['EDBOOK'] },
	{ variable: 'author', tags: ['AU', 'A1'] },
	{ variable: 'editor', tags: ['AU', 'ED', 'A3'], types: ['EDBOOK'] },
	{ variable: 'editor', tags: ['ED', 'A2'], types: ['EBOOK', 'SER', 'ANCIENT', ...editedTypes] },
	{ variable: 'editor', tags: ['ED', 'A3'], types: ['book'] },
	{ variable: 'editor', tags: ['ED'] },
	{ variable: 'collection-editor', tags: ['A3'], types: ['EBOOK', 'SER', 'ANCIENT', ...editedTypes] },
	{ variable: 'collection-editor', tags: ['A2'], types: ['book', 'report', 'software', 'map', 'webpage'] },
	{ variable: 'contributor', tags: ['A2'] },
	{ variable: 'translator', tags: ['A4'] },
];

/** Tags whose continuation lines are values of their own. */
export const listTags: ReadonlySet<string> = new Set([
	'KW',
	'UR',
	'L1',
	'L2',
	'L3',
	'L4',
	'AU',
	'A1',
	'A2',
	'ED',
]);

/** Tags with prose, which may hold blank lines. */
export const proseTags: ReadonlySet<string> = new Set(['AB', 'N1', 'N2']);

/** Names of identifiers that repositories write for tags. `PMID`, for which RIS has none, is one to us. */
export const namedTags: ReadonlyMap<string, string> = new Map([
	['DOI', 'DO'],
	['ISBN', 'SN'],
	['ISSN', 'SN'],
	['PMID', 'PMID'],
	['URL', 'UR'],
]);

/** Tags of the specification and of its dialects: what looks like one of these is one, even where a blank is missing. */
export const knownTags: ReadonlySet<string> = new Set(
	(
		'TY ER ID A1 A2 A3 A4 AB AD AN AU AV BT C1 C2 C3 C4 C5 C6 C7 C8 CA CN CP CR CT CY DA DB DI DO DP DS ED EP ET ' +
		'H1 H2 IS J1 J2 JA JF JO KW L1 L2 L3 L4 LA LB LK M1 M2 M3 N1 N2 NO NV OP PA PB PP PY RD RI RN RP SE SF SL SN SP ' +
		'ST SV T1 T2 T3 TA TI TT U1 U2 U3 U4 U5 UR VL VO WP WT WV Y1 Y2'
	).split(' '),
);
