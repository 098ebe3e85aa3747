/**
 * `npm run test:desktop`: the suite of `test/vscode` in a desktop VS Code, which `@vscode/test-electron` downloads.
 *
 *     node test/host/desktop.mjs [VERSION]          stable, or the version given
 */
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { root, run, temporaryFolder } from './processes.mjs';

await ensureDependencies();
const { code } = await run(process.execPath, ['esbuild.js', '--tests']);
if (code !== 0) {
	process.exit(code);
}
const { runTests } = await import('@vscode/test-electron');
const folder = temporaryFolder('desktop');
const workspace = path.join(folder, 'workspace');
await cp(path.join(root, 'test/fixtures/workspace'), workspace, { recursive: true });
try {
	process.exitCode = await runTests({
		version: process.argv[2] ?? 'stable',
		extensionDevelopmentPath: root,
		extensionTestsPath: path.join(root, 'dist/test/vscode.js'),
		launchArgs: [
			workspace,
			'--disable-extensions',
			'--disable-workspace-trust',
			`--user-data-dir=${path.join(folder, 'profile')}`,
		],
	});
} catch (error) {
	console.error(error.message);
	process.exitCode = 1;
}
