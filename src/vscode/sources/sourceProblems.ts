import * as vscode from 'vscode';
import type { Problem, Severity } from '../../core/model/problem';
import { toRange } from '../convert';

/** What is wrong with each bibliography, in VS Code's Problems view. */
export class SourceProblems implements vscode.Disposable {
	readonly #diagnostics = vscode.languages.createDiagnosticCollection('marginalia');

	/** Replaces what was said of one file. */
	readonly publish = (uri: vscode.Uri, problems: readonly Problem[]): void => {
		this.#diagnostics.set(uri, problems.map(toDiagnostic));
	};

	dispose(): void {
		this.#diagnostics.dispose();
	}
}

function toDiagnostic({ code, severity, message, range }: Problem): vscode.Diagnostic {
	const diagnostic = new vscode.Diagnostic(toRange(range), message, severities[severity]);
	diagnostic.source = 'Marginalia';
	diagnostic.code = code;
	return diagnostic;
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
	error: vscode.DiagnosticSeverity.Error,
	warning: vscode.DiagnosticSeverity.Warning,
	information: vscode.DiagnosticSeverity.Information,
};
