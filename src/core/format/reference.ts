import { lookUp } from '../model/lookUp';
import { citedCreators, type Paper } from '../model/paper';
import type { PartialDate } from '../model/partialDate';
import { toPlainText } from '../text/mathText';
import { editorTerm, monthNames } from './labels';
import { escapeNoteWords, noteLink } from './noteText';
import { formatPages } from './pageRange';
import { nameInOrder, nameInverted, nameList } from './personName';
import { alternateQuotes, parseRichText, writeRichText, type RichText } from './richText';
import { toTitleCase } from './titleCase';

/**
 * The paper as a reference list shows it in the Chicago Manual of Style's author-date system (17th edition), Pandoc's
 * default, on one line of plain text:
 *
 * `Xu, Ada, and Bo Li. 2024. “A Title.” Journal 12 (3): 100–104. https://doi.org/10.1000/1.`
 *
 * The same as `pandoc --citeproc -t plain --wrap=none` gives for the paper alone, except that mathematics is Unicode and
 * "--" in pages an en dash.
 *
 * @see https://www.zotero.org/styles/chicago-author-date
 */
export function toReference(paper: Paper): string {
	return writeReference(paper, plainWriter);
}

/** The same in Markdown: titles of books and journals in italics, addresses as links, mathematics between dollars. */
export function toMarkdownReference(paper: Paper): string {
	return writeReference(paper, markdownWriter);
}

interface Writer {
	readonly text: (text: string) => string;
	readonly math: (tex: string) => string;
	readonly italic: (written: string) => string;
	readonly address: (url: string) => string;
}

const plainWriter: Writer = {
	text: (text) => text,
	math: (tex) => toPlainText(`$${tex}$`),
	italic: (written) => written,
	address: (url) => url,
};

const markdownWriter: Writer = {
	text: escapeNoteWords,
	math: (tex) => `$${tex}$`,
	italic: (written) => `*${written}*`,
	address: (url) => noteLink(escapeNoteWords(url), url),
};

/** One variable as the style writes it, with what goes before it when something else does. */
interface Part {
	readonly before: string;
	readonly text: string;
	/** Whether the text stands in quotation marks of the style's own: the next stop or comma goes inside. */
	readonly isQuoted?: boolean;
}

function writeReference(paper: Paper, writer: Writer): string {
	const { authors, title, container } = leadingParts(paper, writer);
	const editors = formatEditors(paper, writer);
	const isPart = isPartOfBook.has(paper.type);
	const parts: readonly Part[] = [
		authors,
		{ before: '. ', text: paper.issued ? formatYears(paper.issued) : 'n.d.' },
		title,
		...(isPart ? [container, editors] : [editors, container]),
		formatEdition(paper, writer),
		...locators(paper).map(({ before, text }) => ({ before, text: writer.text(text) })),
		{ before: '. ', text: address(paper, writer) },
		{ before: '.', text: '' },
	];
	return parts
		.filter((part) => part.text !== '' || part.before === '.')
		.reduce((sum, part) => ({ ...part, text: join(sum, part) }))
		.text.trim();
}

/** Who comes first: the authors; without any, the editors; without these, a magazine's name or the title, which then is not said again. */
function leadingParts(paper: Paper, writer: Writer): { authors: Part; title: Part; container: Part } {
	const { author, editor = [] } = paper;
	const names = nameList(citedCreators(paper), nameInverted);
	const label = author.length > 0 || names === '' ? '' : `, ${editorTerm(editor.length)}`;
	const authors: Part = { before: '', text: writer.text(names + label) };
	const title = formatTitle(paper, writer);
	const container = formatContainer(paper, writer);
	if (authors.text !== '') {
		return { authors, title, container };
	}
	return hasDatedIssues(paper.type) && container.text !== ''
		? { authors: container, title, container: nothing }
		: { authors: title, title: nothing, container };
}

/** The editors of a work that has authors, behind the book that they edited. */
function formatEditors({ author, editor = [], type }: Paper, writer: Writer): Part {
	const names = author.length > 0 ? nameList(editor, nameInOrder) : '';
	const isPart = isPartOfBook.has(type);
	return names === ''
		? nothing
		: { before: isPart ? ', ' : '. ', text: writer.text(`${isPart ? 'edited' : 'Edited'} by ${names}`) };
}

