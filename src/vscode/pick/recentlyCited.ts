import type * as vscode from 'vscode';
import { readTexts, writeTexts } from './mementoList';

/** Which papers were cited by commands in this workspace, the latest first. */
export class RecentlyCited {
	constructor(private readonly memento: vscode.Memento) {}

	/** Of the papers; some may be gone. */
	get ids(): readonly string[] {
		return readTexts(this.memento, key);
	}

	async remember(ids: readonly string[]): Promise<void> {
		await writeTexts(this.memento, key, [...ids, ...this.ids.filter((id) => !ids.includes(id))]);
	}
}

const key = 'citations.papers';
