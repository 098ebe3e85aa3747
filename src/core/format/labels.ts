import { citedCreators, type Paper } from '../model/paper';
import type { PartialDate } from '../model/partialDate';
import { familyName, fullName, type Person } from '../model/person';
import { isolate } from '../text/bidi';
import { toPlainText } from '../text/mathText';

/** The title as one line of plain text, its mathematics in Unicode; the citekey stands in for a missing title. */
export function titleLabel(paper: Paper): string {
	return toPlainText(paper.title).replace(/\s+/g, ' ').trim() || paper.citekey;
}

/** "Xu", "Gillman & Sun", "Yuan et al.", "LCM team"; `''` when nobody is named. */
export function authorLabel(paper: Paper): string {
	const creators = citedCreators(paper);
	const names = creators.map(familyName).filter(Boolean);
	const [first = '', second] = names;
	if (second === undefined || isOthers(creators[0])) {
		return first;
	}
	return names.length === 2 && !isOthers(creators[1]) ? `${first} & ${second}` : `${first} et al.`;
}

/**
 * Full names, at most `max` of them: "Nate Gillman, Daksh Aggarwal and 3 more", "Ada Xu (ed.)". `''` when nobody is named.
 */
export function authorList(paper: Paper, max = Infinity): string {
	const names = citedCreators(paper).map(fullName).filter(Boolean);
	const rest = names.length - max;
	const list = rest > 0 ? `${names.slice(0, max).join(', ')} and ${rest} more` : names.join(', ');
	return list !== '' && paper.author.length === 0 ? `${list} (${editorTerm(names.length)})` : list;
}

/** What stands behind the names of so many editors. */
export function editorTerm(count: number): 'ed.' | 'eds.' {
	return count === 1 ? 'ed.' : 'eds.';
}

/** "2024", "2001–2003", "c. 1450", "44 BC"; `''` when no date is known. */
export function yearLabel(paper: Paper): string {
	const { issued } = paper;
	if (!issued) {
		return '';
	}
	const first = formatYear(issued.year);
	const range =
		issued.end && issued.end.year !== issued.year ? `${first}–${formatYear(issued.end.year)}` : first;
	return issued.circa ? `c. ${range}` : range;
}

/** Where it appeared: the journal, proceedings or book, else the publisher, such as arXiv; `''` when not known. */
export function venueLabel(paper: Paper): string {
	return paper['container-title'] ?? paper.publisher ?? (paper.arxiv === undefined ? '' : 'arXiv');
}

/** "Yuan et al. · 2024 · ICLR 2025", without what is not known. */
export function byline(paper: Paper): string {
	return [authorLabel(paper), yearLabel(paper), venueLabel(paper)]
		.filter(Boolean)
		.map((text) => isolate(text))
		.join(' · ');
}

/** "Yuan et al. 2024"; the title stands in for missing authors, "n.d." for a missing date. */
export function shortCitation(paper: Paper): string {
	return `${authorLabel(paper) || titleLabel(paper)} ${yearLabel(paper) || 'n.d.'}`;
}

/** The same beside the title, which stands in for nobody there: "Yuan et al. 2024", "2024". */
export function creditLabel(paper: Paper): string {
	return [authorLabel(paper), yearLabel(paper) || 'n.d.'].filter(Boolean).join(' ');
}

/** As much of a date as is known: "18 December 2024", "March 2025", "2024", "1–4 May 2023", "c. 1450". */
export function dateLabel(date: PartialDate): string {
	const text = date.end ? formatDateRange(date, date.end) : formatDate(date);
	return date.circa ? `c. ${text}` : text;
}

/** English names of months, January first. */
export const monthNames: readonly string[] = [
	'January',
	'February',
	'March',
	'April',
	'May',
	'June',
	'July',
	'August',
	'September',
	'October',
	'November',
	'December',
];

/** Whether the name is BibTeX's "and others". */
export function isOthers(person: Person | undefined): boolean {
	const name = person?.literal ?? (person?.given === undefined ? person?.family : undefined);
	return name === 'others' || name === 'et al.';
}

function formatYear(year: number): string {
	return year < 0 ? `${-year} BC` : String(year);
}

function formatDate({ year, month, day }: PartialDate): string {
	const name = month === undefined ? undefined : monthNames[month - 1];
	return [name && day, name, formatYear(year)].filter((part) => part !== undefined).join(' ');
}

function formatDateRange(start: PartialDate, end: PartialDate): string {
	const sameYear = start.year === end.year;
	if (sameYear && start.month === undefined && end.month === undefined) {
		return formatDate(start);
	}
	if (start.month === undefined && end.month === undefined) {
		return `${formatDate(start)}–${formatDate(end)}`;
	}
	if (sameYear && start.month === end.month && start.day !== undefined && end.day !== undefined) {
		return start.day === end.day ? formatDate(start) : `${start.day}–${formatDate(end)}`;
	}
	const yearless = formatDate(start).replace(/ [^ ]+$/, '');
	return `${sameYear && start.month !== undefined ? yearless : formatDate(start)} – ${formatDate(end)}`;
}
