import { bibtexTypes } from '../bibtexTypes';

/** Types that an editor offers, most used first. */
export const offeredTypes: readonly string[] = words(`
	article inproceedings book incollection inbook misc online phdthesis mastersthesis thesis techreport report proceedings
	collection unpublished manual booklet software dataset patent periodical reference inreference mvbook mvcollection
	mvproceedings mvreference bookinbook suppbook suppcollection suppperiodical artwork audio image video movie music performance
	standard legislation jurisdiction legal letter review commentary conference set xdata`);

/** Every type that BibTeX, BibLaTeX and common styles know, in lower case. */
export const knownTypes: ReadonlySet<string> = new Set([
	...Object.keys(bibtexTypes),
	...offeredTypes,
	...words('bibnote control customa customb customc customd custome customf string comment preamble'),
	...words(
		'webpage video newspaper magazine lecture talk presentation poster blog tweet post program tool hardware archival',
	),
	...words(
		'preprint eprint workshop mvonline mvartwork source model figure photo map game podcast episode case statute bill',
	),
]);

/** Fields that may stand in an entry of a type beside those it must have (`blx-dm.def`), most used first. */
export function optionalFields(type: string): readonly string[] {
	return [...new Set([...(ownFields.get(type) ?? everyOwnField), ...generalFields])];
}

/** Whether a name is one that BibTeX, BibLaTeX, a common style or a reference manager writes; in lower case. */
export function isKnownField(name: string): boolean {
	return knownFields.has(name);
}

/** Fields of all types, most used first. */
const generalFields = words(`
	doi url urldate eprint eprinttype eprintclass abstract keywords note year month crossref xdata file langid language shorttitle ids
	pubstate addendum annotation origdate origtitle origpublisher origlocation origlanguage related relatedtype relatedstring
	shortauthor shorteditor shortjournal shortseries shorthand shorthandintro nameaddon authortype label library options presort
	sortkey sortname sortshorthand sorttitle sortyear indextitle indexsorttitle pagination bookpagination entrysubtype entryset
	execute gender isan ismn iswc langidopts xref relatedoptions day archiveprefix primaryclass annote key usera userb userc userd
	usere userf verba verbb verbc lista listb listc listd liste listf namea nameb namec nameatype namebtype namectype`);

const people = `translator annotator commentator editora editorb editorc editortype editoratype editorbtype editorctype`;
const forewords = 'afterword foreword introduction';
const mainTitles = 'maintitle mainsubtitle maintitleaddon';
const bookTitles = 'booksubtitle booktitleaddon';
const event = 'eventtitle eventtitleaddon eventdate venue';
const bookFields = `subtitle publisher location address edition volume number series pages pagetotal isbn part chapter volumes eid`;

const ownFieldRules: readonly (readonly [types: string, fields: string])[] = [
	[
		'article suppperiodical review',
		`volume number pages issn subtitle journalsubtitle journaltitleaddon issue issuetitle issuesubtitle issuetitleaddon eid series
		titleaddon editor version ${people}`,
	],
	['book', `${bookFields} editor ${mainTitles} titleaddon ${forewords} ${people}`],
	['mvbook', `${bookFields} editor titleaddon ${forewords} ${people}`],
	[
		'inbook bookinbook suppbook',
		`${bookFields} editor bookauthor ${bookTitles} ${mainTitles} ${forewords} ${people}`,
	],
	[
		'booklet',
		'author editor howpublished location address subtitle titleaddon type pages pagetotal chapter eid editortype',
	],
	['collection reference', `editor ${bookFields} ${mainTitles} titleaddon ${forewords} ${people}`],
	['mvcollection mvreference', `editor ${bookFields} titleaddon author ${forewords} ${people}`],
	[
		'incollection suppcollection inreference',
		`editor ${bookFields} ${bookTitles} ${mainTitles} titleaddon ${forewords} ${people}`,
	],
	[
		'dataset',
		'author editor publisher version type number organization location edition series subtitle titleaddon editortype',
	],
	['manual', `author organization edition version type ${bookFields} editor editortype titleaddon`],
	[
		'misc software',
		'author howpublished version type organization location publisher subtitle titleaddon editor editortype',
	],
	['online electronic www', 'author organization version subtitle titleaddon editor editortype'],
	['patent', 'author holder type location version subtitle titleaddon'],
	[
		'periodical',
		`editor volume number issue issuetitle issuesubtitle issuetitleaddon series issn subtitle titleaddon ${people}`,
	],
	['mvproceedings', `editor ${event} ${bookFields} organization titleaddon editortype`],
	['proceedings', `editor ${event} ${bookFields} organization ${mainTitles} titleaddon editortype`],
	[
		'inproceedings conference',
		`editor ${bookFields} ${event} organization ${bookTitles} ${mainTitles} titleaddon editortype`,
	],
	[
		'report techreport',
		'type number location address pages pagetotal version isrn subtitle titleaddon chapter eid',
	],
	['thesis mastersthesis phdthesis', 'type location address pages pagetotal subtitle titleaddon chapter eid'],
	['unpublished', `howpublished location ${event} type subtitle titleaddon`],
	['set', ''],
];

