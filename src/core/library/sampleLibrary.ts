import type { Entry } from '../model/entry';
import type { Link, Paper } from '../model/paper';
import { parseIsoDate } from '../model/partialDate';
import type { Person } from '../model/person';
import type { Problem } from '../model/problem';
import type { Range } from '../text/range';
import { identifierLinks, orderLinks, toLink } from '../sources/abstractLinks';
import { parsePaperListing } from '../sources/listing/paperListing';
import { toPapers } from './toPapers';

/** The texts of the files in `corpus/`. */
export interface SampleSources {
	readonly listing: string;
	readonly metadata: string;
	readonly topics: string;
}

export interface SampleLibrary {
	/** In the listing's order. */
	readonly papers: readonly Paper[];
	/** Of the listing, and what metadata and topics say of papers it does not have. */
	readonly problems: readonly Problem[];
}

/**
 * Joins the listing with metadata and topics, by title as the listing has it.
 *
 * A venue that is a journal makes an `article-journal`, any other a `paper-conference`; without one the paper is a
 * preprint, `article`, published by arXiv. Of links of one kind, the identifiers' come first, then the
 * metadata's, then the abstract's.
 *
 * @throws when metadata or topics are not the JSON that `corpus/README.md` describes: they are files of ours.
 */
export function deriveSampleLibrary(sources: SampleSources): SampleLibrary {
	const listing = parsePaperListing(sources.listing);
	const metadata = new Map(readRecords(sources.metadata).map((record) => [record.title, record]));
	const topics = readTopics(sources.topics);
	const problems: Problem[] = [...listing.problems];
	const titles = new Set(listing.entries.map(verbatimTitle));
	const entries = listing.entries.map((entry): Entry => {
		const record = metadata.get(verbatimTitle(entry));
		if (!record) {
			problems.push(toProblem('sample-without-metadata', verbatimTitle(entry), entry.range));
		}
		return completeEntry(entry, record, topics.get(verbatimTitle(entry)) ?? []);
	});
	for (const [code, named] of [
		['sample-metadata-unlisted', metadata.keys()],
		['sample-topic-unlisted', topics.keys()],
	] as const) {
		for (const title of named) {
			if (!titles.has(title)) {
				problems.push(toProblem(code, title, wholeFile));
			}
		}
	}
	return { papers: toPapers('sample', entries), problems };
}

interface MetadataRecord {
	readonly title: string;
	readonly arxiv: string | null;
	readonly authors: readonly Person[];
	readonly published: string | null;
	readonly category: string | null;
	readonly venue: string | null;
	readonly code: string | null;
	readonly project: string | null;
	readonly source: string | null;
}

function completeEntry(entry: Entry, record: MetadataRecord | undefined, topics: readonly string[]): Entry {
	if (!record) {
		return { ...entry, topics };
	}
	const arxiv = record.arxiv ?? undefined;
	// arXiv registers this DOI for every paper: https://info.arxiv.org/help/doi.html
	const identifiers = arxiv === undefined ? {} : { arxiv, DOI: `10.48550/arXiv.${arxiv}` };
	const issued = record.published === null ? undefined : parseIsoDate(record.published);
	const stated: Link[] = [
		...(record.code === null ? [] : [{ kind: 'code', url: record.code } as const]),
		...(record.project === null ? [] : [{ ...toLink(record.project), kind: 'project' } as const]),
	];
	return {
		...entry,
		type: typeOfVenue(record.venue),
		author: record.authors,
		...(issued && { issued }),
		...(record.venue !== null && { 'container-title': record.venue }),
		...(record.venue === null && arxiv !== undefined && { publisher: 'arXiv' }),
		...identifiers,
		...(arxiv !== undefined && { URL: `https://arxiv.org/abs/${arxiv}` }),
		...(record.category !== null && { category: record.category }),
		topics,
		links: orderLinks([...identifierLinks(identifiers), ...stated, ...entry.links]),
		...(record.source !== null && { record: record.source }),
	};
}

function typeOfVenue(venue: string | null): string {
	if (venue === null) {
		return 'article';
	}
	return journalPattern.test(venue) ? 'article-journal' : 'paper-conference';
}

function verbatimTitle(entry: Entry): string {
	return entry.verbatim?.title ?? entry.title;
}

function readRecords(text: string): readonly MetadataRecord[] {
	const value: unknown = JSON.parse(text);
	if (!Array.isArray(value)) {
		throw new Error('deriveSampleLibrary: metadata is not a list');
	}
	return value as readonly MetadataRecord[];
}

/** The topics of each title, in the order of the file. */
function readTopics(text: string): ReadonlyMap<string, string[]> {
	const value: unknown = JSON.parse(text);
	if (!Array.isArray(value)) {
		throw new Error('deriveSampleLibrary: topics is not a list');
	}
	const topics = new Map<string, string[]>();
	for (const { topic, papers } of value as readonly { topic: string; papers: readonly string[] }[]) {
		for (const title of papers) {
			topics.set(title, [...(topics.get(title) ?? []), topic]);
		}
	}
	return topics;
}

function toProblem(code: keyof typeof messages, title: string, range: Range): Problem {
	return { code, severity: 'warning', message: `${messages[code]}: “${title}”`, range };
}

const messages = {
	'sample-without-metadata': 'The listing has a paper that the metadata has not',
	'sample-metadata-unlisted': 'The metadata has a paper that the listing has not',
	'sample-topic-unlisted': 'A topic names a paper that the listing has not',
} as const;

const wholeFile: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Venues that are journals, by name or abbreviation, before the year. */
const journalPattern =
	/^(?:TACL|TMLR|JMLR|Knowledge and Information Systems|(?:[A-Z]\w+ )*(?:Transactions|Journal)\b)/;
