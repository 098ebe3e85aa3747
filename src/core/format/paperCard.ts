import { findLink, type LinkKind, type Paper } from '../model/paper';
import { pdfsOf } from '../sources/attachedFiles';
import { isolate } from '../text/bidi';
import { toPlainText } from '../text/mathText';
import type { Range } from '../text/range';
import { authorList, byline, titleLabel, venueLabel, yearLabel } from './labels';
import { commandLink, escapeMarkdown, link } from './markdown';
import { mentionLines, type PaperMentions } from './paperMentions';

export interface PaperCardOptions {
	/** One to three sentences; the card has none without. */
	readonly summary?: string;
	/** For a card at a citation: where else the paper is cited, and its notes. */
	readonly mentions?: PaperMentions | undefined;
	/** Whether the links that run our commands are there; off where Markdown is not trusted. Default true. */
	readonly commands?: boolean;
}

/** The commands that cards link to: what a trusted `MarkdownString` must enable. */
export const cardCommands = {
	/** Arguments: id of the paper. Several works may have its citekey. */
	details: 'marginalia.showPaper',
	/** Arguments: id of the paper. */
	cite: 'marginalia.insertCitation',
	/** Arguments: id of the paper. */
	pdf: 'marginalia.openPdf',
	/** Arguments: URI of the note, range of the wrong key in it, right citekey. */
	replace: 'marginalia.replaceCitekey',
} as const;

/** A paper at a glance, as Markdown, for hovers, tooltips and completion: every text of it is escaped. */
export function paperCard(paper: Paper, options: PaperCardOptions = {}): string {
	const venue = venueLabel(paper);
	const about = [authorList(paper, shownAuthors), yearLabel(paper), venue]
		.filter(Boolean)
		.map(escapeIsolated);
	const topics = paper.topics.map((topic) => topic.split('/').map(escapeIsolated).join(' › '));
	return [
		`**${escapeIsolated(titleLabel(paper))}**`,
		about.join(' · '),
		options.summary ? escapeIsolated(toPlainText(options.summary)) : '',
		topics.length > 0 ? `Topics: ${topics.join(' · ')}` : '',
		...(options.mentions ? mentionLines(paper.id, options.mentions) : []),
		cardLinks(paper, options.commands ?? true),
	]
		.filter(Boolean)
		.join('\n\n');
}

/** Where the wrong key stands, so that a card can offer to put it right. */
export interface WrongKeyPlace {
	readonly uri: string;
	readonly range: Range;
}

/**
 * What to show for a citekey that no paper has: that it is so, and the nearest papers, nearest first.
 *
 * @param place links that replace the key are offered only with it.
 */
export function unknownKeyCard(citekey: string, nearest: readonly Paper[], place?: WrongKeyPlace): string {
	const unknown = `No paper in the library has the citekey **${escapeMarkdown(`@${citekey}`)}**.`;
	if (nearest.length === 0) {
		return unknown;
	}
	const offers = nearest.map((paper) => {
		const title = commandLink(titleLabel(paper), cardCommands.details, [paper.id], 'Show details');
		const about = [title, escapeMarkdown(byline(paper))].filter(Boolean).join(' · ');
		const key = place
			? commandLink(
					`@${paper.citekey}`,
					cardCommands.replace,
					[place.uri, place.range, paper.citekey],
					`Replace @${citekey} by @${paper.citekey}`,
				)
			: escapeMarkdown(`@${paper.citekey}`);
		return `- ${key}: ${about}`;
	});
	return `${unknown}\n\nDid you mean\n\n${offers.join('\n')}`;
}

/** The paper's own PDF is opened before one on the web. */
function cardLinks(paper: Paper, commands: boolean): string {
	const hasPdf = commands && pdfsOf(paper).length > 0;
	const acting = commands
		? [
				commandLink('Details', cardCommands.details, [paper.id], 'Show details'),
				commandLink('Cite', cardCommands.cite, [paper.id], `Insert a citation of @${paper.citekey}`),
				...(hasPdf ? [commandLink('PDF', cardCommands.pdf, [paper.id], 'Open the PDF')] : []),
			]
		: [];
	const opening = openedKinds.flatMap(({ kind, label }) => {
		const url = findLink(paper, kind);
		return url === undefined || (kind === 'pdf' && hasPdf) ? [] : [link(label, url, url)];
	});
	return [...acting, ...opening].join(' · ');
}

/** A text beside others, each in its own direction. */
function escapeIsolated(text: string): string {
	return escapeMarkdown(isolate(text));
}

const shownAuthors = 4;

const openedKinds: readonly { readonly kind: LinkKind; readonly label: string }[] = [
	{ kind: 'arxiv', label: 'arXiv' },
	{ kind: 'pdf', label: 'PDF' },
	{ kind: 'doi', label: 'DOI' },
	{ kind: 'code', label: 'Code' },
	{ kind: 'project', label: 'Project' },
];
