import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { Library } from '../../src/core/library/library';
import { withoutRange } from '../../src/core/model/entry';
import { parseCslYaml } from '../../src/core/sources/cslYaml';
import { nextTurn } from '../../src/vscode/timing/nextTurn';
import { CitationDiagnostics } from '../../src/vscode/providers/citationDiagnostics';
import { ownTurn } from '../../src/vscode/timing/runSlices';
import { until } from '../support/until';
import { actionsAt, apply } from './support/codeActions';
import { closeEditors, libraryLoaded, markedText, openNote } from './support/notes';

const [folder] = vscode.workspace.workspaceFolders ?? [];

function fileUri(name: string): vscode.Uri {
	assert.ok(folder);
	return vscode.Uri.joinPath(folder.uri, name);
}

async function write(name: string, text: string): Promise<void> {
	await vscode.workspace.fs.writeFile(fileUri(name), new TextEncoder().encode(text));
}

/** What is said of a note's citations: code, level and text. */
function said(document: vscode.TextDocument): string[] {
	return vscode.languages
		.getDiagnostics(document.uri)
		.flatMap(({ code, severity, range }) =>
			typeof code === 'string' && code.startsWith('citation-')
				? [`${code} ${severity} ${document.getText(range)}`]
				: [],
		);
}

async function says(document: vscode.TextDocument, ...expected: readonly string[]): Promise<void> {
	await until(`the note has these problems: ${expected.join(', ')}`, () => {
		const found = said(document);
		return Promise.resolve(found.join('\n') === expected.join('\n'));
	});
}

const { Warning, Information } = vscode.DiagnosticSeverity;

