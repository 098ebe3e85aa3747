/**
 * `npm start`: sets up what it needs, builds, and runs a real VS Code with the extension on the sample notes, until
 * Ctrl+C.
 *
 *     npm start -- [--port N] [--folder FOLDER] [--watch] [--no-open]
 *
 * With `--watch`, changes are built as they are made; reload the window to see them.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { MissingError, ensureDependencies, ensureHost } from './dependencies.mjs';
import { root, run, start } from './processes.mjs';
import { startVscodeServer } from './vscodeServer.mjs';

const options = {
	port: { type: 'string', default: '0' },
	folder: { type: 'string', default: path.join(root, 'corpus/sample') },
	watch: { type: 'boolean', default: false },
	'no-open': { type: 'boolean', default: false },
};

process.exitCode = await main().catch((error) => {
	console.error(error instanceof MissingError ? error.message : error);
	return 1;
});

async function main() {
	const [major] = process.versions.node.split('.').map(Number);
	if (major < 20) {
		throw new MissingError(`Node 20 or newer is needed; this is ${process.versions.node}.`);
	}
	const { values } = parseArgs({ options });
	const folder = path.resolve(values.folder);
	if (!existsSync(folder)) {
		throw new MissingError(`There is no folder ${folder}.`);
	}
	await ensureDependencies();
	const host = await ensureHost();
	console.log('Building the extension …');
	const built = await run(process.execPath, ['esbuild.js']);
	if (built.code !== 0) {
		throw new MissingError('The build failed; see above.');
	}
	if (values.watch) {
		start(process.execPath, ['esbuild.js', '--watch'], { stdio: 'inherit' });
	}
	console.log('Starting VS Code …');
	const server = await startVscodeServer(host, {
		withExtension: true,
		port: Number(values.port),
		settings: { 'workbench.startupEditor': 'readme', 'markdown.preview.openMarkdownLinks': 'inEditor' },
	});
	const address = `${server.origin}/?folder=${encodeURI(pathToFileURL(folder).pathname)}`;
	console.log(`\nMarginalia is running at ${address}\nCtrl+C stops it.`);
	if (!values['no-open']) {
		openBrowser(address);
	}
	// Ctrl+C is how this ends, and no failure.
	process.exitCode = 0;
	await server.ended;
	console.error('VS Code ended by itself.');
	return 1;
}

/** Opens the address where somebody can see it: not in CI, not on a machine without a display. */
function openBrowser(address) {
	const onScreen = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
	if (process.env.CI || !onScreen) {
		return;
	}
	const [command, ...args] = {
		darwin: ['open', address],
		win32: ['explorer', address],
	}[process.platform] ?? ['xdg-open', address];
	start(command, args, { stdio: 'ignore' }).on('error', () => console.log('Open that address in a browser.'));
}
