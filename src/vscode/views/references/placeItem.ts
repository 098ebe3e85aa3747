import * as vscode from 'vscode';
import { excerptAround } from '../../../core/text/lineExcerpt';
import type { Range } from '../../../core/text/range';
import { toRange } from '../../convert';

/**
 * A row that shows the line of a note in which a key stands, and opens the note there.
 *
 * @param id unique in its tree
 * @param keyRange where the key stands
 * @param line the whole line
 */
export function placeItem(id: string, uri: vscode.Uri, keyRange: Range, line: string): vscode.TreeItem {
	const { start, end } = keyRange;
	const { text, highlight } = excerptAround(line, { start: start.character, end: end.character });
	const item = new vscode.TreeItem({ label: text, highlights: [[highlight.start, highlight.end]] });
	item.id = id;
	item.description = `line ${start.line + 1}`;
	item.tooltip = line.trim();
	item.accessibilityInformation = { label: `Line ${start.line + 1}: ${text}` };
	item.contextValue = 'place';
	item.command = openAt(uri, keyRange);
	return item;
}

/** The command that opens a note with a range selected. */
export function openAt(uri: vscode.Uri, range: Range): vscode.Command {
	return { command: 'vscode.open', title: 'Go to Citation', arguments: [uri, { selection: toRange(range) }] };
}
