import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readProjectYaml } from '../../../src/core/library/projectYaml';
import { askPandoc } from '../../support/pandoc';

describe('A project file of Quarto', () => {
	it('names bibliographies and a style as a note does, and variables mean nothing there', () => {
		const { bibliographies, style } = readProjectYaml(
			'_quarto.yml',
			'bibliography: ${HOME}/a.bib\ncsl: apa.csl\nformat:\n  pdf:\n    bibliography: b.bib\nmetadata:\n  bibliography: c.bib\n',
			{ HOME: '/home/me' },
		);
		assert.deepEqual(bibliographies, ['${HOME}/a.bib', 'b.bib']);
		assert.deepEqual(style, { style: 'apa.csl' });
	});
});

describe('A defaults file of Pandoc', () => {
	const read = (yaml: string, variables = {}): readonly string[] | undefined =>
		readProjectYaml('defaults.yaml', yaml, variables).bibliographies;

	it('names bibliographies as an option, which counts alone, or in the metadata', () => {
		assert.deepEqual(read('bibliography: a.bib\nmetadata:\n  bibliography: b.bib'), ['a.bib']);
		assert.deepEqual(read('bibliography:\nmetadata:\n  bibliography: b.bib'), ['b.bib']);
		assert.deepEqual(read('metadata:\n  bibliography: [b.bib, c.bib]'), ['b.bib', 'c.bib']);
		assert.equal(read('metadata: 3'), undefined);
		assert.equal(read('- 3'), undefined);
	});

	it('names styles in the same way', () => {
		const style = (yaml: string): string | undefined =>
			readProjectYaml('pandoc.yml', yaml, { HOME: '/home/me' }).style.style;
		assert.equal(style('csl: ${HOME}/a.csl\nmetadata:\n  csl: b.csl'), '/home/me/a.csl');
		assert.equal(style('metadata:\n  csl: b.csl'), 'b.csl');
	});

	it('has variables in the paths of options: its own folder, that of the user’s data, the environment', () => {
		const variables = { HOME: '/home/me', USERDATA: '/home/me/.pandoc' };
		assert.deepEqual(read('bibliography: ${.}/a.bib', variables), ['./a.bib']);
		assert.deepEqual(read('bibliography: ["${HOME}/a.bib", "${USERDATA}/b.bib"]', variables), [
			'/home/me/a.bib',
			'/home/me/.pandoc/b.bib',
		]);
		assert.deepEqual(read('data-dir: ${HOME}/data\nbibliography: ${USERDATA}/b.bib', variables), [
			'/home/me/data/b.bib',
		]);
		assert.deepEqual(read('bibliography: ${UNSET}a.bib', variables), ['a.bib']);
		assert.deepEqual(read('bibliography: $HOME/${a.bib', variables), ['$HOME/${a.bib']);
		assert.deepEqual(read('metadata:\n  bibliography: ${HOME}/a.bib', variables), ['${HOME}/a.bib']);
	});

	it('names what Pandoc reads', function () {
		askPandoc(this);
		const root = mkdtempSync(path.join(tmpdir(), 'defaults-'));
		try {
			const data = path.join(root, 'xdg/pandoc');
			mkdirSync(data, { recursive: true });
			for (const name of ['a', 'b']) {
				const text = (folder: string): string => `@book{${name}, title = {In ${folder} ${name}}}\n`;
				writeFileSync(path.join(root, `${name}.bib`), text('Root'));
				writeFileSync(path.join(data, `${name}.bib`), text('Data'));
			}
			const environment = { PATH: process.env['PATH'], XDG_DATA_HOME: path.join(root, 'xdg'), MINE: root };
			for (const yaml of [
				'bibliography: ${.}/a.bib',
				'bibliography: ["${.}/a.bib", "${MINE}/b.bib"]',
				'bibliography: ${USERDATA}/a.bib',
				'data-dir: ${.}\nbibliography: ${USERDATA}/a.bib',
				'bibliography: ${UNSET}a.bib',
				'bibliography: b.bib\nmetadata:\n  bibliography: a.bib',
				'metadata:\n  bibliography: [a.bib, b.bib]',
				'metadata:\n  bibliography: ${.}/a.bib',
				'bibliography: $MINE/a.bib',
			]) {
				writeFileSync(path.join(root, 'defaults.yaml'), `${yaml}\n`);
				const titles = titlesCited(root, environment);
				const named = read(yaml, { ...environment, USERDATA: data }) ?? [];
				const own = named.map((name) => path.relative(root, path.resolve(root, name)));
				assert.deepEqual(
					own.flatMap((name) => titlesByPath[name] ?? []),
					titles,
					yaml,
				);
			}
		} finally {
			rmSync(root, { recursive: true });
		}
	});
});

const titlesByPath: Readonly<Record<string, string>> = {
	'a.bib': 'In Root a',
	'b.bib': 'In Root b',
	'xdg/pandoc/a.bib': 'In Data a',
};

/** The titles of the works that Pandoc finds with the defaults of a folder, in order; none when it finds no file. */
function titlesCited(cwd: string, env: NodeJS.ProcessEnv): readonly string[] {
	try {
		const text = execFileSync(
			'pandoc',
			['--quiet', '-d', 'defaults.yaml', '--citeproc', '-t', 'plain', '--wrap=none'],
			{
				cwd,
				env,
				input: '---\nnocite: "@*"\n---\n',
				encoding: 'utf8',
				stdio: ['pipe', 'pipe', 'ignore'],
			},
		);
		return [...text.matchAll(/In (?:Root|Data) \w/g)].map(([title]) => title);
	} catch {
		return [];
	}
}
