import { strict as assert } from 'node:assert';
import { finish } from '../../../src/core/model/slices';
import { topicOverview } from '../../../src/core/topics/topicOverview';
import { panelContent } from '../../../src/vscode/panel/panelContent';
import { toPaperLine, toPaperView } from '../../../src/vscode/panel/paperView';
import { toTopicView } from '../../../src/vscode/panel/topicView';
import { makePaper } from '../../support/makePaper';

const paper = makePaper({ citekey: 'a', title: 'A Word' });
const topic = toTopicView(
	{ path: 'Images/Tokens', canEdit: false, words: [], subtopics: [] },
	finish(topicOverview([paper])),
);
const nearestTopic = { path: 'Images', name: 'Images', count: 1 };

const services = (isLoaded: boolean) => ({
	getPaperView: (id: string) => (id === 'a' ? toPaperView(paper, { summary: '', related: [] }) : undefined),
	getNearestPapers: () => [toPaperLine(paper)],
	getTopicView: (path: string) => Promise.resolve(path === topic.path ? topic : undefined),
	getNearestTopics: () => Promise.resolve([nearestTopic]),
	isLibraryLoaded: () => isLoaded,
});

describe('the content of a panel', () => {
	it('is the paper or the topic', async () => {
		const ofPaper = await panelContent(services(true), { id: 'a' });
		assert.equal(ofPaper?.title, 'A Word');
		assert.equal(ofPaper.message.type, 'showPaper');
		assert.equal(ofPaper.topic, undefined);
		const ofTopic = await panelContent(services(true), { id: 'Images/Tokens', isTopic: true });
		assert.equal(ofTopic?.title, 'Tokens');
		assert.deepEqual(ofTopic.message, { type: 'showTopic', topic });
		assert.equal(ofTopic.paper, undefined);
	});

	it('is what is nearest where the paper or the topic is missing', async () => {
		assert.deepEqual((await panelContent(services(true), { id: 'Images/Tokens' }))?.message, {
			type: 'showMissing',
			id: 'Images/Tokens',
			nearest: [toPaperLine(paper)],
		});
		assert.deepEqual(await panelContent(services(true), { id: 'Images/a', isTopic: true }), {
			title: 'a',
			message: { type: 'showMissingTopic', path: 'Images/a', nearest: [nearestTopic] },
		});
	});

	it('is nothing yet while what is missing may still come', async () => {
		assert.equal(await panelContent(services(false), { id: 'b' }), undefined);
		assert.equal(await panelContent(services(false), { id: 'b', isTopic: true }), undefined);
		assert.ok(await panelContent(services(false), { id: 'a' }));
	});
});
