import * as vscode from 'vscode';

/** One of some values. */
export interface Choice<Value> {
	readonly value: Value;
	readonly label: string;
}

/**
 * Lets the user choose; what they have is marked. The list goes as soon as they have chosen, however busy the extension host is: a
 * `createQuickPick`, in which that could have the focus, takes what is typed next until the host has hidden it.
 */
export async function pickOne<Value>(
	title: string,
	choices: readonly Choice<Value>[],
	current: Value,
): Promise<Value | undefined> {
	const items = choices.map((choice) => ({
		label: choice.label,
		description: choice.value === current ? 'current' : '',
		value: choice.value,
	}));
	return (await vscode.window.showQuickPick(items, { title }))?.value;
}
