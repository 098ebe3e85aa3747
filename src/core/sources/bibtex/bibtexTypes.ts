/** What an entry type is in CSL, and what its fields mean there. */
export interface BibtexType {
	/** CSL item type. */
	readonly csl: string;
	/** The type with the `entrysubtype` named. */
	readonly subtypes?: Readonly<Record<string, string>>;
	/** A part of a larger work: `booktitle` names the container. */
	readonly isPart?: true;
	/** Stands in a journal: `number` is the issue. */
	readonly isArticle?: true;
	/** `number` counts volumes of a series. */
	readonly isInSeries?: true;
	/** Key of the localisation string that is the genre, unless the entry has a `type`. */
	readonly genre?: string;
}

const pressTypes = { magazine: 'article-magazine', newspaper: 'article-newspaper' };

/**
 * Entry types of BibTeX, BibLaTeX (manual, 2.1) and biblatex-apa, as Pandoc maps them to CSL (Text.Pandoc.Citeproc.BibTeX),
 * except where CSL 1.0.2 has a type of its own that Pandoc does not use: `document` for `misc`, `software`.
 */
export const bibtexTypes: Readonly<Record<string, BibtexType>> = {
	article: { csl: 'article-journal', subtypes: pressTypes, isArticle: true },
	artwork: { csl: 'graphic' },
	audio: { csl: 'song' },
	book: { csl: 'book', isInSeries: true },
	bookinbook: { csl: 'chapter', isPart: true, isInSeries: true },
	booklet: { csl: 'pamphlet' },
	collection: { csl: 'book', isInSeries: true },
	commentary: { csl: 'book' },
	conference: { csl: 'paper-conference', isPart: true, isInSeries: true },
	data: { csl: 'dataset' },
	dataset: { csl: 'dataset' },
	electronic: { csl: 'webpage' },
	image: { csl: 'graphic' },
	inbook: { csl: 'chapter', isPart: true, isInSeries: true },
	incollection: { csl: 'chapter', isPart: true, isInSeries: true },
	inproceedings: { csl: 'paper-conference', isPart: true, isInSeries: true },
	inreference: { csl: 'entry-encyclopedia', isPart: true, isInSeries: true },
	jurisdiction: { csl: 'legal_case' },
	legal: { csl: 'treaty' },
	legislation: { csl: 'legislation' },
	letter: { csl: 'personal_communication' },
	letters: { csl: 'personal_communication' },
	manual: { csl: 'book' },
	mastersthesis: { csl: 'thesis', genre: 'mathesis' },
	misc: { csl: 'document' },
	movie: { csl: 'motion_picture' },
	music: { csl: 'song' },
	mvbook: { csl: 'book', isInSeries: true },
	mvcollection: { csl: 'book', isInSeries: true },
	mvproceedings: { csl: 'book', isInSeries: true },
	mvreference: { csl: 'book', isInSeries: true },
	newsarticle: { csl: 'article-newspaper' },
	online: { csl: 'webpage' },
	patent: { csl: 'patent' },
	performance: { csl: 'speech' },
	periodical: { csl: 'article-journal', subtypes: pressTypes, isArticle: true },
	phdthesis: { csl: 'thesis', genre: 'phdthesis' },
	proceedings: { csl: 'book', isInSeries: true },
	reference: { csl: 'book', isInSeries: true },
	report: { csl: 'report' },
	review: { csl: 'review', isArticle: true },
	software: { csl: 'software' },
	standard: { csl: 'legislation' },
	suppbook: { csl: 'chapter', isInSeries: true },
	suppcollection: { csl: 'chapter', isInSeries: true },
	suppperiodical: { csl: 'article-journal', subtypes: pressTypes, isArticle: true },
	techreport: { csl: 'report' },
	thesis: { csl: 'thesis' },
	unpublished: { csl: 'manuscript' },
	video: { csl: 'motion_picture' },
	www: { csl: 'webpage' },
	xdata: { csl: 'document' },
};

/** What an entry of a type that nobody has described is. */
export const unknownType: BibtexType = { csl: 'document' };
