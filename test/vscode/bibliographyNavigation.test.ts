import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { libraryLoaded } from './support/notes';
import { cleanUp, fileUri, known, write } from './support/writing';

/** Where a provider leads to from inside the first `text` of a file: `file:line`, in their order. */
async function found(command: string, path: string, text: string): Promise<string> {
	const document = await vscode.workspace.openTextDocument(fileUri(path));
	const at = document.getText().indexOf(text);
	assert.ok(at >= 0, `“${text}” is not in ${path}`);
	const places = await vscode.commands.executeCommand<readonly (vscode.Location | vscode.LocationLink)[]>(
		command,
		document.uri,
		document.positionAt(at + 1),
	);
	return places
		.map((place) =>
			'targetUri' in place
				? ([place.targetUri, place.targetRange] as const)
				: ([place.uri, place.range] as const),
		)
		.map(([uri, { start }]) => `${uri.path.split('/').at(-1)}:${start.line}`)
		.sort()
		.join(' ');
}

async function leadsTo(command: string, path: string, text: string, expected: string): Promise<void> {
	let last = '';
	await until(`it leads there from “${text}” in ${path}`, async () => {
		last = await found(command, path, text);
		return last === expected;
	}).catch(() => assert.equal(last, expected));
}

const references = 'vscode.executeReferenceProvider';
const definition = 'vscode.executeDefinitionProvider';

describe('From an entry of a bibliography', () => {
	before(libraryLoaded);
	beforeEach(async () => {
		await write('note.md', 'As @rooks1 says.\n\n[see @rooks1, p. 3; @others]\n');
		await write('more.md', '[@rooks1]\n');
	});
	afterEach(cleanUp);

	it('has an outline of its records in RIS, which fold', async () => {
		await write('outline.ris', 'TY  - BOOK\nID  - rooks2\nTI  - On Rooks\nER  - \n');
		const { uri } = await vscode.workspace.openTextDocument(fileUri('outline.ris'));
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
			'vscode.executeDocumentSymbolProvider',
			uri,
		);
		assert.deepEqual(
			symbols.map(({ name, detail }) => [name, detail]),
			[['rooks2', 'BOOK · On Rooks']],
		);
		const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
			'vscode.executeFoldingRangeProvider',
			uri,
		);
		assert.deepEqual(
			folds.map(({ start, end }) => [start, end]),
			[[0, 3]],
		);
	});

	it('has one of its records in PubMed’s format, and its DOIs lead to the web, as those of RIS and CSL do', async () => {
		await write('links.nbib', 'PMID- 12345678\nTI  - On Rooks.\nLID - 10.1000/rook [doi]\n');
		await write('links.ris', 'TY  - BOOK\nTI  - On Rooks\nDO  - 10.1000/rook\nER  - \n');
		await write(
			'links.csl.json',
			'[{"id": "rooks3", "type": "book", "title": "On Rooks", "DOI": "10.1000/rook"}]',
		);
		const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
			'vscode.executeDocumentSymbolProvider',
			(await vscode.workspace.openTextDocument(fileUri('links.nbib'))).uri,
		);
		assert.deepEqual(
			symbols.map(({ name, detail }) => [name, detail]),
			[['On Rooks', 'PMID 12345678']],
		);
		for (const name of ['links.nbib', 'links.ris', 'links.csl.json']) {
			const { uri } = await vscode.workspace.openTextDocument(fileUri(name));
			await until(`${name} has a link`, async () => {
				const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
					'vscode.executeLinkProvider',
					uri,
				);
				return links.some(({ target }) => target?.toString(true) === 'https://doi.org/10.1000/rook');
			});
		}
	});

	const everywhere = 'more.md:0 note.md:0 note.md:2';

	for (const [format, name, text, line, key, inside] of [
		[
			'CSL-JSON',
			'nav.csl.json',
			'[\n  {"id": "others", "type": "book", "title": "Others"},\n  {\n    "id": "rooks1",\n    "type": "book",\n    "title": "On Rooks"\n  }\n]\n',
			[2, 3],
			'rooks1',
			'On Rooks',
		],
		[
			'CSL-YAML',
			'nav.csl.yaml',
			'references:\n- id: others\n  title: Others\n- id: rooks1\n  type: book\n  title: On Rooks\n',
			[3, 3],
			'rooks1',
			'On Rooks',
		],
		[
			'RIS',
			'nav.ris',
			'TY  - BOOK\nID  - others\nTI  - Others\nER  - \nTY  - BOOK\nTI  - On Rooks\nID  - rooks1\nER  - \n',
			[4, 6],
			'rooks1',
			'On Rooks',
		],
	] as const) {
		it(`in ${format}, every citation is found, from its key and from within, and the key is its definition`, async () => {
			await write(name, text);
			const all = everywhere.replace('note', `${name}:${line[0]} note`);
			await leadsTo(references, name, key, all);
			await leadsTo(references, name, inside, all);
			await leadsTo(definition, name, key, `${name}:${line[1]}`);
			assert.equal(await found(definition, name, inside), '');
			await leadsTo(definition, 'note.md', '@rooks1', `${name}:${line[0]}`);
		});
	}

	it('commands are about the paper whose entry the cursor is in', async () => {
		await write(
			'nav.ris',
			'TY  - BOOK\nID  - others\nTI  - Others\nER  - \nTY  - BOOK\nID  - rooks1\nTI  - Rooks\nER  - \n',
		);
		await write(
			'nav.bib',
			'@book{others2, title = {Others}}\n\n@book{rooks2, title = {Rooks}, file = {rooks.pdf}}\n',
		);
		for (const [name, text, citekey] of [
			['nav.ris', 'Rooks', 'rooks1'],
			['nav.bib', 'rooks.pdf', 'rooks2'],
		] as const) {
			const editor = await vscode.window.showTextDocument(fileUri(name));
			const at = editor.document.positionAt(editor.document.getText().indexOf(text));
			editor.selection = new vscode.Selection(at, at);
			await known(citekey);
			await vscode.commands.executeCommand('marginalia.copyCitekey');
			assert.equal(await vscode.env.clipboard.readText(), citekey);
		}
	});

	it('that states no key, its citations by the one that it was given are found', async () => {
		await write('nav.ris', 'TY  - BOOK\nAU  - Rook, Ann\nTI  - Rooks\nPY  - 2020\nER  - \n');
		await write('note.md', 'As @rook2020rooks says.\n');
		await leadsTo(references, 'nav.ris', 'Rooks', 'nav.ris:0 note.md:0');
	});

	it('that a note has in its own YAML, they are found as well, and lead back', async () => {
		await write('note.md', '---\nreferences:\n- id: own1\n  title: Own\n---\n\n[@own1] and @own1\n');
		await leadsTo(references, 'note.md', 'own1', 'note.md:6 note.md:6');
		await leadsTo(definition, 'note.md', '@own1', 'note.md:2');
	});
});
