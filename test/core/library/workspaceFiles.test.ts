import { strict as assert } from 'node:assert';
import {
	foldersWith,
	isBibliographyPath,
	outermostFolders,
	projectFolders,
	within,
} from '../../../src/core/library/workspaceFiles';
import { assertLinear } from '../../support/assertLinear';

describe('The folders whose project files count', () => {
	it('are those above, up to the root of the workspace', () => {
		assert.deepEqual(projectFolders('/w/a/b', { root: '/w' }), ['/w/a/b', '/w/a', '/w']);
		assert.deepEqual(projectFolders('/w', { root: '/w' }), ['/w']);
		assert.deepEqual(projectFolders('/a', { root: '/' }), ['/a', '/']);
		assert.deepEqual(projectFolders('C:\\w\\a', { root: 'C:\\' }), ['C:\\w\\a', 'C:\\w', 'C:\\']);
	});

	it('end below the home folder, or below the root of the disk, outside of any workspace', () => {
		assert.deepEqual(projectFolders('/home/me/p/q', { home: '/home/me' }), ['/home/me/p/q', '/home/me/p']);
		assert.deepEqual(projectFolders('/srv/p', { home: '/home/me' }), ['/srv/p', '/srv']);
		assert.deepEqual(projectFolders('C:\\srv\\p', {}), ['C:\\srv\\p', 'C:\\srv']);
	});

	it('are the own one where that is the home folder, or the root of the disk', () => {
		assert.deepEqual(projectFolders('/home/me', { home: '/home/me' }), ['/home/me']);
		assert.deepEqual(projectFolders('/', {}), ['/']);
	});

	it('are not far above outside of any workspace', () => {
		const deep = '/1/2/3/4/5/6/7/8/9/10';
		assert.equal(projectFolders(deep, {}).at(-1), '/1/2/3');
		assert.equal(projectFolders(deep, { root: '/1' }).length, 10);
	});

	it('are none where the root is not above', () => {
		assert.deepEqual(projectFolders('/a/b', { root: '/c' }), []);
	});
});

describe('The outermost of some folders', () => {
	it('are those that are in no other, each once', () => {
		const folders = [
			'file:///w/a/b/c',
			'file:///w/a',
			'file:///w/ab',
			'file:///w/a/b',
			'file:///w/a',
			'file:///v',
		];
		assert.deepEqual(outermostFolders(folders), ['file:///w/a', 'file:///w/ab', 'file:///v']);
		assert.deepEqual(outermostFolders(['/a/b', '/a']), ['/a']);
		assert.deepEqual(outermostFolders([]), []);
	});
});

describe('Files in folders', () => {
	const files = ['file:///w/a/b/one.bib', 'file:///w/a/two.bib', 'file:///w/ab/three.bib', 'file:///w/a'];

	it('are those in one of them, at whatever depth', () => {
		assert.deepEqual(within(['file:///w/a', 'file:///v'], files), files.slice(0, 2));
		assert.deepEqual(within([], files), []);
	});

	it('are what some folders have, and others have not', () => {
		const folders = ['file:///w/a/b', 'file:///w', 'file:///w/a/two.bib', 'file:///v'];
		assert.deepEqual(foldersWith(files, folders), ['file:///w/a/b', 'file:///w']);
		assert.deepEqual(foldersWith(files, []), []);
	});

	it('are found with work that grows as their number does', () => {
		const make = (count: number): readonly string[] =>
			Array.from({ length: count / 100 }, (_, at) => `file:///w/${at}`);
		assertLinear(
			(size) => 'x'.repeat(size),
			({ length }) => {
				const folders = make(20 * length);
				const all = folders.map((folder) => `${folder}/refs.bib`);
				assert.equal(within(folders, all).length, all.length);
				assert.equal(foldersWith(all, folders).length, all.length);
			},
		);
	});
});

describe('A bibliography', () => {
	it('is told by its name, in small letters or capitals', () => {
		for (const name of [
			'a.bib',
			'A.BIB',
			'a.ris',
			'a.RIS',
			'pubmed-set.nbib',
			'a.csljson',
			'a.csl.json',
			'dir/References.yaml',
			'library.JSON',
		]) {
			assert.ok(isBibliographyPath(name), name);
		}
		for (const name of ['a.json', 'mylibrary.json', 'a.bib.txt', 'bib']) {
			assert.ok(!isBibliographyPath(name), name);
		}
	});
});
