import type { Paper } from '../model/paper';
import { familyName } from '../model/person';
import { fold } from '../text/fold';

export type Grouping = 'topic' | 'year' | 'author' | 'venue' | 'source' | 'none';

/** How a source is called, folders and file separated by `/`. */
export type SourceLabel = (source: string) => string;

/** The topics that a paper stands under, each a path separated by `/`. */
export type TopicsOf = (paper: Paper) => readonly string[];

/** How one grouping makes a tree of the papers. */
export interface GroupingRule {
	/** Where a paper stands: paths of labels from the root, none twice; `[]` for nowhere. */
	readonly pathsOf: (paper: Paper, sourceLabel: SourceLabel, topicsOf: TopicsOf) => readonly GroupPath[];
	/** Label of the last group, of the papers that stand nowhere. */
	readonly rest: string;
	/** Orders the labels of one level when compared code unit by code unit (`<`). */
	readonly keyOf: (label: string) => string;
	/** What a group is, for one and for several. */
	readonly noun: readonly [one: string, several: string];
}

export type GroupPath = readonly string[];

export const groupingRules: Readonly<Record<Grouping, GroupingRule>> = {
	topic: {
		pathsOf: (paper, _, topicsOf) =>
			distinct(topicsOf(paper).map(withoutEmptyLevels).filter(Boolean)).map((topic) => topic.split('/')),
		rest: 'Unfiled',
		keyOf: fold,
		noun: ['topic', 'topics'],
	},
	year: {
		pathsOf: ({ issued }) => (issued ? [[String(issued.year)]] : []),
		rest: 'No date',
		keyOf: (label) => String(yearBehindAll - Number(label)).padStart(8, '0'),
		noun: ['year', 'years'],
	},
	author: {
		pathsOf: ({ author }) => distinct(author.map(authorLabel).filter(Boolean)).map((label) => [label]),
		rest: 'No author',
		keyOf: fold,
		noun: ['author', 'authors'],
	},
	venue: {
		pathsOf: ({ 'container-title': venue }) => (venue === undefined ? [] : [[venue]]),
		rest: 'No venue',
		keyOf: fold,
		noun: ['venue', 'venues'],
	},
	source: {
		pathsOf: ({ places, provenance }, sourceLabel) =>
			distinct((places ?? [provenance]).map(({ source }) => sourceLabel(source))).map((label) =>
				label.split('/'),
			),
		rest: 'No source',
		keyOf: fold,
		noun: ['file', 'files'],
	},
	none: {
		pathsOf: () => [[]],
		rest: '',
		keyOf: fold,
		noun: ['group', 'groups'],
	},
};

/** The paths under which a paper stands, that of the rest if under no other. */
export function groupPaths(
	paper: Paper,
	rule: GroupingRule,
	sourceLabel: SourceLabel,
	topicsOf: TopicsOf = ownTopics,
): readonly GroupPath[] {
	const paths = rule.pathsOf(paper, sourceLabel, topicsOf);
	return paths.length > 0 ? paths : [[rule.rest]];
}

function authorLabel(person: Paper['author'][number]): string {
	const { family, given, suffix } = person;
	return [familyName(person), family && given, suffix].filter(Boolean).join(', ');
}

function ownTopics({ topics }: Paper): readonly string[] {
	return topics;
}

/** A topic as it is compared, however its slashes are written. */
export function withoutEmptyLevels(topic: string): string {
	return topic.includes('/') ? topic.split('/').filter(Boolean).join('/') : topic;
}

function distinct(labels: readonly string[]): readonly string[] {
	return labels.length < 2 ? labels : [...new Set(labels)];
}

/** Later than any year, so that the newest comes first. */
const yearBehindAll = 10_000_000;
