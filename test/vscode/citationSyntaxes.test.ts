import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { until } from '../support/until';
import { closeEditors, hoverAt, libraryLoaded, openNote } from './support/notes';

const [folder] = vscode.workspace.workspaceFolders ?? [];
const settings = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('marginalia');

function fileUri(name: string): vscode.Uri {
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, name);
}

async function write(name: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

/** What is inserted for the first paper that completes at `|`. */
async function completionAt(marked: string, language?: string): Promise<unknown> {
	const { document, selection } = await openNote(marked, language);
	const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		document.uri,
		selection.active,
	);
	return items.find(({ kind }) => kind === vscode.CompletionItemKind.Reference)?.insertText;
}

async function highlightsAt(marked: string, language?: string): Promise<readonly string[]> {
	const { document, selection } = await openNote(marked, language);
	const found = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
		'vscode.executeDocumentHighlights',
		document.uri,
		selection.active,
	);
	return found.map(({ range }) => `${range.start.character} ${document.getText(range)}`);
}

function citationProblems(document: vscode.TextDocument): (vscode.Diagnostic & { readonly code: string })[] {
	return vscode.languages
		.getDiagnostics(document.uri)
		.filter(
			(problem): problem is vscode.Diagnostic & { readonly code: string } =>
				typeof problem.code === 'string' && problem.code.startsWith('citation-'),
		);
}

/** A citation of the same paper in each syntax, with the language of its note, and with a cursor in the key. */
const samples = [
	['markdown', 'So \\citep[see][p. 3]{other1999,yuan2024|ecar}.'],
	['markdown', 'So [[@yuan2024|ecar]].'],
	['typst', 'So @yuan2024|ecar[p. 3].'],
	['typst', 'So #cite(<yuan2024|ecar>, form: "prose").'],
] as const;

