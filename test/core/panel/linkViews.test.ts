import { strict as assert } from 'node:assert';
import type { Link } from '../../../src/core/model/paper';
import { linkViews } from '../../../src/vscode/panel/linkViews';

const arxiv: Link = { kind: 'arxiv', url: 'https://arxiv.org/abs/2410.22269' };
const code: Link = { kind: 'code', url: 'https://github.com/nate-gillman/fourier-head' };

describe('the links of a paper on its page', () => {
	it('are named by their kind, in the order of the paper', () => {
		assert.deepEqual(linkViews({ links: [arxiv, code] }), [
			{ label: 'arXiv', url: arxiv.url },
			{ label: 'Code', url: code.url },
		]);
	});

	it('say where they lead when there are several of a kind', () => {
		const other: Link = { kind: 'code', url: 'https://www.gitlab.com/a/b/' };
		assert.deepEqual(
			linkViews({ links: [code, other] }).map((link) => link.label),
			['Code: github.com/nate-gillman/fourier-head', 'Code: gitlab.com/a/b'],
		);
	});

	it('leave out the DOI that only leads back to arXiv', () => {
		const doi: Link = { kind: 'doi', url: 'https://doi.org/10.48550/arXiv.2410.22269' };
		assert.deepEqual(linkViews({ links: [arxiv, doi] }), [{ label: 'arXiv', url: arxiv.url }]);
		assert.equal(linkViews({ links: [doi] }).length, 1);
		assert.equal(linkViews({ links: [arxiv, { kind: 'doi', url: 'https://doi.org/10.1145/1' }] }).length, 2);
	});

	it('leave out what is no address of the web', () => {
		assert.deepEqual(
			linkViews({
				links: [
					{ kind: 'pdf', url: 'file:///paper.pdf' },
					{ kind: 'web', url: 'command:x' },
				],
			}),
			[],
		);
	});
});
