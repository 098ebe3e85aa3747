import * as vscode from 'vscode';
import { creditLabel, titleLabel } from '../../core/format/labels';
import { isolate } from '../../core/text/bidi';
import { groupingRules } from '../../core/topics/groupingRules';
import type { Arrangement } from '../../core/topics/paperTree';
import type { GroupNode, PaperNode, PaperTreeNode, RangeNode } from '../../core/topics/paperTreeNodes';
import type { UserTopicInfo } from '../../core/topics/topicPlaces';
import type { Topics } from '../topics/topics';
import { paperContext, paperIcon, paperWords } from './paperLook';
import { topicOf } from './topicNodes';

/** The row of a node. Its id stays the same as long as it is the same thing, so that VS Code keeps what is open and selected. */
export function treeItem(node: PaperTreeNode, arrangement: Arrangement, topics: Topics): vscode.TreeItem {
	switch (node.kind) {
		case 'group':
			return groupItem(node, arrangement, topics);
		case 'range':
			return rangeItem(node, arrangement);
		case 'paper':
			return paperItem(node, arrangement);
	}
}

function groupItem(node: GroupNode, arrangement: Arrangement, topics: Topics): vscode.TreeItem {
	const { group } = node;
	const item = branchItem(group.label, group.id, arrangement);
	const count = group.isStale ? `${group.count} · not read well` : String(group.count);
	item.description = isolate(count, group.label);
	item.tooltip = `${group.label}: ${counted(group.count, paperNoun)}`;
	if (group.isStale) {
		item.tooltip += '. The file cannot be read well now, so what it held before is shown.';
		item.iconPath = new vscode.ThemeIcon('warning');
	}
	const topic = topicOf(node, arrangement);
	const own = topic ? topics.findOwn(topic) : undefined;
	item.contextValue = topic === undefined ? 'group' : topic === '' ? 'unfiled' : topicContext(own);
	if (own?.isSmart) {
		item.iconPath = new vscode.ThemeIcon('search');
		item.tooltip += `. A smart topic: ${own.queries.join('; ')}`;
	}
	if (own?.description !== undefined) {
		item.tooltip += `. ${own.description}`;
	}
	if (group.count === 0 && group.groups.length === 0) {
		item.collapsibleState = vscode.TreeItemCollapsibleState.None;
	}
	item.accessibilityInformation = { label: item.tooltip };
	return item;
}

function rangeItem({ id, label, start, end, list }: RangeNode, arrangement: Arrangement): vscode.TreeItem {
	const noun = list.of === 'papers' ? paperNoun : groupingRules[arrangement.grouping].noun;
	// Sorted otherwise, the same place in the order is another range.
	const item = branchItem(label, list.of === 'papers' ? `${arrangement.sorting}:${id}` : id, arrangement);
	const count = list.of === 'papers' ? String(end - start) : counted(end - start, noun);
	item.description = isolate(count, label);
	item.tooltip = `${label}: ${counted(end - start, noun)}`;
	item.accessibilityInformation = { label: `${label}, a range of ${counted(end - start, noun)}` };
	item.contextValue = 'range';
	return item;
}

/** @param id unique among the branches of a grouping */
function branchItem(label: string, id: string, { grouping, filter }: Arrangement): vscode.TreeItem {
	const isOpen = filter !== undefined && filter.size <= openUpTo;
	const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
	const item = new vscode.TreeItem(label, isOpen ? Expanded : Collapsed);
	// A tree of a few papers found is another tree: what was closed in the whole one must not stay closed in it.
	item.id = `${isOpen ? 'filtered' : 'all'}:${grouping}:${id}`;
	return item;
}

function paperItem(node: PaperNode, arrangement: Arrangement): vscode.TreeItem {
	const { paper, group } = node;
	const item = new vscode.TreeItem(titleLabel(paper));
	item.id = `paper:${group.id}:${paper.id}`;
	item.description = isolate(creditLabel(paper), titleLabel(paper));
	item.iconPath = paperIcon(paper);
	item.contextValue = paperContext(paper, topicOf(node, arrangement) ? ['filed'] : []);
	item.accessibilityInformation = { label: paperWords(paper).join(', ') };
	item.command = { command: 'marginalia.showPaper', title: 'Show Paper Details', arguments: [node] };
	return item;
}

/** `own` where a file of topics has it, `smart` where it has a query as well. */
function topicContext(own: UserTopicInfo | undefined): string {
	return ['topic', own && 'own', own?.isSmart && 'smart'].filter(Boolean).join(' ');
}

function counted(count: number, [one, several]: readonly [string, string]): string {
	return `${count} ${count === 1 ? one : several}`;
}

const paperNoun = ['paper', 'papers'] as const;

/** The most papers found whose groups stand open at once. */
const openUpTo = 200;
