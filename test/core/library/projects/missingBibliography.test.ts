import { strict as assert } from 'node:assert';
import { missingBibliographies } from '../../../../src/core/library/projects/missingBibliography';
import { LineIndex } from '../../../../src/core/text/lineIndex';

/** What of a document the problem is told at. */
function placeIn(text: string, path: string, isTypst = false): string {
	const [problem] = missingBibliographies(text, isTypst, [{ path, label: 'x' }]);
	assert.ok(problem);
	const { range } = problem;
	const lines = new LineIndex(text);
	const [start, end] = [lines.offsetAt(range.start), lines.offsetAt(range.end)];
	return `${start}: ${text.slice(start, end)}`;
}

describe('A bibliography that is missing', () => {
	it('is told at its name in the YAML, however its path is written', () => {
		const note = (name: string): string => `---\ntitle: My refs.bib\nbibliography: ${name}\n---\n\nrefs.bib`;
		for (const name of ['refs.bib', './refs.bib', '../refs.bib', '~/refs.bib', '/home/refs.bib']) {
			assert.equal(placeIn(note(name), '/home/refs.bib'), `37: ${name}`);
		}
		assert.equal(placeIn(note('"a b/refs.bib"'), 'C:\\x\\a b\\refs.bib'), '38: a b/refs.bib');
		assert.equal(placeIn(note('..\\a\\refs.bib'), 'C:\\x\\a\\refs.bib'), '37: ..\\a\\refs.bib');
	});

	it('is an error that names it', () => {
		const [problem] = missingBibliographies('', false, [{ path: '/x/https/refs.bib', label: 'refs.bib' }]);
		assert.equal(problem?.severity, 'error');
		assert.match(problem.message, /^The bibliography refs\.bib, .* cannot be read\.$/);
	});

	it('is told once though the note and its project name it', () => {
		const missing = { path: '/x/refs.bib', label: 'refs.bib' };
		const note = '---\nbibliography: ../refs.bib\n---\n';
		assert.equal(missingBibliographies(note, false, [missing, { ...missing }]).length, 1);
	});

	it('is told at its own name, not at another that holds it', () => {
		const list = '---\nbibliography:\n  - my-refs.bib\n  - refs.bib\n  - a/refs.bib\n---\n';
		assert.equal(placeIn(list, '/x/refs.bib'), `${list.indexOf(' refs.bib') + 1}: refs.bib`);
		assert.equal(placeIn(list, '/x/a/refs.bib'), `${list.indexOf('a/refs.bib')}: a/refs.bib`);
	});

	it('is told at the call that names it in Typst', () => {
		const text = '= refs.bib\n#bibliography(("other.bib", "/refs.bib"))\n';
		assert.equal(placeIn(text, '/x/refs.bib', true), `${text.indexOf('/refs.bib')}: /refs.bib`);
	});

	it('is no error where it stands on the web, as Pandoc fetches it', () => {
		const text = '---\nbibliography: https://api.example.org/refs.bib\n---\n';
		const path = '/x/https:/api.example.org/refs.bib';
		const [problem] = missingBibliographies(text, false, [{ path, label: 'x' }]);
		assert.equal(problem?.severity, 'information');
		assert.match(problem.message, /on the web/);
		assert.equal(placeIn(text, path), `${text.indexOf('https')}: https://api.example.org/refs.bib`);
	});

	it('is told at the beginning when the project names it', () => {
		assert.equal(placeIn('---\ntitle: x\n---\n\nbibliography: refs.bib\n', '/x/refs.bib'), '0: ');
		assert.equal(placeIn('refs.bib', '/x/refs.bib'), '0: ');
	});

	it('is told at the beginning when the YAML names it in other letters', () => {
		const note = '---\nbibliography: "re\\x66s.bib"\n---\n';
		assert.equal(placeIn(note, '/x/refs.bib'), '0: ');
		assert.equal(placeIn(`${note}\nMy bibliography: refs.bib`, '/x/refs.bib'), '0: ');
	});
});
