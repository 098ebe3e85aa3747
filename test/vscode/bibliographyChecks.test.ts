import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, libraryLoaded, openNote } from './support/notes';

const [folder] = vscode.workspace.workspaceFolders ?? [];

const json = `[
  { "id": "xu", "type": "article-journal", "title": "Tokens", "DOI": "https:\\/\\/doi.org\\/10.1000\\/a" },
  { "id": "li", "title": "Codes", "issued": { "date-parts": [[2013, 2, 30]] } },
  { "id": "xu", "title": "Robots" }
]
`;
const ris =
	'TY  - BOOK\nID  - xu\nAU  - Xu, Y.\nTI  - Tokens\nPY  - 2012\nSN  - 978-0-201-89683-2\nUR  - a.org/b\nER  - \n';

/** Our problems have texts for codes. */
function codeOf(code: vscode.Diagnostic['code']): string {
	return typeof code === 'string' ? code : '';
}

/** Every problem of a file as `line:character code text`, sorted. */
function problemsOf(document: vscode.TextDocument): readonly string[] {
	const problems = vscode.languages.getDiagnostics(document.uri).map(({ range, code }) => {
		const { line, character } = range.start;
		return `${line}:${character} ${codeOf(code)} ${document.getText(range)}`;
	});
	return problems.sort();
}

/** Waits until the problems of a file are these. */
async function problemsAre(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
	let found: readonly string[] = [];
	await until('the problems are those', () => {
		found = problemsOf(document);
		return found.join('\n') === expected.join('\n');
	}).catch(() => assert.deepEqual(found, expected));
}

/** Applies the first quick fix of the last problem with a code. */
async function fix(document: vscode.TextDocument, code: string): Promise<void> {
	const problems = vscode.languages.getDiagnostics(document.uri).filter((each) => each.code === code);
	const range = problems.at(-1)?.range;
	assert.ok(range, code);
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		document.uri,
		range,
		vscode.CodeActionKind.QuickFix.value,
	);
	const edit = actions.find((action) => action.edit)?.edit;
	assert.ok(edit, `${code} has a quick fix`);
	assert.ok(await vscode.workspace.applyEdit(edit));
}

describe('The checks of bibliographies in formats other than BibTeX', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await vscode.workspace.getConfiguration('marginalia').update('bibliography.checks', undefined);
		await vscode.commands.executeCommand('workbench.action.files.revert');
		await closeEditors();
		for (const name of ['refs.csl.json', 'refs.ris']) {
			const uri = vscode.Uri.joinPath(folder!.uri, name);
			await vscode.workspace.fs.delete(uri).then(undefined, () => undefined);
		}
	});

	async function open(name: string, text: string): Promise<vscode.TextDocument> {
		const uri = vscode.Uri.joinPath(folder!.uri, name);
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
		const { document } = await vscode.window.showTextDocument(uri);
		return document;
	}

	it('mark what is wrong in a CSL-JSON file that is open, as bad as the settings say, and put it right', async () => {
		const document = await open('refs.csl.json', json);
		const doi = '1:69 csl-malformed-doi "https:\\/\\/doi.org\\/10.1000\\/a"';
		const rest = ['2:44 csl-bad-date { "date-parts": [[2013, 2, 30]] }', '3:10 csl-duplicate-key "xu"'];
		await problemsAre(document, ['1:10 csl-duplicate-key "xu"', '1:10 csl-missing-field "xu"', doi, ...rest]);
		const severityOf = (code: string): vscode.DiagnosticSeverity | undefined =>
			vscode.languages.getDiagnostics(document.uri).find((each) => each.code === code)?.severity;
		assert.equal(severityOf('csl-duplicate-key'), vscode.DiagnosticSeverity.Error);
		assert.equal(severityOf('csl-missing-field'), vscode.DiagnosticSeverity.Information);
		await vscode.workspace
			.getConfiguration('marginalia')
			.update('bibliography.checks', { 'csl-missing-field': 'off', 'csl-malformed-doi': 'error' });
		await problemsAre(document, ['1:10 csl-duplicate-key "xu"', doi, ...rest]);
		assert.equal(severityOf('csl-malformed-doi'), vscode.DiagnosticSeverity.Error);
		await fix(document, 'csl-malformed-doi');
		await fix(document, 'csl-duplicate-key');
		assert.equal(
			document.getText(),
			json
				.replace('https:\\/\\/doi.org\\/10.1000', '10.1000')
				.replace('"xu", "title": "R', '"xub", "title": "R'),
		);
		await problemsAre(document, ['2:44 csl-bad-date { "date-parts": [[2013, 2, 30]] }']);
	});

	it('mark what is wrong in an RIS file, open or not, and put it right', async () => {
		const document = await open('refs.ris', ris);
		const isbn = '5:6 ris-malformed-isbn 978-0-201-89683-2';
		await problemsAre(document, [isbn, '6:6 ris-malformed-url a.org/b']);
		await fix(document, 'ris-malformed-url');
		assert.equal(document.getText(), ris.replace('a.org/b', 'https://a.org/b'));
		await problemsAre(document, [isbn]);
		await document.save();
		await closeEditors();
		await problemsAre(document, [isbn]);
	});

	it('are as bad as without settings where these say nothing that can be used', async () => {
		const document = await open('refs.ris', ris);
		const [isbn, url] = ['5:6 ris-malformed-isbn 978-0-201-89683-2', '6:6 ris-malformed-url a.org/b'];
		for (const levels of [
			null,
			7,
			'off',
			['off'],
			{ 'ris-malformed-url': 'loud', 'ris-malformed-isbn': null },
		]) {
			const settings = vscode.workspace.getConfiguration('marginalia');
			await settings.update('bibliography.checks', { 'ris-malformed-url': 'off' });
			await problemsAre(document, [isbn]);
			await settings.update('bibliography.checks', levels);
			await problemsAre(document, [isbn, url]);
		}
	});

	it('lead from a file in another encoding to where VS Code changes that', async () => {
		const uri = vscode.Uri.joinPath(folder!.uri, 'refs.ris');
		const latin1 = Uint8Array.from(
			'TY  - BOOK\nAU  - Müller, J.\nTI  - Tokens\nPY  - 2012\nER  - \n',
			(letter) => letter.charCodeAt(0),
		);
		await vscode.workspace.fs.writeFile(uri, latin1);
		await vscode.window.showTextDocument(uri);
		const { range } = await until('it is told', () =>
			vscode.languages.getDiagnostics(uri).find(({ code }) => code === 'source-latin1'),
		);
		const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
			'vscode.executeCodeActionProvider',
			uri,
			range,
			vscode.CodeActionKind.QuickFix.value,
		);
		const commands = actions.map(({ command }) => command?.command);
		assert.deepEqual(commands, ['workbench.action.editor.changeEncoding']);
		assert.ok((await vscode.commands.getCommands()).includes(commands[0]!));
	});

	it('mark what is wrong with the references in a note’s own YAML', async () => {
		const { document } = await openNote('---\nreferences:\n- id: xu\n  DOI: doi:10.1000/a\n---\n\n[@xu]\n');
		await problemsAre(document, ['3:7 csl-malformed-doi doi:10.1000/a']);
		await fix(document, 'csl-malformed-doi');
		assert.equal(document.lineAt(3).text, '  DOI: 10.1000/a');
		await problemsAre(document, []);
	});
});
