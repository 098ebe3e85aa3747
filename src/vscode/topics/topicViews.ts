import type * as vscode from 'vscode';
import type { Paper } from '../../core/model/paper';
import { compareTexts } from '../../core/text/compareTexts';
import { topicOverview } from '../../core/topics/topicOverview';
import type { TopicLine, TopicView } from '../../protocol';
import type { LibrarySearch } from '../search/librarySearch';
import { mostListed, toTopicView } from '../panel/topicView';
import { runSlices } from '../timing/runSlices';
import type { Topics } from './topics';

/** Topics as the panels show them. */
export class TopicViews {
	constructor(
		private readonly topics: Topics,
		private readonly search: LibrarySearch,
	) {}

	get onDidChange(): vscode.Event<void> {
		return this.topics.onDidChange;
	}

	topicsOf(paper: Paper): readonly string[] {
		return this.topics.topicsOf(paper);
	}

	/** What a topic holds now; `undefined` when there is none of that path. */
	async view(path: string): Promise<TopicView | undefined> {
		const byTopic = await this.topics.papersByTopic();
		const papers = byTopic.get(path);
		const { isUnread, isCited } = this.search.facts;
		const overview =
			papers && (await runSlices(topicOverview(papers, { most: mostListed, isUnread, isCited })));
		if (!overview) {
			return undefined;
		}
		const own = this.topics.findOwn(path);
		const info = {
			path,
			description: own?.description,
			query: own?.queries.join(' OR ') || undefined,
			canEdit: own !== undefined,
			words: this.search.current.tellingWords(
				papers.map(({ id }) => id),
				mostWords,
			),
			subtopics: (await this.lines())
				.filter((line) => isBelow(line, path))
				.map((line) => ({ ...line, name: line.path.slice(path.length + 1) })),
		};
		return toTopicView(info, overview);
	}

	/** Every topic there is, by the alphabet, named by its whole path. */
	async lines(): Promise<readonly TopicLine[]> {
		const byTopic = await this.topics.papersByTopic();
		return [...byTopic]
			.map(([path, { length }]) => ({ path, name: path, count: length }))
			.sort((a, b) => compareTexts(a.path, b.path));
	}
}

/** Directly below. */
function isBelow({ path }: TopicLine, above: string): boolean {
	return path.startsWith(`${above}/`) && !path.slice(above.length + 1).includes('/');
}

const mostWords = 12;
