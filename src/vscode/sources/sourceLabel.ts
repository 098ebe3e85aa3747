import * as vscode from 'vscode';
import { sampleSource } from './sampleSource';

/** What a source is called: a file by its place in the workspace, or whole where it is outside. */
export function sourceLabel(source: string): string {
	return source === sampleSource
		? 'Sample library'
		: vscode.workspace.asRelativePath(vscode.Uri.parse(source)).replace(/^\//, '');
}
