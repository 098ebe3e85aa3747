/**
 * Messages between the extension host and the details page; both sides import this file, and it imports nothing.
 *
 * The page says `ready`, and the host answers with the state to render. Either side takes a message only through
 * `parseToPage` or `parseFromPage`: what is not exactly a known message is `undefined`, and is ignored.
 */

/** All that the page shows of one paper. Texts are plain, with mathematics as `$…$` in `title`, `summary`, `abstract`. */
export interface PaperView {
	/** What the library knows it by; messages name papers so. */
	readonly id: string;
	readonly citekey: string;
	readonly title: string;
	/** In which the title, summary and abstract are, as a tag of BCP 47: `de-DE`. */
	readonly language?: string;
	/** Full names in the order of the title page, those of editors where a book has no author; may be empty. */
	readonly authors: readonly string[];
	/** For display: "18 December 2024", "March 2025", "2024". */
	readonly date?: string;
	readonly venue?: string;
	/** Paths from the root, levels separated by `/`. */
	readonly topics: readonly string[];
	readonly links: readonly LinkView[];
	/** Whether a PDF of its own can be opened. */
	readonly hasPdf: boolean;
	/** Whether it stands in a bibliography that can be opened. */
	readonly isInFile: boolean;
	/** Type, identifiers, volume and pages; the citekey is not among them. */
	readonly details: readonly DetailView[];
	/** One to three sentences. */
	readonly summary?: string;
	/** Paragraphs separated by a blank line. */
	readonly abstract?: string;
	/** What a note writes to cite the paper: `[@yuan2024ecar]`. */
	readonly citation: string;
	/** The formatted reference, one line. */
	readonly reference: string;
	readonly bibtex: string;
	/** Most similar first. */
	readonly related: readonly PaperLine[];
}

export interface LinkView {
	readonly label: string;
	readonly url: string;
}

export interface DetailView {
	/** "arXiv", "DOI", "Pages"; no two the same. */
	readonly label: string;
	readonly value: string;
	readonly url?: string;
}

/** A paper in a list. */
export interface PaperLine {
	readonly id: string;
	readonly title: string;
	/** "Yuan et al. · 2024 · ICCV 2025"; may be empty. */
	readonly byline: string;
}

/** All that the page shows of one topic. Texts are plain, with mathematics as `$…$` in the titles of papers. */
export interface TopicView {
	/** From the root, levels separated by `/`; messages name topics so. */
	readonly path: string;
	/** The last level of the path. */
	readonly name: string;
	/** Paragraphs separated by a blank line. */
	readonly description?: string;
	/** What a smart topic searches for. */
	readonly query?: string;
	/** How many papers stand in it and below. */
	readonly count: number;
	/** Oldest first, without gaps; empty when no paper has a date. */
	readonly years: readonly YearBar[];
	/** How many papers have no date. */
	readonly undated: number;
	/** The words that tell its papers from all others, most telling first; may be empty. */
	readonly words: readonly string[];
	readonly subtopics: readonly TopicLine[];
	/** Newest first; the first of many. */
	readonly papers: readonly PaperLine[];
	/** How many papers are not in that list. */
	readonly more: number;
	/** How many papers are not read yet; none when nobody knows. */
	readonly unread?: number;
	/** How many papers no note cites; none when nobody knows. */
	readonly uncited?: number;
	/** Whether it is the user's own to change. */
	readonly canEdit: boolean;
}

/** How many papers are of one year, or of several years together. */
export interface YearBar {
	/** "2024", "1990s", "1900–1999". */
	readonly label: string;
	readonly count: number;
}

/** A topic in a list. */
export interface TopicLine {
	readonly path: string;
	/** As the list calls it. */
	readonly name: string;
	/** How many papers stand in it and below. */
	readonly count: number;
}

/** What of a paper can be copied. */
export type CopyKind = 'citekey' | 'citation' | 'reference' | 'bibtex';

