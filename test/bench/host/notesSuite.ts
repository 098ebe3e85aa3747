import { appendFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { delayWhile, marginalia, sleep, until } from './measuring';

/** Activates the extension in a folder with many notes, and prints what it took, as one line of JSON. */
export async function run(): Promise<void> {
	const extension = marginalia();
	const { delay: idleDelay } = await delayWhile(() => sleep(3000));
	const { delay, held } = await delayWhile(async () => {
		await extension.activate();
		await until(() => extension.exports.milestones['notes'] !== undefined);
	});
	const notes = await vscode.workspace.findFiles('part0/*.md');
	const { delay: changed } = await delayWhile(async () => {
		await Promise.all(notes.map(({ fsPath }) => appendFile(fsPath, '\n\nAnd [@author1990word0].\n')));
		// Watchers tell of it after a while, and it is read a little later.
		await sleep(2000);
	});
	const references = (await timesOfReferences(notes)).sort((a, b) => a - b);
	// What was read is written to the cache some seconds later.
	await sleep(Number(process.env['MARGINALIA_WAIT'] ?? 0));
	const result = {
		notes: extension.exports.milestones['notes'],
		idleDelay,
		delay,
		held,
		changed,
		references: [
			references[Math.floor(references.length / 2)],
			references[Math.floor(references.length * 0.95)],
		],
	};
	console.log(`MARGINALIA ${JSON.stringify(result)}`);
	console.log('MARGINALIA {"passed":1,"failed":0}');
}

/** Of the first citation of each note, in milliseconds. */
async function timesOfReferences(notes: readonly vscode.Uri[]): Promise<number[]> {
	const times: number[] = [];
	for (const note of notes) {
		const document = await vscode.workspace.openTextDocument(note);
		const place = document.positionAt(document.getText().indexOf('[@') + 3);
		const start = performance.now();
		const found = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			note,
			place,
		);
		times.push(Math.round(performance.now() - start));
		if (found.length === 0) {
			throw new Error(`No place is known of what ${note.path} cites.`);
		}
	}
	return times;
}
