import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as fc from 'fast-check';
import { writeCitationGroup } from '../../../../src/core/citations/citekeySyntax';
import { nameBibliography } from '../../../../src/core/notes/nameBibliography';
import { applyEdits } from '../../../../src/core/text/textEdit';
import { askPandoc, readItems } from '../../../support/pandoc';
import { samplePapers } from '../papers';
import { addTo } from './addTo';
import { generateEntry } from './generateEntry';

describe('What is added', () => {
	const entries = fc
		.sample(generateEntry('key'), { numRuns: 60, seed: 5 })
		.map((entry, at) => ({ ...entry, citekey: `key${at}` }));

	for (const [fileName, format, text] of [
		['refs.bib', 'bibtex', '@book{first,\n  year = 2001\n}\n'],
		['refs.bib', 'biblatex', '@BOOK{first,\n\tTITLE="First",\n\tDATE="2001",\n\tLOCATION="X"}\n'],
		['refs.json', 'csljson', '[{"id":"first","type":"book"}]'],
		['refs.yaml', 'markdown', '---\nreferences:\n- id: first\n  type: book\n---\n'],
	] as const) {
		it(`is read by Pandoc as ${format}, every work with its authors and year`, function () {
			askPandoc(this);
			const items = readItems(addTo(fileName, text, ...entries), format);
			const told = ({ id, author, issued }: Partial<Readonly<Record<string, unknown>>>): unknown => [
				id,
				(author as readonly { family?: string; literal?: string }[] | undefined)?.map(
					({ family, literal }) => family ?? literal,
				) ?? [],
				(issued as { 'date-parts': readonly [readonly [number]] } | undefined)?.['date-parts'][0][0],
			];
			assert.deepEqual(
				items.slice(1).map(told),
				entries.map(({ citekey, author, issued }) => [
					citekey,
					author.map(({ family, literal }) => family ?? literal),
					issued?.year,
				]),
			);
		});
	}
});

describe('A note that cites ten papers of the sample', () => {
	const papers = samplePapers().slice(0, 10);

	for (const [fileName, text] of [
		['references.bib', ''],
		['latex.bib', '@online{a,\r\n\tTITLE="A",\r\n\tDATE="2001"\r\n}\r\n'],
		['references.json', ''],
		['references.yaml', ''],
	] as const) {
		it(`is rendered by Pandoc without a warning, with what was written into ${fileName}`, function () {
			askPandoc(this);
			const folder = mkdtempSync(path.join(tmpdir(), 'cited-'));
			try {
				writeFileSync(path.join(folder, fileName), addTo(fileName, text, ...papers));
				const body = papers.map(({ citekey }) => `Cited ${writeCitationGroup([citekey])}.\n`).join('\n');
				const note = applyEdits(body, nameBibliography(body, fileName) ?? []);
				const args = ['--citeproc', '--verbose', '-t', 'plain'];
				const { stdout, stderr } = spawnSync('pandoc', args, { cwd: folder, input: note, encoding: 'utf8' });
				assert.doesNotMatch(stderr, /WARNING|not found/i);
				assert.doesNotMatch(stdout, /\?\?\?/);
				for (const { author } of papers) {
					assert.ok(stdout.includes(author[0]?.family ?? author[0]?.literal ?? ''));
				}
			} finally {
				rmSync(folder, { recursive: true });
			}
		});
	}
});
