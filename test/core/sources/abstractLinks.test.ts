import { strict as assert } from 'node:assert';
import { findLinks, orderLinks, uniqueLinks } from '../../../src/core/sources/abstractLinks';

const found = (text: string): string[] => findLinks(text).map(({ kind, url }) => `${kind} ${url}`);

describe('findLinks', () => {
	for (const [text, links] of [
		['Code: https://github.com/xuyige/SoftCoT.', ['code https://github.com/xuyige/SoftCoT']],
		['at https://github.com/modelscope/Nexus-Gen.git.', ['code https://github.com/modelscope/Nexus-Gen']],
		['(https://gitlab.com/a/b), and', ['code https://gitlab.com/a/b']],
		['[https://codeberg.org/a/b/]', ['code https://codeberg.org/a/b/']],
		[
			'at https://huggingface.co/collections/aurora-m/x-65f',
			['code https://huggingface.co/collections/aurora-m/x-65f'],
		],
		['see http://ardit-tts.github.io/ .', ['project http://ardit-tts.github.io/']],
		['Samples: www.example.org/demo, more', ['project https://www.example.org/demo']],
		['on github.com/x/y.', ['code https://github.com/x/y']],
		['on xuyige.github.io.', ['project https://xuyige.github.io']],
		['as in https://arxiv.org/abs/2412.14170v2;', ['arxiv https://arxiv.org/abs/2412.14170v2']],
		['(https://arxiv.org/pdf/2412.14170)', ['pdf https://arxiv.org/pdf/2412.14170']],
		['doi https://doi.org/10.1000/a(b)c.', ['doi https://doi.org/10.1000/a(b)c']],
		['https://en.wikipedia.org/wiki/A_(b)', ['project https://en.wikipedia.org/wiki/A_(b)']],
		['“https://a.org/x”, ‘https://a.org/y’', ['project https://a.org/x', 'project https://a.org/y']],
		['https://github.com/a/b and http://www.GitHub.com/A/b.git again', ['code https://github.com/a/b']],
		['We use GitHub, e.g. github.community, and mail me@github.com', []],
	] as const) {
		it(`reads “${text}”`, () => assert.deepEqual(found(text), links));
	}
});

describe('uniqueLinks', () => {
	it('keeps the first of two that open the same', () => {
		const link = (url: string) => ({ kind: 'project', url }) as const;
		const links = [
			'https://a.org/x',
			'http://A.org/x/',
			'https://www.a.org/x',
			'https://a.org/X',
			'https://a.org/x?y',
		];
		assert.deepEqual(
			uniqueLinks(links.map(link)).map(({ url }) => url),
			['https://a.org/x', 'https://a.org/X', 'https://a.org/x?y'],
		);
	});
});

describe('orderLinks', () => {
	it('puts the most specific kind first', () => {
		const links = findLinks('https://a.org https://github.com/a/b https://arxiv.org/abs/2412.14170');
		assert.deepEqual(
			orderLinks(links).map(({ kind }) => kind),
			['arxiv', 'code', 'project'],
		);
	});
});
