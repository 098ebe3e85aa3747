import * as vscode from 'vscode';
import { inTime } from './inTime';

/** What a file holds; `undefined` when there is none, or it cannot be read. */
export async function readIfThere(uri: vscode.Uri): Promise<Uint8Array | undefined> {
	try {
		return await inTime(uri, () => vscode.workspace.fs.readFile(uri));
	} catch {
		return undefined;
	}
}

/** The same as text; `''` when there is none. */
export async function readTextIfThere(uri: vscode.Uri): Promise<string> {
	return new TextDecoder().decode((await readIfThere(uri)) ?? new Uint8Array(0));
}
