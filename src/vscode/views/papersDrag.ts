import * as vscode from 'vscode';
import { writeCitationGroup } from '../../core/citations/citekeySyntax';
import type { PaperTreeNode } from '../../core/topics/paperTreeNodes';

/** What a dragged paper carries: a JSON list of citekeys. */
export const papersMime = 'application/vnd.marginalia.citekeys';

/** Papers can be dragged out of the tree; as plain text they are a citation, so that any editor takes them. */
export class PapersDrag implements vscode.TreeDragAndDropController<PaperTreeNode> {
	readonly dropMimeTypes: readonly string[] = [];
	readonly dragMimeTypes = [papersMime, 'text/plain'];

	handleDrag(nodes: readonly PaperTreeNode[], transfer: vscode.DataTransfer): void {
		const citekeys = [
			...new Set(nodes.flatMap((node) => (node.kind === 'paper' ? [node.paper.citekey] : []))),
		];
		if (citekeys.length > 0) {
			transfer.set(papersMime, new vscode.DataTransferItem(JSON.stringify(citekeys)));
			transfer.set('text/plain', new vscode.DataTransferItem(writeCitationGroup(citekeys)));
		}
	}
}
