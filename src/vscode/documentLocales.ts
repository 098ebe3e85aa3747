import * as vscode from 'vscode';
import { frontMatterOf, frontMatterSpan } from '../core/library/projects/namedBibliographies';
import { isNote } from './activeNote';
import type { DocumentStyles } from './sources/documentStyles';
import { Timers } from './timing/timers';

/**
 * The language whose words locators are found by in an open document that names none, as its project or style has it; `undefined` for
 * American English, and until it is known.
 */
export function localeOf(document: vscode.TextDocument): string | undefined {
	return known.get(document)?.locale;
}

/** Keeps in step what language each open note is in: found a moment after it, or its project, says something else. */
export class DocumentLocales implements vscode.Disposable {
	readonly #timers = new Timers();
	readonly #disposables: readonly vscode.Disposable[];

	constructor(private readonly styles: DocumentStyles) {
		const findAll = (): void =>
			vscode.workspace.textDocuments.forEach((document) => this.#findLater(document));
		this.#disposables = [
			this.#timers,
			styles.onDidChangeProjects(findAll),
			vscode.workspace.onDidOpenTextDocument((document) => void this.#find(document)),
			vscode.workspace.onDidChangeTextDocument((change) => {
				const { document } = change;
				const before = known.get(document);
				// Most keys are pressed far below it, and the text of a long note is not made for each.
				if (
					isNote(document) &&
					mayReach(before, change) &&
					frontMatterOf(document.getText()) !== before?.frontMatter
				) {
					this.#findLater(document);
				}
			}),
			// A style may have changed while another editor was active.
			vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.#findLater(editor.document)),
		];
		vscode.workspace.textDocuments.forEach((document) => void this.#find(document));
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	#findLater(document: vscode.TextDocument): void {
		this.#timers.set(document.uri.toString(), quietMilliseconds, () => void this.#find(document));
	}

	async #find(document: vscode.TextDocument): Promise<void> {
		if (!isNote(document) || document.isClosed) {
			return;
		}
		const frontMatter = frontMatterOf(document.getText());
		const locale = await this.styles.languageOf(document);
		const text = document.getText();
		if (frontMatterOf(text) === frontMatter) {
			const end = frontMatterSpan(text)?.end;
			const closingLine = end === undefined ? undefined : document.positionAt(end).line + 1;
			known.set(document, { frontMatter, closingLine, locale });
		} else {
			this.#findLater(document);
		}
	}
}

/** Whether a change may have made another front matter of what there was, or one where there was none. */
function mayReach(
	before: KnownLocale | undefined,
	{ document, contentChanges }: vscode.TextDocumentChangeEvent,
): boolean {
	const closingLine = before?.closingLine;
	return closingLine === undefined
		? mayHaveFrontMatter(document)
		: contentChanges.some(({ range }) => range.start.line <= closingLine);
}

/** Whether what could open front matter stands at the beginning, or below a title block and blank lines. */
function mayHaveFrontMatter(document: vscode.TextDocument): boolean {
	let line = 0;
	while (line < document.lineCount - 1 && /^(?:%| |\s*$)/.test(document.lineAt(line).text)) {
		line++;
	}
	return document.lineAt(line).text.startsWith('---');
}

interface KnownLocale {
	readonly frontMatter: string | undefined;
	/** The line of the `---` or `...` behind it. */
	readonly closingLine: number | undefined;
	readonly locale: string | undefined;
}

const known = new WeakMap<vscode.TextDocument, KnownLocale>();
const quietMilliseconds = 300;
