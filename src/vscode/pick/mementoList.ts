import type * as vscode from 'vscode';

/** The texts that the workspace keeps under a key; none when there is something else. */
export function readTexts(memento: vscode.Memento, key: string): readonly string[] {
	const value: unknown = memento.get(key);
	return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
}

/** Keeps the first of the texts, as many as anybody looks through. */
export async function writeTexts(
	memento: vscode.Memento,
	key: string,
	texts: readonly string[],
): Promise<void> {
	await memento.update(key, texts.slice(0, mostKept));
}

const mostKept = 20;
