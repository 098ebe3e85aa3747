import * as vscode from 'vscode';
import { runMocha } from './support/runMocha';

/** The entry that VS Code calls as `extensionTestsPath`: runs every `*.test.ts` of this folder, in order of name. */
export async function run(): Promise<void> {
	const extension = vscode.extensions.getExtension('marginalia.marginalia');
	if (extension === undefined) {
		throw new Error('The extension is not installed in this VS Code.');
	}
	const folder = await vscode.workspace.fs.readDirectory(
		vscode.Uri.joinPath(extension.extensionUri, 'test/vscode'),
	);
	const names = folder.flatMap(([file]) => /^(.*)\.test\.ts$/.exec(file)?.[1] ?? []).sort();
	// The bundler turns this pattern into a table of all files that fit it.
	await runMocha(
		names.map((name) => () => import(`./${name}.test.ts`)),
		process.env['MARGINALIA_GREP'],
	);
}
