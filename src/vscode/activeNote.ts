import * as vscode from 'vscode';

/**
 * Languages whose documents are notes; Quarto, R Markdown, MDX and MyST are Markdown. `package.json` has the first three, and Typst, by their
 * files' extensions, as those have them who bring highlighting: VS Code makes one of both, so that files have the language with and without.
 * It says no more of them, which might stand in the place of what others say.
 */
const noteLanguages: readonly string[] = ['markdown', 'quarto', 'rmd', 'mdx', 'myst'];
/** Those whose documents cite, but are no Markdown to write into, besides. */
const citingLanguages: readonly string[] = [...noteLanguages, 'typst'];

export const noteSelector: vscode.DocumentSelector = noteLanguages.map((language) => ({ language }));
export const citingSelector: vscode.DocumentSelector = citingLanguages.map((language) => ({ language }));

export function isNote(document: vscode.TextDocument): boolean {
	return noteLanguages.includes(document.languageId);
}

/** Whether a document can have citations. */
export function isCiting(document: vscode.TextDocument): boolean {
	return citingLanguages.includes(document.languageId);
}

/** Whether it can still be worked in: VS Code keeps a document for minutes after its last tab was closed. */
function isOpen({ uri, isClosed }: vscode.TextDocument): boolean {
	if (isClosed || tablessSchemes.includes(uri.scheme)) {
		return !isClosed;
	}
	const urisOf = ({ input }: vscode.Tab): readonly vscode.Uri[] =>
		input instanceof vscode.TabInputTextDiff
			? [input.original, input.modified]
			: input instanceof vscode.TabInputText
				? [input.uri]
				: [];
	const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
	return tabs.flatMap(urisOf).some((each) => each.toString() === uri.toString());
}

/** Cells of notebooks, and comments: parts of what tabs show. */
const tablessSchemes: readonly string[] = ['vscode-notebook-cell', 'comment'];

/**
 * The note to write into: the one in the active editor, or, while a panel has the place of that, the one last worked in, even
 * if it is hidden behind the panel. While a text that is no note is active, or one that extensions cannot write into, there is none.
 */
export class ActiveNote implements vscode.Disposable {
	#last:
		| { readonly document: vscode.TextDocument; readonly viewColumn: vscode.ViewColumn | undefined }
		| undefined;
	readonly #changes = new vscode.EventEmitter<void>();
	readonly #listener: vscode.Disposable;

	/** Fires when it may be another. */
	readonly onDidChange = this.#changes.event;

	constructor() {
		this.#remember(vscode.window.activeTextEditor);
		this.#listener = vscode.Disposable.from(
			this.#changes,
			vscode.window.onDidChangeActiveTextEditor((editor) => {
				this.#remember(editor);
				this.#changes.fire();
			}),
			// What gets another language is told of as if it had just been opened.
			vscode.workspace.onDidOpenTextDocument((document) => {
				if (document === vscode.window.activeTextEditor?.document) {
					this.#remember(vscode.window.activeTextEditor);
					this.#changes.fire();
				}
			}),
		);
	}

	get document(): vscode.TextDocument | undefined {
		return this.citing && isNote(this.citing) ? this.citing : undefined;
	}

	/** The document to cite in, which may be one in Typst as well. */
	get citing(): vscode.TextDocument | undefined {
		const active = vscode.window.activeTextEditor;
		if (active) {
			return isCiting(active.document) ? active.document : undefined;
		}
		return this.unreachable === undefined && this.#last && isOpen(this.#last.document)
			? this.#last.document
			: undefined;
	}

	/** Why there is none, where the user sees a text or a notebook which VS Code gives no editor of. */
	get unreachable(): string | undefined {
		const tab = vscode.window.activeTextEditor ? undefined : vscode.window.tabGroups.activeTabGroup.activeTab;
		if (tab?.input instanceof vscode.TabInputText) {
			return `VS Code keeps “${tab.label}” from extensions: it is larger than 50 MB, or still being opened.`;
		}
		return tab?.input instanceof vscode.TabInputNotebook
			? `No Markdown cell of “${tab.label}” is being edited.`
			: undefined;
	}

	/**
	 * An editor of it with its cursors as they were left, brought to the front and given the focus. Where it is worked in beside what it was
	 * before, as Git's changes show it, it stays there.
	 */
	async open(document = this.document): Promise<vscode.TextEditor | undefined> {
		if (!document) {
			return undefined;
		}
		const { activeTextEditor: active, visibleTextEditors } = vscode.window;
		if (active?.document === document) {
			await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
			return active;
		}
		const visible = visibleTextEditors.find((editor) => editor.document === document);
		const selections = visible?.selections;
		const viewColumn = visible?.viewColumn ?? this.#last?.viewColumn;
		const editor = await vscode.window.showTextDocument(document, { viewColumn });
		if (selections) {
			// Of two versions side by side, VS Code shows the document in an editor of its own.
			editor.selections = selections;
		}
		return editor;
	}

	dispose(): void {
		this.#listener.dispose();
	}

	#remember(editor: vscode.TextEditor | undefined): void {
		if (editor && isCiting(editor.document)) {
			this.#last = { document: editor.document, viewColumn: editor.viewColumn };
		}
	}
}
