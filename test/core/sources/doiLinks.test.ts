import { strict as assert } from 'node:assert';
import { finish } from '../../../src/core/model/slices';
import { doiLinks } from '../../../src/core/sources/doiLinks';

const linksIn = (text: string): (readonly [string, string])[] =>
	finish(doiLinks(text)).map(({ start, end, url }) => [text.slice(start, end), url]);

describe('doiLinks', () => {
	it('finds the bare DOIs of RIS, PubMed and CSL where these have them, and only there', () => {
		for (const [text, written, doi = written] of [
			['TY  - JOUR\r\nDO  - 10.1000/a(b)\r\nER  - ', '10.1000/a(b)'],
			['PMID- 1\nLID - 10.1000/a [doi]\n', '10.1000/a'],
			['[{"id": "a", "DOI":"10.1000\\/a,b"}]', '10.1000\\/a,b', '10.1000/a,b'],
			['- id: a\n  DOI: 10.1000/a\n', '10.1000/a'],
			['[{id: a, DOI: 10.1000/a}]', '10.1000/a'],
		] as const) {
			assert.deepEqual(linksIn(text), [[written, `https://doi.org/${doi}`]], text);
		}
		assert.deepEqual(linksIn('N1  - See 10.1000/a\nDO  - none\nUR  - https://doi.org/10.1000/a'), []);
	});
});
