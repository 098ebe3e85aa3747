import type { Citation } from '../../../src/core/citations/citation';
import { dialectOfLanguage } from '../../../src/core/citations/dialect';
import { findCitations } from '../../../src/core/citations/findCitations';
import { detailedCitations, wordsOf, type PandocCitation } from './pandocCitations';
import { bare } from './pandocLocators';

/** A note in which Pandoc finds other citations than we do; of each side what the other has not. */
export interface Disagreement {
	readonly note: string;
	readonly ours: readonly string[];
	readonly pandocs: readonly string[];
}

/**
 * Compares what we and Pandoc find in notes: keys, modes, and the letters and digits of prefixes and suffixes, in any order. A note that
 * Pandoc refuses is left out.
 */
export function findDisagreements(samples: readonly string[]): {
	readonly found: Disagreement[];
	readonly count: number;
} {
	const notes = samples.filter((note) => !isKnown(note)).map(withFootnotes);
	const pandoc = detailedCitations(notes);
	const ours = notes.map(citationsOf);
	const words = wordsBySource(ours.flat());
	let count = 0;
	const found = notes.flatMap((note, index) => {
		// A reference to an example reads as its number.
		const toText = examplePattern.test(note) ? ({ cited }: PandocCitation) => cited : describe;
		const theirs = pandoc[index]?.map(toText);
		const mine = (ours[index] ?? []).map((citation) =>
			toText({
				cited: `${citation.citekey}/${citation.mode}`,
				prefix: words.get(citation.prefix) ?? '',
				suffix: words.get(behind(citation)) ?? '',
			}),
		);
		count += theirs?.length ?? 0;
		const isTwice = note.search(footnotePattern) >= 0;
		const difference = theirs && {
			note,
			ours: without(mine, theirs, isTwice),
			pandocs: without(theirs, mine, isTwice),
		};
		return difference && (difference.ours.length > 0 || difference.pandocs.length > 0) ? [difference] : [];
	});
	return { found, count };
}

/** Takes lines, then words, then characters out of notes as long as we and Pandoc disagree. */
export function minimise(disagreements: readonly Disagreement[]): Disagreement[] {
	return disagreements.map((disagreement) =>
		[/(?<=\n)/, /(?<= )/, /(?:)/u].reduce((least, pieces) => leaveOut(least, pieces), disagreement),
	);
}

/** Tries to do without half of the pieces, then without a quarter, and so on. */
function leaveOut(disagreement: Disagreement, pieces: RegExp): Disagreement {
	let least = disagreement;
	for (let length = least.note.split(pieces).length >> 1; length >= 1;) {
		const parts = least.note.split(pieces);
		const starts = Array.from({ length: Math.ceil(parts.length / length) }, (_, index) => index * length);
		const attempts = starts.map((at) => [...parts.slice(0, at), ...parts.slice(at + length)].join(''));
		const [first] = findDisagreements(attempts.filter((text) => text !== '')).found;
		if (first && first.note.length < least.note.length) {
			least = first;
		} else {
			length >>= 1;
		}
	}
	return least;
}

function citationsOf(note: string): Citation[] {
	return findCitations(note, dialectOfLanguage('markdown', []))
		.filter(({ place }) => place === 'text')
		.flatMap(({ citations }) => citations);
}

/** Locator and suffix: what Pandoc's reader has as one. */
function behind({ locator, suffix }: Citation): string {
	return `${locator} ${suffix}`.trim();
}

/** The words of prefixes and suffixes, of those with markup as Pandoc reads them. */
function wordsBySource(citations: readonly Citation[]): ReadonlyMap<string, string> {
	const sources = [...new Set(citations.flatMap((citation) => [citation.prefix, behind(citation)]))];
	const marked = sources.filter((source) => markPattern.test(source));
	const read = wordsOf(marked);
	const plain = sources
		.filter((source) => !markPattern.test(source))
		.map((source) => [source, source] as const);
	return new Map([...plain, ...marked.map((source, index) => [source, read[index] ?? ''] as const)]);
}

function describe({ cited, prefix, suffix }: PandocCitation): string {
	return [cited, bare(prefix), bare(suffix)].join(' | ');
}

/** What of some texts is not among others, each as often as it is missing, unless those may stand for several. */
function without(texts: readonly string[], others: readonly string[], mayStandForSeveral: boolean): string[] {
	if (mayStandForSeveral) {
		return texts.filter((text) => !others.includes(text));
	}
	const left = [...others];
	return texts.filter((text) => {
		const at = left.indexOf(text);
		if (at >= 0) {
			left.splice(at, 1);
		}
		return at < 0;
	});
}

/** Differences that the fixtures' README tells: footnotes that are defined twice, and brackets that Pandoc 2.17 pairs across paragraphs. */
function isKnown(note: string): boolean {
	const labels = [...note.matchAll(footnotePattern)].map(([, label]) => label);
	return labels.length > new Set(labels).size || hasBracketAcross(note);
}

/** Whether a bracket that its paragraph leaves open may have its end further down. */
function hasBracketAcross(note: string): boolean {
	let isOpen = false;
	return note.split(/\n[ \t>]*(?=\n)/).some((paragraph) => {
		const isClosed = isOpen && paragraph.includes(']');
		isOpen ||= paragraph.split('[').length > paragraph.split(']').length;
		return isClosed;
	});
}

/** Pandoc reads a footnote where it is referred to: here all are, some twice. */
function withFootnotes(note: string): string {
	const labels = [...note.matchAll(footnotePattern)].map(([, label]) => label);
	return labels.length === 0 ? note : `${note}\n\n.\n\n${labels.map((label) => `[^${label}]`).join(' ')}`;
}

const examplePattern = /^[ \t>*+-]*\(?@[\w-]+\)/m;
const footnotePattern = /\[\^([^\]\s]+)\]:/g;
const markPattern = /[^\p{L}\p{N}\s.,:()-]/u;
