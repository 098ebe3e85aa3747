import { writeCitekey } from '../citations/citekeySyntax';
import { findLink, type Paper } from '../model/paper';
import { shortCitation } from '../format/labels';
import { escapeNoteText, noteLink } from '../format/noteText';

export type SummaryFormat = 'quote' | 'callout' | 'list' | 'plain';

/**
 * The Markdown block that sums a paper up in a note: a linked title, the summary, the citation. Lines end with LF, the last
 * without one; Pandoc reads title and summary back literally, and mathematics as mathematics.
 *
 * - `quote`: a block quote
 * - `callout`: Obsidian's `> [!abstract]` (GitHub shows it as a quote)
 * - `list`: an item with the title, and the summary as an item in it
 * - `plain`: a paragraph
 *
 * @param summary one to three sentences, as for reading; may be empty.
 * @param citation how the note cites the paper, `[@yuan2024ecar]`.
 */
export function formatSummary(
	paper: Paper,
	summary: string,
	format: SummaryFormat,
	citation = citationOf(paper),
): string {
	const text = [escapeNoteText(summary), citation].filter(Boolean).join(' ');
	return layouts[format](linkedTitle(paper), text);
}

/** The citation a note makes of it: `[@key]`; where no note can write the key, the words "(Yuan et al. 2024)". */
export function citationOf(paper: Paper): string {
	const key = writeCitekey(paper.citekey);
	return key === undefined ? `(${escapeNoteText(shortCitation(paper))})` : `[${key}]`;
}

/** The title, linked to where the paper is read: its landing page, never the bare PDF if there is another address. */
export function linkedTitle(paper: Paper): string {
	const title = escapeNoteText(paper.title) || paper.citekey;
	const url = readingAddress(paper);
	return url === undefined ? title : noteLink(title, url);
}

/** Where the paper is read: arXiv, DOI, its own page, else the PDF. */
export function readingAddress(paper: Paper): string | undefined {
	const doi = paper.DOI === undefined ? undefined : `https://doi.org/${paper.DOI}`;
	return findLink(paper, 'arxiv') ?? findLink(paper, 'doi') ?? doi ?? paper.URL ?? paper.links[0]?.url;
}

const layouts: Readonly<Record<SummaryFormat, (title: string, text: string) => string>> = {
	quote: (title, text) => `> **${title}**\n>\n> ${text}`,
	callout: (title, text) => `> [!abstract] ${title}\n> ${text}`,
	list: (title, text) => `- ${title}\n  - ${text}`,
	plain: (title, text) => `**${title}** ${text}`,
};