describe('Citations in LaTeX’s, MyST’s, Typst’s syntax and as wiki links', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		await settings().update('citations.syntaxes', undefined, vscode.ConfigurationTarget.Global);
		for (const name of ['cites.md', 'cites.typ', 'refs.bib']) {
			await vscode.workspace.fs.delete(fileUri(name)).then(undefined, () => undefined);
		}
	});

	it('show the paper behind them', async () => {
		for (const [language, note] of samples) {
			assert.match(await hoverAt(note, language), /E-CAR/, note);
		}
	});

	it('complete while they are written, in the form that belongs there', async () => {
		for (const [language, note, expected] of [
			['markdown', 'So \\parencite[p. 3]{a,yuan2024e|', 'yuan2024ecar'],
			['markdown', 'So [[@yuan2024e|', '@yuan2024ecar'],
			['typst', 'So @yuan2024e|', '@yuan2024ecar'],
			['typst', 'So #cite(<yuan2024e|>)', 'yuan2024ecar'],
			['typst', 'So #cite(label("yuan2024e|"))', 'yuan2024ecar'],
		] as const) {
			assert.equal(await completionAt(note, language), expected, note);
		}
		assert.equal(await completionAt('`@yuan2024e|`', 'typst'), undefined);
	});

	it('are marked together with Pandoc’s of the same key', async () => {
		assert.deepEqual(await highlightsAt('@yuan2024ecar \\cite{yuan2024|ecar} [[@yuan2024ecar]] @b'), [
			'1 yuan2024ecar',
			'20 yuan2024ecar',
			'37 yuan2024ecar',
		]);
	});

	it('of unknown keys are problems, which the nearest key puts right', async () => {
		for (const [language, text, fixed] of [
			['markdown', 'So \\cite[p. 3]{yuan2024ekar}.', 'So \\cite[p. 3]{yuan2024ecar}.'],
			['markdown', 'So [[@yuan2024ekar#Method]].', 'So [[@yuan2024ecar#Method]].'],
			['typst', 'So #cite(<yuan2024ekar>).', 'So #cite(<yuan2024ecar>).'],
		] as const) {
			const { document } = await openNote(text, language);
			await until('there is a problem', () => Promise.resolve(citationProblems(document).length > 0));
			const [problem] = citationProblems(document);
			assert.ok(problem);
			assert.match(document.getText(problem.range), /^@?yuan2024ekar$/);
			const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				'vscode.executeCodeActionProvider',
				document.uri,
				problem.range,
			);
			const fix = actions.find(({ title }) => title === 'Write “@yuan2024ecar”');
			assert.ok(fix?.edit);
			assert.ok(await vscode.workspace.applyEdit(fix.edit));
			assert.equal(document.getText(), fixed);
			await closeEditors();
		}
	});

	it('that are empty, not closed or have stray signs are problems, which a quick fix mends', async () => {
		for (const [language, text, fixed] of [
			['markdown', 'So \\cite{} on.', 'So on.'],
			['markdown', 'So \\cite{yuan2024ecar,,yuan2024ecar} on.', 'So \\cite{yuan2024ecar,yuan2024ecar} on.'],
			['markdown', 'So [[@yuan2024ecar] on.', 'So [[@yuan2024ecar]] on.'],
			['typst', 'So #cite() on.', 'So on.'],
		] as const) {
			const { document } = await openNote(text, language);
			const isMeant = ({ code }: vscode.Diagnostic): boolean =>
				code === 'citation-empty-group' || code === 'citation-malformed-group';
			await until('there is a problem', () => Promise.resolve(citationProblems(document).some(isMeant)));
			const problem = citationProblems(document).find(isMeant);
			assert.ok(problem);
			const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				'vscode.executeCodeActionProvider',
				document.uri,
				problem.range,
				vscode.CodeActionKind.QuickFix.value,
			);
			assert.ok(fix?.edit, text);
			assert.ok(await vscode.workspace.applyEdit(fix.edit));
			assert.equal(document.getText(), fixed);
			await closeEditors();
		}
	});

	it('are merged, sorted, named in the text or put in brackets by code actions', async () => {
		for (const [language, marked, title, rewritten] of [
			['markdown', 'So \\citep{b, |a}.', 'Sort the citations by key', 'So \\citep{a, b}.'],
			[
				'markdown',
				'So \\cite{|a} \\cite[p. 3]{b}.',
				'Merge the groups of citations',
				'So \\cite[p. 3]{a,b}.',
			],
			['markdown', 'So \\citet[p. 3]{|a}.', 'Put the citation in brackets', 'So \\citep[p. 3]{a}.'],
			['markdown', 'So [[@b]] [[|@a]].', 'Sort the citations by key', 'So [[@a]] [[@b]].'],
			[
				'typst',
				'So |@a[p. 3].',
				'Name the author in the text',
				'So #cite(<a>, supplement: [p. 3], form: "prose").',
			],
		] as const) {
			const { document, selection } = await openNote(marked, language);
			const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				'vscode.executeCodeActionProvider',
				document.uri,
				selection,
				vscode.CodeActionKind.RefactorRewrite.value,
			);
			const rewrite = actions.find((action) => action.title === title);
			assert.ok(rewrite?.edit, `${marked}: ${actions.map((action) => action.title).join(', ')}`);
			assert.ok(await vscode.workspace.applyEdit(rewrite.edit));
			assert.equal(document.getText(), rewritten);
			await closeEditors();
		}
	});

	it('are references of the entry, from files in Markdown and Typst', async () => {
		await write('refs.bib', '@article{knuth1984,\n  title = {Literate Programming},\n  year = 1984,\n}\n');
		await write('cites.md', 'So \\cite{knuth1984} and [[@knuth1984]].\n');
		await write('cites.typ', 'So @knuth1984 and `@knuth1984`.\n');
		const { document, selection } = await openNote('@knuth19|84');
		await until('all places are found', async () => {
			const found = await vscode.commands.executeCommand<vscode.Location[]>(
				'vscode.executeReferenceProvider',
				document.uri,
				selection.active,
			);
			const places = found.map(
				({ uri, range }) => `${uri.path.split('/').at(-1) ?? ''} ${range.start.character}`,
			);
			return ['cites.md 9', 'cites.md 27', 'cites.typ 4', 'refs.bib 0'].every((place) =>
				places.includes(place),
			);
		});
	});

	it('in Typst cite from the bibliographies that the document names', async () => {
		await write('refs.bib', '@article{knuth1984,\n  title = {Literate Programming},\n  year = 1984,\n}\n');
		await write('cites.typ', 'So @knuth1984 and @yuan2024ecar.\n\n#bibliography("/refs.bib")\n');
		const document = await vscode.workspace.openTextDocument(fileUri('cites.typ'));
		assert.equal(document.languageId, 'typst');
		await vscode.window.showTextDocument(document);
		await until('only what is elsewhere is told of', () =>
			Promise.resolve(
				citationProblems(document)
					.map(({ code, range }) => `${code} ${document.getText(range)}`)
					.join() === 'citation-not-in-bibliography @yuan2024ecar',
			),
		);
	});

	it('of MyST are read in Markdown as soon as a setting asks for them', async () => {
		assert.doesNotMatch(await hoverAt('So {cite:p}`yuan2024|ecar`.'), /E-CAR/);
		await settings().update('citations.syntaxes', ['myst'], vscode.ConfigurationTarget.Global);
		assert.match(await hoverAt('So {cite:p}`a, {see}yuan2024|ecar{p. 3}`.'), /E-CAR/);
		assert.equal(await completionAt('So {cite:t}`yuan2024e|`'), 'yuan2024ecar');
		assert.doesNotMatch(await hoverAt('So \\cite{yuan2024|ecar}.'), /E-CAR/);
	});
});
