import * as vscode from 'vscode';
import type { ActiveNote } from '../activeNote';

/** Puts on the clipboard what no note can take, so that what was picked is not lost, and says why. */
export async function copyInstead(
	{ unreachable }: ActiveNote,
	text: string,
	{ called, note }: { readonly called: string; readonly note: string },
): Promise<void> {
	await vscode.env.clipboard.writeText(text);
	void vscode.window.showInformationMessage(
		unreachable === undefined
			? `No ${note} is active, so ${called} was copied to the clipboard. Open a note and paste it.`
			: `${unreachable} So ${called} was copied to the clipboard.`,
	);
}
