import { strict as assert } from 'node:assert';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DefaultsPlaces } from '../../../../src/core/library/projects/pandocDefaults';
import { readProjectYaml } from '../../../../src/core/library/projects/projectYaml';
import { askPandoc } from '../../../support/pandoc';

/** There are no other files. */
const nothing: Omit<DefaultsPlaces, 'variables'> = { read: async () => undefined, isFile: async () => false };

describe('A project file of Quarto', () => {
	it('names bibliographies and a style as a note does, and variables mean nothing there', async () => {
		const { bibliographies, style } = await readProjectYaml(
			'_quarto.yml',
			'bibliography: ${HOME}/a.bib\ncsl: apa.csl\nformat:\n  pdf:\n    bibliography: b.bib\nmetadata:\n  bibliography: c.bib\n',
			{ variables: { HOME: '/home/me' }, ...nothing },
		);
		assert.deepEqual(bibliographies, ['${HOME}/a.bib', 'b.bib']);
		assert.deepEqual(style, { style: 'apa.csl' });
	});

	it('includes metadata files, which count before it, and whose lists are added to its own', async () => {
		const files: Readonly<Record<string, string>> = {
			'meta/site.yml': 'bibliography: [site.bib]\ncsl: site.csl\n',
			'last.yml': 'csl: last.csl\n',
		};
		const { bibliographies, style } = await readProjectYaml(
			'_quarto.yml',
			'bibliography: own.bib\ncsl: own.csl\nmetadata-files: [meta/site.yml, none.yml, last.yml]\n',
			{ ...nothing, variables: {}, read: async (name) => files[name] },
		);
		assert.deepEqual(bibliographies, ['own.bib', 'site.bib']);
		assert.deepEqual(style, { style: 'last.csl' });
	});

	describe('that has profiles', () => {
		const files: Readonly<Record<string, string>> = {
			'_quarto-one.yml': 'bibliography: one.bib\nlang: fr\ncsl: one.csl\n',
			'_quarto-two.yaml': 'bibliography: [two.bib]\ncsl: two.csl\n',
		};
		const read = async (yaml: string, more: object = {}, profile?: string): Promise<readonly unknown[]> => {
			const all: Readonly<Record<string, string>> = { ...files, ...more };
			const places: DefaultsPlaces = {
				variables: { QUARTO_PROFILE: profile },
				read: async (name) => {
					assert.doesNotMatch(name, /\.bib$/, 'a bibliography may be large');
					return all[name];
				},
				isFile: async (name) => all[name] !== undefined,
			};
			const { bibliographies, style } = await readProjectYaml(
				'_quarto.yml',
				`bibliography: own.bib\nlang: de\n${yaml}`,
				places,
			);
			return [bibliographies, style.style, style.language];
		};

		it('names what the active ones name, of which the first counts before the others', async () => {
			assert.deepEqual(await read(''), [['own.bib'], undefined, 'de']);
			assert.deepEqual(await read('profile: {default: one}'), [['one.bib'], 'one.csl', 'fr']);
			assert.deepEqual(await read('profile: {default: [two]}'), [['own.bib', 'two.bib'], 'two.csl', 'de']);
			assert.deepEqual(await read('profile: {default: "one, two"}'), [
				['own.bib', 'two.bib', 'one.bib'],
				'one.csl',
				'fr',
			]);
			assert.deepEqual(await read('profile: {default: [two, one]}'), [
				['one.bib', 'two.bib'],
				'two.csl',
				'fr',
			]);
			assert.deepEqual(await read('profile: {default: none}'), [['own.bib'], undefined, 'de']);
			assert.deepEqual(await read('profile: 3'), [['own.bib'], undefined, 'de']);
		});

		it('takes the environment before a local file, and that before its own', async () => {
			const local = { '_quarto.yml.local': 'profile: {default: two}\ncsl: local.csl\n' };
			assert.deepEqual(await read('profile: {default: one}', local), [
				['own.bib', 'two.bib'],
				'local.csl',
				'de',
			]);
			assert.deepEqual(await read('profile: {default: two}', {}, 'one'), [['one.bib'], 'one.csl', 'fr']);
		});

		it('has the first of a group active, and cites from all of it', async () => {
			const there = { 'one.bib': '', 'two.bib': '', 'own.bib': '' };
			const all = [['one.bib', 'own.bib', 'two.bib'], 'one.csl', 'fr'];
			assert.deepEqual(await read('profile: {group: [one, two]}', there), all);
			assert.deepEqual(await read('profile: {group: [[one, two], [three, four]]}', there), all);
			assert.deepEqual(await read('profile: {group: [[one, two], []]}', there, 'two'), [
				['own.bib', 'two.bib', 'one.bib'],
				'two.csl',
				'de',
			]);
		});

		it('misses nothing that only a profile names that is not active', async () => {
			assert.deepEqual(await read('profile: {group: [one, two]}'), [['one.bib'], 'one.csl', 'fr']);
		});
	});
});

