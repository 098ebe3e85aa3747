/**
 * Builds everything that runs, into `dist/`:
 *
 *     node/extension.js      the extension for desktop and remote hosts
 *     browser/extension.js   the same extension for the web worker host, in one piece
 *     node/thread.js         where sources are read, beside the extension host
 *     node/pieces/           what these two load, piece by piece
 *     browser/thread.js      the same in a browser
 *     node/citations.js      where citations are written as CSL styles have them, beside the extension host
 *     browser/citations.js   the same in a browser
 *     webview/               the details page, and the icon font's style sheet
 *     cli.js                 the core without an editor
 *     sample.json            the sample library, derived from corpus/
 *     locales.json           the locales of CSL but American English, which the bundles hold, by their tags
 *     licenses.txt           the licences of the packages that the bundles hold
 *     test/                  the suites that run inside an extension host (with --tests)
 *
 * Flags: `--watch` rebuilds on change, `--production` minifies and leaves source maps out, `--tests` adds the suites.
 */
const { createHash } = require('node:crypto');
const { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { runInNewContext } = require('node:vm');
const esbuild = require('esbuild');

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');

/** @type {esbuild.BuildOptions} */
const shared = {
	bundle: true,
	minify: production,
	metafile: true,
	sourcemap: production ? false : 'linked',
	logLevel: 'warning',
	legalComments: 'none',
	plugins: [problemMatcherPlugin(), codeVersionPlugin()],
};

/** @type {esbuild.BuildOptions} */
const inExtensionHost = {
	...shared,
	format: 'cjs',
	external: ['vscode', 'node:worker_threads', 'node:fs/promises'],
	// The package's modules, without what nobody imports: its CommonJS takes twice as long to load.
	alias: { yaml: './node_modules/yaml/browser/index.js' },
	target: 'es2022',
	plugins: [...shared.plugins, sharedApiPlugin()],
};

/** Styles and locales of CSL are XML, and go into a bundle as text. @type {Record<string, esbuild.Loader>} */
const cslLoader = { '.csl': 'text', '.xml': 'text' };

/** @type {Record<string, esbuild.BuildOptions>} */
const builds = {
	'node extension and thread': {
		...inExtensionHost,
		entryPoints: { extension: 'src/main.ts', thread: 'src/thread/node.ts' },
		outdir: 'dist/node',
		chunkNames: 'pieces/[name]-[hash]',
		platform: 'node',
		// What can be split is a module, and what VS Code loads is none.
		format: 'esm',
		splitting: true,
		minify: false,
		sourcemap: production ? false : 'inline',
		write: false,
		plugins: [...inExtensionHost.plugins, writeCommonJsPlugin()],
	},
	'browser extension': {
		...inExtensionHost,
		entryPoints: ['src/main.ts'],
		outfile: 'dist/browser/extension.js',
		platform: 'browser',
	},
	'browser thread': {
		...inExtensionHost,
		entryPoints: ['src/thread/browser.ts'],
		outfile: 'dist/browser/thread.js',
		format: 'iife',
		platform: 'browser',
	},
	'node citations': {
		...inExtensionHost,
		entryPoints: ['src/thread/nodeCitations.ts'],
		outfile: 'dist/node/citations.js',
		loader: cslLoader,
		platform: 'node',
	},
	'browser citations': {
		...inExtensionHost,
		entryPoints: ['src/thread/browserCitations.ts'],
		outfile: 'dist/browser/citations.js',
		loader: cslLoader,
		format: 'iife',
		platform: 'browser',
	},
	'details page': {
		...shared,
		entryPoints: { panel: 'src/webview/main.ts' },
		outdir: 'dist/webview',
		format: 'iife',
		platform: 'browser',
		target: 'chrome122',
	},
	'command line': {
		...shared,
		entryPoints: ['src/cli/main.ts'],
		outfile: 'dist/cli.js',
		format: 'cjs',
		platform: 'node',
		target: 'node20',
		banner: { js: '#!/usr/bin/env node' },
	},
	...(flags.has('--tests') && {
		'extension host suite': {
			...inExtensionHost,
			entryPoints: ['test/vscode/suite.ts'],
			outfile: 'dist/test/vscode.js',
			platform: 'node',
			sourcemap: 'inline',
		},
		'web worker suite': {
			...inExtensionHost,
			entryPoints: ['test/web/suite.ts'],
			outfile: 'dist/test/web.js',
			platform: 'browser',
			alias: { path: 'path-browserify' },
			sourcemap: 'inline',
		},
	}),
};

/**
 * Has all files share one object of VS Code's API. `import * as vscode` calls for a copy of the module with all its properties, in
 * each file: a hundred copies, which make every start a third slower.
 */
function sharedApiPlugin() {
	return {
		name: 'shared-api',
		setup(build) {
			build.onLoad({ filter: /[\\/](?:src|test)[\\/].*\.ts$/ }, ({ path: file }) => ({
				contents: readFileSync(file, 'utf8').replace(
					"import * as vscode from 'vscode';",
					"import vscode = require('vscode');",
				),
				loader: 'ts',
			}));
		},
	};
}

/** Writes what was built as modules as CommonJS, file by file. */
function writeCommonJsPlugin() {
	return {
		name: 'write-commonjs',
		setup(build) {
			build.onEnd(({ outputFiles = [] }) =>
				Promise.all(
					outputFiles.map(async ({ path: file, text }) => {
						const { code } = await esbuild.transform(text, {
							format: 'cjs',
							platform: 'node',
							target: inExtensionHost.target,
							// Loaded by `require`, a file is compiled once: `import` looks first whether it is a module.
							supported: { 'dynamic-import': false },
							minify: production,
							sourcemap: production ? false : 'inline',
							sourcefile: path.basename(file),
						});
						mkdirSync(path.dirname(file), { recursive: true });
						writeFileSync(file, code);
					}),
				).then(() => undefined),
			);
		},
	};
}

/**
 * Has `codeVersion` tell all code that shapes what caches keep: the core, the thread in which it reads, and the packages that these stand
 * on. The same files give the same version on every machine.
 */
function codeVersionPlugin() {
	return {
		name: 'code-version',
		setup(build) {
			build.onLoad({ filter: /[\\/]src[\\/]core[\\/]model[\\/]codeVersion\.ts$/ }, () => {
				const files = ['src/core', 'src/thread']
					.flatMap((folder) =>
						readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file)),
					)
					.filter((file) => file.endsWith('.ts'))
					.map((file) => file.replaceAll(path.sep, '/'))
					.sort();
				const hash = createHash('sha256');
				for (const file of [...files, 'package-lock.json']) {
					hash.update(`${file}\0${readFileSync(file, 'utf8').replaceAll('\r\n', '\n')}\0`);
				}
				return {
					contents: `export const codeVersion = '${hash.digest('hex').slice(0, 16)}';`,
					watchFiles: files.map((file) => path.resolve(file)),
				};
			});
		},
	};
}

