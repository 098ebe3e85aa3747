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
	return `@article{${citekey},\n\tauthor = {Knuth, Donald E.},\n\ttitle = {${title}},\n\tyear = {1984},\n${more}}\n`;
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
	return assert.fail('it is not refused');
}

/** Waits until a key in a file may be renamed: its bibliography has been read. */
async function isKnown(path: string, citekey: string): Promise<void> {
	await until(`“${citekey}” is known`, async () => (await prepared(path, citekey)).startsWith(`${citekey} `));
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
		for (const path of written) {
			await vscode.workspace.fs.delete(fileUri(path)).then(undefined, () => undefined);
		}
		written.clear();
	});

	it('changes every citation, the entry and what names it there; one undo takes it back', async () => {
		const bib = `${entry('knuth1984', 'Literate Programming', '\tids = {literate},\n')}\n@inbook{part,\n\tcrossref = {knuth1984},\n\ttitle = {A Part},\n}\n`;
		const one = 'See @knuth1984 and [@literate].\n\n- [cf. @part; -@{knuth1984}, p. 3] `@knuth1984`\n';
		await write('rename.bib', bib);
		await write('one.md', one);
		const two = '---\nnocite: "@knuth1984"\n---\n\n@knuth1984 [p. 3]\n';
		await write('two.Rmd', two);
		await isKnown('one.md', 'knuth1984');
		await areIndexed('knuth1984', 'one.md', ['one.md', 'two.Rmd']);
		assert.equal(await prepared('one.md', 'knuth1984'), 'knuth1984 0:5-14');
		assert.equal(await prepared('rename.bib', 'knuth1984}'), 'knuth1984 8:13-22');
		await vscode.window.showTextDocument(fileUri('one.md'));
		await rename('one.md', 'knuth1984', 'knuth:1984');
		assert.equal(
			await textOf('one.md'),
			'See @knuth:1984 and [@literate].\n\n- [cf. @part; -@{knuth:1984}, p. 3] `@knuth1984`\n',
		);
		assert.equal(await textOf('two.Rmd'), '---\nnocite: "@knuth:1984"\n---\n\n@knuth:1984 [p. 3]\n');
		assert.equal(await textOf('rename.bib'), bib.replaceAll('knuth1984', 'knuth:1984'));
		await vscode.commands.executeCommand('undo');
		await until('all is as it was', async () => {
			const texts = await Promise.all(['one.md', 'two.Rmd', 'rename.bib'].map(textOf));
			return texts.join() === [one, two, bib].join();
		});
	});

	it('starts from the bibliography as well, and an alias changes alone', async () => {
		await write('rename.bib', entry('knuth2x', 'Literate Programming', '\tids = {literate2},\n'));
		await write('one.md', '@knuth2x @literate2\n');
		await isKnown('one.md', 'knuth2x');
		await areIndexed('literate2', 'one.md', ['one.md']);
		await rename('rename.bib', 'literate2}', 'web');
		assert.equal(await textOf('one.md'), '@knuth2x @web\n');
		assert.equal(await textOf('rename.bib'), entry('knuth2x', 'Literate Programming', '\tids = {web},\n'));
	});

	it('reads what is not saved yet, and keeps CRLF, tabs and a byte order mark', async () => {
		await write('rename.bib', entry('knuth3x', 'Literate Programming').replaceAll('\n', '\r\n'));
		await write('one.md', '\uFEFF# T\r\n\r\n1.\tSee\t@knuth3x\r\n');
		await write('two.Rmd', 'nothing\n');
		await isKnown('one.md', 'knuth3x');
		const editor = await vscode.window.showTextDocument(fileUri('two.Rmd'));
		await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '[@knuth3x]\n'));
		const bibliography = await vscode.window.showTextDocument(fileUri('rename.bib'));
		await bibliography.edit((edit) => edit.insert(new vscode.Position(0, 0), '% a line above\n'));
		await rename('one.md', 'knuth3x', 'knuth3');
		assert.equal(await textOf('two.Rmd'), '[@knuth3]\nnothing\n');
		assert.match(await textOf('rename.bib'), /^% a line above\r\n@article\{knuth3,\r\n/);
		assert.equal(await savedTextOf('one.md'), '\uFEFF# T\r\n\r\n1.\tSee\t@knuth3\r\n');
		assert.equal(
			await savedTextOf('rename.bib'),
			`% a line above\r\n${entry('knuth3', 'Literate Programming').replaceAll('\n', '\r\n')}`,
		);
	});

	it('leaves another folder alone, which has the same key of its own', async () => {
		await write('rename.bib', entry('knuth4x', 'Literate Programming'));
		await write('other:rename.bib', entry('knuth4x', 'The TeXbook'));
		await write('one.md', '@knuth4x\n');
		await write('other:four.md', '@knuth4x\n');
		await isKnown('one.md', 'knuth4x');
		await isKnown('other:four.md', 'knuth4x');
		await areIndexed('knuth4x', 'other:four.md', ['other:four.md']);
		await rename('other:four.md', 'knuth4x', 'texbook');
		assert.deepEqual(
			await Promise.all(['one.md', 'rename.bib', 'other:four.md', 'other:rename.bib'].map(textOf)),
			['@knuth4x\n', entry('knuth4x', 'Literate Programming'), '@texbook\n', entry('texbook', 'The TeXbook')],
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

	it('says why where nothing can be renamed', async () => {
		await write('one.md', 'Some words, @nobody1900, and @yuan2024ecar\n');
		assert.match(await prepared('one.md', 'words'), /There is no citekey here/);
		assert.match(await prepared('one.md', 'nobody'), /No paper has the citekey “nobody1900”/);
		assert.match(await prepared('one.md', 'yuan'), /a paper of the sample library.*Copy its BibTeX/);
		assert.match(await refusal('one.md', 'yuan', 'other'), /sample library/);
	});

	it('refuses names that are no citekeys or taken, and says by what', async () => {
		await write('rename.bib', `${entry('knuth7x', 'Literate Programming')}${entry('tex', 'The TeXbook')}`);
		await write('one.md', '@knuth7x\n');
		await isKnown('one.md', 'knuth7x');
		assert.match(await refusal('one.md', 'knuth', 'two words'), /no white space/);
		assert.match(await refusal('one.md', 'knuth', 'a,b'), /rename\.bib: in BibTeX a key has no “,”/);
		assert.match(
			await refusal('one.md', 'knuth', 'tex'),
			/“tex” is already the citekey of “The TeXbook” \(.*rename\.bib\)/,
		);
		assert.match(await refusal('rename.bib', 'knuth', 'yuan2024ecar'), /E-CAR.*\(Sample library\)/);
		assert.equal(await textOf('one.md'), '@knuth7x\n');
	});

	it('changes nothing when a file is read-only', async () => {
		await write('rename.bib', entry('knuth8x', 'Literate Programming'));
		await write('one.md', '@knuth8x\n');
		await write('two.Rmd', '@knuth8x\n');
		await isKnown('one.md', 'knuth8x');
		await areIndexed('knuth8x', 'one.md', ['two.Rmd']);
		await chmod(fileUri('two.Rmd').fsPath, 0o444);
		assert.match(await refusal('one.md', 'knuth', 'knuth8'), /two\.Rmd .*is read-only/);
		await chmod(fileUri('two.Rmd').fsPath, 0o644);
		await rename('one.md', 'knuth', 'knuth8');
		assert.equal(await textOf('two.Rmd'), '@knuth8\n');
	});

	for (const [fault, bytes, reason] of [
		['cannot be read', Uint8Array.of(0, 10), /two\.Rmd cannot be read, so nothing was changed/],
		['would be damaged', Uint8Array.of(0xe9, 10), /two\.Rmd is not in the encoding/],
	] as const) {
		it(`changes nothing when a file ${fault}`, async () => {
			const citekey = `knuth${fault.length}x`;
			await write('rename.bib', entry(citekey, 'Literate Programming'));
			await write('one.md', `@${citekey}\n`);
			await write('two.Rmd', Uint8Array.of(...bytes, ...new TextEncoder().encode(`@${citekey}\n`)));
			await isKnown('one.md', citekey);
			await areIndexed(citekey, 'one.md', ['two.Rmd']);
			assert.match(await refusal('one.md', citekey, 'knuth9'), reason);
			assert.equal(await textOf('one.md'), `@${citekey}\n`);
			assert.equal(await textOf('rename.bib'), entry(citekey, 'Literate Programming'));
		});
	}
});
