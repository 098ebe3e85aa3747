import type { Paper } from '../model/paper';
import { ShardedMap } from '../model/shardedMap';
import type { Slices } from '../model/slices';
import { compareTexts } from '../text/compareTexts';
import {
	groupPaths,
	groupingRules,
	withoutEmptyLevels,
	type Grouping,
	type GroupPath,
	type SourceLabel,
	type TopicsOf,
} from './groupingRules';
import { sortInSlices } from './sortInSlices';

/** A branch of the tree of papers. */
export interface PaperGroup {
	/** Unique in its tree, and the same after a refresh: the path from the root. `''` for the root. */
	readonly id: string;
	/** What it is called under its parent. */
	readonly label: string;
	/** In order: see `compareGroups`. */
	readonly groups: readonly PaperGroup[];
	/** The papers directly under it, in no order of its own. */
	readonly papers: readonly Paper[];
	/** How many different papers stand in it and below. */
	readonly count: number;
	/** Whether it is the last group, of papers that stand in no other. */
	readonly isRest: boolean;
	/** Its label as it is compared. */
	readonly sortKey: string;
	/** Whether it is a source that could not be read well and shows what it held before. */
	readonly isStale: boolean;
}

export interface GroupingOptions {
	/** When given, only papers with these ids count. */
	readonly filter?: ReadonlySet<string> | undefined;
	/** How a source is called, folders and file separated by `/`; as it is, unless told. */
	readonly sourceLabel?: SourceLabel;
	/** Whether a source shows what it held before, since it could not be read well. */
	readonly isStale?: (source: string) => boolean;
	/** The topics of a paper, if others than its own. */
	readonly topicsOf?: TopicsOf;
	/** Topics, each a path, that show even without papers, unless there is a filter. */
	readonly topics?: readonly string[];
}

/**
 * The papers as a tree. A paper with several topics, authors or sources stands under each; one without any stands in a last
 * group that says so. Topics and sources nest at `/`; years run from the newest, everything else by the alphabet.
 */
export function* groupPapers(
	papers: readonly Paper[],
	grouping: Grouping,
	options: GroupingOptions = {},
): Slices<PaperGroup> {
	const rule = groupingRules[grouping];
	const { filter, sourceLabel = asItIs, isStale = never, topicsOf } = options;
	const labels = new Map<string, string>();
	const labelOf = (source: string): string => {
		const label = labels.get(source) ?? sourceLabel(source);
		labels.set(source, label);
		return label;
	};
	const root = newBranch('', '', false);
	let count = 0;
	for (const paper of papers) {
		if (++count % papersPerSlice === 0) {
			yield;
		}
		if (!filter || filter.has(paper.id)) {
			for (const path of groupPaths(paper, rule, labelOf, topicsOf)) {
				addPaper(root, paper, path, rule.rest);
			}
		}
	}
	for (const topic of grouping === 'topic' && !filter ? (options.topics ?? []) : []) {
		addGroup(root, withoutEmptyLevels(topic).split('/').filter(Boolean), rule.rest);
		if (++count % papersPerSlice === 0) {
			yield;
		}
	}
	const stale = new Set([...labels].flatMap(([source, label]) => (isStale(source) ? [label] : [])));
	yield* sortGroups(root, rule.keyOf, stale);
	return root;
}

/** The order of groups under one parent: by `sortKey`, then by label, so that it is total; the rest is last. */
export function compareGroups(a: GroupPlace, b: GroupPlace): number {
	return (
		Number(a.isRest) - Number(b.isRest) ||
		compareTexts(a.sortKey, b.sortKey) ||
		compareTexts(a.label, b.label)
	);
}

/** What decides where a group stands under its parent. */
export type GroupPlace = Pick<PaperGroup, 'label' | 'sortKey' | 'isRest'>;

/** A group while it grows. */
interface Branch extends PaperGroup {
	groups: Branch[];
	papers: Paper[];
	count: number;
	sortKey: string;
	isStale: boolean;
	/** Its groups by label. */
	byLabel?: ShardedMap<Branch> | undefined;
	/** The paper that came last, and may come again at another place below. */
	last?: Paper | undefined;
}

function newBranch(id: string, label: string, isRest: boolean): Branch {
	return { id, label, groups: none, papers: none, count: 0, isRest, sortKey: '', isStale: false };
}

function addGroup(root: Branch, path: GroupPath, rest: string): void {
	let branch = root;
	for (const label of path) {
		branch = childOf(branch, label, branch === root && label === rest);
	}
}

function addPaper(root: Branch, paper: Paper, path: GroupPath, rest: string): void {
	let branch = root;
	count(branch, paper);
	for (const label of path) {
		branch = childOf(branch, label, branch === root && label === rest);
		count(branch, paper);
	}
	branch.papers = append(branch.papers, paper);
}

function count(branch: Branch, paper: Paper): void {
	if (branch.last !== paper) {
		branch.last = paper;
		branch.count++;
	}
}

function childOf(parent: Branch, label: string, isRest: boolean): Branch {
	parent.byLabel ??= new ShardedMap();
	let child = parent.byLabel.get(label);
	if (!child) {
		child = newBranch(parent.id === '' ? label : `${parent.id}/${label}`, label, isRest);
		parent.byLabel.set(label, child);
		parent.groups = append(parent.groups, child);
	}
	return child;
}

/** Most groups of a large tree hold one paper: until there is something, they share one empty list. */
function append<T>(list: T[], item: T): T[] {
	if (list === none) {
		return [item];
	}
	list.push(item);
	return list;
}

function* sortGroups(
	branch: Branch,
	keyOf: (label: string) => string,
	stale: ReadonlySet<string>,
): Slices<void> {
	let count = 0;
	for (const child of branch.groups) {
		if (++count % groupsPerSlice === 0) {
			yield;
		}
		child.sortKey = keyOf(child.label);
		child.isStale = stale.has(child.id);
		child.last = undefined;
		child.byLabel = undefined;
		if (child.groups.length > 0) {
			yield* sortGroups(child, keyOf, stale);
		}
	}
	branch.groups = yield* sortInSlices(branch.groups, compareGroups);
}

function asItIs(source: string): string {
	return source;
}

function never(): boolean {
	return false;
}

const none: never[] = [];
const papersPerSlice = 200;
const groupsPerSlice = 500;
