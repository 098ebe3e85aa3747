import * as vscode from 'vscode';
import { citationAt } from '../../core/citations/findCitations';
import type { Paper } from '../../core/model/paper';
import { isCiting } from '../activeNote';
import { pickPapers } from '../pick/pickPapers';
import { citationsIn } from '../openNotes';
import { entryAt } from '../providers/sourceKeys';
import { stillReading } from '../stillReading';
import type { Services } from './services';

export interface ChoosingOptions {
	/** What the user picks from, `has:pdf ` for instance; they may take it back. */
	readonly query?: string;
	/** Whether the paper whose details have the focus cannot be meant: it is shown already. */
	readonly isPanelIgnored?: boolean;
	/** Whether the paper whose entry the cursor is in cannot be meant: it is there already. */
	readonly isEntryIgnored?: boolean;
}

/**
 * The papers that a command is about: those it was called with, else the one that is cited, or whose entry is, where the cursor is,
 * else the one whose details have the focus, else those the user picks. `undefined` when the user picks none.
 *
 * @param args what VS Code passes: an id or citekey or a list of them (links, keybindings), or a tree node and the selection.
 * @throws when an argument names a paper that the library does not have.
 */
export async function choosePapers(
	services: Services,
	args: readonly unknown[],
	title: string,
	options: ChoosingOptions = {},
): Promise<readonly Paper[] | undefined> {
	const ids = idsOf(args);
	if (ids.length > 0) {
		return ids.map((id) => mustFind(services, id));
	}
	const { query = '', isPanelIgnored = false, isEntryIgnored = false } = options;
	const chosen =
		(await citedAtCursor(services)) ??
		(isEntryIgnored ? undefined : describedAtCursor(services)) ??
		(isPanelIgnored ? undefined : paperInPanel(services));
	return chosen ? [chosen] : pickPapers(services, { title, many: false, query });
}

/** The same for a command that is about one paper. */
export async function choosePaper(
	services: Services,
	args: readonly unknown[],
	title: string,
	options: ChoosingOptions = {},
): Promise<Paper | undefined> {
	return (await choosePapers(services, args, title, options))?.[0];
}

/** The ids or citekeys in a command's arguments, each once; `[]` when it was called without. */
export function idsOf(args: readonly unknown[]): string[] {
	const [first, selection] = args;
	// VS Code passes the node under the pointer, then all selected ones if it is among several.
	const values =
		Array.isArray(selection) && selection.length > 0 ? selection : Array.isArray(first) ? first : [first];
	return [...new Set(values.map(idOf).filter((id) => id !== undefined))];
}

function idOf(value: unknown): string | undefined {
	if (typeof value === 'string') {
		return value;
	}
	if (typeof value === 'object' && value !== null && 'paper' in value) {
		const { paper } = value;
		return typeof paper === 'object' && paper !== null && 'id' in paper && typeof paper.id === 'string'
			? paper.id
			: undefined;
	}
	return undefined;
}

/** @throws when the library has no such paper. */
export function mustFind({ library }: Services, id: string): Paper {
	const paper = library.lookUp(id);
	if (!paper) {
		throw new Error(library.isLoaded ? `No paper in the library has the citekey “${id}”.` : stillReading);
	}
	return paper;
}

function paperInPanel({ library, panels }: Services): Paper | undefined {
	return panels.activePaper === undefined ? undefined : library.lookUp(panels.activePaper);
}

async function citedAtCursor({ documentPapers }: Services): Promise<Paper | undefined> {
	const editor = vscode.window.activeTextEditor;
	if (!editor || !isCiting(editor.document)) {
		return undefined;
	}
	const place = citationAt(citationsIn(editor.document), editor.selection.active);
	return place && (await documentPapers.of(editor.document)).find(place.citation.citekey);
}

/** The paper whose entry in a bibliography, or among a note's own references, the cursor is in. */
function describedAtCursor({ library }: Services): Paper | undefined {
	const editor = vscode.window.activeTextEditor;
	const located = editor && entryAt(library, editor.document, editor.selection.active);
	return located && library.paperOf(located);
}
