import { strict as assert } from 'node:assert';
import { findCitations } from '../../../src/core/citations/findCitations';
import type { Paper } from '../../../src/core/model/paper';
import { finish } from '../../../src/core/model/slices';
import { listReferences } from '../../../src/core/notes/noteReferences';
import { makePaper } from '../../support/makePaper';

const knuth = makePaper({ id: 'paper-knuth', citekey: 'knuth1984', aliases: ['literate'] });
const xu = makePaper({ id: 'paper-xu', citekey: 'xu2023' });

function find(citekey: string): Paper | undefined {
	return [knuth, xu].find((paper) => [paper.citekey, ...(paper.aliases ?? [])].includes(citekey));
}

/** Id, key and lines of each. */
function referencesOf(note: string): readonly (readonly [string, string, ...number[]])[] {
	return finish(listReferences(findCitations(note), find)).map(({ id, citekey, citations }) => [
		id,
		citekey,
		...citations.map(({ keyRange }) => keyRange.start.line),
	]);
}

describe('The references of a note', () => {
	it('are the papers that it cites, in the order of first citation, with every place', () => {
		assert.deepEqual(
			referencesOf('See [@xu2023; @knuth1984].\n\n@knuth1984 and\n[-@xu2023, p. 3] `@xu2023`'),
			[
				['paper-xu', 'xu2023', 0, 3],
				['paper-knuth', 'knuth1984', 0, 2],
			],
		);
	});

	it('count a paper once, whichever of its keys the note uses', () => {
		assert.deepEqual(referencesOf('@literate\n\n@knuth1984'), [['paper-knuth', 'literate', 0, 2]]);
	});

	it('have keys of no paper, each by itself', () => {
		assert.deepEqual(referencesOf('@nobody [@other; @nobody]'), [
			['@nobody', 'nobody', 0, 0],
			['@other', 'other', 0],
		]);
	});

	it('include what the front matter names for the bibliography alone, but not everything at once', () => {
		assert.deepEqual(referencesOf("---\nnocite: '@knuth1984, @*'\n---\n\n@xu2023 and @{}"), [
			['paper-knuth', 'knuth1984', 1],
			['paper-xu', 'xu2023', 4],
		]);
	});

	it('are found some at a time, each of which puts together few papers', () => {
		let found = 0;
		const slices = listReferences(
			findCitations(Array.from({ length: 500 }, (_, at) => `@key${at}`).join(' ')),
			() => void found++,
		);
		for (let before = 0, isDone = false; !isDone; before = found) {
			isDone = slices.next().done === true;
			assert.ok(found - before <= 100);
		}
		assert.equal(found, 500);
	});
});
