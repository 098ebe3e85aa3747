import { appendFile } from 'node:fs/promises';
import * as vscode from 'vscode';
import { delayWhile, marginalia, sleep, until, untilKept } from './measuring';

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
	const references = await timesOfReferences(notes);
	// What was read is written to the cache some seconds later.
	await untilKept(['notes']);
	const result = {
		notes: extension.exports.milestones['notes'],
		idleDelay,
		delay,
		held,
		changed,
		references: medianAnd95(references.map(({ whole }) => whole)),
		ownReferences: medianAnd95(references.map(({ whole, ofVscode }) => whole - ofVscode)),
	};
	console.log(`MARGINALIA ${JSON.stringify(result)}`);
	console.log('MARGINALIA {"passed":1,"failed":0}');
}

/** What it takes to list the places of a key, in milliseconds. */
interface ReferenceTimes {
	readonly whole: number;
	/** Of a provider that has the same places at hand: the share of VS Code and its Markdown support, with the way to the window and back. */
	readonly ofVscode: number;
}

/** Of the first citation of each note. */
async function timesOfReferences(notes: readonly vscode.Uri[]): Promise<readonly ReferenceTimes[]> {
	let atHand: vscode.Location[] = [];
	const scheme = 'measured';
	const provider = vscode.Disposable.from(
		vscode.workspace.registerTextDocumentContentProvider(scheme, {
			provideTextDocumentContent: () => 'A note.',
		}),
		vscode.languages.registerReferenceProvider({ scheme }, { provideReferences: () => atHand }),
	);
	const plain = await vscode.workspace.openTextDocument(vscode.Uri.parse(`${scheme}:/note.md`));
	const times: ReferenceTimes[] = [];
	for (const note of notes) {
		const document = await vscode.workspace.openTextDocument(note);
		const place = document.positionAt(document.getText().indexOf('[@') + 3);
		const { found, time: whole } = await findReferences(note, place);
		if (found.length === 0) {
			throw new Error(`No place is known of what ${note.path} cites.`);
		}
		atHand = found;
		const { found: same, time: ofVscode } = await findReferences(plain.uri, new vscode.Position(0, 1));
		if (same.length !== found.length) {
			throw new Error(`${same.length} of ${found.length} places came back.`);
		}
		times.push({ whole, ofVscode });
	}
	provider.dispose();
	return times;
}

/** The shortest time of three: what else goes on in the window makes one of them long at times. */
async function findReferences(
	uri: vscode.Uri,
	place: vscode.Position,
): Promise<{ readonly found: vscode.Location[]; readonly time: number }> {
	const times: number[] = [];
	let found: vscode.Location[] = [];
	for (let turn = 0; turn < 3; turn++) {
		const start = performance.now();
		found = await vscode.commands.executeCommand('vscode.executeReferenceProvider', uri, place);
		times.push(performance.now() - start);
	}
	return { found, time: Math.min(...times) };
}

function medianAnd95(times: readonly number[]): readonly number[] {
	const sorted = [...times].sort((a, b) => a - b);
	return [0.5, 0.95].map((part) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0));
}
