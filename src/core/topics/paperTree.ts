import type { Paper } from '../model/paper';
import type { Slices } from '../model/slices';
import { cutRanges, type ListRange } from './cutRanges';
import { compareGroups, groupPapers, type GroupingOptions, type PaperGroup } from './groupPapers';
import { partitionPoint } from '../text/partitionPoint';
import { groupPaths, groupingRules, type Grouping } from './groupingRules';
import type {
	BranchNode,
	GroupNode,
	PaperNode,
	PaperTreeNode,
	RangeNode,
	SortedList,
} from './paperTreeNodes';
import { labelParts, rangeLabel, sortParts } from './rangeLabel';
import { comparePapers, sortPapers, type Sorting } from './sortPapers';

export interface Arrangement {
	readonly grouping: Grouping;
	readonly sorting: Sorting;
	/** When given, only papers with these ids show. */
	readonly filter?: ReadonlySet<string>;
}

export interface PaperTreeOptions extends Omit<GroupingOptions, 'filter'> {
	/** The most rows under one node, at least 6; 400 unless told. */
	readonly limit?: number;
}

/**
 * The tree of papers as it shows: groups, then papers in order, cut into ranges where they are too many. It is made a level at a
 * time, in slices, when asked for; a node is the same object each time.
 */
export class PaperTree {
	readonly #levels = new Map<BranchNode | undefined, readonly PaperTreeNode[]>();
	readonly #sorted = new Map<PaperGroup, readonly Paper[]>();
	readonly #limit: number;
	#root: PaperGroup | undefined;

	constructor(
		readonly papers: readonly Paper[],
		private readonly arrangement: Arrangement,
		private readonly options: PaperTreeOptions = {},
	) {
		this.#limit = options.limit ?? usualLimit;
	}

	/** The nodes under one, or at the root: at most `limit`. */
	*children(parent?: BranchNode): Slices<readonly PaperTreeNode[]> {
		const known = this.#levels.get(parent);
		if (known) {
			return known;
		}
		const nodes =
			parent?.kind === 'range' ? this.#rows(parent.list, parent, parent) : yield* this.#level(parent);
		// Someone else may have made them meanwhile: the first counts.
		const first = this.#levels.get(parent) ?? nodes;
		this.#levels.set(parent, first);
		return first;
	}

	/** Every place where the paper stands, in no order of its own; `[]` when the filter hides it. */
	*placesOf(paper: Paper): Slices<readonly PaperNode[]> {
		const { sourceLabel = String, topicsOf } = this.options;
		const rule = groupingRules[this.arrangement.grouping];
		const places: PaperNode[] = [];
		for (const path of groupPaths(paper, rule, sourceLabel, topicsOf)) {
			const place = yield* this.#placeUnder(path, paper);
			if (place) {
				places.push(place);
			}
		}
		return places;
	}

