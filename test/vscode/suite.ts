import * as vscode from 'vscode';
import { runMocha } from './support/runMocha';

/** The entry that VS Code calls as `extensionTestsPath`: runs the files that `MARGINALIA_FILES` names, or all of this folder, in order. */
export async function run(): Promise<void> {
	const names = process.env['MARGINALIA_FILES']?.split(' ') ?? (await allNames());
	// The bundler turns this pattern into a table of all files that fit it.
	await runMocha(
		names.sort().map((name) => () => import(`./${name}.test.ts`)),
		process.env['MARGINALIA_GREP'],
	);
}

async function allNames(): Promise<string[]> {
	const extension = vscode.extensions.getExtension('marginalia.marginalia');
	if (extension === undefined) {
		throw new Error('The extension is not installed in this VS Code.');
	}
	const folder = await vscode.workspace.fs.readDirectory(
		vscode.Uri.joinPath(extension.extensionUri, 'test/vscode'),
	);
	return folder.flatMap(([file]) => /^(.*)\.test\.ts$/.exec(file)?.[1] ?? []);
}
