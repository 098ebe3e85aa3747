import * as vscode from 'vscode';
import { RenameRefused } from '../../core/notes/rename/citekeyRename';
import type { NoteMove } from '../../core/notes/rename/renameInLinks';
import { LineIndex } from '../../core/text/lineIndex';
import { hasMixedLineEnds } from '../../core/text/lineEnds';
import type { SpanEdit } from '../../core/text/spanEdits';
import { toTextEdit } from '../convert';
import { readTextIfThere } from '../files/readIfThere';
import { readOnlyReason } from '../files/readOnlyReason';
import { statIfThere } from '../files/statIfThere';
import { openDocument } from '../files/openDocument';
import { sourceLabel } from '../sources/sourceLabel';
import type { FileText } from './fileText';

interface ChangedFile {
	readonly file: FileText;
	readonly edits: readonly SpanEdit[];
}

/** The edits of many files, each as it was when they were made: all of them, or none. */
export class ChangedFiles {
	/** By the files' addresses, as are the new ones. */
	readonly #changes = new Map<string, ChangedFile>();
	readonly #moves = new Map<string, vscode.Uri>();

	add(file: FileText, edits: readonly SpanEdit[]): void {
		const source = file.uri.toString();
		const known = this.#changes.get(source);
		if (edits.length > 0) {
			this.#changes.set(source, { file: known?.file ?? file, edits: [...(known?.edits ?? []), ...edits] });
		}
	}

	/** Has a file renamed, too. */
	move({ uri }: FileText, fileName: string): void {
		this.#moves.set(uri.toString(), vscode.Uri.joinPath(uri, '..', fileName));
	}

	/** The files that are renamed. */
	get moves(): readonly NoteMove[] {
		return [...this.#moves].map(([uri, moved]) => ({ uri, newUri: moved.toString() }));
	}

	/** A file as it was when its edits were made; `undefined` for one that has none. */
	fileOf(source: string): FileText | undefined {
		return this.#changes.get(source)?.file;
	}

	/** @throws RenameRefused when one of the files cannot be written to, or has changed meanwhile, or a new name is taken. */
	async toWorkspaceEdit(): Promise<vscode.WorkspaceEdit> {
		await Promise.all([...this.#changes.values()].map(({ file }) => refuseUnsavable(file)));
		await Promise.all([...this.#moves].map(refuseTaken));
		const change = new vscode.WorkspaceEdit();
		// VS Code opens all texts before it changes one, so that those which it cannot open leave everything as it is. Of a file that gets
		// another name the text comes last: it does not rename one whose text the same change touches before.
		setTexts(
			change,
			[...this.#changes].flatMap(([source, changed]) => (this.#moves.has(source) ? [] : [changed])),
		);
		for (const [source, moved] of this.#moves) {
			change.renameFile(vscode.Uri.parse(source), moved);
			const changed = this.#changes.get(source);
			setTexts(change, changed ? [changed] : [], moved);
		}
		return change;
	}
}

/** @param moved the name that the file has by then. */
function setTexts(change: vscode.WorkspaceEdit, files: readonly ChangedFile[], moved?: vscode.Uri): void {
	for (const { file, edits } of files) {
		refuseChanged(file);
		const lines = new LineIndex(file.text);
		change.set(
			moved ?? file.uri,
			edits.map(({ newText, ...span }) => toTextEdit({ range: lines.rangeOf(span), newText })),
		);
	}
}

/** Where case makes no difference to the file system, a file is there under its own new name, too, which its folder does not list yet. */
async function refuseTaken([source, uri]: readonly [source: string, uri: vscode.Uri]): Promise<void> {
	const isInOtherCase = vscode.Uri.parse(source).path.toLowerCase() === uri.path.toLowerCase();
	if (isInOtherCase ? await isListed(uri) : await statIfThere(uri)) {
		throw new RenameRefused(
			`A note about the paper is named after the citekey, but ${sourceLabel(uri.toString())} is there already. Choose another name, or rename that file first: nothing was changed.`,
		);
	}
}

async function isListed(uri: vscode.Uri): Promise<boolean> {
	const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(uri, '..'));
	return entries.some(([name]) => uri.path.endsWith(`/${name}`));
}

/** A file that is read-only, or in which saving would change lines that nobody touched. */
async function refuseUnsavable({ uri, text, open }: FileText): Promise<void> {
	if (uri.scheme === 'untitled') {
		return;
	}
	const refuse = (reason: string, wayOut: string): void => {
		throw new RenameRefused(
			`${sourceLabel(uri.toString())} has the citekey, too, but ${reason}. ${wayOut} and try again: nothing was changed.`,
		);
	};
	const reason = await readOnlyReason(uri, 'to save');
	if (reason !== undefined) {
		refuse(reason, 'Make it writable');
	}
	if (hasMixedLineEnds(open ? await readTextIfThere(uri) : text)) {
		refuse(
			'its lines do not all end with LF, nor all with CRLF, and saving would change them',
			'Choose one for the file, save it',
		);
	}
}

function refuseChanged({ uri, text, open }: FileText): void {
	const now = openDocument(uri.toString());
	const isSame = open
		? now === open.document && now.version === open.version
		: !now || now.getText() === text;
	if (!isSame) {
		throw new RenameRefused(
			`${sourceLabel(uri.toString())} changed meanwhile, so nothing was changed. Try again.`,
		);
	}
}
