import type { FromPage, PaperLine } from '../protocol';
import { element } from './dom';
import { renderText } from './renderText';

/** Papers that open in place, or in a panel of their own with Ctrl (Cmd on macOS) held. */
export function renderPaperList(
	papers: readonly PaperLine[],
	post: (message: FromPage) => void,
): HTMLOListElement {
	const items = papers.map((paper) => {
		const open = element(
			'button',
			{ type: 'button', id: `paper-${paper.id}`, class: 'paper' },
			element('span', { class: 'paper-title', dir: 'auto' }, ...renderText(paper.title)),
		);
		if (paper.byline) {
			open.append(element('span', { class: 'byline' }, paper.byline));
		}
		open.addEventListener('click', (event) =>
			post({ type: 'openPaper', id: paper.id, newPanel: event.ctrlKey || event.metaKey }),
		);
		return element('li', {}, open);
	});
	return element('ol', { class: 'papers' }, ...items);
}