describe('A project file of a book', () => {
	async function read(name: string, text: string, files: readonly string[] = []): Promise<unknown> {
		const isFile = async (file: string): Promise<boolean> => files.includes(file);
		return readProjectYaml(name, text, { ...nothing, isFile, variables: {} });
	}
	const none = { bibliographies: undefined, style: {} };

	it('is the first chapter of bookdown, with what its YAML names', async () => {
		const yaml = 'bibliography: [book.bib, packages.bib]\ncsl: apa.csl\nlang: de\n';
		const named = {
			bibliographies: ['book.bib', 'packages.bib'],
			style: { style: 'apa.csl', language: 'de' },
		};
		assert.deepEqual(
			await read('index.Rmd', `---\nsite: bookdown::bookdown_site\n${yaml}---\n\n# Preface\n`),
			named,
		);
		assert.deepEqual(await read('index.Rmd', `---\n${yaml}---\n`, ['_bookdown.yml']), named);
		assert.deepEqual(await read('index.Rmd', `---\n${yaml}---\n`), none);
		assert.deepEqual(await read('index.Rmd', `---\nsite: distill::distill_website\n${yaml}---\n`), none);
	});

	it('is the configuration of Jupyter Book, also where it is given to Sphinx', async () => {
		const bibliographies = ['a.bib'];
		assert.deepEqual(await read('_config.yml', 'title: A\nbibtex_bibfiles:\n- a.bib\n'), {
			...none,
			bibliographies,
		});
		assert.deepEqual(await read('_config.yml', 'sphinx:\n  config:\n    bibtex_bibfiles: [a.bib]\n'), {
			...none,
			bibliographies,
		});
		assert.deepEqual(await read('_config.yml', 'lang: de\ntheme: minima\n'), none);
	});

	it('is that of a project of MyST', async () => {
		assert.deepEqual(await read('myst.yml', 'version: 1\nproject:\n  bibliography:\n    - a.bib\n'), {
			...none,
			bibliographies: ['a.bib'],
		});
		assert.deepEqual(await read('myst.yml', 'site:\n  title: A\n'), none);
	});
});

