import { strict as assert } from 'node:assert';
import { chmod } from 'node:fs/promises';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, libraryLoaded } from './support/notes';

const [folder, other] = vscode.workspace.workspaceFolders ?? [];

let test = 0;

/**
 * A file in the first folder, or, where its path begins with `other:`, in the second. Each test has files and keys of its own: VS
 * Code keeps texts that were changed, though no editor shows them.
 */
function fileUri(path: string): vscode.Uri {
	const base = path.startsWith('other:') ? other : folder;
	assert.ok(base);
	return vscode.Uri.joinPath(base.uri, `test${test}-${path.replace('other:', '')}`);
}

const written = new Set<string>();

async function write(path: string, text: string | Uint8Array): Promise<void> {
	written.add(path);
	const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
	await vscode.workspace.fs.writeFile(fileUri(path), bytes);
}

/** What a file would say if it were saved now. */
async function textOf(path: string): Promise<string> {
	return (await vscode.workspace.openTextDocument(fileUri(path))).getText();
}

/** What a file says once it is saved. */
async function savedTextOf(path: string): Promise<string> {
	assert.ok(await (await vscode.workspace.openTextDocument(fileUri(path))).save());
	const bytes = await vscode.workspace.fs.readFile(fileUri(path));
	return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

function entry(citekey: string, title: string, more = ''): string {
	return `@article{${citekey},\n\tauthor = {Lark, Ann},\n\ttitle = {${title}},\n\tyear = {2019},\n${more}}\n`;
}

/** The place inside the first `text` of a file. */
async function placeIn(path: string, text: string): Promise<readonly [vscode.Uri, vscode.Position]> {
	const document = await vscode.workspace.openTextDocument(fileUri(path));
	const at = document.getText().indexOf(text);
	assert.ok(at >= 0, `“${text}” is not in ${path}`);
	return [document.uri, document.positionAt(at + 1)];
}

/** What may be renamed there: the text and the range, as `text line:from-to`, or the reason why nothing may. */
async function prepared(path: string, text: string): Promise<string> {
	try {
		const { placeholder, range } = await vscode.commands.executeCommand<{
			placeholder: string;
			range: vscode.Range;
		}>('vscode.prepareRename', ...(await placeIn(path, text)));
		return `${placeholder} ${range.start.line}:${range.start.character}-${range.end.character}`;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

async function editFor(path: string, text: string, to: string): Promise<vscode.WorkspaceEdit> {
	return vscode.commands.executeCommand<vscode.WorkspaceEdit>(
		'vscode.executeDocumentRenameProvider',
		...(await placeIn(path, text)),
		to,
	);
}

async function rename(path: string, text: string, to: string): Promise<void> {
	assert.ok(await vscode.workspace.applyEdit(await editFor(path, text, to)));
}

async function refusal(path: string, text: string, to: string): Promise<string> {
	try {
		await editFor(path, text, to);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	return 'It is not refused.';
}

/** Waits until a key in a note can be renamed: its bibliography has been read. */
async function isKnown(path: string, citekey: string): Promise<void> {
	await until(`“${citekey}” is known`, async () => (await editFor(path, citekey, `${citekey}0`)).size > 0);
}

/** Waits until the index of notes has a citation in each of these files. */
async function areIndexed(citekey: string, path: string, paths: readonly string[]): Promise<void> {
	await until(`${paths.join(', ')} are indexed`, async () => {
		const found = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			...(await placeIn(path, citekey)),
		);
		const uris = new Set(found.map(({ uri }) => uri.toString()));
		return paths.every((each) => uris.has(fileUri(each).toString()));
	});
}

describe('Renaming a citekey', () => {
	before(libraryLoaded);
	beforeEach(() => void test++);
	afterEach(async () => {
		await closeEditors();
		for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
			await document.save();
		}
		for (const path of written) {
			await vscode.workspace.fs.delete(fileUri(path)).then(undefined, () => undefined);
		}
		written.clear();
	});

	it('changes every citation, the entry and what names it there; one undo takes it back', async () => {
		const bib = `${entry('lark1984', 'On Renaming Larks', '\tids = {literate},\n')}\n@inbook{part,\n\tcrossref = {lark1984},\n\ttitle = {A Part},\n}\n`;
		const one = 'See @lark1984 and [@literate].\n\n- [cf. @part; -@{lark1984}, p. 3] `@lark1984`\n';
		await write('rename.bib', bib);
		await write('one.md', one);
		const two = '---\nnocite: "@lark1984"\n---\n\n@lark1984 [p. 3]\n';
		await write('two.Rmd', two);
		await isKnown('one.md', 'lark1984');
		await areIndexed('lark1984', 'one.md', ['one.md', 'two.Rmd']);
		assert.equal(await prepared('one.md', 'lark1984'), 'lark1984 0:5-13');
		assert.equal(await prepared('rename.bib', 'lark1984}'), 'lark1984 8:13-21');
		await vscode.window.showTextDocument(fileUri('one.md'));
		await rename('one.md', 'lark1984', 'lark:1984');
		assert.equal(
			await textOf('one.md'),
			'See @lark:1984 and [@literate].\n\n- [cf. @part; -@{lark:1984}, p. 3] `@lark1984`\n',
		);
		assert.equal(await textOf('two.Rmd'), '---\nnocite: "@lark:1984"\n---\n\n@lark:1984 [p. 3]\n');
		assert.equal(await textOf('rename.bib'), bib.replaceAll('lark1984', 'lark:1984'));
		await vscode.commands.executeCommand('undo');
		await until('all is as it was', async () => {
			const texts = await Promise.all(['one.md', 'two.Rmd', 'rename.bib'].map(textOf));
			return texts.join() === [one, two, bib].join();
		});
	});

	it('starts from the bibliography as well, and an alias changes alone', async () => {
		await write('rename.bib', entry('lark2x', 'On Renaming Larks', '\tids = {literate2},\n'));
		await write('one.md', '@lark2x @literate2\n');
		await isKnown('one.md', 'lark2x');
		await areIndexed('literate2', 'one.md', ['one.md']);
		await rename('rename.bib', 'literate2}', 'web');
		assert.equal(await textOf('one.md'), '@lark2x @web\n');
		assert.equal(await textOf('rename.bib'), entry('lark2x', 'On Renaming Larks', '\tids = {web},\n'));
	});

	it('reads what is not saved yet, and keeps CRLF, tabs and a byte order mark', async () => {
		await write('rename.bib', entry('lark3x', 'On Renaming Larks').replaceAll('\n', '\r\n'));
		await write('one.md', '\uFEFF# T\r\n\r\n1.\tSee\t@lark3x\r\n');
		await write('two.Rmd', 'nothing\n');
		await isKnown('one.md', 'lark3x');
		const editor = await vscode.window.showTextDocument(fileUri('two.Rmd'));
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '[@lark3x]\n'));
		const bibliography = await vscode.window.showTextDocument(fileUri('rename.bib'));
		await bibliography.edit((edit) => edit.insert(new vscode.Position(0, 0), '% a line above\n'));
		await rename('one.md', 'lark3x', 'lark3');
		assert.equal(await textOf('two.Rmd'), '[@lark3]\nnothing\n');
		assert.match(await textOf('rename.bib'), /^% a line above\r\n@article\{lark3,\r\n/);
		assert.equal(await savedTextOf('one.md'), '\uFEFF# T\r\n\r\n1.\tSee\t@lark3\r\n');
		assert.equal(
			await savedTextOf('rename.bib'),
			`% a line above\r\n${entry('lark3', 'On Renaming Larks').replaceAll('\n', '\r\n')}`,
		);
	});

	it('leaves another folder alone, which has the same key of its own', async () => {
		await write('rename.bib', entry('lark4x', 'On Renaming Larks'));
		await write('other:rename.bib', entry('lark4x', 'On Renaming Owls'));
		await write('one.md', '@lark4x\n');
		await write('other:four.md', '@lark4x\n');
		await isKnown('one.md', 'lark4x');
		await isKnown('other:four.md', 'lark4x');
		await areIndexed('lark4x', 'other:four.md', ['other:four.md']);
		await rename('other:four.md', 'lark4x', 'texbook');
		assert.deepEqual(
			await Promise.all(['one.md', 'rename.bib', 'other:four.md', 'other:rename.bib'].map(textOf)),
			['@lark4x\n', entry('lark4x', 'On Renaming Larks'), '@texbook\n', entry('texbook', 'On Renaming Owls')],
		);
	});

	it('works in CSL-JSON, CSL-YAML, RIS and a note’s own references', async () => {
		await write('rename.csl.json', '[ {"id": "larks", "title": "On Larks", "type": "book"} ]\n');
		await write('rename.csl.yaml', "references:\n- id: 'owls'\n  title: On Owls\n");
		await write('rename.ris', 'TY  - BOOK\nTI  - On Rooks\nID  - rooks\nER  - \n');
		await write('one.md', '@larks [@owls; @rooks]\n');
		await write('own.md', '---\nreferences:\n- id: wrens\n  title: On Wrens\n---\n\n@wrens\n');
		await isKnown('one.md', 'larks');
		await isKnown('one.md', 'owls');
		await isKnown('one.md', 'rooks');
		await rename('rename.csl.json', 'larks', 'larks2');
		await rename('rename.csl.yaml', 'owls', 'owls2');
		await rename('rename.ris', 'rooks', 'rooks2');
		await rename('own.md', 'wrens', 'wrens2');
		assert.equal(await textOf('one.md'), '@larks2 [@owls2; @rooks2]\n');
		assert.match(await textOf('rename.csl.json'), /"id": "larks2", "title": "On Larks"/);
		assert.match(await textOf('rename.csl.yaml'), /- id: 'owls2'\n {2}title: On Owls/);
		assert.match(await textOf('rename.ris'), /TI {2}- On Rooks\nID {2}- rooks2\n/);
		assert.equal(
			await textOf('own.md'),
			'---\nreferences:\n- id: wrens2\n  title: On Wrens\n---\n\n@wrens2\n',
		);
	});

	it('renames the note about the paper, in its front matter and its file’s name, and links to it', async () => {
		const [home] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(home);
		const [before, after] = ['@larklit1', '@larklit2'].map((name) =>
			vscode.Uri.joinPath(home.uri, `${name}.md`),
		);
		const text = '---\ncitekey: "larklit1"\n---\n\n# About it\n';
		await write('rename.bib', entry('larklit1', 'On Renaming Larks'));
		await write('one.md', '[[@larklit1]]\n');
		await write(
			'links.md',
			'See [t](@larklit1.md#a).\n\n[x]: <./%40larklit1.md>\n\n<a href="@larklit1.md">t</a>\n',
		);
		await vscode.workspace.fs.writeFile(before!, new TextEncoder().encode(text));
		await isKnown('one.md', 'larklit1');
		await until('it is known to be about the paper', async () =>
			(await editFor('one.md', 'larklit1', 'larklit2')).has(after!),
		);
		await until('it is known that a note links to it', async () =>
			(await editFor('one.md', 'larklit1', 'larklit2')).has(fileUri('links.md')),
		);
		await rename('one.md', 'larklit1', 'larklit2');
		const renamed = await vscode.workspace.openTextDocument(after!);
		assert.equal(renamed.getText(), text.replace('larklit1', 'larklit2'));
		assert.equal(await textOf('one.md'), '[[@larklit2]]\n');
		assert.equal(
			await textOf('links.md'),
			'See [t](@larklit2.md#a).\n\n[x]: <./%40larklit2.md>\n\n<a href="@larklit2.md">t</a>\n',
		);
		await vscode.window.showTextDocument(fileUri('one.md'));
		await vscode.commands.executeCommand('undo');
		await until('the file has its name again', async () => {
			const names = (await vscode.workspace.fs.readDirectory(home.uri)).map(([name]) => name);
			return names.includes('@larklit1.md') && !names.includes('@larklit2.md');
		});
		assert.equal((await vscode.workspace.openTextDocument(before!)).getText(), text);
		assert.equal(await textOf('one.md'), '[[@larklit1]]\n');
		assert.equal(
			await textOf('links.md'),
			'See [t](@larklit1.md#a).\n\n[x]: <./%40larklit1.md>\n\n<a href="@larklit1.md">t</a>\n',
		);
		await vscode.workspace.fs.writeFile(after!, new Uint8Array());
		await until('the name is taken', async () =>
			(await refusal('rename.bib', 'larklit1', 'larklit2')).includes('@larklit2.md is there already'),
		);
		await vscode.workspace.fs.delete(before!);
		await vscode.workspace.fs.delete(after!);
	});

	it('renames the paper in the user’s topics', async () => {
		const [home] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(home);
		const topics = vscode.Uri.joinPath(home.uri, '.marginalia', 'topics.yml');
		await write('rename.bib', entry('larktopic', 'On Renaming Larks'));
		const text = 'topics:\n  - name: Birds\n    papers: [larktopic]\n';
		await vscode.workspace.fs.writeFile(topics, new TextEncoder().encode(text));
		await write('one.md', '@larktopic\n');
		let edits: readonly vscode.TextEdit[] = [];
		await until('the topics are read', async () => {
			edits = (await editFor('one.md', 'larktopic', 'larktopics')).get(topics);
			return edits.length > 0;
		});
		assert.deepEqual(
			edits.map(({ range, newText }) => [range.start.line, range.start.character, newText]),
			[[2, 13, 'larktopics']],
		);
		await vscode.workspace.fs.delete(topics);
	});

	it('changes nothing where a key has no entry that can be renamed, and leaves other places to others', async () => {
		await write('one.md', 'Some words, @nobody1900, [@yuan2024ecar]\n');
		assert.match(await prepared('one.md', 'words'), /There is no citekey here/);
		assert.equal((await editFor('one.md', 'nobody', 'other')).size, 0);
		// VS Code's own Markdown would take this for a link.
		assert.equal(await prepared('one.md', 'yuan'), 'yuan2024ecar 0:27-39');
		assert.equal((await editFor('one.md', 'yuan', 'other')).size, 0);
	});

	it('refuses names that are no citekeys or taken, and says by what', async () => {
		await write('rename.bib', `${entry('lark7x', 'On Renaming Larks')}${entry('tex', 'On Renaming Owls')}`);
		await write('one.md', '[@lark7x]\n');
		await isKnown('one.md', 'lark7x');
		for (const [name, reason] of [
			['two words', /no white space/],
			['a,b', /rename\.bib: in BibTeX a key has no “,”/],
			['tex', /“tex” is already .*rename\.bib/],
			['yuan2024ecar', /E-CAR.*\(Sample library\)/],
		] as const) {
			assert.match(await refusal('rename.bib', 'lark', name), reason);
			assert.equal((await editFor('one.md', 'lark', name)).size, 0);
		}
	});

	it('changes nothing when a file is read-only', async () => {
		await write('rename.bib', entry('lark8x', 'On Renaming Larks'));
		await write('one.md', '@lark8x\n');
		await write('two.Rmd', '@lark8x\n');
		await isKnown('one.md', 'lark8x');
		await areIndexed('lark8x', 'one.md', ['two.Rmd']);
		await chmod(fileUri('two.Rmd').fsPath, 0o444);
		assert.match(await refusal('rename.bib', 'lark', 'lark8'), /two\.Rmd .*is read-only/);
		assert.equal((await editFor('one.md', 'lark', 'lark8')).size, 0);
		await chmod(fileUri('two.Rmd').fsPath, 0o644);
		await rename('one.md', 'lark', 'lark8');
		assert.equal(await textOf('two.Rmd'), '@lark8\n');
	});

	for (const [fault, bytes, reason] of [
		['cannot be read', Uint8Array.of(0, 10), /two\.Rmd cannot be read, so nothing was changed/],
		['would be damaged', Uint8Array.of(0xe9, 10), /two\.Rmd is not in the encoding/],
	] as const) {
		it(`changes nothing when a file ${fault}`, async () => {
			const citekey = `lark${fault.length}x`;
			await write('rename.bib', entry(citekey, 'On Renaming Larks'));
			await write('one.md', `@${citekey}\n`);
			await isKnown('one.md', citekey);
			await write('two.Rmd', Uint8Array.of(...bytes, ...new TextEncoder().encode(`@${citekey}\n`)));
			await areIndexed(citekey, 'one.md', ['two.Rmd']);
			assert.match(await refusal('rename.bib', citekey, 'lark9'), reason);
			assert.equal((await editFor('one.md', citekey, 'lark9')).size, 0);
		});
	}
});
