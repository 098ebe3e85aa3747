import * as vscode from 'vscode';

/** Languages whose documents are notes; Quarto and R Markdown are Markdown to Pandoc. */
const noteLanguages: readonly string[] = ['markdown', 'quarto', 'rmd'];

export const noteSelector: vscode.DocumentSelector = noteLanguages.map((language) => ({ language }));

export function isNote(document: vscode.TextDocument): boolean {
	return noteLanguages.includes(document.languageId);
}

/** Whether Quarto makes the document, so that `@fig-plan` refers to a figure. */
export function isQuarto({ languageId, uri }: Pick<vscode.TextDocument, 'languageId' | 'uri'>): boolean {
	return languageId === 'quarto' || uri.path.endsWith('.qmd');
}

/**
 * The note to write into: the one in the active editor, or, while a panel has the place of that, the one last worked in, even
 * if it is hidden behind the panel. While a text that is no note is active, there is none.
 */
export class ActiveNote implements vscode.Disposable {
	#last:
		| { readonly document: vscode.TextDocument; readonly viewColumn: vscode.ViewColumn | undefined }
		| undefined;
	readonly #listener: vscode.Disposable;

	constructor() {
		this.#remember(vscode.window.activeTextEditor);
		this.#listener = vscode.window.onDidChangeActiveTextEditor((editor) => this.#remember(editor));
	}

	get document(): vscode.TextDocument | undefined {
		const active = vscode.window.activeTextEditor;
		if (active) {
			return isNote(active.document) ? active.document : undefined;
		}
		return this.#last?.document.isClosed === false ? this.#last.document : undefined;
	}

	/** An editor of the note with its cursors as they were left, brought to the front and given the focus. */
	async open(): Promise<vscode.TextEditor | undefined> {
		const { document } = this;
		return document && vscode.window.showTextDocument(document, { viewColumn: this.#columnOf(document) });
	}

	dispose(): void {
		this.#listener.dispose();
	}

	/** Where the note is seen now, else where it was. */
	#columnOf(document: vscode.TextDocument): vscode.ViewColumn | undefined {
		const { activeTextEditor: active, visibleTextEditors } = vscode.window;
		const visible = [active, ...visibleTextEditors].find((editor) => editor?.document === document);
		return visible?.viewColumn ?? this.#last?.viewColumn;
	}

	#remember(editor: vscode.TextEditor | undefined): void {
		if (editor && isNote(editor.document)) {
			this.#last = { document: editor.document, viewColumn: editor.viewColumn };
		}
	}
}
