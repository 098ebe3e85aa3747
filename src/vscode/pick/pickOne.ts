import * as vscode from 'vscode';

/** One of some values. */
export interface Choice<Value> {
	readonly value: Value;
	readonly label: string;
}

/** Lets the user choose; the focus is on what they have. */
export function pickOne<Value>(
	title: string,
	choices: readonly Choice<Value>[],
	current: Value,
): Promise<Value | undefined> {
	const items = choices.map((choice) => ({
		label: choice.label,
		description: choice.value === current ? 'current' : '',
		value: choice.value,
	}));
	return new Promise((resolve) => {
		const quickPick = vscode.window.createQuickPick<(typeof items)[number]>();
		quickPick.title = title;
		quickPick.items = items;
		quickPick.activeItems = items.filter(({ value }) => value === current);
		quickPick.onDidAccept(() => {
			resolve(quickPick.selectedItems[0]?.value);
			quickPick.hide();
		});
		quickPick.onDidHide(() => {
			resolve(undefined);
			quickPick.dispose();
		});
		quickPick.show();
	});
}
