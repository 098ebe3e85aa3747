import * as vscode from 'vscode';
import { authorLabel, shortCitation, titleLabel } from '../../../core/format/labels';
import { isolate } from '../../../core/text/bidi';
import type { PaperCards } from '../../paperCards';
import { paperContext, paperIcon, paperTooltip, paperWords } from '../paperLook';
import { openAt, placeItem } from './placeItem';
import type { ReferenceNode, ReferenceTreeNode } from './referenceNodes';

/** The tree of what a note cites, and of the places where it does. */
export class ReferencesTree implements vscode.TreeDataProvider<ReferenceTreeNode>, vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	#nodes: readonly ReferenceNode[] = [];
	#looks = '[]';

	constructor(private readonly cards: PaperCards) {}

	/** Shows these. A tree that looks as before stays as it is: to refresh it takes the focus from what the user types into. */
	show(nodes: readonly ReferenceNode[]): void {
		const looks = JSON.stringify(nodes.map(lookOf));
		if (looks !== this.#looks) {
			this.#nodes = nodes;
			this.#looks = looks;
			this.#changed.fire();
		}
	}

	getChildren(node?: ReferenceTreeNode): ReferenceTreeNode[] {
		return node ? (node.kind === 'reference' ? [...node.places] : []) : [...this.#nodes];
	}

	dispose(): void {
		this.#changed.dispose();
	}

	getTreeItem(node: ReferenceTreeNode): vscode.TreeItem {
		if (node.kind === 'reference') {
			return referenceItem(node);
		}
		const { uri, reference, citation, line } = node;
		const id = `${reference.id}:${reference.citations.indexOf(citation)}`;
		return placeItem(id, uri, citation.keyRange, line);
	}

	resolveTreeItem(item: vscode.TreeItem, node: ReferenceTreeNode): vscode.TreeItem {
		if (node.kind === 'reference' && node.paper) {
			item.tooltip = paperTooltip(node.paper, this.cards);
		}
		return item;
	}
}

function lookOf({ uri, reference: { id, citekey }, paper, found, hasNote, places }: ReferenceNode): unknown {
	return [
		[uri.toString(), id, citekey, found, hasNote],
		paper && [paperWords(paper), paperContext(paper)],
		places.map(({ citation, line }) => [citation.keyRange, line]),
	];
}

function referenceItem(node: ReferenceNode): vscode.TreeItem {
	const { uri, reference, paper, found, hasNote, places } = node;
	const key = `@${reference.citekey}`;
	const label = paper ? shortCitation(paper) : key;
	const item = new vscode.TreeItem(label, vscode.TreeItemCollapsibleState.Collapsed);
	const about = [
		...(found === 'here' ? [] : [lacks[found]]),
		...(paper && authorLabel(paper) ? [titleLabel(paper)] : []),
	];
	item.id = reference.id;
	item.description = isolate([`${places.length}×`, ...about.map((text) => isolate(text))].join(' · '), label);
	item.iconPath = found === 'here' && paper ? paperIcon(paper) : unknownIcon;
	item.contextValue = paper ? paperContext(paper, hasNote ? ['noted'] : []) : 'unknown';
	item.command = paper
		? { command: 'marginalia.showPaper', title: 'Show Paper Details', arguments: [node] }
		: openAt(uri, reference.citations[0]?.keyRange ?? start);
	const times = places.length === 1 ? 'cited once' : `cited ${places.length} times`;
	const words = [...(paper ? paperWords(paper) : [key]), ...(found === 'here' ? [] : [lacks[found]]), times];
	item.accessibilityInformation = { label: words.join(', ') };
	return item;
}

const lacks = { elsewhere: 'not in this note’s bibliography', nowhere: 'unknown' } as const;
const unknownIcon = new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'));
const start = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
