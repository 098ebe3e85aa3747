import * as vscode from 'vscode';
import type { Position } from '../core/text/position';
import type { Range, Span } from '../core/text/range';
import type { TextEdit } from '../core/text/textEdit';

export function toPosition(position: Position): vscode.Position {
	return new vscode.Position(position.line, position.character);
}

export function toRange(range: Range): vscode.Range {
	return new vscode.Range(toPosition(range.start), toPosition(range.end));
}

/** The offsets of a range in a document. */
export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
	return { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
}

/** The range of offsets in a document. */
export function rangeOfSpan(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
	return new vscode.Range(document.positionAt(start), document.positionAt(end));
}

export function toTextEdit(edit: TextEdit): vscode.TextEdit {
	return vscode.TextEdit.replace(toRange(edit.range), edit.newText);
}

/** All edits of one document. */
export function toWorkspaceEdit(uri: vscode.Uri, edits: readonly TextEdit[]): vscode.WorkspaceEdit {
	const change = new vscode.WorkspaceEdit();
	change.set(uri, edits.map(toTextEdit));
	return change;
}

/** Markdown whose links may run our own commands and no others. */
export function toMarkdown(markdown: string, enabledCommands: readonly string[]): vscode.MarkdownString {
	const result = new vscode.MarkdownString(markdown);
	result.isTrusted = { enabledCommands };
	return result;
}