/** Prints what VS Code's `$esbuild-watch` problem matcher reads: begin, errors with their places, end. */
function problemMatcherPlugin() {
	return {
		name: 'problem-matcher',
		setup(build) {
			build.onStart(() => {
				if (flags.has('--watch')) {
					console.log('[watch] build started');
				}
			});
			build.onEnd((result) => {
				for (const { text, location } of result.errors) {
					console.error(`✘ [ERROR] ${text}`);
					if (location) {
						console.error(`    ${location.file}:${location.line}:${location.column}:`);
					}
				}
				if (flags.has('--watch')) {
					console.log('[watch] build finished');
				}
			});
		},
	};
}

/** Derives the sample library with the code of `src/core` itself; a problem in the corpus fails the build. */
async function writeSample() {
	const bundle = await esbuild.build({
		stdin: {
			contents: "export * from './sampleLibrary'; export * from './savedSample';",
			resolveDir: 'src/core/library',
		},
		bundle: true,
		write: false,
		format: 'cjs',
		target: 'node20',
	});
	const module = { exports: {} };
	runInNewContext(bundle.outputFiles[0].text, { module, exports: module.exports });
	const { deriveSampleLibrary, serializeSample } = module.exports;
	const read = (name) => readFileSync(path.join('corpus', name), 'utf8');
	const { papers, problems } = deriveSampleLibrary({
		listing: read('trending-papers.txt'),
		metadata: read('metadata.json'),
		topics: read('topics.json'),
	});
	if (problems.length > 0) {
		throw new Error(`The corpus has problems:\n${problems.map((problem) => problem.message).join('\n')}`);
	}
	writeFileSync('dist/sample.json', serializeSample(papers));
}

/** One file of all locales: the package then zips what they have in common once. */
function writeLocales() {
	const folder = 'src/thread/csl/locales';
	const locales = readdirSync(folder).map((file) => {
		const xml = readFileSync(path.join(folder, file), 'utf8');
		return [/^locales-(.*)\.xml$/.exec(file)[1], xml.replace(/>\r?\n\s*/g, '>')];
	});
	writeFileSync('dist/locales.json', JSON.stringify(Object.fromEntries(locales)));
}

/** The licences of all packages that went into a bundle, as these ask for. */
function writeLicenses(inputs) {
	const packages = new Set(
		inputs.flatMap((input) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
	);
	const texts = [...packages].sort().map((name) => {
		const folder = path.join('node_modules', name);
		const license = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
		const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
		return `${name} ${version}\n\n${license ? readFileSync(path.join(folder, license), 'utf8').trim() : ''}\n`;
	});
	writeFileSync('dist/licenses.txt', texts.join('\n----\n\n'));
}

async function main() {
	process.chdir(__dirname);
	rmSync('dist', { recursive: true, force: true });
	mkdirSync('dist');
	await writeSample();
	writeLocales();
	if (flags.has('--watch')) {
		const contexts = await Promise.all(Object.values(builds).map((options) => esbuild.context(options)));
		await Promise.all(contexts.map((context) => context.watch()));
	} else {
		const results = await Promise.all(Object.values(builds).map((options) => esbuild.build(options)));
		writeLicenses(results.flatMap(({ metafile }) => Object.keys(metafile.inputs)));
	}
}

main().catch((error) => {
	console.error(error.message);
	process.exitCode = 1;
});
