import { strict as assert } from 'node:assert';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { folderWith, marginaliaIn, type Outcome } from './program';

const knuth =
	'@article{knuth1984,\n\tauthor = {Knuth, D.},\n\ttitle = {Literate},\n\tjournaltitle = {CJ},\n\tdate = {1984},\n}\n';

/** Each line without its message. */
function codesIn({ out }: Outcome): readonly string[] {
	const lines = out.trim().split('\n');
	return lines.filter((line) => line !== '').map((line) => line.replace(/: (\w+): .*\(/, ': $1 ('));
}

describe('The command line’s check', () => {
	const folders: string[] = [];

	after(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

	function check(files: Readonly<Record<string, string | Uint8Array>>, ...args: readonly string[]): Outcome {
		const folder = folderWith(files);
		folders.push(folder);
		return marginaliaIn(folder, 'check', ...args);
	}

	it('says nothing of a folder where all is well, and ends with 0', () => {
		const outcome = check({ 'refs.bib': knuth, 'note.md': '[@knuth1984; @yuan2024ecar]\n' }, '.');
		assert.deepEqual(outcome, { code: 0, out: '', err: '' });
	});

	it('tells what is wrong in notes and bibliographies, by files and lines', () => {
		const { code, out } = check(
			{
				'refs.bib': knuth.replace('date', 'doi'),
				'a/note.md': 'x\n\n[@knuth1984; @nobody]\n',
				'node_modules/no.md': '[@no]',
			},
			'.',
		);
		assert.equal(code, 0);
		assert.deepEqual(
			out
				.trim()
				.split('\n')
				.map((line) => line.replace(/ warning: .*\(/, ' (')),
			[
				'a/note.md:3:14: (citation-unknown-key)',
				'refs.bib:1:10: (bibtex-missing-field)',
				'refs.bib:5:9: (bibtex-malformed-doi)',
			],
		);
	});

	it('ends with 1 when there is an error', () => {
		const { code, out } = check({ 'refs.bib': `${knuth}${knuth}` }, 'refs.bib');
		assert.equal(code, 1);
		assert.match(out, /^refs\.bib:1:10: error: .*\(bibtex-duplicate-key\)$/m);
	});

	it('knows what each note may cite: its YAML, its project, its folder', () => {
		const files = {
			'refs.bib': knuth,
			'own.md': '---\nbibliography: sub/other.bib\n---\n\n[@knuth1984; @owls]\n',
			'references.md': '---\nreferences:\n- id: larks\n  title: Larks\n---\n\n[@larks; @knuth1984]\n',
			'book/_quarto.yml': 'bibliography: ../sub/other.bib\n',
			'book/deep/chapter.qmd': '[@owls; @knuth1984; @fig-plan]\n',
			'sub/other.bib': knuth.replace('knuth1984', 'owls').replace('Literate', 'Owls'),
		};
		const { out } = check(files, '.');
		assert.deepEqual(
			out
				.trim()
				.split('\n')
				.map((line) => line.replace(/ warning: .*\(/, ' (')),
			[
				'book/deep/chapter.qmd:1:1: (citation-malformed-group)',
				'book/deep/chapter.qmd:1:9: (citation-not-in-bibliography)',
				'own.md:5:2: (citation-not-in-bibliography)',
			],
		);
	});

	it('reads what Pandoc defaults and the formats of Quarto name, also above a note that is elsewhere', () => {
		const owls = knuth.replace('knuth1984', 'owls').replace('Literate', 'Owls');
		const folder = folderWith({
			'pandoc/defaults.yaml': 'defaults: more/shared\n',
			'pandoc/more/shared.yaml': 'bibliography: ${.}/../../${SUB}/owls.bib\n',
			'pandoc/deep/note.md': '[@owls; @larks]\n',
			'quarto/_quarto.yml': 'format:\n  html:\n    bibliography: ../sub/owls.BIB\n',
			'quarto/deep/note.md': '[@owls; @larks]\n',
			'sub/owls.bib': owls,
			'sub/owls.BIB': owls,
		});
		folders.push(folder);
		process.env['SUB'] = 'sub';
		for (const name of ['pandoc', 'quarto']) {
			const note = `${folder}/${name}/deep/note.md`;
			const inFolder = marginaliaIn(folder, 'check', name);
			const alone = marginaliaIn(`${folder}/sub`, 'check', note);
			for (const outcome of [inFolder, alone]) {
				assert.match(outcome.out, /^\S*note\.md:1:9: warning: .*\(citation-unknown-key\)\n$/, name);
			}
		}
	});

	it('keeps the folders of a call apart, and marks a key of two works in one', () => {
		const other = knuth.replace('Literate', 'An Entirely Different Book').replace('Knuth', 'Doe');
		const { out } = check({ 'a/one.bib': knuth, 'b/two.bib': other, 'b/note.md': '[@knuth1984]' }, 'a', 'b');
		assert.equal(out, '');
		const { out: both } = check({ 'a/one.bib': knuth, 'b/two.bib': other }, '.');
		assert.equal(both.match(/citekey-ambiguous/g)?.length, 2);
	});

	it('follows the keys that have moved, as the folder tells', () => {
		const files = {
			'refs.bib': knuth,
			'other.bib': knuth.replace('knuth1984', 'larks').replace('Literate', 'Larks'),
			'note.md': '[@kn84; @larks; @nobody]\n',
			'other.md': '---\nbibliography: other.bib\n---\n\n[@kn84]\n',
			'.marginalia/keys.yml': 'moved:\n  kn84: knuth1984\n  larks: knuth1984\n  nobody: none\n',
		};
		assert.deepEqual(codesIn(check(files, '.')), [
			'note.md:1:2: information (citation-moved-key)',
			'note.md:1:17: warning (citation-unknown-key)',
			'other.md:5:2: warning (citation-unknown-key)',
		]);
		assert.deepEqual(codesIn(check({ ...files, 'sub/note.md': '[@kn84]' }, 'sub')), [
			'sub/note.md:1:2: warning (citation-unknown-key)',
		]);
	});

	it('tells what is wrong with what the folder keeps of keys and topics', () => {
		const files = {
			'refs.bib': knuth,
			'.marginalia/keys.yml': 'moved:\n  one: two\n  two: one\nothers: none\n',
			'.marginalia/topics.yml': 'topics:\n  - name: Old\n    papers: [knuth1984, nobody]\n    paper: x\n',
		};
		assert.deepEqual(codesIn(check(files, '.')), [
			'.marginalia/keys.yml:2:3: warning (keys-circular)',
			'.marginalia/keys.yml:3:3: warning (keys-circular)',
			'.marginalia/keys.yml:4:1: warning (keys-unknown-key)',
			'.marginalia/topics.yml:3:25: warning (topics-missing-paper)',
			'.marginalia/topics.yml:4:5: warning (topics-unknown-key)',
		]);
		assert.deepEqual(codesIn(check(files, 'refs.bib')), []);
	});

	it('checks every format, and the references in notes, by the same rules', () => {
		const files = {
			'refs.bib': knuth.replace('1984},', '1984},\n\tids = {larks},\n\tmonth = {13},\n\tnote = {A & B},'),
			'refs.csl.json': '[{"id":"larks","title":"L","DOI":"doi:10.1000/1"},\n{"id":"owls"},{"id":"owls"}]',
			'refs.csl.yaml': '- id: wrens\n  URL: www.a.org\n',
			'refs.ris': 'TY  - JOUR\nID  - emus\nTI  - E\nPY  - 2012/13\nER  - \n',
			'note.md': '---\nreferences:\n- id: rooks\n  ISSN: 1234-5678\n---\n\n[@rooks]\n',
		};
		assert.deepEqual(codesIn(check(files, '.')), [
			'note.md:4:9: warning (csl-malformed-issn)',
			'refs.bib:1:1: warning (citekey-ambiguous)',
			'refs.bib:7:11: warning (bibtex-malformed-date)',
			'refs.csl.json:1:2: warning (citekey-ambiguous)',
			'refs.csl.json:1:34: warning (csl-malformed-doi)',
			'refs.csl.json:2:7: error (csl-duplicate-key)',
			'refs.csl.json:2:21: error (csl-duplicate-key)',
			'refs.csl.yaml:2:8: warning (csl-malformed-url)',
			'refs.ris:1:7: information (ris-missing-field)',
			'refs.ris:4:7: warning (ris-bad-date)',
		]);
	});

	it('names a bibliography that is not there, and ends with 1', () => {
		const { code, out } = check({ 'note.md': '---\nbibliography: none.bib\n---\n' }, 'note.md');
		assert.equal(code, 1);
		assert.match(out, /^note\.md:2:15: error: The bibliography none\.bib.*\(bibliography-missing\)$/m);
	});

	it('tells of that alone, and not of each key that may be in it', () => {
		const yaml = '---\nbibliography: [refs.bib, packages.bib]\n---\n';
		const files = { 'refs.bib': knuth, 'index.Rmd': `${yaml}\n[@knuth1984; @R-base]\n` };
		assert.deepEqual(codesIn(check(files, '.')), ['index.Rmd:2:26: error (bibliography-missing)']);
	});

	it('prints JSON, or annotations for GitHub', () => {
		const files = { 'a,b.md': 'x [@nobody]\n' };
		assert.deepEqual(JSON.parse(check(files, '.', '--format', 'json').out), [
			{
				file: 'a,b.md',
				code: 'citation-unknown-key',
				severity: 'warning',
				message: 'No paper has the citekey “nobody”.',
				range: { start: { line: 0, character: 3 }, end: { line: 0, character: 10 } },
			},
		]);
		assert.equal(
			check(files, '.', '--format', 'github').out,
			'::warning file=a%2Cb.md,line=1,col=4,endLine=1,endColumn=11,title=citation-unknown-key::No paper has the citekey “nobody”.\n',
		);
	});

	it('takes a bibliography that is named under whatever name it has', () => {
		const files = {
			'papers.json': '[{"id": "a", "type": "book", "title": "A", "DOI": "10.1"}]',
			'n.md': '@a @b',
		};
		assert.match(check(files, 'papers.json').out, /papers\.json:1:51: warning: “10\.1” is no DOI/);
		assert.match(check(files, 'n.md', 'papers.json').out, /n\.md:1:4: .*“b”/);
		assert.doesNotMatch(check(files, 'n.md', 'papers.json').out, /n\.md:1:1:/);
		assert.doesNotMatch(check(files, '.').out, /papers\.json/);
	});

	it('follows links to files, and passes over those that lead nowhere or to a folder, as locks of editors do', () => {
		const folder = folderWith({ 'refs.bib': knuth, 'a/note.md': '[@nobody]\n' });
		folders.push(folder);
		mkdirSync(path.join(folder, 'folder.md'));
		symlinkSync('me@host.123', path.join(folder, '.#note.md'));
		symlinkSync('a', path.join(folder, 'a.md'));
		symlinkSync('a/note.md', path.join(folder, 'link.md'));
		const outcome = marginaliaIn(folder, 'check', '.');
		assert.deepEqual(codesIn(outcome), [
			'a/note.md:1:2: warning (citation-unknown-key)',
			'link.md:1:2: warning (citation-unknown-key)',
		]);
		assert.equal(outcome.err, '');
	});

	it('ends with 2 when the call is wrong, and with 1 when a path is', () => {
		assert.equal(check({}).code, 2);
		assert.equal(check({}, '.', '--format', 'xml').code, 2);
		assert.equal(check({}, '.', '--format', 'constructor').code, 2);
		assert.equal(check({}, 'none').code, 1);
		assert.match(check({ 'a.pdf': '' }, 'a.pdf').err, /neither a folder, nor a note, nor a bibliography/);
	});
});
