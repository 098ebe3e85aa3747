import type * as vscode from 'vscode';

/** What the user searched for and which papers they chose in this workspace, the latest first. */
export class SearchMemory {
	constructor(private readonly memento: vscode.Memento) {}

	get searches(): readonly string[] {
		return this.#read(searchesKey);
	}

	/** Ids; some may be of papers that are gone. */
	get papers(): readonly string[] {
		return this.#read(papersKey);
	}

	/** @param query what the papers were found by; `''` when nothing was typed. */
	async remember(query: string, ids: readonly string[]): Promise<void> {
		if (query.length >= shortestSearch) {
			await this.#write(searchesKey, [query, ...this.searches.filter((other) => !isBeginning(other, query))]);
		}
		await this.#write(papersKey, [...ids, ...this.papers.filter((id) => !ids.includes(id))]);
	}

	async forgetSearch(query: string): Promise<void> {
		await this.#write(
			searchesKey,
			this.searches.filter((other) => other !== query),
		);
	}

	async forgetAll(): Promise<void> {
		await this.#write(searchesKey, []);
		await this.#write(papersKey, []);
	}

	#read(key: string): readonly string[] {
		const value: unknown = this.memento.get(key);
		return Array.isArray(value) ? value.filter((text) => typeof text === 'string') : [];
	}

	async #write(key: string, texts: readonly string[]): Promise<void> {
		await this.memento.update(key, texts.slice(0, mostKept));
	}
}

/** Whoever types on means the longer one. */
function isBeginning(shorter: string, query: string): boolean {
	return query.toLowerCase().startsWith(shorter.toLowerCase());
}

const searchesKey = 'search.queries';
const papersKey = 'search.papers';
const shortestSearch = 3;
const mostKept = 20;
