import * as vscode from 'vscode';
import { writeCitationGroup } from '../../core/citations/citekeySyntax';
import type { PaperTreeNode } from '../../core/topics/paperTreeNodes';

/** What dragged papers carry: a JSON list of their ids. */
export const papersMime = 'application/vnd.marginalia.papers';

/** Papers can be dragged out of the tree; as plain text they are a citation, so that any editor takes them. */
export class PapersDrag implements vscode.TreeDragAndDropController<PaperTreeNode> {
	readonly dropMimeTypes: readonly string[] = [];
	readonly dragMimeTypes = [papersMime, 'text/plain'];

	handleDrag(nodes: readonly PaperTreeNode[], transfer: vscode.DataTransfer): void {
		const papers = [...new Set(nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper] : [])))];
		if (papers.length > 0) {
			const citekeys = papers.map(({ citekey }) => citekey);
			transfer.set(papersMime, new vscode.DataTransferItem(JSON.stringify(papers.map(({ id }) => id))));
			transfer.set('text/plain', new vscode.DataTransferItem(writeCitationGroup([...new Set(citekeys)])));
		}
	}
}