describe('A defaults file of Pandoc', () => {
	async function read(
		yaml: string,
		variables = {},
		readFile = nothing.read,
	): Promise<readonly string[] | undefined> {
		const places = { ...nothing, variables, read: readFile };
		return (await readProjectYaml('defaults.yaml', yaml, places)).bibliographies;
	}

	it('names bibliographies as an option, which counts alone, or in the metadata', async () => {
		assert.deepEqual(await read('bibliography: a.bib\nmetadata:\n  bibliography: b.bib'), ['a.bib']);
		assert.deepEqual(await read('bibliography:\nmetadata:\n  bibliography: b.bib'), ['b.bib']);
		assert.deepEqual(await read('metadata:\n  bibliography: [b.bib, c.bib]'), ['b.bib', 'c.bib']);
		assert.equal(await read('metadata: 3'), undefined);
		assert.equal(await read('- 3'), undefined);
	});

	it('names styles in the same way', async () => {
		const style = async (yaml: string): Promise<string | undefined> => {
			const places = { variables: { HOME: '/home/me' }, ...nothing };
			return (await readProjectYaml('pandoc.yml', yaml, places)).style.style;
		};
		assert.equal(await style('csl: ${HOME}/a.csl\nmetadata:\n  csl: b.csl'), '/home/me/a.csl');
		assert.equal(await style('metadata:\n  csl: b.csl'), 'b.csl');
	});

	it('has variables in the paths of options: its own folder, that of the user’s data, the environment', async () => {
		const variables = { HOME: '/home/me', USERDATA: '/home/me/.pandoc' };
		assert.deepEqual(await read('bibliography: ${.}/a.bib', variables), ['./a.bib']);
		assert.deepEqual(await read('bibliography: ["${HOME}/a.bib", "${USERDATA}/b.bib"]', variables), [
			'/home/me/a.bib',
			'/home/me/.pandoc/b.bib',
		]);
		assert.deepEqual(await read('data-dir: ${HOME}/data\nbibliography: ${USERDATA}/b.bib', variables), [
			'/home/me/data/b.bib',
		]);
		assert.deepEqual(await read('bibliography: ${UNSET}a.bib', variables), ['a.bib']);
		assert.deepEqual(await read('bibliography: $HOME/${a.bib', variables), ['$HOME/${a.bib']);
		assert.deepEqual(await read('metadata:\n  bibliography: ${HOME}/a.bib', variables), ['${HOME}/a.bib']);
	});

	it('includes others, of which each later one counts before those before it, and itself before all', async () => {
		const files: Readonly<Record<string, string>> = {
			'one.yaml': 'csl: one.csl\nmetadata: {lang: de, bibliography: a.bib}\ndefaults: [defaults, one]',
			'/data/defaults/two.yml': 'csl: ${.}/two.csl\nmetadata: {lang: fr}',
		};
		const places = {
			...nothing,
			variables: { USERDATA: '/data' },
			read: async (name: string) => files[name],
		};
		const reading = (yaml: string): Promise<unknown> => readProjectYaml('defaults.yaml', yaml, places);
		const bibliographies = ['a.bib'];
		assert.deepEqual(await reading('defaults: [one, two.yml]'), {
			bibliographies,
			style: { style: '/data/defaults/two.csl', language: 'fr' },
		});
		assert.deepEqual(await reading('defaults: [two.yml, one]\ncsl: own.csl'), {
			bibliographies,
			style: { style: 'own.csl', language: 'de' },
		});
	});

	it('names what Pandoc reads', async function () {
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
			for (const [name, yaml] of Object.entries(included)) {
				mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
				writeFileSync(path.join(root, name), `${yaml}\n`);
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
				'bibliography: b.bib\ndefaults: with-a',
				'defaults: [with-a.yaml, with-b]',
				'defaults: [sub/nested, with-b]\nmetadata:\n  bibliography: none.bib',
				'metadata:\n  bibliography: b.bib\ndefaults: with-a',
				'metadata:\n  bibliography: b.bib\ndefaults: sub/metadata',
				'defaults: sub/metadata',
				'defaults: sub/own',
				'defaults: mine',
				'data-dir: ${.}\ndefaults: mine',
				'data-dir: xdg/pandoc\ndefaults: mine',
				'defaults: [sub/data, sub/of-data]\nbibliography: b.bib',
				'data-dir: ${.}/xdg/pandoc\ndefaults: sub/of-data',
				'defaults: [with-a, with-a]',
				'defaults: nowhere\nbibliography: none.bib',
				'metadata-files: [sub/names-a.yaml]',
				'metadata-file: sub/names-a.yaml',
				'metadata-files: [sub/names-a.yaml, "${.}/names-b.yaml"]',
				'metadata-files: ["${.}/names-b.yaml", sub/names-a.yaml]',
				'metadata-files: [sub/names-a.yaml]\nmetadata-file: names-b.yaml',
				'metadata-files: [sub/names-a.yaml]\nmetadata:\n  bibliography: b.bib',
				'metadata-files: [sub/names-a.yaml]\nbibliography: b.bib',
				'metadata-files: [sub/names-a.yaml]\ndefaults: with-metadata',
				'defaults: with-metadata',
				'metadata-files: [my-metadata.yaml]',
				'data-dir: nowhere\nmetadata-files: [my-metadata.yaml]',
				'metadata-files: [names-b]',
			]) {
				writeFileSync(path.join(root, 'defaults.yaml'), `${yaml}\n`);
				const titles = titlesCited(root, environment);
				const readHere = async (name: string): Promise<string | undefined> => {
					const file = path.resolve(root, name);
					return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
				};
				const named = (await read(yaml, { ...environment, USERDATA: data }, readHere)) ?? [];
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

/** Defaults files that others may include, by their paths. */
const included: Readonly<Record<string, string>> = {
	'with-a.yaml': 'bibliography: a.bib',
	'with-b.yaml': 'bibliography: b.bib',
	'sub/nested.yaml': 'defaults: with-a',
	'sub/metadata.yaml': 'metadata:\n  bibliography: a.bib',
	'sub/own.yaml': 'bibliography: ${.}/../b.bib',
	'sub/data.yaml': 'data-dir: .',
	'sub/of-data.yaml': 'bibliography: ${USERDATA}/a.bib',
	'names-b.yaml': 'bibliography: b.bib',
	'sub/names-a.yaml': 'bibliography: [a.bib]',
	'with-metadata.yaml': 'metadata-files: [names-b.yaml]',
	'xdg/pandoc/metadata/my-metadata.yaml': 'bibliography: b.bib',
	'xdg/pandoc/defaults/mine.yaml': 'bibliography: ["${.}/../a.bib", b.bib]',
};

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
