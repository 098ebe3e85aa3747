import { strict as assert } from 'node:assert';
import { SearchIndex } from '../../../src/core/search/searchIndex';
import { samplePapers } from '../../support/sampleLibrary';

describe('SearchIndex.filter', () => {
	const index = new SearchIndex();
	index.add(samplePapers);

	it('leaves the papers that have every word, wherever it stands', () => {
		const found = [...index.filter('speech 2024')];
		assert.ok(found.includes('du2024cosyvoice') && found.includes('ji2024wavtokenizer'), found.join(' '));
		for (const citekey of found) {
			const paper = samplePapers.find((candidate) => candidate.citekey === citekey);
			assert.match(JSON.stringify(paper), /speech/i);
			assert.equal(paper?.issued?.year, 2024);
		}
	});

	it('takes the last word for the beginning of one, and forgives a slip', () => {
		assert.deepEqual([...index.filter('wavtok')], ['ji2024wavtokenizer']);
		assert.deepEqual([...index.filter('wavtokeniser')], ['ji2024wavtokenizer']);
	});

	it('leaves the paper that an identifier names', () => {
		assert.ok(index.filter('2412.14170').has('yuan2024ecar'));
		assert.ok(index.filter('yuan2024ecar').has('yuan2024ecar'));
	});

	it('leaves nothing for words that no paper has together, and for none at all', () => {
		assert.equal(index.filter('phenaki wavtokenizer').size, 0);
		assert.equal(index.filter('…').size, 0);
	});
});
