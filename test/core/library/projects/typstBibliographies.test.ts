import { strict as assert } from 'node:assert';
import { typstBibliographies } from '../../../../src/core/library/projects/typstBibliographies';

describe('typstBibliographies', () => {
	it('reads one path or several', () => {
		assert.deepEqual(typstBibliographies('So.\n\n#bibliography("works.bib", style: "ieee")\n'), [
			'works.bib',
		]);
		assert.deepEqual(typstBibliographies('#bibliography((\n  "a.bib",\n  "/refs/b.bib",\n))'), [
			'a.bib',
			'/refs/b.bib',
		]);
	});

	it('names nothing in comments, for other formats, and where nothing is named', () => {
		for (const text of ['', '// #bibliography("a.bib")', '#bibliography("a.yml")', '#bibliography(paths)']) {
			assert.equal(typstBibliographies(text), undefined, text);
		}
	});
});
