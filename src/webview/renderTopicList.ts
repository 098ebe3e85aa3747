import type { FromPage, TopicLine } from '../protocol';
import { element } from './dom';
import { countPapers } from './countPapers';

/** Topics that open in place, each with the number of its papers. */
export function renderTopicList(
	topics: readonly TopicLine[],
	post: (message: FromPage) => void,
): HTMLUListElement {
	const items = topics.map(({ path, name, count }) => {
		const open = element(
			'button',
			{ type: 'button', id: `topic-${path}`, class: 'paper' },
			element('span', { class: 'paper-title', dir: 'auto' }, name),
			element('span', { class: 'byline' }, countPapers(count)),
		);
		open.addEventListener('click', () => post({ type: 'openTopic', path }));
		return element('li', {}, open);
	});
	return element('ul', { class: 'papers' }, ...items);
}
