import { strict as assert } from 'node:assert';
import { nearestTopics } from '../../../src/vscode/panel/nearestTopics';

const topics = [
	'Image generation',
	'Image generation/Autoregressive images',
	'Image generation/Tokenizers',
	'Speech/Codecs',
	'Text/Théorie',
].map((path) => ({ path, name: path, count: 1 }));

const nearest = (path: string, limit?: number) =>
	nearestTopics(path, topics, limit).map(({ path: found }) => found);

describe('nearestTopics', () => {
	it('finds a topic that was moved, or whose name has a slip of typing', () => {
		assert.equal(nearest('Codecs')[0], 'Speech/Codecs');
		assert.equal(nearest('Image generation/Tokenisers')[0], 'Image generation/Tokenizers');
		assert.equal(nearest('text/theorie')[0], 'Text/Théorie');
	});

	it('finds one with the same words, and one above', () => {
		assert.deepEqual(nearest('Image generation/Autoregressive models'), [
			'Image generation/Autoregressive images',
			'Image generation',
		]);
	});

	it('names none where none is near, and no more than asked for', () => {
		assert.deepEqual(nearest('Chemistry'), []);
		assert.deepEqual(nearest('Image generation/Autoregressive models', 1).length, 1);
	});
});
