import { strict as assert } from 'node:assert';
import { finish } from '../../../src/core/model/slices';
import { papersByTopic } from '../../../src/core/topics/papersByTopic';
import { makePaper } from '../../support/makePaper';

describe('papersByTopic', () => {
	it('has each paper once under each of its topics and those above', () => {
		const papers = [
			makePaper({ citekey: 'both', topics: ['Speech/Music', 'Speech/Codecs'] }),
			makePaper({ citekey: 'top', topics: ['Speech'] }),
			makePaper({ citekey: 'none' }),
		];
		const filed = finish(papersByTopic(papers, ({ topics }) => topics, ['Empty']));
		assert.deepEqual(
			[...filed].map(([path, found]) => [path, found.map(({ citekey }) => citekey)]),
			[
				['Empty', []],
				['Speech', ['both', 'top']],
				['Speech/Music', ['both']],
				['Speech/Codecs', ['both']],
			],
		);
	});
});
