import * as vscode from 'vscode';

/** One of some ways to write papers. */
export interface FormChoice<Form> {
	readonly form: Form;
	readonly label: string;
	/** What the first paper becomes. */
	readonly example: string;
}

/**
 * Lets the user choose how papers are written, by examples.
 *
 * @throws {vscode.CancellationError} when the user turns away.
 */
export async function pickForm<Form>(title: string, choices: readonly FormChoice<Form>[]): Promise<Form> {
	const rows = choices.map(({ form, label, example }) => ({
		label,
		description: shorten(example.replace(/\s+/g, ' ').trim()),
		form,
	}));
	const picked = await vscode.window.showQuickPick(rows, { title, matchOnDescription: true });
	if (!picked) {
		throw new vscode.CancellationError();
	}
	return picked.form;
}

function shorten(text: string): string {
	return text.length <= longestExample ? text : `${text.slice(0, longestExample)}…`;
}

const longestExample = 80;
