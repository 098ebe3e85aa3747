import type { Paper } from '../model/paper';
import { toIsoDate } from '../model/partialDate';
import { familyName } from '../model/person';
import { toPlainText } from '../text/mathText';
import type { Grouping } from './groupingRules';
import type { Sorting } from './sortPapers';

/**
 * What a range of sorted things is called, by its first and its last: "Aaronson – Berg". Each is told by the parts of its place in
 * the order, such as author, year, title: the ends differ in one, and what they share before it goes in front
 * ("2019: Attention is … – Bayesian …").
 */
export function rangeLabel(first: readonly string[], last: readonly string[]): string {
	const differing = first.findIndex((part, at) => part !== last[at]);
	const at = differing < 0 ? first.length - 1 : differing;
	const [from = '', to = ''] = [first[at], last[at]];
	const shared = first
		.slice(0, at)
		.filter(
			(part, position) => !first[position + 1]?.startsWith(part) || !last[position + 1]?.startsWith(part),
		);
	const ends = differing < 0 ? shorten(from, longestText) : shortenBoth(from, to);
	return shared.length > 0 ? `${shared.join(', ')}: ${ends}` : ends;
}

/** The parts of a paper's place in the order of a sorting. */
export function sortParts(paper: Paper, sorting: Sorting): readonly string[] {
	const { author, issued, title, citekey } = paper;
	const [first] = author;
	const family = first ? familyName(first) : 'No author';
	const name = first?.family && first.given ? `${family}, ${first.given}` : family;
	const year = issued ? String(issued.year) : 'No date';
	const date = issued ? toIsoDate(issued) : year;
	return [
		...(sorting === 'author' ? [family, name] : []),
		...(sorting === 'title' ? [] : [year, date]),
		toPlainText(title).replace(/\s+/g, ' ').trim() || citekey,
	];
}

/** The parts of a group's place in the order of its grouping: an author's family name, then the whole. */
export function labelParts(label: string, grouping: Grouping): readonly string[] {
	return grouping === 'author' ? [label.replace(/, .*/, ''), label] : [label];
}

/** Both as short as leaves them different. */
function shortenBoth(from: string, to: string): string {
	for (let length = shortText; length < longestText; length += shortText) {
		const [a, b] = [shorten(from, length), shorten(to, length)];
		if (a !== b) {
			return `${a} – ${b}`;
		}
	}
	return `${shorten(from, longestText)} – ${shorten(to, longestText)}`;
}

/** Cut at a word, or within it where it is too long. */
function shorten(text: string, length: number): string {
	if (text.length <= length) {
		return text;
	}
	const start = text.slice(0, length + 1);
	const blank = start.lastIndexOf(' ');
	return blank > 0 ? `${start.slice(0, blank).replace(/[,;:.–-]+$/, '')} …` : `${cutWord(start, length)}…`;
}

/** Not between the halves of one character. */
function cutWord(text: string, length: number): string {
	return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

const shortText = 20;
const longestText = 100;