const ownFields: ReadonlyMap<string, readonly string[]> = new Map(
	ownFieldRules.flatMap(([types, fields]) => words(types).map((type) => [type, words(fields)] as const)),
);

const everyOwnField: readonly string[] = [
	...new Set([...words('title author date journaltitle booktitle'), ...[...ownFields.values()].flat()]),
];

const knownFields: ReadonlySet<string> = new Set([
	...everyOwnField,
	...generalFields,
	// BibTeX's own, and dates by their parts.
	...words(
		'title author editor date year month journal school institution address organization howpublished edition eprint',
	),
	...words(
		'urlyear urlmonth urlday origyear origmonth origday eventyear eventmonth eventday endyear endmonth endday',
	),
	// Of styles, reference managers and publishers; names that are near a known one stand here so as not to be taken for it.
	...words(`
		affiliation affiliations arxivid articleno acmid adsurl adsnote archive archivelocation archivesubtype bibsource biburl bdsk-url-1
		bdsk-url-2 bdsk-file-1 citation cited-by citedby city code collection comment comments contents copyright country coden
		creationdate modificationdate timestamp owner groups priority ranking readstatus printed qualityassured date-added date-modified
		dateadded datemodified issue_date numpages pii pmid pmcid mrnumber mrreviewer mrclass zblnumber zbl jfm lccn urn uri urls
		url_link urlraw eissn e-issn isbn-10 isbn-13 isbn10 isbn13 issn-l issn1 issn2 journal-iso journaliso journalabbr shortjournal
		conference conference-location day days doi-url files filename pdf ps tags tag keyword notes rating review reviewer size source
		status subject subtitles translators type version video website webpage lang langcode hyphenation nationality nationality yearfiled
		dayfiled monthfiled revision assignee dimensions length price intype inventor issued tablecontents acknowledgement bibdate fjournal
		ajournal journal-url remark fullauthor authors-list unique-id web-of-science-categories research-areas times-cited
		number-of-cited-references researcherid-numbers orcid-numbers da oa funding-acknowledgement funding-text usage-count-since-2013
		usage-count-last-180-days doc-delivery-number journal-iso eid art_number author_keywords correspondence_address1 document_type
		abbrev_source_title language1 note1 mendeley-groups mendeley-tags archive_prefix slaccitation reportnumber report
		venue place section paragraph pagerange local-url localfile read cites cite citeulike-article-id posted-at book books part parts
		chapters volume1 edition1 month_numeric eventname eventplace eventlocation authorid authorids openalex semanticscholar s2id
		numberofvolumes numvolumes origdate editors-note shortbooktitle shortpublisher usera event titles title1 names name option labels
		dates data issuer film shortname`),
]);

function words(text: string): string[] {
	return text.split(/\s+/).filter(Boolean);
}
