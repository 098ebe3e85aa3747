import type { Paper } from '../model/paper';
import { familyName } from '../model/person';
import { fold } from '../text/fold';

export type Grouping = 'topic' | 'year' | 'author' | 'venue' | 'source' | 'none';

/** A branch of the tree of papers. */
export interface PaperGroup {
	/** Unique in its tree, and the same after a refresh: the path from the root. `''` for the root. */
	readonly id: string;
	/** What it is called under its parent. */
	readonly label: string;
	readonly groups: readonly PaperGroup[];
	/** The papers directly under it, in no order of its own. */
	readonly papers: readonly Paper[];
	/** How many different papers stand in it and below. */
	readonly count: number;
}

/**
 * The papers as a tree. A paper with several topics or authors stands under each; one without any stands in a last group
 * that says so. Topics and sources nest at `/`; years run from the newest, everything else by the alphabet.
 *
 * @param sourceLabel how a source is called, folders and file parted by `/`.
 */
export function groupPapers(
	papers: readonly Paper[],
	grouping: Grouping,
	sourceLabel: (source: string) => string = (source) => source,
): PaperGroup {
	if (grouping === 'none') {
		return { id: '', label: '', groups: [], papers, count: papers.length };
	}
	const { pathsOf, missing, compare } = groupings[grouping];
	const root = newBranch('', '');
	for (const paper of papers) {
		const paths = pathsOf(paper, sourceLabel);
		for (const path of paths.length > 0 ? paths : [[missing]]) {
			let branch = root;
			branch.all.add(paper);
			for (const label of path) {
				const id = branch.id === '' ? label : `${branch.id}/${label}`;
				const child = branch.branches.get(label) ?? newBranch(id, label);
				branch.branches.set(label, child);
				child.all.add(paper);
				branch = child;
			}
			branch.papers.add(paper);
		}
	}
	return toGroup(root, (a, b) => Number(a === missing) - Number(b === missing) || compare(a, b));
}

interface Branch {
	readonly id: string;
	readonly label: string;
	readonly branches: Map<string, Branch>;
	readonly papers: Set<Paper>;
	readonly all: Set<Paper>;
}

function newBranch(id: string, label: string): Branch {
	return { id, label, branches: new Map(), papers: new Set(), all: new Set() };
}

function toGroup(branch: Branch, compare: (a: string, b: string) => number): PaperGroup {
	return {
		id: branch.id,
		label: branch.label,
		groups: [...branch.branches.values()]
			.sort((a, b) => compare(a.label, b.label))
			.map((child) => toGroup(child, compare)),
		papers: [...branch.papers],
		count: branch.all.size,
	};
}

interface GroupingRule {
	/** Where the paper stands: paths of labels from the root. */
	readonly pathsOf: (paper: Paper, sourceLabel: (source: string) => string) => readonly (readonly string[])[];
	/** Label of the group for papers that stand nowhere. */
	readonly missing: string;
	readonly compare: (a: string, b: string) => number;
}

function byAlphabet(a: string, b: string): number {
	const [left, right] = [fold(a), fold(b)];
	return left < right ? -1 : left > right ? 1 : 0;
}

const groupings: Readonly<Record<Exclude<Grouping, 'none'>, GroupingRule>> = {
	topic: {
		pathsOf: (paper) => paper.topics.map((topic) => topic.split('/').filter((label) => label !== '')),
		missing: 'Unfiled',
		compare: byAlphabet,
	},
	year: {
		pathsOf: (paper) => (paper.issued ? [[String(paper.issued.year)]] : []),
		missing: 'No date',
		compare: (a, b) => Number(b) - Number(a),
	},
	author: {
		pathsOf: (paper) =>
			paper.author.map((person) => [
				[familyName(person), person.family && person.given, person.suffix].filter(Boolean).join(', '),
			]),
		missing: 'No author',
		compare: byAlphabet,
	},
	venue: {
		pathsOf: (paper) => {
			const venue = paper['container-title'];
			return venue === undefined ? [] : [[venue]];
		},
		missing: 'No venue',
		compare: byAlphabet,
	},
	source: {
		pathsOf: (paper, sourceLabel) => [sourceLabel(paper.provenance.source).split('/')],
		missing: 'No source',
		compare: byAlphabet,
	},
};
