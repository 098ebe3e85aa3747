import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readNote } from '../core/citations/checks/readNote';
import { findCitations } from '../core/citations/findCitations';
import { finish } from '../core/model/slices';
import { literatureNoteOf } from '../core/notes/literatureNote';
import {
	RenameRefused,
	toRename,
	typedCitekey,
	type CitekeyRename,
} from '../core/notes/rename/citekeyRename';
import { linkTest, renameInLinks } from '../core/notes/rename/renameInLinks';
import { renameInMovedKeys } from '../core/notes/rename/renameInMovedKeys';
import { renameInNote } from '../core/notes/rename/renameInNote';
import { renameInSource } from '../core/notes/rename/renameInSource';
import { renameInTopics } from '../core/notes/rename/renameInTopics';
import { renameLiteratureNote } from '../core/notes/rename/renameLiteratureNote';
import { findRenameReach, type NoteScope } from '../core/notes/rename/renameReach';
import { isBibtexName } from '../core/sources/sourceFormat';
import { compareTexts } from '../core/text/compareTexts';
import { LineIndex } from '../core/text/lineIndex';
import { changeFiles, type FileChange } from './changeFiles';
import { type Command, parseCall, printLines, UsageError } from './command';
import { readText } from './files';
import { readWorkspace, sampleSource, type Workspace, type WorkspaceNote } from './workspace';
import { movesIn } from './workspaceFolder';

export const renameCommand: Command = {
	usage: [
		'rename OLD NEW PATH… [--dry-run]     gives a paper another citekey in notes and bibliographies, or says where it would',
	],
	async run(args) {
		const { values, positionals } = parseCall(args, { 'dry-run': { type: 'boolean', default: false } });
		const [from, to, ...paths] = positionals;
		if (from === undefined || to === undefined || paths.length === 0) {
			throw new UsageError('rename takes a citekey, its new name, and files or folders.');
		}
		const rename = toRename(typedCitekey(from), to);
		const changes = rename.from === rename.to ? [] : await findChanges(paths, rename);
		await changeFiles(changes, { isDry: values['dry-run'] });
		printLines(changes.flatMap((change) => describe(change, rename)));
		const places = changes.reduce((count, { edits }) => count + edits.length, 0);
		const verb = values['dry-run'] ? 'would change' : 'changed';
		printLines([`${verb}: ${places} places in ${changes.length} files`]);
	},
};

/** All that a rename changes. @throws RenameRefused when any part of it cannot be done. */
async function findChanges(paths: readonly string[], rename: CitekeyRename): Promise<readonly FileChange[]> {
	const workspace = await readWorkspace(paths);
	const { notes, bibliographies, folders, library } = workspace;
	library.setMoved(new Map(folders.map((folder) => [folder.root, movesIn(folder, notes, library)])));
	const roots = new Map(notes.map(({ file, root }) => [file, root]));
	const reach = findRenameReach(library, {
		rename,
		origin: findOrigin(workspace, rename.from),
		notes: scopesCiting(workspace, rename.from),
		namesakes: scopesCiting(workspace, rename.to),
		citableIn: ({ note, sources }) => library.citableIn(roots.get(note), sources),
		label,
	});
	const changes = new Map<string, FileChange>();
	const add = ({ file, text, edits, newName = changes.get(file)?.newName }: FileChange): void => {
		const all = [...(changes.get(file)?.edits ?? []), ...edits].sort((a, b) => a.start - b.start);
		if (all.length > 0 || newName !== undefined) {
			changes.set(file, { file, text, edits: all, newName });
		}
	};
	for (const { file, text, dialect } of notes.filter((note) => reach.notes.includes(note.file))) {
		const note = {
			label: label(file),
			note: readNote(text, dialect),
		};
		add({ file, text, edits: finish(renameInNote(note, rename)) });
		const about = renameLiteratureNote({ label: label(file), uri: uriOf(file), text }, rename);
		add({ file, text, edits: about.edits, newName: about.fileName });
	}
	const moves = [...changes.values()].flatMap(({ file, newName }) =>
		newName === undefined
			? []
			: [{ uri: uriOf(file), newUri: uriOf(path.join(path.dirname(file), newName)) }],
	);
	const mayLink = linkTest(moves);
	for (const { file, root, text, dialect } of notes.filter((note) => mayLink(note.text))) {
		const linking = {
			label: label(file),
			uri: uriOf(file),
			note: readNote(text, dialect),
			root: uriOf(root),
		};
		add({ file, text, edits: renameInLinks(linking, moves) });
	}
	for (const file of reach.inScope) {
		const hasEntry = reach.sources.has(file);
		const note = notes.find((each) => each.file === file);
		const text = note?.text ?? bibliographies.get(file)?.text;
		if (text !== undefined && (hasEntry || (isBibtexName(file) && text.includes(rename.from)))) {
			const kind = note ? ('note' as const) : { fileName: file };
			add({
				file,
				text,
				edits: finish(renameInSource({ label: label(file), kind, text, hasEntry }, rename)),
			});
		}
	}
	for (const folder of new Set(paths.map((each) => path.resolve(each)))) {
		const file = path.join(folder, '.marginalia', 'topics.yml');
		const text = await readText(file).catch(() => '');
		add({ file, text, edits: renameInTopics(text, rename) });
	}
	for (const { root, isAsked, keys, found } of folders) {
		const scopes = [found, ...notes.filter((note) => note.root === root).map(({ sources }) => sources)];
		if (isAsked && keys.moved.size > 0 && scopes.flat().some((source) => reach.sources.has(source))) {
			const text = await readText(keys.file);
			add({ file: keys.file, text, edits: renameInMovedKeys(text, rename) });
		}
	}
	return [...changes.values()].sort((a, b) => compareTexts(a.file, b.file));
}

/** The sources that have the key; all, where none has it. */
function findOrigin({ library }: Workspace, citekey: string): readonly string[] {
	const entries = library.entriesWithKey(citekey).filter(({ isFallback }) => !isFallback);
	const sources = [...new Set(entries.map(({ source }) => source))];
	if (new Set(entries.map((located) => library.paperOf(located)?.id)).size > 1) {
		throw new RenameRefused(
			`“${citekey}” is the key of several works here: ${sources.map(label).join(', ')}. Name only files and folders of one of them.`,
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

function describe({ file, text, edits, newName }: FileChange, { from }: CitekeyRename): readonly string[] {
	const lines = new LineIndex(text);
	const places = edits.map(({ start, newText }) => {
		const { line, character } = lines.positionAt(start);
		return `${label(file)}:${line + 1}:${character + 1}: ${from} → ${newText}`;
	});
	return newName === undefined ? places : [...places, `${label(file)} → ${newName}`];
}

function uriOf(file: string): string {
	return pathToFileURL(file).href;
}

function label(file: string): string {
	return file === sampleSource ? 'Sample library' : path.relative('', file);
}
