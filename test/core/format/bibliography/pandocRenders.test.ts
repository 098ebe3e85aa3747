import { strict as assert } from 'node:assert';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeCitationGroup } from '../../../../src/core/citations/citekeySyntax';
import { nameBibliography } from '../../../../src/core/notes/nameBibliography';
import { applyEdits } from '../../../../src/core/text/textEdit';
import { askPandoc } from '../../../support/pandoc';
import { samplePapers } from '../papers';
import { addTo } from './addTo';

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
