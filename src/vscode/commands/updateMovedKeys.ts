import * as vscode from 'vscode';
import { renameMovedKeys } from '../rename/renameMovedKeys';
import type { Services } from './services';
import { mustBeRead } from '../stillReading';

/** Has all notes cite papers by the keys that they have now, in one edit that one undo takes back. */
export async function updateMovedKeys(services: Services): Promise<void> {
	mustBeRead(services.library);
	await services.notes.settled();
	await services.movedKeys.allSettled();
	const change = await vscode.window.withProgress(
		{ location: vscode.ProgressLocation.Notification, title: 'Updating moved citekeys', cancellable: true },
		(progress, token) =>
			renameMovedKeys(
				services,
				(message, share) => progress.report({ message, increment: 100 * share }),
				() => !token.isCancellationRequested,
			),
	);
	if (!change) {
		return;
	}
	const { edit, notes, refused } = change;
	if (refused.length > 0) {
		void vscode.window.showWarningMessage(`Some citations stay as they are. ${refused.join(' ')}`);
	}
	if (notes === 0) {
		void vscode.window.setStatusBarMessage(
			'Every note cites papers by the citekeys that they have.',
			shownFor,
		);
		return;
	}
	if (!(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) {
		throw new Error('VS Code could not change the notes, so nothing was changed. Try again.');
	}
	const count = notes === 1 ? 'One note cites' : `${notes} notes cite`;
	void vscode.window.setStatusBarMessage(
		`$(check) ${count} papers by the citekeys that they have now.`,
		shownFor,
	);
}

const shownFor = 5000;
