import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { bibEntry, fileUri, remove, write } from './support/files';
import { closeEditors, hoverAt, hoverIn, libraryLoaded, openNote } from './support/notes';

const file = [
	"@string{acm = {ACM *Pr{\\'e}ss*}}",
	'@proceedings{p20,',
	'  title = {Proceedings of a Conference},',
	'  date = {2020},',
	'}',
	'@inproceedings{yuan2020,',
	'  author = {Yuan, Zhihang},',
	'  title = {A Paper of My Own},',
	'  crossref = {p20},',
	'  publisher = acm,',
	'}',
].join('\n');

/** The file with `|` behind the first place where the text stands. */
function markedBehind(text: string): string {
	assert.ok(file.includes(text));
	return file.replace(text, `${text}|`);
}

describe('A .bib file', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		await remove('refs');
	});

	it('has an outline of its entries and strings', async () => {
		const { document } = await openNote(file, 'bibtex');
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
			'vscode.executeDocumentSymbolProvider',
			document.uri,
		);
		assert.deepEqual(
			symbols.map(({ name, children }) => [name, children.length]),
			[
				['acm', 0],
				['p20', 2],
				['yuan2020', 4],
			],
		);
	});

	it('folds its entries', async () => {
		const { document } = await openNote(file, 'bibtex');
		const ranges = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
			'vscode.executeFoldingRangeProvider',
			document.uri,
		);
		assert.deepEqual(
			ranges.map(({ start, end }) => [start, end]),
			[
				[1, 3],
				[5, 9],
			],
		);
	});

	it('shows the paper on an entry’s key, with what it inherits', async () => {
		const card = await hoverAt(markedBehind('{yuan20'), 'bibtex');
		assert.match(card, /A Paper of My Own/);
		assert.match(card, /Zhihang Yuan · 2020 · Proceedings of a Conference/);
		// No paper of the library has that key: nothing could be cited or shown.
		assert.doesNotMatch(card, /command:/);
	});

	it('shows the paper on a key that names its entry, and the value of an abbreviation', async () => {
		assert.match(await hoverAt(markedBehind('crossref = {p2'), 'bibtex'), /Proceedings of a Conference/);
		assert.match(await hoverAt(markedBehind('publisher = ac'), 'bibtex'), /ACM \\\*Préss\\\*/);
		assert.equal(await hoverAt(markedBehind('A Paper of'), 'bibtex'), '');
	});

	it('leads to the parent and to the definition of an abbreviation', async () => {
		for (const [text, line] of [
			['crossref = {p2', 1],
			['publisher = ac', 0],
		] as const) {
			const { document, selection } = await openNote(markedBehind(text), 'bibtex');
			const [location] = await vscode.commands.executeCommand<vscode.Location[]>(
				'vscode.executeDefinitionProvider',
				document.uri,
				selection.active,
			);
			assert.equal(location?.range.start.line, line);
		}
	});

	it('leads to a parent in another file that is used along with it, and shows that', async () => {
		await write('refs/parents.bib', `\n${bibEntry('p30', 'Proceedings in a File of Their Own')}`);
		const child = '@inproceedings{c, title = {T}, crossref = {p30}}';
		await write('refs/children.bib', child);
		const document = await vscode.workspace.openTextDocument(fileUri('refs/children.bib'));
		const position = document.positionAt(child.indexOf('p30'));
		const location = await until('it leads there', async () => {
			const [first] = await vscode.commands.executeCommand<vscode.Location[]>(
				'vscode.executeDefinitionProvider',
				document.uri,
				position,
			);
			return first;
		});
		assert.equal(location.uri.toString(), fileUri('refs/parents.bib').toString());
		assert.equal(location.range.start.line, 1);
		assert.match(await hoverIn(document, position), /Proceedings in a File of Their Own/);
	});

	it('finds where an abbreviation is used, and renames it there; a month has its name', async () => {
		const { document, selection } = await openNote(markedBehind('publisher = ac'), 'bibtex');
		const locations = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			document.uri,
			selection.active,
		);
		assert.deepEqual(
			locations.map(({ range }) => [range.start.line, range.start.character]),
			[
				[0, 8],
				[9, 14],
			],
		);
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			document.uri,
			selection.active,
			'press',
		);
		assert.ok(await vscode.workspace.applyEdit(edit));
		assert.equal(document.getText(), file.replace('{acm =', '{press =').replace('= acm', '= press'));
		const month = await openNote('@misc{k, month = ja|n}', 'bibtex');
		await assert.rejects(
			Promise.resolve(
				vscode.commands.executeCommand('vscode.prepareRename', month.document.uri, month.selection.active),
			),
			/“jan” is a month/,
		);
	});

	it('completes fields, what is missing first, and keys', async () => {
		const labelsAt = async (marked: string): Promise<string[]> => {
			const { document, selection } = await openNote(marked, 'bibtex');
			const list = await vscode.commands.executeCommand<vscode.CompletionList>(
				'vscode.executeCompletionItemProvider',
				document.uri,
				selection.active,
			);
			return list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
		};
		const fields = await labelsAt(file.replace('  title = {A Paper of My Own},', '  |'));
		assert.equal(fields[0], 'title');
		assert.ok(fields.includes('pages') && !fields.includes('author'));
		assert.ok((await labelsAt(file.replace('{p20},\n  pub', '{|},\n  pub'))).includes('p20'));
		assert.ok((await labelsAt(`${file}\n@|`)).includes('article'));
	});

	it('leads from a DOI to the web', async () => {
		const { document } = await openNote('@misc{k, title = {T}, doi = {10.1002/a\\_b\\#c}}', 'bibtex');
		const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
			'vscode.executeLinkProvider',
			document.uri,
		);
		assert.deepEqual(
			links.map(({ range, target }) => [document.getText(range), target?.toString()]),
			[['10.1002/a\\_b\\#c', 'https://doi.org/10.1002/a_b%23c']],
		);
	});

	it('says what is wrong, and puts it right by an edit of that alone', async () => {
		const wrong = file.replace('  publisher', '  doi = {https://doi.org/10.1145/361598},\n  publisher');
		const { document } = await openNote(wrong, 'bibtex');
		const diagnostic = await until('the DOI alone is marked', () => {
			const [first, ...others] = vscode.languages.getDiagnostics(document.uri);
			return others.length === 0 && first?.code === 'bibtex-malformed-doi' && first;
		});
		assert.equal(diagnostic.source, 'Marginalia');
		assert.equal(document.getText(diagnostic.range), 'https://doi.org/10.1145/361598');
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			diagnostic.range,
		);
		const fix = actions.find(({ title }) => title === 'Write the bare DOI “10.1145/361598”');
		assert.ok(fix?.edit);
		await vscode.workspace.applyEdit(fix.edit);
		assert.equal(document.getText(), wrong.replace('https://doi.org/', ''));
		await until('nothing is wrong', () => vscode.languages.getDiagnostics(document.uri).length === 0);
	});

	it('puts all problems of a kind right at once', async () => {
		const wrong =
			'@misc{a, title = {T}, doi = {doi:10.1000/1}}\n@misc{b, title = {T}, doi = {doi:10.1000/2}}';
		const { document } = await openNote(wrong, 'bibtex');
		const [first] = await until('both are marked', () => {
			const found = vscode.languages.getDiagnostics(document.uri);
			return found.length === 2 && found;
		});
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			document.uri,
			first?.range,
			vscode.CodeActionKind.QuickFix.value,
			10,
		);
		const all = actions.find(({ title }) => title.startsWith('Fix all'));
		assert.ok(all?.edit && (await vscode.workspace.applyEdit(all.edit)));
		assert.equal(document.getText(), wrong.replaceAll('doi:', ''));
	});

	it('marks every copy of a key with the way to the others', async () => {
		const { document } = await openNote(`${file}\n@misc{p20, title = {Other}}`, 'bibtex');
		const found = await until('both are marked', () => {
			const diagnostics = vscode.languages.getDiagnostics(document.uri);
			return diagnostics.length === 2 && diagnostics;
		});
		assert.deepEqual(
			found.map(({ range, relatedInformation }) => [
				range.start.line,
				relatedInformation?.map(({ location }) => location.range.start.line),
			]),
			[
				[1, [11]],
				[11, [1]],
			],
		);
	});

	it('is no longer marked once it has another language, and is again when it has its own', async () => {
		const { document } = await openNote('@misc{k, title = {T}, doi = {x}}', 'bibtex');
		const isMarked = (): boolean => vscode.languages.getDiagnostics(document.uri).length > 0;
		await until('it is marked', isMarked);
		await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
		await until('it is not', () => !isMarked());
		await vscode.languages.setTextDocumentLanguage(document, 'bibtex');
		await until('it is again', isMarked);
	});

	it('is no longer marked once it is closed', async () => {
		const { document } = await openNote('@misc{k, title = {T}, doi = {x}}', 'bibtex');
		await until('it is marked', () => vscode.languages.getDiagnostics(document.uri).length > 0);
		await closeEditors();
		await until('it is not', () => vscode.languages.getDiagnostics(document.uri).length === 0);
	});

	it('is not marked where an extension shows it as it was', async () => {
		const text = '@misc{k, title = {T}, doi = {x}}';
		const shown = vscode.workspace.registerTextDocumentContentProvider('shown', {
			provideTextDocumentContent: () => text,
		});
		const { uri } = await vscode.workspace.openTextDocument(vscode.Uri.parse('shown:/refs.bib'));
		const { document } = await openNote(text, 'bibtex');
		await until('the one that is being written is marked', () => marksOf(document.uri) > 0);
		assert.equal(marksOf(uri), 0);
		shown.dispose();
	});
});

function marksOf(uri: vscode.Uri): number {
	return vscode.languages.getDiagnostics(uri).length;
}