/** From the host to the page. */
export type ToPage =
	| {
			readonly type: 'showPaper';
			readonly paper: PaperView;
			/** The ids under which this panel showed it before, where it has another now. */
			readonly formerIds?: readonly string[];
			readonly pinned: boolean;
	  }
	/** The library has no such paper; `nearest` are the papers with the most similar keys. */
	| {
			readonly type: 'showMissing';
			readonly id: string;
			readonly nearest: readonly PaperLine[];
			readonly pinned: boolean;
	  }
	| { readonly type: 'showTopic'; readonly topic: TopicView; readonly pinned: boolean }
	/** No topic has this path; `nearest` are those with the most similar names. */
	| {
			readonly type: 'showMissingTopic';
			readonly path: string;
			readonly nearest: readonly TopicLine[];
			readonly pinned: boolean;
	  }
	/** The note that the "Insert …" buttons write into, by its file name; none is open without one. */
	| { readonly type: 'showNote'; readonly note?: string }
	| { readonly type: 'copied'; readonly what: CopyKind };

/** From the page to the host. */
export type FromPage =
	| { readonly type: 'ready' }
	/** Show another paper: in this panel, or in a panel of its own. */
	| { readonly type: 'openPaper'; readonly id: string; readonly newPanel: boolean }
	/** Show a topic in this panel. */
	| { readonly type: 'openTopic'; readonly path: string }
	| { readonly type: 'openLink'; readonly url: string }
	| { readonly type: 'cite'; readonly id: string }
	| { readonly type: 'insertSummary'; readonly id: string }
	| { readonly type: 'openPdf'; readonly id: string }
	| { readonly type: 'revealEntry'; readonly id: string }
	| { readonly type: 'copy'; readonly what: CopyKind; readonly id: string }
	| { readonly type: 'insertTopicReview'; readonly path: string }
	| { readonly type: 'editTopic'; readonly path: string }
	| { readonly type: 'searchTopic'; readonly topic: string }
	| { readonly type: 'searchPapers' }
	| { readonly type: 'pin' }
	/** An error that nothing in the page caught, for the log. */
	| { readonly type: 'reportError'; readonly message: string };

/** What a panel shows. */
export interface Subject {
	/** The id of a paper, or the path of a topic. */
	readonly id: string;
	readonly isTopic?: boolean;
}

/**
 * What the page keeps across reloads of the window, in VS Code's webview state: what was seen in this panel, oldest first,
 * and the place in it of what is on show. Never empty.
 */
export interface PageState {
	readonly pinned: boolean;
	readonly seen: readonly Seen[];
	/** Index into `seen`. */
	readonly at: number;
}

export interface Seen extends Subject {
	/** How far down the page was scrolled, in CSS pixels. */
	readonly scroll: number;
}

export function parseToPage(value: unknown): ToPage | undefined {
	return parseMessage<ToPage>(value, toPage);
}

export function parseFromPage(value: unknown): FromPage | undefined {
	return parseMessage<FromPage>(value, fromPage);
}

export function parsePageState(value: unknown): PageState | undefined {
	return isPageState(value) && value.seen[value.at] !== undefined ? value : undefined;
}

/** Whether an address may be opened at all: http or https with a host, and nothing that could hide another address. */
export function isWebAddress(url: string): boolean {
	return webAddressPattern.test(url);
}

