import * as vscode from 'vscode';
import { isTypstPath } from '../../core/library/workspaceFiles';
import type { Slices } from '../../core/model/slices';
import { folderOf } from '../folderOf';
import type { LiveNotes } from '../notes/liveNotes';
import { runSlices } from '../runSlices';
import type { Bibliographies, NamedTogether } from './bibliographies';
import { resolveNamed } from './documentPapers';

/** Has it known what all notes may cite from that name bibliographies themselves, those included that were never open. */
export function followNamingNotes(notes: LiveNotes, bibliographies: Bibliographies): vscode.Disposable {
	let round = 0;
	const follow = async (): Promise<void> => {
		const own = ++round;
		const named = await runSlices(namedTogether(notes.namedBibliographies), () => own === round);
		if (named) {
			bibliographies.setNamedByNotes(named);
		}
	};
	return vscode.Disposable.from(
		notes.onDidChange(() => void follow()),
		{ dispose: () => void round++ },
	);
}

/** What notes in folders of the workspace name, each together, by the folder and the names. */
function* namedTogether(
	named: ReadonlyMap<string, readonly string[]>,
): Slices<ReadonlyMap<string, NamedTogether>> {
	const found = new Map<string, NamedTogether>();
	let count = 0;
	for (const [note, paths] of named) {
		const uri = vscode.Uri.parse(note);
		const folder = folderOf(uri);
		if (folder !== undefined) {
			const sources = resolveNamed(paths, uri, isTypstPath(uri.path)).map(String);
			found.set([folder, ...sources].join(' '), { folder, sources });
		}
		if (++count % notesInSlice === 0) {
			yield;
		}
	}
	return found;
}

/** About 2 ms of work. */
const notesInSlice = 100;
