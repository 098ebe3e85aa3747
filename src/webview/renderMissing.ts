import type { FromPage, PaperLine } from '../protocol';
import { button, element, section } from './dom';
import { renderPaperList } from './renderPaperList';

/** What stands in place of a paper that the library does not have, and what to do about it. */
export function renderMissing(
	citekey: string,
	nearest: readonly PaperLine[],
	post: (message: FromPage) => void,
): HTMLElement {
	const page = element(
		'article',
		{ class: 'missing', 'aria-labelledby': 'title' },
		element('h1', { id: 'title', tabindex: '-1' }, 'This paper is not in your library'),
		element(
			'p',
			{},
			'No paper has the citekey ',
			element('code', {}, citekey),
			'. Its entry may have been removed, or given another key. It shows here again as soon as the library has it.',
		),
		element(
			'div',
			{ class: 'actions' },
			button('search', 'Search Papers', 'primary', () => post({ type: 'searchPapers' })),
		),
	);
	if (nearest.length > 0) {
		page.append(section('related', 'Papers with a similar key', renderPaperList(nearest, post)));
	}
	return page;
}
