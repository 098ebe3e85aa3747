import * as vscode from 'vscode';
import type { Problem, Severity } from '../../core/model/problem';
import { checkInSlices } from '../../core/sources/bibtex/checks/checkBibtex';
import { defaultLevels, type BibtexProblem } from '../../core/sources/bibtex/checks/findings';
import { atLevel } from '../../core/sources/checks/checkLevels';
import { toRange } from '../convert';
import { runSlices } from '../timing/runSlices';
import type { CheckSettings } from '../settings';
import type { SourceProblems } from '../sources/sourceProblems';
import type { BibtexDocuments } from './bibtexDocuments';
import { DocumentChecks } from './documentChecks';

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
	readonly #checks: DocumentChecks;
	readonly #disposables: readonly vscode.Disposable[];

	constructor(
		private readonly documents: BibtexDocuments,
		private readonly told: SourceProblems,
		private readonly settings: CheckSettings,
		log: vscode.LogOutputChannel,
	) {
		this.#checks = new DocumentChecks(
			{
				isOfKind: ({ languageId }) => languageId === 'bibtex',
				check: (document, isCurrent) => this.#check(document, isCurrent),
				forget: (uri) => this.#forget(uri),
			},
			log,
		);
		this.#disposables = [
			this.#collection,
			this.#checks,
			told.onDidChange((uri) => this.#show(uri)),
			settings.onDidChange(() => {
				this.#checks.checkAll(0);
				this.#showAll();
			}),
		];
		this.#showAll();
	}

	/** The problem behind a diagnostic, if the text has not changed since. */
	find(document: vscode.TextDocument, diagnostic: vscode.Diagnostic): BibtexProblem | undefined {
		return this.problemsOf(document).find(
			({ code, range }) => code === diagnostic.code && toRange(range).isEqual(diagnostic.range),
		);
	}

	/** All problems of a document; none if the text has changed since. */
	problemsOf({ uri, version }: vscode.TextDocument): readonly BibtexProblem[] {
		const checked = this.#checked.get(uri.toString());
		return checked?.version === version ? checked.problems : [];
	}

	dispose(): void {
		vscode.Disposable.from(...this.#disposables).dispose();
	}

	async #check(document: vscode.TextDocument, isCurrent: () => boolean): Promise<void> {
		const { uri, version } = document;
		const read = await this.documents.read(document);
		const options = { levels: this.settings.levels(uri) };
		const problems = read && (await runSlices(checkInSlices(read, options), isCurrent));
		if (problems && isCurrent()) {
			this.#checked.set(uri.toString(), { version, problems });
			this.#show(uri);
		}
	}

	#forget(uri: vscode.Uri): void {
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
