import * as vscode from 'vscode';
import { checkInSlices } from '../../core/citations/checks/checkCitations';
import type { CitationProblem, KnownKeys } from '../../core/citations/checks/findings';
import type { Library } from '../../core/library/library';
import { missingBibliographies } from '../../core/library/projects/missingBibliography';
import { toKnownKeys } from '../../core/notes/knownKeys';
import { isCiting } from '../activeNote';
import { onDidChangeDialects } from '../dialects';
import { toRange } from '../convert';
import type { WriteThrough } from '../bibliography/writeThrough';
import { readOpenNoteSoon } from '../openNotes';
import { runSlices } from '../timing/runSlices';
import type { CheckSettings } from '../settings';
import type { DocumentPapers } from '../sources/documentPapers';
import { atLevel } from '../../core/sources/checks/checkLevels';
import { toDiagnostic } from './bibtexDiagnostics';
import { CitationAdditions } from './citationAdditions';
import { registerCitationFixes } from './citationFixes';
import { DocumentChecks } from './documentChecks';

export interface CitationCheckParts {
	readonly library: Library;
	readonly documentPapers: Pick<DocumentPapers, 'of' | 'missingIn'>;
	readonly writeThrough: Pick<WriteThrough, 'targetName'>;
	readonly settings: CheckSettings;
	readonly log: vscode.LogOutputChannel;
}

/** Says what is wrong with the citations of open notes and the bibliographies they name, and offers to put it right. */
export function registerCitationDiagnostics(parts: CitationCheckParts): vscode.Disposable {
	const diagnostics = new CitationDiagnostics(parts);
	return vscode.Disposable.from(
		diagnostics,
		registerCitationFixes(diagnostics, new CitationAdditions(parts, diagnostics)),
	);
}

/**
 * What is wrong with the citations of open notes, in VS Code's Problems view: checked a moment after each change of the note, of
 * the library or of the settings. Nothing is said before the library is there: every key would be unknown.
 */
export class CitationDiagnostics implements vscode.Disposable {
	readonly #collection = vscode.languages.createDiagnosticCollection('marginalia-citations');
	readonly #checked = new Map<
		string,
		{ readonly version: number; readonly problems: readonly CitationProblem[] }
	>();
	readonly #checks: DocumentChecks;
	readonly #disposables: readonly vscode.Disposable[];

	constructor(private readonly parts: CitationCheckParts) {
		this.#checks = new DocumentChecks(
			{
				isOfKind: isCiting,
				check: (document, isCurrent) => this.#check(document, isCurrent),
				forget: (uri) => this.#forget(uri),
			},
			parts.log,
		);
		const checkAll = (): void => this.#checks.checkAll();
		this.#disposables = [
			this.#collection,
			this.#checks,
			// A project file may have come to name other bibliographies while another editor was active.
			vscode.window.onDidChangeActiveTextEditor(
				(editor) => editor && this.#checks.checkLater(editor.document),
			),
			parts.library.onDidChange(checkAll),
			parts.settings.onDidChange(checkAll),
			onDidChangeDialects(checkAll),
		];
	}

	/** The problem behind a diagnostic, if the text has not changed since. */
	find(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): CitationProblem | undefined {
		return this.problemsOf(document)?.find(
			({ code, range }) => code === diagnostic.code && toRange(range).isEqual(diagnostic.range),
		);
	}

	/** What is wrong with a document as it stands; `undefined` while it is being checked. */
	problemsOf({ uri, version }: vscode.TextDocument): readonly CitationProblem[] | undefined {
		const checked = this.#checked.get(uri.toString());
		return checked?.version === version ? checked.problems : undefined;
	}

	/** Which keys a note may cite now. */
	async knownKeys(document: vscode.TextDocument): Promise<KnownKeys> {
		return toKnownKeys(this.parts.library, await this.parts.documentPapers.of(document));
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	async #check(document: vscode.TextDocument, isCurrent: () => boolean): Promise<void> {
		if (!this.parts.library.isLoaded) {
			return;
		}
		const { uri, version } = document;
		const missing = await this.parts.documentPapers.missingIn(document);
		const known = { ...(await this.knownKeys(document)), isPartial: missing.length > 0 };
		const levels = this.parts.settings.levels(uri);
		const note = await readOpenNoteSoon(document, isCurrent);
		const problems = note && (await runSlices(checkInSlices(note, known, { levels }), isCurrent));
		if (problems && isCurrent()) {
			this.#checked.set(uri.toString(), { version, problems });
			const files = missing.map((each) => ({
				path: each.path,
				label: vscode.workspace.asRelativePath(each, false),
			}));
			this.#collection.set(
				uri,
				[
					...missingBibliographies(note.text, document.languageId === 'typst', files).flatMap((each) =>
						atLevel(each, levels),
					),
					...problems,
				].map((problem) => toDiagnostic(problem, uri)),
			);
		}
	}

	#forget(uri: vscode.Uri): void {
		this.#checked.delete(uri.toString());
		this.#collection.delete(uri);
	}
}
