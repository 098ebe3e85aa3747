import * as vscode from 'vscode';
import { until } from '../support/until';
import { libraryLoaded } from './support/notes';
import { cleanUp, fileUri, first, write } from './support/writing';

/** Has entries marked that no note cites. */
function setCheck(level: string | undefined): Thenable<void> {
	return vscode.workspace
		.getConfiguration('marginalia')
		.update(
			'citations.checks',
			level && { 'citation-uncited-entry': level },
			vscode.ConfigurationTarget.Global,
		);
}

async function isMarked(path: string, ...lines: readonly number[]): Promise<void> {
	await until(`lines ${lines.join()} of ${path} are marked`, () => {
		const marked = vscode.languages
			.getDiagnostics(fileUri(path))
			.filter(({ code }) => code === 'citation-uncited-entry');
		return marked.map(({ range }) => range.start.line).join() === lines.join();
	});
}

describe('An entry that no note cites', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await setCheck(undefined);
		await cleanUp();
	});

	it('is told by the notes that can cite from its bibliography, not by those of another folder', async () => {
		const second = first.replace('first', 'second').replace('First', 'Second');
		await setCheck('information');
		await write('root:refs.bib', first + second);
		await write('other:refs.bib', first + second);
		await write('root:note.md', '@first\n');
		await write('other:note.md', '@second\n');
		await isMarked('root:refs.bib', 4);
		await isMarked('other:refs.bib', 0);
		// A note of the one folder that names the bibliography of the other can cite from that, though nobody opens it.
		await write('other:note.md', `---\nbibliography: ${fileUri('root:refs.bib').fsPath}\n---\n\n@second\n`);
		await isMarked('root:refs.bib');
		await write('other:note.md', '@second\n');
		await isMarked('root:refs.bib', 4);
		await write('other:note.md', '---\nbibliography: own.bib\n---\n\n@second\n');
		await write('other:sub/note.md', `---\nbibliography: ../../workspace/refs.bib\n---\n\n@second\n`);
		await isMarked('root:refs.bib');
	});
});
