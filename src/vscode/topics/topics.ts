import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Disposable } from '../../core/model/event';
import type { Paper } from '../../core/model/paper';
import { finish, type Slices } from '../../core/model/slices';
import type { TopicsOf } from '../../core/topics/groupingRules';
import { papersByTopic } from '../../core/topics/papersByTopic';
import { placeTopics, type TopicPlaces, type UserTopicInfo } from '../../core/topics/topicPlaces';
import type { UserTopic } from '../../core/topics/topicsFile';
import { toRange } from '../convert';
import type { LiveIndex } from '../search/liveIndex';
import { runSlices } from '../timing/runSlices';
import { sourceLabel } from '../sources/sourceLabel';
import { Throttle } from '../timing/throttle';
import type { TopicFiles } from './topicFiles';

/**
 * Which topics papers stand under: those of their sources and those that the user keeps, as both are now. Made again, in slices, when
 * files, papers or what smart topics find change; until then it is what it was.
 */
export class Topics implements Disposable {
	readonly #changes = new vscode.EventEmitter<void>();
	readonly #listeners: readonly Disposable[];
	readonly #updates: Throttle;
	#places: TopicPlaces = finish(placeTopics([], () => undefined));
	#byTopic: Promise<ReadonlyMap<string, readonly Paper[]>> | undefined;
	#topicsOf: TopicsOf = (paper) => paper.topics;
	#listedTopicsOf: TopicsOf = (paper) => paper.topics;
	#turn = 0;

	/** Fires when papers may stand under other topics, or topics came or went. */
	readonly onDidChange = this.#changes.event;

	constructor(
		private readonly library: Library,
		private readonly index: LiveIndex,
		readonly files: TopicFiles,
		private readonly log: vscode.LogOutputChannel,
	) {
		this.#updates = new Throttle(
			() => void this.#update(),
			() => updateMilliseconds,
		);
		this.#listeners = [
			this.#changes,
			this.#updates,
			files.onDidChange(() => this.#update()),
			library.onDidChange(() => {
				this.#byTopic = undefined;
				if (this.#hasUserTopics) {
					this.#updates.request();
				}
			}),
			index.onDidChange(() => {
				if (this.#places.topics.some(({ isSmart }) => isSmart)) {
					this.#updates.request();
				}
			}),
		];
	}

	/** The paths of the topics that a paper stands under: the same function until something changes. */
	get topicsOf(): TopicsOf {
		return this.#topicsOf;
	}

	/** The same without what smart topics find. */
	get listedTopicsOf(): TopicsOf {
		return this.#listedTopicsOf;
	}

	/** The user's own, in the order of the files, each behind that above it. */
	get own(): readonly UserTopicInfo[] {
		return this.#places.topics;
	}

	/** The user's topic of a path; `undefined` for one that only sources give. */
	findOwn(path: string): UserTopicInfo | undefined {
		return this.#places.find(path);
	}

	/** Where a file has the topic of a path, its name selected; for no path, and for one that no file has, the first file that there is. */
	placeOf(
		path: string | undefined,
	): { readonly uri: vscode.Uri; readonly selection?: vscode.Range } | undefined {
		for (const { uri, topics } of this.files.files) {
			const topic = path === undefined ? undefined : findTopic(topics, path);
			if (topic) {
				return { uri, selection: toRange(topic.nameRange) };
			}
		}
		const first = this.files.files.find(({ text }) => text !== '');
		return first && { uri: first.uri };
	}

	/** Whether a paper stands under a topic even when no list names it. */
	standsByItself(paper: Paper, path: string): boolean {
		return this.#places.standsByItself(paper, path);
	}

	/** The papers of each topic, by path, and of each above it: what stands below counts. Every topic that there is has a list. */
	papersByTopic(): Promise<ReadonlyMap<string, readonly Paper[]>> {
		this.#byTopic ??= runSlices(
			papersByTopic(
				this.library.papers,
				this.topicsOf,
				this.own.map(({ path }) => path),
			),
		).then((found) => found ?? new Map<string, readonly Paper[]>());
		return this.#byTopic;
	}

	dispose(): void {
		this.#listeners.forEach((listener) => listener.dispose());
	}

	get #hasUserTopics(): boolean {
		return this.files.files.some(({ topics }) => topics.length > 0);
	}

	async #update(): Promise<void> {
		const turn = ++this.#turn;
		try {
			const placed = await runSlices(this.#place(), () => turn === this.#turn);
			if (placed) {
				const { places, plain } = placed;
				this.#places = places;
				this.#listedTopicsOf = (paper) => plain.topicsOf(paper);
				this.#topicsOf = (paper) => places.topicsOf(paper);
				this.#byTopic = undefined;
				this.#changes.fire();
			}
		} catch (error) {
			this.log.error('Topics could not be brought up to date.', error);
		}
	}

	/** The queries of smart topics see the topics as they are without smart ones, so that none can hang on itself. */
	*#place(): Slices<{ readonly places: TopicPlaces; readonly plain: TopicPlaces }> {
		const files = this.files.files.map(({ topics }) => topics);
		const papers = this.library.citableIn(undefined);
		const find = (citekey: string): string | undefined => papers.find(citekey)?.id;
		const plain = yield* placeTopics(files, find);
		const facts = { topicsOf: (paper: Paper) => plain.topicsOf(paper), sourceLabel };
		const found = new Map<string, ReadonlySet<string>>();
		for (const { path, queries } of plain.topics) {
			for (const query of queries) {
				const ids = this.index.current.filter(query, { facts, isOpen: false });
				found.set(path, new Set([...(found.get(path) ?? []), ...ids]));
				yield;
			}
		}
		return { places: found.size > 0 ? yield* placeTopics(files, find, found) : plain, plain };
	}
}

/** The topic of a path, wherever it stands. */
export function findTopic(topics: readonly UserTopic[], path: string): UserTopic | undefined {
	for (const topic of topics) {
		const found = topic.path === path ? topic : findTopic(topic.topics, path);
		if (found) {
			return found;
		}
	}
	return undefined;
}

/** How often topics follow a library that keeps changing. */
const updateMilliseconds = 1000;
