import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The steps of the data's way (DESIGN: the house): a folder of `core` imports from those before it, and itself. */
const coreFolders = [
	'model',
	'text',
	'sources',
	'library',
	'topics',
	'search',
	'citations',
	'format',
	'summary',
	'notes',
];

/** Packages that a folder of `core` may stand on. */
const packages: Readonly<Record<string, readonly string[]>> = {
	sources: ['yaml'],
	library: ['yaml'],
	topics: ['yaml'],
};

/** What each part of `src` may import besides itself; packages are named, everything else is a path below `src`. */
const allowed: Readonly<Record<string, readonly string[]>> = {
	...Object.fromEntries(
		coreFolders.map((folder, at) => [
			`core/${folder}`,
			[...coreFolders.slice(0, at).map((before) => `core/${before}`), ...(packages[folder] ?? [])],
		]),
	),
	// A problem has a place: the nouns and the text they stand in know each other.
	'core/model': ['core/text'],
	'core/globals.d.ts': [],
	'protocol.ts': [],
	thread: ['core', 'node', 'citeproc'],
	vscode: [
		'core',
		'protocol.ts',
		'thread/messages',
		'thread/serveReadings',
		'thread/serveCitations',
		'vscode (package)',
	],
	webview: ['core/format', 'core/model', 'core/text', 'protocol.ts', 'katex'],
	cli: ['core', 'node'],
	'main.ts': ['core', 'vscode', 'extension.ts', 'vscode (package)', 'yaml'],
	'extension.ts': ['core', 'vscode', 'protocol.ts', 'vscode (package)'],
};

describe('boundaries', () => {
	const root = path.join(__dirname, '../../src');
	const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
		file.endsWith('.ts'),
	);

	it('finds the sources', () => {
		assert.ok(files.length > 30);
	});

	for (const file of files.map((name) => name.split(path.sep).join('/'))) {
		it(`src/${file} imports only what its place allows`, () => {
			const part = Object.keys(allowed).find((prefix) => file === prefix || file.startsWith(`${prefix}/`));
			assert.ok(part, `src/${file} stands in no part that the table knows`);
			const text = readFileSync(path.join(root, file), 'utf8');
			for (const imported of importsOf(text)) {
				const target = imported.startsWith('.')
					? path.posix.join(path.posix.dirname(file), imported)
					: imported === 'vscode'
						? 'vscode (package)'
						: imported.replace(/^node:.*/, 'node');
				const isAllowed = [part, ...(allowed[part] ?? [])].some(
					(prefix) => `${target}.ts` === prefix || target === prefix || target.startsWith(`${prefix}/`),
				);
				assert.ok(isAllowed, `src/${file} must not import ${imported}`);
			}
		});
	}
});

function importsOf(text: string): string[] {
	const pattern =
		/^(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
	return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '');
}