/** "2nd ed." of a number; else the words of the source. */
function formatEdition({ edition = '', type }: Paper, writer: Writer): Part {
	const isPart = isPartOfBook.has(type);
	if (edition === '' || !(isPart || hasVolumes.has(type))) {
		return nothing;
	}
	const isNumber = /^\d+$/.test(edition);
	const text = isNumber ? `${ordinal(Number(edition))} ed${isPart ? '.' : ''}` : edition;
	return isPart
		? { before: ', ', text: writer.text(text) }
		: { before: '. ', text: writer.text(isNumber ? text : text.charAt(0).toUpperCase() + text.slice(1)) };
}

/** "1st", "12th", "23rd". */
function ordinal(number: number): string {
	const isTeen = Math.floor(number / 10) % 10 === 1;
	return `${number}${(isTeen ? undefined : ['th', 'st', 'nd', 'rd'][number % 10]) ?? 'th'}`;
}

function formatTitle(paper: Paper, writer: Writer): Part {
	const rich = parseRichText(paper.title);
	if (rich.length === 0) {
		return nothing;
	}
	if (asPrinted.has(paper.type)) {
		const text = writeRichText(alternateQuotes(rich, 'double'), writer);
		return { before: '. ', text, isQuoted: rich.at(-1)?.kind === 'quoted' };
	}
	if (standsAlone.has(paper.type)) {
		return { before: '. ', text: writer.italic(writeTitle(paper, rich, true, writer)) };
	}
	const title = writeRichText(alternateQuotes(inTitleCase(paper, rich, true), 'single'), writer);
	return { before: '. ', text: `“${title}”`, isQuoted: true };
}

function formatContainer(paper: Paper, writer: Writer): Part {
	const rich = parseRichText(paper['container-title'] ?? '');
	if (rich.length === 0) {
		return nothing;
	}
	if (paper.type === 'webpage') {
		return {
			before: '. ',
			text: writeTitle(paper, rich, false, writer),
			isQuoted: rich.at(-1)?.kind === 'quoted',
		};
	}
	const name = writer.italic(writeTitle(paper, rich, true, writer));
	const text = `${isPartOfBook.has(paper.type) ? 'In ' : ''}${name}${paper.type === 'post-weblog' ? ' (blog)' : ''}`;
	return { before: '. ', text };
}

function writeTitle(paper: Paper, rich: RichText, isItalic: boolean, writer: Writer): string {
	return writeRichText(alternateQuotes(inTitleCase(paper, rich, !isItalic), 'double'), writer);
}

/** Titles have capitals in English alone; where nothing tells the language, it is taken for English, as by Pandoc. */
function inTitleCase({ language }: Paper, rich: RichText, hasLastWordRule: boolean): RichText {
	return language === undefined || /^en(?:[-_]|$)/i.test(language)
		? toTitleCase(rich, hasLastWordRule)
		: rich;
}

/** Volume, issue, pages, publisher and day, which each kind of work has in an order of its own. */
function locators(paper: Paper): readonly Part[] {
	const volume = paper.volume ?? '';
	const pages = formatPages(paper.page ?? '');
	if (paper.type === 'article-journal') {
		return [...journalIssue(paper), { before: volume || paper.issue ? ': ' : ', ', text: pages }];
	}
	const dated = lookUp(datedTypes, paper.type);
	if (dated?.instead) {
		const edition = paper.type === 'article-newspaper' && paper.edition ? `${paper.edition} edition` : '';
		return [
			{ before: dated.before, text: dated.format(paper.issued) },
			{ before: ', ', text: edition },
		];
	}
	const rest: readonly Part[] = [
		{ before: '. ', text: paper.publisher ?? '' },
		{ before: '. ', text: dated?.format(paper.issued) ?? '' },
	];
	const numberedVolume: Part = { before: '. ', text: volume && `Vol. ${volume}` };
	if (isPartOfBook.has(paper.type)) {
		return pages === ''
			? [numberedVolume, ...rest]
			: [{ before: ', ', text: volume ? `${volume}:${pages}` : pages }, ...rest];
	}
	return hasVolumes.has(paper.type) ? [numberedVolume, ...rest] : rest;
}

