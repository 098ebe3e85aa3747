import * as vscode from 'vscode';
import { writeCitationGroup } from '../../core/citations/citekeySyntax';
import type { Paper } from '../../core/model/paper';
import { messageOf } from '../../core/model/thrown';
import type { Arrangement } from '../../core/topics/paperTree';
import { parentPath } from '../../core/topics/file/findTopic';
import type { PaperTreeNode } from '../../core/topics/paperTreeNodes';
import type { TopicChanges } from '../topics/topicChanges';
import { topicOf } from './topicNodes';

/** What dragged papers carry: a JSON list of their ids. */
export const papersMime = 'application/vnd.marginalia.papers';

/**
 * Papers can be dragged out of the tree; as plain text they are a citation, so that any editor takes them. Within a tree by topics,
 * papers are dragged from one topic to another, and topics below others.
 */
export class PapersDrag implements vscode.TreeDragAndDropController<PaperTreeNode> {
	readonly dropMimeTypes = [nodesMime];
	readonly dragMimeTypes = [papersMime, 'text/plain'];

	constructor(
		private readonly changes: TopicChanges,
		private readonly arrangement: () => Arrangement,
	) {}

	handleDrag(nodes: readonly PaperTreeNode[], transfer: vscode.DataTransfer): void {
		transfer.set(nodesMime, new vscode.DataTransferItem(nodes));
		const papers = papersOf(nodes);
		if (papers.length > 0) {
			const citekeys = papers.map(({ citekey }) => citekey);
			transfer.set(papersMime, new vscode.DataTransferItem(JSON.stringify(papers.map(({ id }) => id))));
			transfer.set('text/plain', new vscode.DataTransferItem(writeCitationGroup([...new Set(citekeys)])));
		}
	}

	async handleDrop(target: PaperTreeNode | undefined, transfer: vscode.DataTransfer): Promise<void> {
		const nodes = transfer.get(nodesMime)?.value as readonly PaperTreeNode[] | undefined;
		const to = target ? topicOf(target, this.arrangement()) : '';
		if (!nodes || to === undefined || this.arrangement().grouping !== 'topic') {
			return;
		}
		try {
			await this.#move(nodes, to);
		} catch (error) {
			void vscode.window.showErrorMessage(messageOf(error));
		}
	}

	async #move(nodes: readonly PaperTreeNode[], to: string): Promise<void> {
		const byTopic = new Map<string, PaperTreeNode[]>();
		for (const node of nodes) {
			const topic = topicOf(node, this.arrangement()) ?? '';
			if (node.kind === 'group' && topic !== '' && parentPath(topic) !== to && topic !== to) {
				await this.changes.move(topic, to);
			} else if (node.kind === 'paper') {
				byTopic.set(topic, [...(byTopic.get(topic) ?? []), node]);
			}
		}
		for (const [from, moved] of byTopic) {
			await this.#movePapers(papersOf(moved), from, to);
		}
	}

	async #movePapers(papers: readonly Paper[], from: string, to: string): Promise<void> {
		if (from === to) {
			return;
		}
		if (from === '') {
			await this.changes.addPapers(to, papers);
		} else if (to === '') {
			await this.changes.removePapers(from, papers);
		} else {
			await this.changes.movePapers(from, to, papers);
		}
	}
}

function papersOf(nodes: readonly PaperTreeNode[]): readonly Paper[] {
	return [...new Set(nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper] : [])))];
}

/** What VS Code calls what is dragged within this tree. */
const nodesMime = 'application/vnd.code.tree.marginalia.papers';
