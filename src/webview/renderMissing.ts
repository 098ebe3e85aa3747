import type { FromPage, PaperLine, TopicLine } from '../protocol';
import { button, element, section } from './dom';
import { renderPaperList } from './renderPaperList';
import { renderTopicList } from './renderTopicList';
import { renderTopicPath } from './renderTopicPath';

type Post = (message: FromPage) => void;

/** What stands in place of a paper that the library does not have, and what to do about it. */
export function renderMissing(citekey: string, nearest: readonly PaperLine[], post: Post): HTMLElement {
	const page = renderPage(
		'This paper is not in your library',
		[
			'No paper has the citekey ',
			element('code', {}, citekey),
			'. Its entry may have been removed, or given another key. It shows here again as soon as the library has it.',
		],
		post,
	);
	if (nearest.length > 0) {
		page.append(section('related', 'Papers with a similar key', renderPaperList(nearest, post)));
	}
	return page;
}

/** What stands in place of a topic that is not there, or is no more. */
export function renderMissingTopic(path: string, nearest: readonly TopicLine[], post: Post): HTMLElement {
	const page = renderPage(
		'This topic is not in your library',
		[
			'No topic is called ',
			element('strong', {}, ...renderTopicPath(path)),
			'. It may have been renamed, moved or removed, or its last paper was. It shows here again as soon as it is back.',
		],
		post,
	);
	if (nearest.length > 0) {
		page.append(section('subtopics', 'Topics with a similar name', renderTopicList(nearest, post)));
	}
	return page;
}

function renderPage(title: string, message: readonly (Node | string)[], post: Post): HTMLElement {
	return element(
		'article',
		{ class: 'missing', 'aria-labelledby': 'title' },
		element('h1', { id: 'title', tabindex: '-1' }, title),
		element('p', {}, ...message),
		element(
			'div',
			{ class: 'actions' },
			button('search', 'Search Papers', 'primary', () => post({ type: 'searchPapers' })),
		),
	);
}
