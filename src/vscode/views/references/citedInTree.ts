import * as vscode from 'vscode';
import type { CitedPlace } from '../../../core/notes/index/noteCitations';
import { readNoteLines } from '../../notes/noteLines';
import { placeItem } from './placeItem';

export type CitedInNode = CitingNote | CitingPlace;

/** A note that cites the paper. */
export interface CitingNote {
	readonly kind: 'note';
	readonly uri: string;
	/** In the order of the text; never empty. */
	readonly places: readonly CitedPlace[];
}

/** A place in it. */
export interface CitingPlace {
	readonly kind: 'place';
	readonly place: CitedPlace;
	/** The line in which the key stands. */
	readonly line: string;
}

/** The tree of the notes that cite a paper; their lines are read once they are to be seen. */
export class CitedInTree implements vscode.TreeDataProvider<CitedInNode>, vscode.Disposable {
	readonly #changed = new vscode.EventEmitter<void>();
	readonly onDidChangeTreeData = this.#changed.event;
	#notes: readonly CitingNote[] = [];
	#isOpen = false;
	#shown = '[]';

	/**
	 * Shows these, unless it does already: to refresh takes the focus from what the user types into.
	 *
	 * @param places those of one note follow each other
	 */
	show(places: readonly CitedPlace[]): void {
		const shown = JSON.stringify(places);
		if (shown === this.#shown) {
			return;
		}
		this.#shown = shown;
		const byNote = new Map<string, CitedPlace[]>();
		for (const place of places) {
			const inNote = byNote.get(place.uri);
			if (inNote) {
				inNote.push(place);
			} else {
				byNote.set(place.uri, [place]);
			}
		}
		this.#notes = [...byNote].map(([uri, inNote]) => ({ kind: 'note', uri, places: inNote }));
		this.#isOpen = this.#notes.length <= openUpTo;
		this.#changed.fire();
	}

	async getChildren(node?: CitedInNode): Promise<CitedInNode[]> {
		if (!node) {
			return [...this.#notes];
		}
		if (node.kind === 'place') {
			return [];
		}
		const lines = await readNoteLines(node.uri);
		return node.places.map((place) => ({
			kind: 'place',
			place,
			line: lines[place.keyRange.start.line] ?? '',
		}));
	}

	dispose(): void {
		this.#changed.dispose();
	}

	getTreeItem(node: CitedInNode): vscode.TreeItem {
		if (node.kind === 'note') {
			return noteItem(node, this.#isOpen);
		}
		const { place, line } = node;
		const { uri, keyRange } = place;
		const { start } = keyRange;
		return placeItem(`${uri}:${start.line}:${start.character}`, vscode.Uri.parse(uri), keyRange, line);
	}
}

function noteItem({ uri: source, places }: CitingNote, isOpen: boolean): vscode.TreeItem {
	const { Expanded, Collapsed } = vscode.TreeItemCollapsibleState;
	const uri = vscode.Uri.parse(source);
	const path = vscode.workspace.asRelativePath(uri);
	const at = path.lastIndexOf('/');
	const item = new vscode.TreeItem(path.slice(at + 1), isOpen ? Expanded : Collapsed);
	item.id = source;
	item.description = [`${places.length}×`, path.slice(0, Math.max(at, 0))].filter(Boolean).join(' · ');
	item.resourceUri = uri;
	item.iconPath = vscode.ThemeIcon.File;
	item.tooltip = path;
	const times = places.length === 1 ? 'cites it once' : `cites it ${places.length} times`;
	item.accessibilityInformation = { label: `${path}, ${times}` };
	item.contextValue = 'note';
	return item;
}

/** So few notes stand open at once: the lines of each are read. */
const openUpTo = 20;
