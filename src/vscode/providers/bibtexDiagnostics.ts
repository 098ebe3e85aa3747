import * as vscode from 'vscode';
import type { Problem, Severity } from '../../core/model/problem';
import { checkInSlices } from '../../core/sources/bibtex/checks/checkBibtex';
import { defaultLevels, type BibtexProblem } from '../../core/sources/bibtex/checks/findings';
import { atLevel } from '../../core/sources/checks/checkLevels';
import { toRange } from '../convert';
import { openDocument } from '../openDocument';
import { runSlices } from '../runSlices';
import type { CheckSettings } from '../settings';
import type { SourceProblems } from '../sources/sourceProblems';
import { Timers } from '../timers';
import type { BibtexDocuments } from './bibtexDocuments';

/**
 * What is wrong in bibliographies, in VS Code's Problems view. Open `.bib` files are checked here, a moment after each change;
 * of all others, it is what their reader told, who goes by every check there is.
 */
export class BibtexDiagnostics implements vscode.Disposable {
	readonly #collection = vscode.languages.createDiagnosticCollection('marginalia-bibliographies');
	readonly #checked = new Map<
		string,
		{ readonly version: number; readonly problems: readonly BibtexProblem[] }
	>();
	readonly #pending = new Timers();
	readonly #disposables: readonly vscode.Disposable[];

	constructor(
		private readonly documents: BibtexDocuments,
		private readonly told: SourceProblems,
		private readonly settings: CheckSettings,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.#disposables = [
			this.#collection,
			told.onDidChange((uri) => this.#show(uri)),
			vscode.workspace.onDidOpenTextDocument((document) => this.#checkLater(document, 0)),
			vscode.workspace.onDidChangeTextDocument(({ document }) =>
				this.#checkLater(document, quietMilliseconds),
			),
			vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#close(uri)),
			settings.onDidChange(() => {
				this.#checkAll();
				this.#showAll();
			}),
		];
		this.#checkAll();
		this.#showAll();
	}

	/** The problem behind a diagnostic, if the text has not changed since. */
	find(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): BibtexProblem | undefined {
		const checked = this.#checked.get(document.uri.toString());
		return checked?.version === document.version
			? checked.problems.find(
					({ code, range }) => code === diagnostic.code && toRange(range).isEqual(diagnostic.range),
				)
			: undefined;
	}

	dispose(): void {
		this.#pending.dispose();
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	#checkAll(): void {
		for (const document of vscode.workspace.textDocuments) {
			this.#checkLater(document, 0);
		}
	}

	/** While someone types, the checks wait. */
	#checkLater(document: vscode.TextDocument, delay: number): void {
		if (!isChecked(document)) {
			return;
		}
		const key = document.uri.toString();
		this.#pending.set(key, delay, () => {
			this.#check(document).catch((error: unknown) => this.log.error(`${key} could not be checked.`, error));
		});
	}

	async #check(document: vscode.TextDocument): Promise<void> {
		const { uri, version } = document;
		const isCurrent = (): boolean => document.version === version && !document.isClosed;
		const read = await this.documents.read(document);
		const options = { levels: this.settings.levels(uri) };
		const problems = read && (await runSlices(checkInSlices(read, options), isCurrent));
		if (problems && isCurrent()) {
			this.#checked.set(uri.toString(), { version, problems });
			this.#show(uri);
		}
	}

	#close(uri: vscode.Uri): void {
		if (openDocument(uri.toString())) {
			return;
		}
		this.#pending.cancel(uri.toString());
		if (this.#checked.delete(uri.toString())) {
			this.#show(uri);
		}
	}

	#showAll(): void {
		this.told.sources.forEach((source) => this.#show(vscode.Uri.parse(source)));
	}

	/** While a file is open its checks stand in place of what its reader told with their codes: the reader may be behind. */
	#show(uri: vscode.Uri): void {
		const checked = this.#checked.get(uri.toString())?.problems;
		const told = this.told.of(uri);
		const others = checked ? told.filter(({ code }) => !(code in defaultLevels)) : told;
		const levels = this.settings.levels(uri);
		this.#collection.set(
			uri,
			[...(checked ?? []), ...others.flatMap((problem) => atLevel(problem, levels))].map((problem) =>
				toDiagnostic(problem, uri),
			),
		);
	}
}

/** Texts that can be written to: not what a comparison shows of the past. */
function isChecked({ languageId, uri }: vscode.TextDocument): boolean {
	return languageId === 'bibtex' && vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== false;
}

export function toDiagnostic(
	{ code, severity, message, range, related = [] }: Problem,
	uri: vscode.Uri,
): vscode.Diagnostic {
	const diagnostic = new vscode.Diagnostic(toRange(range), message, severities[severity]);
	diagnostic.source = 'Marginalia';
	diagnostic.code = code;
	diagnostic.relatedInformation = related.map(
		(place) =>
			new vscode.DiagnosticRelatedInformation(
				new vscode.Location(
					place.source === undefined ? uri : vscode.Uri.parse(place.source),
					toRange(place.range),
				),
				place.message,
			),
	);
	return diagnostic;
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	information: vscode.DiagnosticSeverity.Information,
};

const quietMilliseconds = 300;
