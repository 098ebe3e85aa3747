import * as vscode from 'vscode';
import { shortCitation } from '../../core/format/labels';
import type { Library } from '../../core/library/library';
import { findLink, type Paper } from '../../core/model/paper';
import { toPlainText } from '../../core/text/mathText';
import { groupPapers, type Grouping, type PaperGroup } from '../../core/topics/groupPapers';
import { sortPapers, type Sorting } from '../../core/topics/sortPapers';
import type { PaperCards } from '../paperCards';
import { sampleSource } from '../sources/sampleLibrary';

export type PapersNode = GroupNode | PaperNode;

export interface GroupNode {
	readonly kind: 'group';
	readonly group: PaperGroup;
	readonly parent: GroupNode | undefined;
}

/** A paper at one of the places where it stands. */
export interface PaperNode {
	readonly kind: 'paper';
	readonly paper: Paper;
	readonly parent: GroupNode | undefined;
}

export interface Arrangement {
	readonly grouping: Grouping;
	readonly sorting: Sorting;
	/** When given, only papers with these citekeys show, and their groups stand open. */
	readonly filter?: ReadonlySet<string>;
}

/** The tree of papers: built lazily, a level at a time, from what the library holds and how the user arranged it. */
export class PapersTree implements vscode.TreeDataProvider<PapersNode> {
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	readonly #children = new Map<GroupNode | undefined, readonly PapersNode[]>();
	#arrangement: Arrangement;

	constructor(
		private readonly library: Library,
		private readonly cards: PaperCards,
		arrangement: Arrangement,
	) {
		this.#arrangement = arrangement;
	}

	get arrangement(): Arrangement {
		return this.#arrangement;
	}

	arrange(arrangement: Arrangement): void {
		this.#arrangement = arrangement;
		this.refresh();
	}

	refresh(): void {
		this.#children.clear();
		this.#changed.fire();
	}

	/** Every place where the paper stands now, in the order of the tree. */
	placesOf(citekey: string): PaperNode[] {
		const places: PaperNode[] = [];
		const visit = (nodes: readonly PapersNode[]): void => {
			for (const node of nodes) {
				if (node.kind === 'group') {
					visit(this.getChildren(node));
				} else if (node.paper.citekey === citekey) {
					places.push(node);
				}
			}
		};
		visit(this.getChildren());
		return places;
	}

	getChildren(parent?: PapersNode): PapersNode[] {
		if (parent?.kind === 'paper') {
			return [];
		}
		let children = this.#children.get(parent);
		if (!children) {
			const group = parent?.group ?? this.#root();
			children = [
				...group.groups.map((child): GroupNode => ({ kind: 'group', group: child, parent })),
				...sortPapers(group.papers, this.#arrangement.sorting).map((paper): PaperNode => ({
					kind: 'paper',
					paper,
					parent,
				})),
			];
			this.#children.set(parent, children);
		}
		return [...children];
	}

	getParent(node: PapersNode): GroupNode | undefined {
		return node.parent;
	}

	getTreeItem(node: PapersNode): vscode.TreeItem {
		return node.kind === 'group' ? this.#groupItem(node) : paperItem(node);
	}

	resolveTreeItem(item: vscode.TreeItem, node: PapersNode): vscode.TreeItem {
		if (node.kind === 'paper') {
			item.tooltip = this.cards.markdown(node.paper);
		}
		return item;
	}

	#root(): PaperGroup {
		const { grouping, filter } = this.#arrangement;
		const { papers } = this.library;
		return groupPapers(
			filter ? papers.filter((paper) => filter.has(paper.citekey)) : papers,
			grouping,
			sourceLabel,
		);
	}

	#groupItem({ group }: GroupNode): vscode.TreeItem {
		const { filter, grouping } = this.#arrangement;
		const item = new vscode.TreeItem(
			group.label,
			filter ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
		);
		// A filtered tree is another tree: what was closed in the whole one must not stay closed in it.
		item.id = `${filter ? 'filtered' : 'all'}:${grouping}:${group.id}`;
		item.description = String(group.count);
		item.tooltip = `${group.label}: ${group.count === 1 ? '1 paper' : `${group.count} papers`}`;
		item.accessibilityInformation = { label: item.tooltip };
		item.contextValue = 'group';
		return item;
	}
}

/** A file by its place in the workspace, or whole where it is outside. */
function sourceLabel(source: string): string {
	return source === sampleSource
		? 'Sample library'
		: vscode.workspace.asRelativePath(vscode.Uri.parse(source)).replace(/^\//, '');
}

function isFile({ provenance }: Paper): boolean {
	return provenance.source !== sampleSource;
}

function paperItem(node: PaperNode): vscode.TreeItem {
	const { paper, parent } = node;
	const title = toPlainText(paper.title);
	const item = new vscode.TreeItem(title);
	item.id = `paper:${parent?.group.id ?? ''}:${paper.citekey}`;
	item.description = shortCitation(paper);
	// A written page has an abstract to read, an empty one has none.
	item.iconPath = new vscode.ThemeIcon(paper.abstract === undefined ? 'file' : 'file-text');
	item.contextValue = [
		'paper',
		paper.arxiv && 'arxiv',
		findLink(paper, 'code') && 'code',
		isFile(paper) && 'file',
	]
		.filter(Boolean)
		.join(' ');
	item.accessibilityInformation = { label: `${title}, ${shortCitation(paper)}` };
	item.command = { command: 'marginalia.showPaper', title: 'Show Paper Details', arguments: [node] };
	return item;
}