describe('The checks of citations', () => {
	before(libraryLoaded);
	afterEach(async () => {
		await closeEditors();
		await vscode.workspace
			.getConfiguration('marginalia')
			.update('citations.checks', undefined, vscode.ConfigurationTarget.Global);
		for (const name of ['refs.bib', 'more.bib', 'note.md']) {
			await vscode.workspace.fs.delete(fileUri(name)).then(undefined, () => undefined);
		}
	});

	it('say what is wrong with the citations of a note, as it is typed', async () => {
		const editor = await openNote('See [@yuan2024ecar; @yuan2024ekar], @media and [@yuan2024ecar; ].|');
		await says(
			editor.document,
			`citation-unknown-key ${Warning} @yuan2024ekar`,
			`citation-unknown-name ${Information} @media`,
			`citation-empty-group ${Warning} ;`,
		);
		await editor.edit((builder) =>
			builder.replace(new vscode.Range(0, 0, 9, 0), 'See [@yuan2024ecar; @yuan2024ecar].'),
		);
		await says(editor.document, `citation-duplicate ${Warning} @yuan2024ecar`);
		await editor.edit((builder) => builder.replace(new vscode.Range(0, 0, 9, 0), 'See [@yuan2024ecar].'));
		await says(editor.document);
	});

	it('leave Quarto its cross-references', async () => {
		const { document } = await openNote('@fig-plan and [@nobody1900]');
		await says(
			document,
			`citation-unknown-name ${Information} @fig-plan`,
			`citation-unknown-key ${Warning} @nobody1900`,
		);
		await write('note.qmd', '@fig-plan and [@nobody1900]');
		try {
			const quarto = await vscode.workspace.openTextDocument(fileUri('note.qmd'));
			await says(quarto, `citation-unknown-key ${Warning} @nobody1900`);
		} finally {
			await vscode.workspace.fs.delete(fileUri('note.qmd'));
		}
	});

	it('know which bibliographies a note has, and follow what changes in them', async () => {
		await write('refs.bib', '@misc{knuth1984, title = {Literate Programming}, year = 1984}\n');
		await write('note.md', '---\nbibliography: refs.bib\n---\n\n[@knuth1984; @yuan2024ecar; @knuth1986]\n');
		const { document } = await vscode.window.showTextDocument(fileUri('note.md'));
		const elsewhere = `citation-not-in-bibliography ${Warning} @yuan2024ecar`;
		await says(document, elsewhere, `citation-unknown-key ${Warning} @knuth1986`);
		await write('refs.bib', '@misc{knuth1984, title = {L. P.}}\n@misc{knuth1986, title = {TeX}}\n');
		await says(document, elsewhere);
	});

	it('warn of a key that two works have, and mark entries that nobody cites where they are asked to', async () => {
		await write(
			'refs.bib',
			'@misc{knuth1984, title = {Literate Programming}}\n@misc{lamport, title = {LaTeX}}\n',
		);
		await write('more.bib', '@book{knuth1984, title = {The TeXbook}}\n');
		await write('note.md', '---\nbibliography: [refs.bib, more.bib]\n---\n\n[@knuth1984]\n');
		const { document } = await vscode.window.showTextDocument(fileUri('note.md'));
		await says(document, `citation-ambiguous-key ${Warning} @knuth1984`);
		const uncited = (): readonly string[] =>
			vscode.languages
				.getDiagnostics(fileUri('refs.bib'))
				.filter(({ code }) => code === 'citation-uncited-entry')
				.map(({ range, tags }) => `${range.start.line} ${tags?.join()}`);
		assert.deepEqual(uncited(), []);
		await vscode.workspace
			.getConfiguration('marginalia')
			.update(
				'citations.checks',
				{ 'citation-uncited-entry': 'information' },
				vscode.ConfigurationTarget.Global,
			);
		await until('the entry is marked', () => uncited().join() === `1 ${vscode.DiagnosticTag.Unnecessary}`);
	});

	it('are as bad as a setting says', async () => {
		const { document } = await openNote('[@nobody1900; @yuan2024ecar; @yuan2024ecar]');
		await says(
			document,
			`citation-unknown-key ${Warning} @nobody1900`,
			`citation-duplicate ${Warning} @yuan2024ecar`,
		);
		await vscode.workspace
			.getConfiguration('marginalia')
			.update(
				'citations.checks',
				{ 'citation-unknown-key': 'error', 'citation-duplicate': 'off' },
				vscode.ConfigurationTarget.Global,
			);
		await says(document, `citation-unknown-key ${vscode.DiagnosticSeverity.Error} @nobody1900`);
	});

	it('are those of what was known last, though a check that began before ends after it', async () => {
		const { document } = await openNote('[@nobody1900]');
		const library = new Library();
		library.setEntries(
			'refs.yaml',
			parseCslYaml('references:\n- id: nobody1900\n  title: T\n').entries.map(withoutRange),
		);
		library.markLoaded();
		const [nothing, all] = [[], ['refs.yaml']].map((sources) => library.citableIn(undefined, sources));
		const asked: ((papers: typeof all) => void)[] = [];
		const changes = new vscode.EventEmitter<void>();
		const log = vscode.window.createOutputChannel('Marginalia Tests', { log: true });
		const checks = new CitationDiagnostics({
			library,
			documentPapers: {
				of: ({ uri }) =>
					new Promise((resolve) => {
						if (uri.toString() === document.uri.toString()) {
							asked.push((papers) => papers && resolve(papers));
						}
					}),
				missingIn: () => Promise.resolve([]),
			},
			writeThrough: { targetName: () => Promise.resolve(undefined) },
			settings: { levels: () => ({}), onDidChange: (listener) => changes.event(listener) },
			log,
		});
		try {
			await until('the note is checked', () => asked.length === 1);
			changes.fire();
			await until('it is checked again', () => asked.length === 2);
			asked[1]?.(all);
			await until('it is known what is wrong', () => checks.problemsOf(document) !== undefined);
			asked[0]?.(nothing);
			await new Promise((resolve) => nextTurn(() => resolve(undefined)));
			await ownTurn();
			assert.deepEqual(checks.problemsOf(document), []);
		} finally {
			checks.dispose();
			changes.dispose();
			log.dispose();
		}
	});

	it('go away when the note becomes something else', async () => {
		const { document } = await openNote('[@nobody1900]');
		await says(document, `citation-unknown-key ${Warning} @nobody1900`);
		await vscode.languages.setTextDocumentLanguage(document, 'plaintext');
		await says(document);
	});

	it('go away with the note', async () => {
		const { document } = await openNote('[@nobody1900]');
		await says(document, `citation-unknown-key ${Warning} @nobody1900`);
		await closeEditors();
		await says(document);
	});

	it('offer the nearest key first, then to remove the citation, or to search for it', async () => {
		const editor = await openNote('See [see @yuan2024ekar, p. 3; @gillman2024fourier].');
		await says(editor.document, `citation-unknown-key ${Warning} @yuan2024ekar`);
		const fixes = (await actionsAt(editor)).filter(({ kind }) => kind?.value === 'quickfix');
		assert.equal(fixes[0]?.title, 'Write “@yuan2024ecar”');
		assert.ok(fixes[0].isPreferred);
		assert.ok(fixes.some(({ title }) => title === 'Remove “@yuan2024ekar”'));
		assert.ok(fixes.some(({ title }) => title === 'Find the paper by “yuan 2024 ekar”…'));
		await apply(editor, 'Write “@yuan2024ecar”');
		assert.equal(editor.document.getText(), 'See [see @yuan2024ecar, p. 3; @gillman2024fourier].');
		await says(editor.document);
		await vscode.commands.executeCommand('undo');
		assert.equal(editor.document.getText(), 'See [see @yuan2024ekar, p. 3; @gillman2024fourier].');
	});

	it('close a group', async () => {
		const editor = await openNote('See [@yuan2024ecar, p. 3 and so on.');
		await says(editor.document, `citation-malformed-group ${Warning} [@yuan2024ecar, p. 3`);
		await apply(editor, 'Close the group');
		assert.equal(editor.document.getText(), 'See [@yuan2024ecar, p. 3] and so on.');
		await says(editor.document);
	});

	it('let a group at the cursor be written otherwise', async () => {
		const merged = await openNote('So [@yuan2024ecar|] [@gillman2024fourier].');
		await apply(merged, 'Merge the groups of citations');
		assert.equal(merged.document.getText(), 'So [@yuan2024ecar; @gillman2024fourier].');
		await apply(merged, 'Sort the citations by key');
		assert.equal(merged.document.getText(), 'So [@gillman2024fourier; @yuan2024ecar].');
		const converted = await openNote('As @yuan2024ecar| [p. 3] says');
		await apply(converted, 'Put the citation in brackets');
		assert.match(markedText(converted).replace('|', ''), /^As \[@yuan2024ecar, p\. 3\] says$/);
		await apply(converted, 'Name the author in the text');
		assert.equal(converted.document.getText(), 'As @yuan2024ecar [p. 3] says');
	});
});
