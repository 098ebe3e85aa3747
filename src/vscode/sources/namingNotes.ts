import * as vscode from 'vscode';
import { isTypstPath } from '../../core/library/workspaceFiles';
import type { Slices } from '../../core/model/slices';
import { folderOf } from '../files/folderOf';
import type { LiveNotes } from '../notes/liveNotes';
import { runSlices } from '../timing/runSlices';
import type { Bibliographies } from './bibliographies';
import { resolveNamed } from './documentPapers';
import type { NamedTogether } from './namedSources';

/** Has it known what all notes may cite from that name bibliographies themselves, those included that were never open. */
export function followNamingNotes(notes: LiveNotes, bibliographies: Bibliographies): vscode.Disposable {
	let round = 0;
	let known: ReadonlyMap<string, NamingNote> = new Map();
	const follow = async (): Promise<void> => {
		const own = ++round;
		const found = await runSlices(findNaming(notes.namedBibliographies, known), () => own === round);
		if (found) {
			known = found;
			bibliographies.setNamedByNotes([...found.values()].flatMap(({ together }) => together ?? []));
		}
	};
	return vscode.Disposable.from(
		notes.onDidChange(() => void follow()),
		vscode.workspace.onDidChangeWorkspaceFolders(() => {
			known = new Map();
			void follow();
		}),
		{ dispose: () => void round++ },
	);
}

/** What a note names. */
interface NamingNote {
	/** As written. */
	readonly paths: readonly string[];
	/** `undefined` for a note in no folder of the workspace. */
	readonly together: NamedTogether | undefined;
}

/** The notes that name bibliographies, by their addresses; of those that name what they did, what is known. */
function* findNaming(
	named: ReadonlyMap<string, readonly string[]>,
	known: ReadonlyMap<string, NamingNote>,
): Slices<ReadonlyMap<string, NamingNote>> {
	const found = new Map<string, NamingNote>();
	let count = 0;
	for (const [note, paths] of named) {
		const before = known.get(note);
		if (before?.paths === paths) {
			found.set(note, before);
			continue;
		}
		const uri = vscode.Uri.parse(note);
		const folder = folderOf(uri);
		const sources = resolveNamed(paths, uri, isTypstPath(uri.path)).map(String);
		found.set(note, { paths, together: folder === undefined ? undefined : { folder, sources } });
		if (++count % notesInSlice === 0) {
			yield;
		}
	}
	return found;
}

/** About 2 ms of work. */
const notesInSlice = 100;