/** "12 (3)", "12 (May)", ", no. 3 (May)" or ", May". */
function journalIssue({ volume = '', issue = '', issued }: Paper): readonly Part[] {
	const month = monthName(issued);
	if (volume !== '') {
		return [
			{ before: ' ', text: volume },
			{ before: ' ', text: parenthesize(issue || month) },
		];
	}
	const text = issue === '' ? month : ['no.', issue, parenthesize(month)].filter(Boolean).join(' ');
	return [{ before: ', ', text }];
}

function address(paper: Paper, writer: Writer): string {
	const url = paper.DOI === undefined ? paper.URL : `https://doi.org/${paper.DOI}`;
	return url === undefined || paper.type === 'legal_case' ? '' : writer.address(url);
}

/**
 * Puts a part behind what is there. A full stop or comma goes inside the title's quotation marks, and none follows a sign
 * that already ends a sentence there.
 */
function join(sum: Part, { before, text }: Part): string {
	if (sum.text === '') {
		return text;
	}
	const [mark = ''] = before;
	if (mark !== '.' && mark !== ',') {
		return sum.text + before + text;
	}
	const rest = before.slice(1) + text;
	if (sum.isQuoted) {
		return endsSentencePattern.test(sum.text) ? sum.text + rest : `${sum.text.slice(0, -1)}${mark}”${rest}`;
	}
	return mark === '.' && endsSentencePattern.test(sum.text) ? sum.text + rest : sum.text + before + text;
}

function formatYears(date: PartialDate): string {
	const year = formatYear(date.year);
	return date.end && date.end.year !== date.year ? `${year}–${formatYear(date.end.year)}` : year;
}

function formatYear(year: number): string {
	return year < 0 ? `${-year}BC` : String(year);
}

/** "March 4, 2024", as far as known. */
function formatDay(date: PartialDate | undefined): string {
	if (!date) {
		return '';
	}
	const monthAndDay = formatMonthAndDay(date);
	return [date.day === undefined ? monthAndDay : monthAndDay && `${monthAndDay},`, formatYears(date)]
		.filter(Boolean)
		.join(' ');
}

function formatMonthAndDay(date: PartialDate | undefined): string {
	const month = monthName(date);
	return month !== '' && date?.day !== undefined ? `${month} ${date.day}` : month;
}

function monthName(date: PartialDate | undefined): string {
	return date?.month === undefined ? '' : (monthNames[date.month - 1] ?? '');
}

function parenthesize(text: string): string {
	return text && `(${text})`;
}

function hasDatedIssues(type: string): boolean {
	return type === 'article-magazine' || type === 'article-newspaper';
}

const nothing: Part = { before: '', text: '' };

const isPartOfBook: ReadonlySet<string> = new Set([
	'chapter',
	'entry-dictionary',
	'entry-encyclopedia',
	'paper-conference',
]);
const standsAlone: ReadonlySet<string> = new Set([
	'bill',
	'book',
	'graphic',
	'legislation',
	'motion_picture',
	'song',
]);
const hasVolumes: ReadonlySet<string> = new Set([...standsAlone, 'report']);
const asPrinted: ReadonlySet<string> = new Set(['legal_case', 'interview', 'patent']);

/** Kinds of work that say the day, some of them instead of the publisher. */
const datedTypes: Readonly<
	Record<
		string,
		{ before: string; instead: boolean; format: (date: PartialDate | undefined) => string } | undefined
	>
> = {
	'article-magazine': { before: ', ', instead: true, format: formatDay },
	'article-newspaper': { before: ', ', instead: true, format: formatDay },
	patent: { before: ', ', instead: true, format: (date) => (date && `issued ${formatDay(date)}`) ?? '' },
	speech: { before: '. ', instead: true, format: formatMonthAndDay },
	webpage: { before: '. ', instead: false, format: formatDay },
	'post-weblog': { before: '. ', instead: false, format: formatDay },
};

/** A sign that ends a sentence, also inside quotation marks or italics. */
const endsSentencePattern = /[.?!,:;][’”*]*$/;
