import type { Paper } from '../model/paper';
import type { ListRange } from './cutRanges';
import type { PaperGroup } from './groupPapers';

export type PaperTreeNode = BranchNode | PaperNode;

/** A node that others stand under; `undefined` stands for the root. */
export type BranchNode = GroupNode | RangeNode;

export interface GroupNode {
	readonly kind: 'group';
	readonly group: PaperGroup;
	/** Its place among all groups of its parent group, in order. */
	readonly at: number;
	readonly parent: BranchNode | undefined;
}

/** Consecutive groups or papers of a group that has too many to look through. */
export interface RangeNode extends ListRange {
	readonly kind: 'range';
	/** Unique in its tree, and the same after a refresh in which its group became not much larger or smaller. */
	readonly id: string;
	/** From where to where it runs: "Aaronson – Berg". */
	readonly label: string;
	/** All that the group has of the kind, in order. */
	readonly list: SortedList;
	readonly parent: BranchNode | undefined;
}

/** A paper at one of the places where it stands. */
export interface PaperNode {
	readonly kind: 'paper';
	readonly paper: Paper;
	/** The group in which it stands, perhaps within ranges. */
	readonly group: PaperGroup;
	/** Its place in the order of all papers directly in the group. */
	readonly at: number;
	readonly parent: BranchNode | undefined;
}

export function isPaperNode(node: PaperTreeNode): node is PaperNode {
	return node.kind === 'paper';
}

/** All groups or all papers directly in a group, in the order in which they show. */
export type SortedList = { readonly group: PaperGroup } & (
	| { readonly of: 'groups'; readonly items: readonly PaperGroup[] }
	| { readonly of: 'papers'; readonly items: readonly Paper[] }
);
