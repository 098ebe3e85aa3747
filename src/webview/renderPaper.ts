import { isWebAddress, type CopyKind, type FromPage, type PaperView } from '../protocol';
import { button, element, section } from './dom';
import { findAddresses } from './findAddresses';
import { renderPaperList } from './renderPaperList';
import { renderText } from './renderText';
import { renderTopicPath } from './renderTopicPath';

type Post = (message: FromPage) => void;

/** The page of one paper, in reading order. */
export function renderPaper(paper: PaperView, post: Post): HTMLElement {
	return element(
		'article',
		{ 'aria-labelledby': 'title' },
		renderHeader(paper, post),
		element('div', { class: 'reading' }, ...renderTexts(paper, post), renderCite(paper, post)),
		element('div', { class: 'facts' }, renderDetails(paper, post), ...renderRelated(paper, post)),
	);
}

function renderHeader(paper: PaperView, post: Post): HTMLElement {
	const { id } = paper;
	const published = [paper.venue, paper.date].filter((text) => text !== undefined);
	const header = element(
		'header',
		{},
		element(
			'h1',
			{ id: 'title', tabindex: '-1', dir: 'auto', ...inLanguage(paper) },
			...renderText(paper.title),
		),
	);
	if (paper.authors.length > 0) {
		header.append(renderAuthors(paper.authors));
	}
	if (published.length > 0) {
		// Each in its own direction: a venue in Hebrew would else take the date to its other side.
		const [first, ...rest] = published.map((text) => element('bdi', {}, text));
		header.append(
			element('p', { class: 'published' }, first ?? '', ...rest.flatMap((text) => [' · ', text])),
		);
	}
	if (paper.topics.length > 0) {
		header.append(renderTopics(paper.topics, post));
	}
	const links = [
		...(paper.hasPdf ? [button('open-pdf', 'Open PDF', 'text', () => post({ type: 'openPdf', id }))] : []),
		...(paper.isInFile
			? [button('reveal-entry', 'Reveal in Bibliography', 'text', () => post({ type: 'revealEntry', id }))]
			: []),
		...paper.links
			.filter((link) => isWebAddress(link.url))
			.map((link) => renderLink(link.label, link.url, post)),
	];
	if (links.length > 0) {
		const items = links.map((link) => element('li', {}, link));
		header.append(element('nav', { 'aria-label': 'Links' }, element('ul', { class: 'links' }, ...items)));
	}
	header.append(
		element(
			'div',
			{ class: 'actions' },
			button('cite', 'Insert Citation', 'primary', () => post({ type: 'cite', id })),
			button('insert-summary', 'Insert Summary', '', () => post({ type: 'insertSummary', id })),
			element('p', { id: 'target', class: 'quiet', 'data-what': 'a citation' }),
		),
	);
	return header;
}

function renderAuthors(authors: readonly string[]): HTMLElement {
	const names = authors.map((name) => element('li', {}, name));
	const list = element('ul', { class: 'authors', 'aria-label': 'Authors' });
	if (authors.length <= mostAuthors) {
		list.append(...names);
		return list;
	}
	const rest = names.slice(fewAuthors);
	const more = button('more-authors', `and ${rest.length} more`, 'text', () => {
		list.replaceChildren(...names);
		rest[0]?.setAttribute('tabindex', '-1');
		rest[0]?.focus();
	});
	list.append(...names.slice(0, fewAuthors), element('li', { class: 'more' }, more));
	return list;
}

function renderTopics(topics: readonly string[], post: Post): HTMLElement {
	const items = topics.map((topic, at) => {
		const show = button(`topic-${at}`, renderTopicPath(topic), 'topic', () =>
			post({ type: 'openTopic', path: topic }),
		);
		show.title = 'Show this topic';
		return element('li', {}, show);
	});
	return element('ul', { class: 'topics', 'aria-label': 'Topics' }, ...items);
}

function renderTexts(paper: PaperView, post: Post): HTMLElement[] {
	const sections: HTMLElement[] = [];
	if (paper.summary) {
		sections.push(
			section(
				'summary',
				'Summary',
				element('p', { dir: 'auto', ...inLanguage(paper) }, ...renderText(paper.summary)),
			),
		);
	}
	if (paper.abstract) {
		const urls = paper.links.map((link) => link.url).filter(isWebAddress);
		const renderProse = (prose: string) =>
			findAddresses(prose, urls).map((part) =>
				part.url === undefined ? part.text : renderLink(part.text, part.url, post),
			);
		const paragraphs = paper.abstract.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== '');
		sections.push(
			section(
				'abstract',
				'Abstract',
				...paragraphs.map((text) =>
					element('p', { dir: 'auto', ...inLanguage(paper) }, ...renderText(text, renderProse)),
				),
			),
		);
	}
	return sections;
}

function renderCite(paper: PaperView, post: Post): HTMLElement {
	return section(
		'cite',
		'Cite',
		renderCopyable(paper, 'citation', 'Citation', element('code', {}, paper.citation), post),
		renderCopyable(paper, 'reference', 'Reference', element('p', { dir: 'auto' }, paper.reference), post),
		renderCopyable(
			paper,
			'bibtex',
			'BibTeX',
			element('pre', {}, element('code', {}, paper.bibtex.trim())),
			post,
		),
	);
}

function renderCopyable(
	paper: PaperView,
	what: CopyKind,
	title: string,
	content: HTMLElement,
	post: Post,
): HTMLElement {
	const heading = element('h3', { id: `${what}-title` }, title);
	const head = element('div', { class: 'head' }, heading, renderCopy(paper.id, what, title, post));
	return element('div', { class: 'copyable', role: 'group', 'aria-labelledby': heading.id }, head, content);
}

function renderCopy(id: string, what: CopyKind, title: string, post: Post): HTMLElement {
	const copy = button(`copy-${what}`, 'Copy', 'copy', () => post({ type: 'copy', what, id }));
	copy.setAttribute('aria-label', `Copy ${title}`);
	return copy;
}

function renderDetails(paper: PaperView, post: Post): HTMLElement {
	const facts = element(
		'dl',
		{},
		element('dt', {}, 'Citekey'),
		element('dd', {}, element('code', {}, paper.citekey), renderCopy(paper.id, 'citekey', 'Citekey', post)),
	);
	for (const { label, value, url } of paper.details) {
		const shown =
			url !== undefined && isWebAddress(url) ? renderLink(value, url, post) : element('bdi', {}, value);
		facts.append(element('dt', {}, label), element('dd', {}, shown));
	}
	return section('details', 'Details', facts);
}

function renderRelated(paper: PaperView, post: Post): HTMLElement[] {
	return paper.related.length > 0
		? [section('related', 'Related papers', renderPaperList(paper.related, post))]
		: [];
}

function renderLink(label: string, url: string, post: Post): HTMLElement {
	const link = element('a', { href: url, title: url }, label);
	link.addEventListener('click', (event) => {
		event.preventDefault();
		// VS Code opens every link that a click reaches the document with; ours are opened by the host, once.
		event.stopPropagation();
		post({ type: 'openLink', url });
	});
	return link;
}

/** For the voices of screen readers, hyphens and fonts: the page itself is in English. */
function inLanguage({ language }: PaperView): Readonly<Record<string, string>> {
	return language === undefined ? {} : { lang: language };
}

const mostAuthors = 12;
const fewAuthors = 8;
