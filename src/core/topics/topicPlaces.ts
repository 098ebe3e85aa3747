import type { Paper } from '../model/paper';
import { ShardedMap } from '../model/shardedMap';
import type { Slices } from '../model/slices';
import { withoutEmptyLevels } from './groupingRules';
import { MovedTopics } from './movedTopics';
import type { PlacedText, UserTopic } from './topicsFile';

/** A topic of the user's, as all files together have it. */
export interface UserTopicInfo {
	readonly path: string;
	/** That of the first file which has one. */
	readonly description?: string;
	/** What to search for its papers; `[]` unless it is a smart topic. */
	readonly queries: readonly string[];
	readonly isSmart: boolean;
}

/** The id of the paper that a citekey means; `undefined` for none. */
export type FindPaper = (citekey: string) => string | undefined;

/**
 * Brings together what the user's files say of topics and which papers there are.
 *
 * @param files the topics of each file, one file for each folder of the workspace, in order. Topics of one path are one.
 * @param found the ids that the queries of a smart topic found, by its path; one without has none yet.
 */
export function* placeTopics(
	files: readonly (readonly UserTopic[])[],
	find: FindPaper,
	found: ReadonlyMap<string, Iterable<string>> = new Map(),
): Slices<TopicPlaces> {
	const topics = new Map<string, UserTopicInfo>();
	const places = { listed: newPlaces(), found: newPlaces(), except: newPlaces() };
	const moved = new MovedTopics();
	let count = 0;
	for (const topic of files.flatMap(allTopics)) {
		const { path, papers, except, from } = topic;
		topics.set(path, mergeInfo(topics.get(path), topic));
		from.forEach(({ text }) => moved.add(text, path));
		for (const [citekeys, into] of [
			[papers, places.listed],
			[except, places.except],
		] as const) {
			for (const { text } of citekeys) {
				const id = find(text);
				if (id !== undefined) {
					addPlace(into, id, path);
				}
				if (++count % papersPerSlice === 0) {
					yield;
				}
			}
		}
	}
	for (const { path } of [...topics.values()].filter(({ isSmart }) => isSmart)) {
		for (const id of found.get(path) ?? []) {
			addPlace(places.found, id, path);
			if (++count % papersPerSlice === 0) {
				yield;
			}
		}
	}
	return new TopicPlaces(topics, places, moved);
}

/** Which topics a paper stands under when the user's topics count: see `placeTopics`. */
export class TopicPlaces {
	readonly #topics: ReadonlyMap<string, UserTopicInfo>;
	readonly #places: AllPlaces;
	readonly #moved: MovedTopics;

	constructor(topics: ReadonlyMap<string, UserTopicInfo>, places: AllPlaces, moved: MovedTopics) {
		this.#topics = topics;
		this.#places = places;
		this.#moved = moved;
	}

	/** All of the user's topics, in the order of the files, each behind that above it. */
	get topics(): readonly UserTopicInfo[] {
		return [...this.#topics.values()];
	}

	/** The user's topic of a path; `undefined` for one that only sources give, or nobody. */
	find(path: string): UserTopicInfo | undefined {
		return this.#topics.get(path);
	}

	/**
	 * The topics of a paper, each a path, none twice: those of its sources, as `from` moves them, then those that list it, then those
	 * whose query found it; without those that except it. Its own list where the user's topics have nothing to do with it.
	 */
	topicsOf(paper: Paper): readonly string[] {
		if (this.#topics.size === 0) {
			return paper.topics;
		}
		const { id } = paper;
		const { listed, found, except } = this.#places;
		const [byHand, byQuery, excepted] = [listed.get(id), found.get(id), except.get(id)];
		const own = this.#moved.move(paper.topics);
		if (own === paper.topics && !byHand && !byQuery && !excepted) {
			return own;
		}
		const all = new Set(own.map(withoutEmptyLevels).filter(Boolean));
		byHand?.forEach((path) => all.add(path));
		byQuery?.forEach((path) => all.add(path));
		excepted?.forEach((path) => all.delete(path));
		return [...all];
	}

	/**
	 * Whether a paper stands under a topic even when no list names it, by its sources or a query: to take it out of there, the topic
	 * must except it.
	 */
	standsByItself({ id, topics }: Paper, path: string): boolean {
		return (
			this.#moved.move(topics).some((topic) => withoutEmptyLevels(topic) === path) ||
			(this.#places.found.get(id)?.includes(path) ?? false)
		);
	}
}

/** The citekeys of a file, in lists and exceptions, that no paper has. */
export function missingPapers(topics: readonly UserTopic[], find: FindPaper): readonly PlacedText[] {
	return allTopics(topics).flatMap(({ papers, except }) =>
		[...papers, ...except].filter(({ text }) => find(text) === undefined),
	);
}

/** Paths by paper id. */
type Places = ShardedMap<string[]>;

interface AllPlaces {
	readonly listed: Places;
	readonly found: Places;
	readonly except: Places;
}

function allTopics(topics: readonly UserTopic[]): readonly UserTopic[] {
	return topics.flatMap((topic) => [topic, ...allTopics(topic.topics)]);
}

function mergeInfo(known: UserTopicInfo | undefined, { path, description, query }: UserTopic): UserTopicInfo {
	const about = known?.description ?? description;
	const queries = new Set(known?.queries);
	if (query) {
		queries.add(query.text);
	}
	return {
		path,
		...(about !== undefined && { description: about }),
		queries: [...queries],
		isSmart: queries.size > 0,
	};
}

function newPlaces(): Places {
	return new ShardedMap();
}

function addPlace(places: Places, id: string, path: string): void {
	const paths = places.get(id);
	if (!paths) {
		places.set(id, [path]);
	} else if (!paths.includes(path)) {
		paths.push(path);
	}
}

const papersPerSlice = 500;
