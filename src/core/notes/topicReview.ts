import { authorLabel, yearLabel } from '../format/labels';
import { escapeNoteText, escapeNoteWords } from '../format/noteText';
import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import { summarize } from '../summary/summarize';
import { topicOverview } from '../topics/topicOverview';
import { citationOf } from './summaryBlock';

export interface ReviewedTopic {
	readonly name: string;
	/** Plain text, its paragraphs separated by a blank line. */
	readonly description?: string | undefined;
	/** In any order. */
	readonly papers: readonly Paper[];
	/** 1 to 6: see `reviewHeadingLevel`. */
	readonly headingLevel: number;
}

/**
 * A topic as a section of a note: its name as a heading, its description, and its papers in a list, the newest hundred of
 * them, each with one sentence of its abstract and its citation:
 *
 *     - **Title** (Yuan et al., 2024): What it does. [@yuan2024ecar]
 *
 * Lines end with LF, the last without one; Pandoc reads all texts back literally, and mathematics as mathematics.
 */
export function* topicReview({ name, description, papers, headingLevel }: ReviewedTopic): Slices<string> {
	const { newest } = yield* topicOverview(papers, { most: mostPapers });
	const items: string[] = [];
	for (const paper of newest) {
		items.push(writeItem(paper));
		yield;
	}
	const left = papers.length - newest.length;
	const blocks = [
		`${'#'.repeat(headingLevel)} ${escapeHeading(name)}`,
		...(description ?? '').split(/\n\s*\n/).map(escapeNoteText),
		items.join('\n'),
		left > 0 ? `${left} more ${left === 1 ? 'paper is' : 'papers are'} not listed here.` : '',
	];
	return blocks.filter(Boolean).join('\n\n');
}

function writeItem(paper: Paper): string {
	const title = escapeNoteText(paper.title) || escapeNoteWords(paper.citekey);
	const byline = [authorLabel(paper), yearLabel(paper)].filter(Boolean).join(', ');
	const sentence = summarize({ title: paper.title, abstract: paper.abstract ?? '' }, { maxSentences: 1 });
	const head = [`**${title}**`, byline && `(${escapeNoteWords(byline)})`].filter(Boolean).join(' ');
	const text = sentence === '' ? head : `${head}: ${escapeNoteText(sentence)}`;
	return `- ${text} ${citationOf(paper)}`;
}

/** At the end of a heading, number signs would be its frame, and braces its attributes. */
function escapeHeading(name: string): string {
	return escapeNoteText(name)
		.replace(/\{/g, '\\{')
		.replace(/(?<!\\)#+$/, (signs) => signs.replace(/#/g, '\\#'));
}

const mostPapers = 100;
