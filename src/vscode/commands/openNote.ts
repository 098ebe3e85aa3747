import * as vscode from 'vscode';
import { titleLabel } from '../../core/format/labels';
import type { Paper } from '../../core/model/paper';
import { noteName } from '../notes/noteFiles';
import { notesAbout } from '../notes/paperPlaces';
import { choosePaper } from './chosenPapers';
import type { Services } from './services';

/** Opens the note about a paper; the user chooses where there are several. */
export async function openNote(services: Services, ...args: readonly unknown[]): Promise<void> {
	const paper = await choosePaper(services, args, 'Open the Note about Which Paper?');
	const uri = paper && (await chooseNote(services, paper));
	if (uri) {
		await vscode.window.showTextDocument(uri);
	}
}

/** @throws when there is none, and says what makes one. */
async function chooseNote(services: Services, paper: Paper): Promise<vscode.Uri | undefined> {
	const { citekey } = paper;
	await services.notes.settled();
	const uris = (await notesAbout(services, { citekey, paper })).map((uri) => vscode.Uri.parse(uri));
	if (uris.length === 0) {
		throw new Error(
			`No note is about “${titleLabel(paper)}” yet. A note is when its file is named @${citekey}.md, or its front matter has “citekey: ${citekey}”.`,
		);
	}
	if (uris.length === 1) {
		return uris[0];
	}
	const rows = uris.map((uri) => ({
		label: noteName(uri),
		description: vscode.workspace.asRelativePath(uri),
		uri,
	}));
	return (
		await vscode.window.showQuickPick(rows, { title: `Several notes are about “${titleLabel(paper)}”` })
	)?.uri;
}
