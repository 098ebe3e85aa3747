import type { CitableEntry } from '../model/entry';
import type { PartialDate } from '../model/partialDate';
import { nameParts, type Person } from '../model/person';
import { findArxivId } from '../sources/arxivId';
import { toRichText } from '../sources/richText';

/** A CSL-JSON item: plain data, ready for `JSON.stringify`. */
export type CslItem = Readonly<Record<string, unknown>>;

/**
 * The paper as a CSL-JSON item, with its citekey as `id` and fields always in the same order.
 *
 * `keyword` holds the topics, separated by commas, or by semicolons where a topic has a comma. A preprint's `number` is
 * `arXiv:ID`; for any other paper whose DOI and URL do not tell the arXiv identifier, `note` does, as Zotero writes it.
 * Links beyond DOI and URL, category and provenance have no place in CSL.
 */
export function toCslItem(paper: CitableEntry): CslItem {
	const arxivLabel = paper.arxiv === undefined ? undefined : `arXiv:${paper.arxiv}`;
	const isPreprint = paper.type === 'article';
	const isTold = findArxivId({ DOI: paper.DOI, URL: paper.URL })?.id === paper.arxiv;
	const fields: CslItem = {
		id: paper.citekey,
		type: paper.type,
		title: toRichText(paper.title),
		author: paper.author.length > 0 ? paper.author.map(toName) : undefined,
		editor: paper.editor && paper.editor.length > 0 ? paper.editor.map(toName) : undefined,
		issued: paper.issued && toCslDate(paper.issued),
		'container-title': rich(paper['container-title']),
		edition: paper.edition,
		volume: paper.volume,
		issue: paper.issue,
		page: paper.page,
		publisher: rich(paper.publisher),
		number: isPreprint ? arxivLabel : paper.number,
		version: paper.version,
		genre: rich(paper.genre),
		language: paper.language,
		ISBN: paper.ISBN,
		PMID: paper.PMID,
		DOI: paper.DOI,
		URL: paper.URL,
		keyword: toKeyword(paper.topics),
		abstract: rich(paper.abstract),
		note: isPreprint || isTold ? undefined : arxivLabel,
	};
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** The papers as a CSL-JSON file, which Pandoc and Zotero read. */
export function toCslJson(papers: readonly CitableEntry[]): string {
	return `${JSON.stringify(papers.map(toCslItem), undefined, '\t')}\n`;
}

/** A CSL date: `date-parts` with one date, or two for a range. */
function toCslDate(date: PartialDate): CslItem {
	const parts = ({ year, month, day }: PartialDate): number[] =>
		[year, month, month === undefined ? undefined : day].filter((part) => part !== undefined);
	return {
		'date-parts': date.end ? [parts(date), parts(date.end)] : [parts(date)],
		...(date.circa && { circa: true }),
	};
}

function toName(person: Person): CslItem {
	const parts = nameParts.map((part) => [part, rich(person[part])] as const);
	return Object.fromEntries(parts.filter(([, value]) => value !== undefined && value !== ''));
}

function toKeyword(topics: readonly string[]): string | undefined {
	if (topics.length === 0) {
		return undefined;
	}
	return topics.some((topic) => topic.includes(',')) ? `${topics.join('; ')};` : topics.join(', ');
}

function rich(text: string | undefined): string | undefined {
	return text === undefined ? undefined : toRichText(text);
}
