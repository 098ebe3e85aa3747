import * as vscode from 'vscode';
import { citationAt } from '../../core/citations/findCitations';
import type { CitationProblem } from '../../core/citations/checks/findings';
import type { Library } from '../../core/library/library';
import type { WriteThrough } from '../bibliography/writeThrough';
import { citationsIn } from '../openNotes';
import type { DocumentPapers } from '../sources/documentPapers';
import type { CitationDiagnostics } from './citationDiagnostics';

export interface AdditionParts {
	readonly library: Library;
	readonly documentPapers: Pick<DocumentPapers, 'of'>;
	readonly writeThrough: Pick<WriteThrough, 'targetName'>;
}

/** Quick fixes that add what a note cites from elsewhere to its bibliography. */
export class CitationAdditions {
	constructor(
		private readonly parts: AdditionParts,
		private readonly diagnostics: Pick<CitationDiagnostics, 'problemsOf'>,
	) {}

	/** None where the bibliography has the paper under another key, which is what should be written. */
	async actionsFor(
		document: vscode.TextDocument,
		problem: CitationProblem,
	): Promise<readonly vscode.CodeAction[]> {
		if (problem.code !== code) {
			return [];
		}
		const { library, documentPapers, writeThrough } = this.parts;
		const citable = await documentPapers.of(document);
		const name = await writeThrough.targetName(document);
		const isMissing = (citekey: string): boolean => {
			const paper = library.find(citekey);
			return paper !== undefined && citable.get(paper.id) === undefined;
		};
		const citekey = citekeyOf(document, problem);
		if (name === undefined || citekey === undefined || !isMissing(citekey)) {
			return [];
		}
		const all = (this.diagnostics.problemsOf(document) ?? []).filter((other) => other.code === code);
		const keys = all.flatMap((other) => citekeyOf(document, other) ?? []);
		const missing = [...new Set(keys)].filter(isMissing);
		return [
			toAction(document, `Add “${citekey}” to ${name}`, [citekey]),
			...(missing.length > 1 ? [toAction(document, `Add all missing entries to ${name}`, missing)] : []),
		];
	}
}

function citekeyOf(document: vscode.TextDocument, { range }: CitationProblem): string | undefined {
	return citationAt(citationsIn(document), range.start)?.citation.citekey;
}

function toAction(
	document: vscode.TextDocument,
	title: string,
	citekeys: readonly string[],
): vscode.CodeAction {
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
	const command = 'marginalia.addCitedPapers';
	action.command = { title, command, arguments: [document.uri.toString(), citekeys] };
	return action;
}

const code = 'citation-not-in-bibliography';
