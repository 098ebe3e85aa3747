import type * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import { Emitter, type Disposable } from '../../core/model/event';
import type { Paper } from '../../core/model/paper';
import { completeQuery, type QueryCompletion } from '../../core/search/language/completeQuery';
import { FieldValues } from '../../core/search/language/fieldValues';
import { parseQuery } from '../../core/search/language/parseQuery';
import { checkFacts, type QueryFacts } from '../../core/search/language/queryFacts';
import type { QueryProblem } from '../../core/search/language/queryTree';
import type { SearchHit, SearchIndex } from '../../core/search/searchIndex';
import type { LiveIndex } from './liveIndex';
import { Throttle } from '../timing/throttle';
import { runSlices } from '../timing/runSlices';

/** The search as the user sees it: the language of its queries, what is known beside the papers, and what completes what is typed. */
export class LibrarySearch implements Disposable {
	readonly #changes = new Emitter<void>();
	/** Where thousands of files come or go, the index changes with each, and whoever listens searches anew. */
	readonly #announcements = new Throttle(
		() => this.#changes.fire(),
		() => announcingMilliseconds,
	);
	readonly #listeners: readonly vscode.Disposable[];
	#values: FieldValues | undefined;
	#isCollecting = false;

	/** Fires when the same query may have another answer, now and then while that keeps changing. */
	readonly onDidChange = this.#changes.event;

	/** @param facts what queries can ask that papers do not say. */
	constructor(
		private readonly library: Library,
		private readonly index: LiveIndex,
		readonly facts: QueryFacts,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.#listeners = [
			library.onDidChange(() => (this.#values = undefined)),
			index.onDidChange(() => this.#announcements.request()),
		];
	}

	/** What papers are looked up in otherwise. */
	get current(): SearchIndex {
		return this.index.current;
	}

	/** Whether all that the library has can be found. */
	get isWhole(): boolean {
		return this.library.isLoaded && this.index.state === 'whole';
	}

	/** Best first. While it is being typed, the last word may be the beginning of one. */
	search(query: string, limit: number): readonly SearchHit[] {
		return this.index.current.search(query, { limit, facts: this.facts });
	}

	/** Ids of the papers for which all holds that a query asks for. */
	filter(query: string): ReadonlySet<string> {
		return this.index.current.filter(query, { facts: this.facts });
	}

	/** What a query asks for that is not understood, or that nobody knows yet. */
	problems(query: string): readonly QueryProblem[] {
		const parsed = parseQuery(query);
		return [...parsed.problems, ...checkFacts(parsed, this.facts)];
	}

	/** The first of the problems of a query, with its place, for whoever types it. */
	explain(query: string): string | undefined {
		const [problem] = this.problems(query);
		return problem && `Column ${problem.start + 1}: ${problem.message}`;
	}

	/** How a query may go on; none before the values of the library are collected, which the first question begins. */
	complete(query: string): readonly QueryCompletion[] {
		if (!this.#values && !this.#isCollecting) {
			void this.#collect();
		}
		return this.#values ? completeQuery(query, query.length, this.#values) : [];
	}

	/** The papers most like one paper, most similar first. */
	related(id: string, limit: number): readonly Paper[] {
		return this.index.current
			.relatedTo(id, limit)
			.map((hit) => this.library.get(hit.id))
			.filter((paper) => paper !== undefined);
	}

	dispose(): void {
		this.#announcements.dispose();
		this.#listeners.forEach((listener) => listener.dispose());
	}

	async #collect(): Promise<void> {
		this.#isCollecting = true;
		try {
			const { papers } = this.library;
			const values = await runSlices(FieldValues.collect(papers, this.facts));
			if (papers === this.library.papers) {
				this.#values = values;
			}
		} catch (error) {
			this.log.error('The values of the library could not be collected.', error);
		} finally {
			this.#isCollecting = false;
		}
	}
}

const announcingMilliseconds = 250;
