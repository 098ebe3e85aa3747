import { strict as assert } from 'node:assert';
import { defaultMarkdown, dialectKey, dialectOfFile } from '../../../src/core/citations/dialect';
import { toKnown } from '../../../src/core/notes/index/noteReading';
import type { CachedNote } from '../../../src/core/notes/index/cachedNotes';
import { readNotes, type AskedNote } from '../../../src/core/notes/index/readNotes';

/** Files in memory that count how often each is read. */
class Files {
	readonly reads: string[] = [];
	readonly #texts = new Map<string, { readonly text: string; readonly mtime: number }>();

	write(path: string, text: string, mtime: number): void {
		this.#texts.set(path, { text, mtime });
	}

	timeOf(path: string) {
		const file = this.#texts.get(path);
		return file && { mtime: file.mtime, size: file.text.length };
	}

	readFile(path: string): Uint8Array {
		this.reads.push(path);
		const file = this.#texts.get(path);
		if (!file || file.text === 'locked') {
			throw new Error('it cannot be read');
		}
		return new TextEncoder().encode(file.text);
	}
}

function ask(path: string, known?: CachedNote): AskedNote {
	return { uri: `file://${path}`, path, dialect: dialectOfFile(path), known: known && toKnown(known) };
}

describe('readNotes', () => {
	it('tells what each note cites, is about and may cite from', () => {
		const files = new Files();
		const text = '---\ncitekey: doe\nbibliography: a.bib\n---\nSee [@roe, p. 3].';
		files.write('/a.md', text, 7);
		files.write('/b.typ', '#bibliography("b.bib")\nSee @doe.', 8);
		const [a, b] = readNotes([ask('/a.md'), ask('/b.typ')], files) as readonly CachedNote[];
		assert.deepEqual([a?.citations.citekeys, a?.about, a?.mtime, a?.size], [['roe'], 'doe', 7, text.length]);
		const typst = dialectKey(dialectOfFile('/b.typ'));
		assert.deepEqual([b?.citations.citekeys, b?.about, b?.readAs], [['doe'], undefined, typst]);
		assert.deepEqual([a?.bibliographies, b?.bibliographies], [['a.bib'], ['b.bib']]);
	});

	it('does not look into a file that has the time and size that are known', () => {
		const files = new Files();
		files.write('/a.md', 'See @doe.', 7);
		const [known] = readNotes([ask('/a.md')], files) as readonly CachedNote[];
		assert.deepEqual(readNotes([ask('/a.md', known)], files), [{ kind: 'same', mtime: 7, size: 9 }]);
		assert.deepEqual(files.reads, ['/a.md']);
	});

	it('looks again where the syntaxes are others, and knows a text that was only written again', () => {
		const files = new Files();
		files.write('/a.md', 'See \\cite{doe}.', 7);
		const pandocOnly = { ...ask('/a.md'), dialect: { ...defaultMarkdown, syntaxes: ['pandoc' as const] } };
		const [known] = readNotes([pandocOnly], files) as readonly CachedNote[];
		const [other] = readNotes([ask('/a.md', known)], files) as readonly CachedNote[];
		assert.deepEqual([known?.citations.citekeys, other?.citations.citekeys], [[], ['doe']]);
		files.write('/a.md', 'See \\cite{doe}.', 9);
		assert.deepEqual(readNotes([ask('/a.md', other)], files), [{ kind: 'same', mtime: 9, size: 15 }]);
	});

	it('answers nothing for a file that is gone or cannot be read, and goes on with the next', () => {
		const files = new Files();
		files.write('/locked.md', 'locked', 7);
		files.write('/a.md', 'See @doe.', 7);
		const answers = readNotes([ask('/gone.md'), ask('/locked.md'), ask('/a.md')], files);
		assert.deepEqual(
			answers.map((answer) => answer && 'citations' in answer),
			[undefined, undefined, true],
		);
	});
});
