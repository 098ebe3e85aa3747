import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { ChangedFiles } from '../../src/vscode/rename/changedFiles';
import { readFileText, type FileText } from '../../src/vscode/rename/fileText';
import { cleanUp, fileUri, read, write } from './support/writing';

describe('The edit of many files', () => {
	afterEach(cleanUp);

	/** Each says `old`, and that about the paper gets another name, too. */
	async function edit(): Promise<vscode.WorkspaceEdit> {
		const changed = new ChangedFiles();
		const add = async (path: string): Promise<FileText> => {
			await write(path, 'old\n');
			const file = await readFileText(fileUri(path).toString());
			changed.add(file, [{ start: 0, end: 3, newText: 'new' }]);
			return file;
		};
		changed.move(await add('@old.md'), '@new.md');
		await add('note.md');
		await add('last.md');
		return changed.toWorkspaceEdit();
	}

	/** Of both names of the note about the paper, and of the others. */
	async function savedTexts(): Promise<readonly (string | undefined)[]> {
		for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
			await document.save();
		}
		return Promise.all(['@old.md', '@new.md', 'note.md', 'last.md'].map(read));
	}

	it('changes texts, and names of files whose texts it changes', async () => {
		assert.ok(await vscode.workspace.applyEdit(await edit()));
		assert.deepEqual(await savedTexts(), [undefined, 'new\n', 'new\n', 'new\n']);
	});

	it('leaves the names of files, too, where one text cannot be changed', async () => {
		const change = await edit();
		await vscode.workspace.fs.delete(fileUri('last.md'));
		assert.equal(await vscode.workspace.applyEdit(change), false);
		assert.deepEqual(await savedTexts(), ['old\n', undefined, 'old\n', undefined]);
	});
});