// Scheme, then a host or a bracketed IPv6 address without user name, then no space, control or quoting character.
const webAddressPattern =
	/^https?:\/\/(?:[^\s/?#@\\<>"[\]\p{Cc}]+|\[[\da-f:.]+\](?::\d+)?)(?:[/?#][^\s\\<>"\p{Cc}]*)?$/iu;

type Guard<T> = (value: unknown) => value is T;
/** A guard for every field: a field added to a type and not to its table does not compile. */
type Fields<T> = { readonly [Key in keyof T]-?: Guard<T[Key]> };
type Messages<M extends { readonly type: string }> = {
	readonly [Type in M['type']]: Fields<Omit<Extract<M, { readonly type: Type }>, 'type'>>;
};

const isText: Guard<string> = (value) => typeof value === 'string';
const isFlag: Guard<boolean> = (value) => typeof value === 'boolean';
const isCount: Guard<number> = (value): value is number => Number.isFinite(value) && Number(value) >= 0;

function optional<T>(guard: Guard<T>): Guard<T | undefined> {
	return (value): value is T | undefined => value === undefined || guard(value);
}

function listOf<T>(guard: Guard<T>): Guard<readonly T[]> {
	return (value): value is readonly T[] => Array.isArray(value) && value.every(guard);
}

function record<T extends object>(fields: Fields<T>): Guard<T> {
	return (value): value is T => isObject(value) && hasFields(value, fields);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasFields(
	value: Readonly<Record<string, unknown>>,
	fields: Readonly<Record<string, unknown>>,
): boolean {
	return Object.entries(fields).every(
		([name, guard]) =>
			typeof guard === 'function' && guard(Object.hasOwn(value, name) ? value[name] : undefined) === true,
	);
}

function parseMessage<M extends { readonly type: string }>(
	value: unknown,
	messages: Messages<M>,
): M | undefined {
	const isMessage = (candidate: unknown): candidate is M => {
		if (!isObject(candidate) || !Object.hasOwn(candidate, 'type')) {
			return false;
		}
		const { type } = candidate;
		return isKeyOf(messages, type) && hasFields(candidate, messages[type]);
	};
	return isMessage(value) ? value : undefined;
}

function isKeyOf<T extends object>(table: T, name: unknown): name is keyof T {
	return typeof name === 'string' && Object.hasOwn(table, name);
}

const isCopyKind: Guard<CopyKind> = (value) => isKeyOf(copyKinds, value);
const copyKinds: Readonly<Record<CopyKind, true>> = {
	citekey: true,
	citation: true,
	reference: true,
	bibtex: true,
};

const isPaperLine = record<PaperLine>({ id: isText, title: isText, byline: isText });

const isPaperView = record<PaperView>({
	id: isText,
	citekey: isText,
	title: isText,
	language: optional(isText),
	authors: listOf(isText),
	date: optional(isText),
	venue: optional(isText),
	topics: listOf(isText),
	links: listOf(record<LinkView>({ label: isText, url: isText })),
	hasPdf: isFlag,
	isInFile: isFlag,
	details: listOf(record<DetailView>({ label: isText, value: isText, url: optional(isText) })),
	summary: optional(isText),
	abstract: optional(isText),
	citation: isText,
	reference: isText,
	bibtex: isText,
	related: listOf(isPaperLine),
});

const isTopicLine = record<TopicLine>({ path: isText, name: isText, count: isCount });

const isTopicView = record<TopicView>({
	path: isText,
	name: isText,
	description: optional(isText),
	query: optional(isText),
	count: isCount,
	years: listOf(record<YearBar>({ label: isText, count: isCount })),
	undated: isCount,
	words: listOf(isText),
	subtopics: listOf(isTopicLine),
	papers: listOf(isPaperLine),
	more: isCount,
	unread: optional(isCount),
	uncited: optional(isCount),
	canEdit: isFlag,
});

const isPageState = record<PageState>({
	pinned: isFlag,
	seen: listOf(record<Seen>({ id: isText, isTopic: optional(isFlag), scroll: isCount })),
	at: isCount,
});

const toPage: Messages<ToPage> = {
	showPaper: { paper: isPaperView, formerIds: optional(listOf(isText)), pinned: isFlag },
	showMissing: { id: isText, nearest: listOf(isPaperLine), pinned: isFlag },
	showTopic: { topic: isTopicView, pinned: isFlag },
	showMissingTopic: { path: isText, nearest: listOf(isTopicLine), pinned: isFlag },
	showNote: { note: optional(isText) },
	copied: { what: isCopyKind },
};

const fromPage: Messages<FromPage> = {
	ready: {},
	openPaper: { id: isText, newPanel: isFlag },
	openTopic: { path: isText },
	openLink: { url: isText },
	cite: { id: isText },
	insertSummary: { id: isText },
	openPdf: { id: isText },
	revealEntry: { id: isText },
	copy: { what: isCopyKind, id: isText },
	insertTopicReview: { path: isText },
	editTopic: { path: isText },
	searchTopic: { topic: isText },
	searchPapers: {},
	pin: {},
	reportError: { message: isText },
};
