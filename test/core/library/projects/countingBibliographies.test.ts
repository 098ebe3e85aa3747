import { strict as assert } from 'node:assert';
import { countingBibliographies } from '../../../../src/core/library/projects/countingBibliographies';

/** What counts for a document in `a/b`, of the files that name bibliographies by their paths. */
function counting(
	own: readonly string[] | undefined,
	projects: Readonly<Record<string, readonly string[] | undefined>>,
): readonly string[] | undefined {
	const files = Object.entries(projects).map(([file, bibliographies]) => {
		const at = file.lastIndexOf('/') + 1;
		return { folder: file.slice(0, at), name: file.slice(at), yaml: { bibliographies, style: {} } };
	});
	const named = countingBibliographies({ folder: 'a/b/', paths: own }, files);
	return named?.map(({ folder, path }) => folder + path);
}

describe('The bibliographies that count', () => {
	it('are those of a document alone where no project of Quarto is above it', () => {
		assert.deepEqual(counting(['own.bib'], {}), ['a/b/own.bib']);
		assert.deepEqual(counting(['own.bib'], { 'a/defaults.yaml': ['a.bib'] }), ['a/b/own.bib']);
		assert.deepEqual(counting(['own.bib'], { 'a/_metadata.yml': ['a.bib'] }), ['a/b/own.bib']);
	});

	it('are those of the nearest project file where the document names none', () => {
		const projects = { 'a/b/defaults.yaml': undefined, 'a/pandoc.yml': ['a.bib'], 'myst.yml': ['top.bib'] };
		assert.deepEqual(counting(undefined, projects), ['a/a.bib']);
		assert.deepEqual(counting(undefined, { 'a/b/index.Rmd': ['b.bib'], 'a/_quarto.yml': ['a.bib'] }), [
			'a/b/b.bib',
		]);
	});

	it('are all that a project of Quarto, its folders and the document name, the document’s last', () => {
		const projects = {
			'a/b/_metadata.yml': ['b.bib'],
			'a/b/defaults.yaml': ['no.bib'],
			'a/_metadata.yaml': ['c.bib', 'd.bib'],
			'a/_quarto.yml': ['a.bib'],
			'a/pandoc.yaml': ['no.bib'],
			'_quarto.yml': ['top.bib'],
		};
		const given = ['a/a.bib', 'a/c.bib', 'a/d.bib', 'a/b/b.bib'];
		assert.deepEqual(counting(['own.bib'], projects), [...given, 'a/b/own.bib']);
		assert.deepEqual(counting(undefined, projects), given);
	});

	it('are the document’s in a project that names none', () => {
		assert.deepEqual(counting(['own.bib'], { 'a/_quarto.yml': undefined }), ['a/b/own.bib']);
	});

	it('are unknown where nobody names any', () => {
		assert.equal(counting(undefined, { 'a/_quarto.yml': undefined, 'a/defaults.yml': undefined }), undefined);
	});
});
