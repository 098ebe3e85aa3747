import type * as vscode from 'vscode';
import { readTexts, writeTexts } from './mementoList';

/** What the user searched for and which papers they chose in this workspace, the latest first. */
export class SearchMemory {
	constructor(private readonly memento: vscode.Memento) {}

	get searches(): readonly string[] {
		return readTexts(this.memento, searchesKey);
	}

	/** Ids; some may be of papers that are gone. */
	get papers(): readonly string[] {
		return readTexts(this.memento, papersKey);
	}

	/** @param query what the papers were found by; `''` when nothing was typed. */
	async remember(query: string, ids: readonly string[]): Promise<void> {
		if (query.length >= shortestSearch) {
			await writeTexts(this.memento, searchesKey, [
				query,
				...this.searches.filter((other) => !isBeginning(other, query)),
			]);
		}
		await writeTexts(this.memento, papersKey, [...ids, ...this.papers.filter((id) => !ids.includes(id))]);
	}

	async forgetSearch(query: string): Promise<void> {
		await writeTexts(
			this.memento,
			searchesKey,
			this.searches.filter((other) => other !== query),
		);
	}

	async forgetAll(): Promise<void> {
		await writeTexts(this.memento, searchesKey, []);
		await writeTexts(this.memento, papersKey, []);
	}
}

/** Whoever types on means the longer one. */
function isBeginning(shorter: string, query: string): boolean {
	return query.toLowerCase().startsWith(shorter.toLowerCase());
}

const searchesKey = 'search.queries';
const papersKey = 'search.papers';
const shortestSearch = 3;
