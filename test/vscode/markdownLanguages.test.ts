import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, hoverIn, libraryLoaded } from './support/notes';

const [folder] = vscode.workspace.workspaceFolders ?? [];

function fileUri(path: string): vscode.Uri {
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, `languages/${path}`);
}

async function write(path: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

async function open(path: string, text: string): Promise<vscode.TextDocument> {
	await write(path, text);
	return vscode.workspace.openTextDocument(fileUri(path));
}

async function completionsIn(
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<readonly unknown[]> {
	const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		document.uri,
		position,
	);
	return items
		.filter(({ kind }) => kind === vscode.CompletionItemKind.Reference)
		.map(({ insertText }) => insertText);
}

function problemsIn({ uri }: vscode.TextDocument): readonly unknown[] {
	return vscode.languages
		.getDiagnostics(uri)
		.filter(({ source }) => source === 'Marginalia')
		.map(({ code }) => code);
}

async function problemsAre(document: vscode.TextDocument, ...expected: readonly string[]): Promise<void> {
	await until(`the problems are ${expected.join(', ')}`, () =>
		Promise.resolve(problemsIn(document).join() === expected.join()),
	);
}

/** The files of the places where the key of the first entry in a bibliography is cited. */
async function citedIn(bibliography: string): Promise<readonly string[]> {
	const document = await vscode.workspace.openTextDocument(fileUri(bibliography));
	const places = await vscode.commands.executeCommand<vscode.Location[]>(
		'vscode.executeReferenceProvider',
		document.uri,
		document.positionAt(document.getText().indexOf('{') + 2),
	);
	const files = places.map(({ uri }) => uri.path.split('/').at(-1) ?? '');
	return files.filter((file) => !file.endsWith('.bib')).sort();
}

async function isCitedIn(bibliography: string, ...files: readonly string[]): Promise<void> {
	await until(`it is cited in ${files.join(', ')}`, async () => {
		return (await citedIn(bibliography)).join() === files.join();
	});
}

describe('Markdown in its languages', () => {
	before(libraryLoaded);
	afterEach(closeEditors);
	after(() => vscode.workspace.fs.delete(fileUri('.'), { recursive: true }));

	for (const [name, language] of [
		['note.qmd', 'quarto'],
		['note.Rmd', 'rmd'],
		['note.rmd', 'rmd'],
		['note.mdx', 'mdx'],
	] as const) {
		it(`is read for citations in ${name}, without an extension of that language`, async () => {
			const document = await open(name, '[@yuan2024ecar; @nobody1900] and @yuan2024ec');
			assert.equal(document.languageId, language);
			assert.match(await hoverIn(document, new vscode.Position(0, 4)), /E-CAR/);
			const end = document.positionAt(document.getText().length);
			assert.equal((await completionsIn(document, end))[0], '@yuan2024ecar');
			await problemsAre(document, 'citation-unknown-key', 'citation-unknown-name');
		});
	}

	it('has references to figures and no citations where Quarto makes it, though a paper has the key', async () => {
		await write(
			'refs.bib',
			'@book{fig-plan,\n\ttitle = {A Plan},\n\tauthor = {Doe, Jane},\n\tyear = {2020},\n}\n',
		);
		const text = '---\nbibliography: refs.bib\n---\n\n[@fig-plan] and @fig-nothing and @fig-p';
		const place = new vscode.Position(4, 4);
		const quarto = await open('plan.qmd', text);
		const plain = await open('plan.md', text);
		await problemsAre(plain, 'citation-unknown-name', 'citation-unknown-name');
		assert.match(await hoverIn(plain, place), /A Plan/);
		assert.equal((await completionsIn(plain, plain.positionAt(text.length)))[0], '@fig-plan');
		assert.equal(await hoverIn(quarto, place), '');
		assert.deepEqual(await completionsIn(quarto, quarto.positionAt(text.length)), []);
		assert.deepEqual(problemsIn(quarto), []);
		await isCitedIn('refs.bib', 'plan.md');
	});

	it('is Quarto’s below a _quarto.yml, open or not, for as long as that is there', async () => {
		await write(
			'project/refs.bib',
			'@book{sec-one,\n\ttitle = {One},\n\tauthor = {Doe, Jane},\n\tyear = {2020},\n}\n',
		);
		await write('project/closed.md', 'As [@sec-one] says');
		const note = await open('project/open.md', 'As [@sec-one; @nobody1900] says');
		const place = new vscode.Position(0, 6);
		await isCitedIn('project/refs.bib', 'closed.md', 'open.md');
		await write('project/_quarto.yml', 'project:\n  type: default\n');
		await isCitedIn('project/refs.bib');
		assert.equal(await hoverIn(note, place), '');
		await problemsAre(note, 'citation-malformed-group', 'citation-unknown-key');
		await vscode.workspace.fs.delete(fileUri('project/_quarto.yml'));
		await isCitedIn('project/refs.bib', 'closed.md', 'open.md');
		assert.match(await hoverIn(note, place), /Doe/);
		await problemsAre(note, 'citation-unknown-key');
	});

	it('finds locators in the words of its project’s language, or of its style', async () => {
		await write('german/_quarto.yml', 'lang: de\n');
		await write('french/own.csl', '<style default-locale="fr-FR"><citation/></style>');
		for (const [path, text, rewritten] of [
			['german/a.md', '@yuan2024ecar [S. 3]', '[@yuan2024ecar, S. 3]'],
			['french/a.md', '---\ncsl: own.csl\n---\n\n@yuan2024ecar [chap. 3]', '[@yuan2024ecar, chap. 3]'],
		] as const) {
			const document = await open(path, text);
			const start = document.positionAt(text.indexOf('@'));
			// Without a locator, what is behind the key would follow without a comma.
			await until('the locator is taken for one', async () => {
				const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
					'vscode.executeCodeActionProvider',
					document.uri,
					new vscode.Range(start, start),
				);
				const action = actions.find(({ title }) => title === 'Put the citation in brackets');
				const [, edits = []] = action?.edit?.entries()[0] ?? [];
				const edited = [...edits].reverse().reduce<string>((note, { range, newText }) => {
					const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)];
					return note.slice(0, from) + newText + note.slice(to);
				}, text);
				return edited.endsWith(rewritten);
			});
		}
	});
});
