import { strict as assert } from 'node:assert';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { topicOverview } from '../../../src/core/topics/topicOverview';
import { parseToPage } from '../../../src/protocol';
import { mostListed, toTopicView, type TopicInfo } from '../../../src/vscode/panel/topicView';
import { makePaper } from '../../support/makePaper';

const info: TopicInfo = { path: 'Images/Tokens', canEdit: false, words: ['VQ-VAE'], subtopics: [] };

function view(papers: readonly Paper[], more: Partial<TopicInfo> = {}) {
	return toTopicView({ ...info, ...more }, finish(topicOverview(papers)));
}

const ofYears = (...years: readonly number[]) =>
	years.map((year, at) => makePaper({ citekey: `p${at}`, issued: { year } }));

describe('the view of a topic', () => {
	it('is called by the last level of its path', () => {
		assert.equal(view([]).name, 'Tokens');
		assert.equal(view([], { path: 'Images' }).name, 'Images');
	});

	it('names years, decades and centuries as a reader does', () => {
		const labels = (...years: readonly number[]) => view(ofYears(...years)).years.map(({ label }) => label);
		assert.deepEqual(labels(2023, 2024), ['2023', '2024']);
		assert.deepEqual(labels(1984, 2024).slice(0, 2), ['1980s', '1990s']);
		assert.equal(labels(1450, 2024)[0], '1400–1499');
		assert.equal(labels(-44, 2024)[0], '100 BC–1 BC');
	});

	it('lists the newest papers, and says how many there are besides', () => {
		const { papers, more, count } = view(ofYears(...Array.from({ length: mostListed + 3 }, (_, at) => at)));
		assert.deepEqual([papers.length, more, count], [mostListed, 3, mostListed + 3]);
		assert.equal(papers[0]?.id, `p${mostListed + 2}`);
	});

	it('has no description where there is none but white space', () => {
		assert.equal(view([], { description: ' \n' }).description, undefined);
	});

	it('is what the page takes, after JSON', () => {
		const full = view(ofYears(2023, 2024), {
			description: 'Pixels by tokens.',
			query: 'title:token',
			subtopics: [{ path: 'Images/Tokens/Flexible', name: 'Flexible', count: 1 }],
		});
		for (const topic of [full, view([])]) {
			const message = { type: 'showTopic', topic, pinned: true };
			assert.ok(parseToPage(JSON.parse(JSON.stringify(message))));
		}
	});
});
