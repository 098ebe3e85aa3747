import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readNote } from '../core/citations/checks/readNote';
import { findCitations } from '../core/citations/findCitations';
import { finish } from '../core/model/slices';
import { literatureNoteOf } from '../core/notes/literatureNote';
import { RenameRefused, type CitekeyRename } from '../core/notes/rename/citekeyRename';
import { linkTest, renameInLinks } from '../core/notes/rename/renameInLinks';
import { renameInMovedKeys } from '../core/notes/rename/renameInMovedKeys';
import { renameInNote } from '../core/notes/rename/renameInNote';
import { renameInSource } from '../core/notes/rename/renameInSource';
import { renameInTopics } from '../core/notes/rename/renameInTopics';
import { renameLiteratureNote } from '../core/notes/rename/renameLiteratureNote';
import { findRenameReach, type NoteScope, type RenameReach } from '../core/notes/rename/renameReach';
import { isBibtexName } from '../core/sources/sourceFormat';
import { compareTexts } from '../core/text/compareTexts';
import type { FileChange } from './changeFiles';
import { readTextIfThere } from './files';
import { sampleSource, sourceLabel, type Workspace, type WorkspaceNote } from './workspace';

/**
 * All that a rename changes, by the files' paths.
 *
 * @throws RenameRefused when any part of it cannot be done.
 */
export async function findChanges(
	workspace: Workspace,
	rename: CitekeyRename,
): Promise<readonly FileChange[]> {
	const reach = findReach(workspace, rename);
	const changes = new FileChanges();
	changeNotes(changes, workspace, reach, rename);
	followLinks(changes, workspace);
	changeSources(changes, workspace, reach, rename);
	await changeFolderFiles(changes, workspace, reach, rename);
	return changes.all;
}

/** The changes of each file, together. */
class FileChanges {
	readonly #byFile = new Map<string, FileChange>();

	get all(): readonly FileChange[] {
		return [...this.#byFile.values()].sort((a, b) => compareTexts(a.file, b.file));
	}

	add({ file, text, edits, newName }: FileChange): void {
		const known = this.#byFile.get(file);
		const all = [...(known?.edits ?? []), ...edits].sort((a, b) => a.start - b.start);
		const name = newName ?? known?.newName;
		if (all.length > 0 || name !== undefined) {
			this.#byFile.set(file, { file, text, edits: all, newName: name });
		}
	}
}

function findReach(workspace: Workspace, rename: CitekeyRename): RenameReach {
	const { notes, library } = workspace;
	const roots = new Map(notes.map(({ file, root }) => [file, root]));
	return findRenameReach(library, {
		rename,
		origin: findOrigin(workspace, rename.from),
		notes: scopesCiting(workspace, rename.from),
		namesakes: scopesCiting(workspace, rename.to),
		citableIn: ({ note, sources }) => library.citableIn(roots.get(note), sources),
		label: sourceLabel,
	});
}

/** The sources that have the key; all, where none has it. */
function findOrigin({ library }: Workspace, citekey: string): readonly string[] {
	const entries = library.entriesWithKey(citekey).filter(({ isFallback }) => !isFallback);
	const sources = [...new Set(entries.map(({ source }) => source))];
	if (new Set(entries.map((located) => library.paperOf(located)?.id)).size > 1) {
		throw new RenameRefused(
			`“${citekey}” is the key of several works here: ${sources.map(sourceLabel).join(', ')}. Name only files and folders of one of them.`,
		);
	}
	return sources.length > 0 ? sources : [sampleSource];
}

function scopesCiting({ notes }: Workspace, citekey: string): readonly NoteScope[] {
	return notes
		.filter(
			(note) => cites(note, citekey) || literatureNoteOf(uriOf(note.file), note.text)?.citekey === citekey,
		)
		.map(({ file, sources }) => ({ note: file, sources }));
}

function cites({ text, dialect }: WorkspaceNote, citekey: string): boolean {
	return (
		text.includes(citekey) &&
		findCitations(text, dialect).some(({ citations }) =>
			citations.some((citation) => citation.citekey === citekey),
		)
	);
}

/** The citations in notes, and those notes that are about the paper. */
function changeNotes(
	changes: FileChanges,
	{ notes }: Workspace,
	reach: RenameReach,
	rename: CitekeyRename,
): void {
	for (const { file, text, dialect } of notes.filter((note) => reach.notes.includes(note.file))) {
		const label = sourceLabel(file);
		changes.add({
			file,
			text,
			edits: finish(renameInNote({ label, note: readNote(text, dialect) }, rename)),
		});
		const about = renameLiteratureNote({ label, uri: uriOf(file), text }, rename);
		changes.add({ file, text, edits: about.edits, newName: about.fileName });
	}
}

/** The links to notes that get another name. */
function followLinks(changes: FileChanges, { notes }: Workspace): void {
	const moves = changes.all.flatMap(({ file, newName }) =>
		newName === undefined
			? []
			: [{ uri: uriOf(file), newUri: uriOf(path.join(path.dirname(file), newName)) }],
	);
	const mayLink = linkTest(moves);
	for (const { file, root, text, dialect } of notes.filter((note) => mayLink(note.text))) {
		const note = readNote(text, dialect);
		const linking = { label: sourceLabel(file), uri: uriOf(file), note, root: uriOf(root) };
		changes.add({ file, text, edits: renameInLinks(linking, moves) });
	}
}

/** The entries, and what names them. */
function changeSources(
	changes: FileChanges,
	{ notes, bibliographies }: Workspace,
	reach: RenameReach,
	rename: CitekeyRename,
): void {
	for (const file of reach.inScope) {
		const hasEntry = reach.sources.has(file);
		const note = notes.find((each) => each.file === file);
		const text = note?.text ?? bibliographies.get(file)?.text;
		if (text !== undefined && (hasEntry || (isBibtexName(file) && text.includes(rename.from)))) {
			const kind = note ? ('note' as const) : { fileName: file };
			const source = { label: sourceLabel(file), kind, text, hasEntry };
			changes.add({ file, text, edits: finish(renameInSource(source, rename)) });
		}
	}
}

/** What folders keep of topics and of moved keys. */
async function changeFolderFiles(
	changes: FileChanges,
	{ notes, folders }: Workspace,
	reach: RenameReach,
	rename: CitekeyRename,
): Promise<void> {
	for (const { root, keys, topics, found } of folders.filter(({ isAsked }) => isAsked)) {
		const text = (await readTextIfThere(topics.file)) ?? '';
		changes.add({ file: topics.file, text, edits: renameInTopics(text, rename) });
		const scopes = [found, ...notes.filter((note) => note.root === root).map(({ sources }) => sources)];
		if (keys.moved.size > 0 && scopes.flat().some((source) => reach.sources.has(source))) {
			const moved = (await readTextIfThere(keys.file)) ?? '';
			changes.add({ file: keys.file, text: moved, edits: renameInMovedKeys(moved, rename) });
		}
	}
}

function uriOf(file: string): string {
	return pathToFileURL(file).href;
}
