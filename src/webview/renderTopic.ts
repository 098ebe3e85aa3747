import type { FromPage, TopicView } from '../protocol';
import { countPapers } from './countPapers';
import { button, element, section } from './dom';
import { renderPaperList } from './renderPaperList';
import { renderTopicList } from './renderTopicList';
import { renderYears } from './renderYears';

type Post = (message: FromPage) => void;

/** The page of one topic: what it is about, when its papers appeared, what is below it, and the papers. */
export function renderTopic(topic: TopicView, post: Post): HTMLElement {
	return element(
		'article',
		{ class: 'topic-page', 'aria-labelledby': 'title' },
		renderHeader(topic, post),
		element('div', { class: 'facts' }, ...renderFacts(topic, post)),
		element('div', { class: 'reading' }, renderPapers(topic, post)),
	);
}

function renderHeader(topic: TopicView, post: Post): HTMLElement {
	const { path, description, query } = topic;
	const header = element('header', {});
	const above = path.split('/').slice(0, -1);
	if (above.length > 0) {
		header.append(renderWay(above, post));
	}
	header.append(
		element('h1', { id: 'title', tabindex: '-1', dir: 'auto' }, topic.name),
		element('p', { class: 'published' }, tellCounts(topic)),
	);
	for (const paragraph of description?.split(/\n\s*\n/).filter((text) => text.trim() !== '') ?? []) {
		header.append(element('p', { class: 'description', dir: 'auto' }, paragraph));
	}
	if (query !== undefined) {
		header.append(element('p', { class: 'quiet' }, 'Finds its papers by ', element('code', {}, query)));
	}
	const insert = button('insert-review', 'Insert Topic Review', 'primary', () =>
		post({ type: 'insertTopicReview', path }),
	);
	insert.title = 'Put a list of these papers into the note, each with a sentence that sums it up';
	const actions = element(
		'div',
		{ class: 'actions' },
		insert,
		button('search-topic', 'Search in This Topic', '', () => post({ type: 'searchTopic', topic: path })),
	);
	if (topic.canEdit) {
		actions.append(button('edit-topic', 'Edit Topic', '', () => post({ type: 'editTopic', path })));
	}
	actions.append(element('p', { id: 'target', class: 'quiet', 'data-what': 'the review' }));
	header.append(actions);
	return header;
}

/** The topics above, from the root. */
function renderWay(levels: readonly string[], post: Post): HTMLElement {
	const items = levels.map((level, at) => {
		const path = levels.slice(0, at + 1).join('/');
		return element(
			'li',
			{},
			button(`above-${at}`, level, 'text', () => post({ type: 'openTopic', path })),
		);
	});
	return element('nav', { 'aria-label': 'Topics above' }, element('ol', { class: 'way' }, ...items));
}

/** "23 papers · 5 unread · 8 not cited · 1 without a date", without what is not known. */
function tellCounts({ count, unread, uncited, undated }: TopicView): string {
	return [
		countPapers(count),
		unread !== undefined && `${unread} unread`,
		uncited !== undefined && `${uncited} not cited`,
		undated > 0 && `${undated} without a date`,
	]
		.filter(Boolean)
		.join(' · ');
}

function renderFacts({ years, subtopics, words }: TopicView, post: Post): HTMLElement[] {
	const sections: HTMLElement[] = [];
	if (years.length > 1) {
		sections.push(section('by-year', 'By year', renderYears(years)));
	}
	if (subtopics.length > 0) {
		sections.push(section('subtopics', 'Subtopics', renderTopicList(subtopics, post)));
	}
	if (words.length > 0) {
		const items = words.map((word) => element('li', {}, word));
		sections.push(section('words', 'Characteristic words', element('ul', { class: 'words' }, ...items)));
	}
	return sections;
}

function renderPapers({ papers, more, path }: TopicView, post: Post): HTMLElement {
	if (papers.length === 0) {
		return section('topic-papers', 'Papers', element('p', { class: 'quiet' }, 'No paper stands here yet.'));
	}
	const list = section('topic-papers', 'Papers, newest first', renderPaperList(papers, post));
	if (more > 0) {
		const search = button('search-more', 'Search in this topic', 'text', () =>
			post({ type: 'searchTopic', topic: path }),
		);
		list.append(element('p', { class: 'quiet' }, `and ${more} more. `, search));
	}
	return list;
}