	*#placeUnder(path: readonly string[], paper: Paper): Slices<PaperNode | undefined> {
		const { grouping, sorting } = this.arrangement;
		const { keyOf, rest } = groupingRules[grouping];
		let group = yield* this.#rootGroup();
		let node: BranchNode | undefined;
		for (const [depth, label] of path.entries()) {
			const wanted = { label, sortKey: keyOf(label), isRest: depth === 0 && label === rest };
			const at = findSorted(group.groups, (other) => compareGroups(other, wanted));
			const found: PaperTreeNode | undefined = yield* this.#nodeAt(node, 'groups', at);
			if (found?.kind !== 'group') {
				return undefined;
			}
			node = found;
			group = found.group;
		}
		const sorted = yield* this.#sortedPapers(group);
		const at = findSorted(sorted, (other) => comparePapers(other, paper, sorting));
		const found = yield* this.#nodeAt(node, 'papers', at);
		return found?.kind === 'paper' ? found : undefined;
	}

	/** The node of a group or paper by its place in the order, perhaps within ranges; `undefined` for no such place. */
	*#nodeAt(
		from: BranchNode | undefined,
		of: SortedList['of'],
		at: number,
	): Slices<PaperTreeNode | undefined> {
		const nodes = yield* this.children(from);
		const node = nodes.find((candidate) =>
			candidate.kind === 'range'
				? candidate.list.of === of && candidate.start <= at && at < candidate.end
				: candidate.at === at && (candidate.kind === 'group') === (of === 'groups'),
		);
		return node?.kind === 'range' ? yield* this.#nodeAt(node, of, at) : node;
	}

	*#level(parent: GroupNode | undefined): Slices<readonly PaperTreeNode[]> {
		const group = parent?.group ?? (yield* this.#rootGroup());
		const papers: SortedList = { of: 'papers', group, items: yield* this.#sortedPapers(group) };
		const groups: SortedList = { of: 'groups', group, items: group.groups };
		const [groupCount, paperCount] = [groups.items.length, papers.items.length];
		// Where both are there, each may have half of the rows, or what the other leaves.
		const half = Math.floor(this.#limit / 2);
		const groupLimit = Math.max(half, this.#limit - paperCount);
		const paperLimit = Math.max(half, this.#limit - groupCount);
		// The rest stays in sight, behind the ranges of all others.
		const hasRest = groupCount > groupLimit && group.groups.at(-1)?.isRest === true;
		const named = hasRest ? groupCount - 1 : groupCount;
		return [
			...this.#rows(groups, { start: 0, end: named }, parent, hasRest ? groupLimit - 1 : groupLimit),
			...this.#rows(groups, { start: named, end: groupCount }, parent),
			...this.#rows(papers, { start: 0, end: paperCount }, parent, paperLimit),
		];
	}

	/** A part of a list, cut into ranges where it is longer than a limit. */
	#rows(
		list: SortedList,
		{ start, end }: ListRange,
		parent: BranchNode | undefined,
		limit = this.#limit,
	): readonly PaperTreeNode[] {
		const ranges = cutRanges({ start, end }, limit);
		if (ranges.length > 0) {
			const path = parent?.kind === 'range' ? parent.id : `${list.group.id}|${list.of}`;
			return ranges.map((range, at): RangeNode => ({
				kind: 'range',
				id: `${path}|${at}`,
				label: this.#labelOf(list, range),
				...range,
				list,
				parent,
			}));
		}
		return list.of === 'groups'
			? list.items
					.slice(start, end)
					.map((group, at): GroupNode => ({ kind: 'group', group, at: start + at, parent }))
			: list.items.slice(start, end).map((paper, at): PaperNode => ({
					kind: 'paper',
					paper,
					group: list.group,
					at: start + at,
					parent,
				}));
	}

	#labelOf(list: SortedList, { start, end }: ListRange): string {
		const { grouping, sorting } = this.arrangement;
		const partsAt = (at: number): readonly string[] => {
			const item = list.items[at];
			if (item === undefined) {
				return [];
			}
			return 'citekey' in item ? sortParts(item, sorting) : labelParts(item.label, grouping);
		};
		return rangeLabel(partsAt(start), partsAt(end - 1));
	}

	*#rootGroup(): Slices<PaperGroup> {
		const { grouping, filter } = this.arrangement;
		this.#root ??= yield* groupPapers(this.papers, grouping, { ...this.options, filter });
		return this.#root;
	}

	*#sortedPapers(group: PaperGroup): Slices<readonly Paper[]> {
		const sorted = this.#sorted.get(group) ?? (yield* sortPapers(group.papers, this.arrangement.sorting));
		this.#sorted.set(group, sorted);
		return sorted;
	}
}

/** Where an item stands in a sorted list; `-1` for nowhere. */
function findSorted<T>(items: readonly T[], compareTo: (item: T) => number): number {
	const found = partitionPoint(items.length, (at) => compareTo(items[at] as T) < 0);
	return found < items.length && compareTo(items[found] as T) === 0 ? found : -1;
}

const usualLimit = 400;
