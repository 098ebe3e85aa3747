import * as vscode from 'vscode';
import { titleLabel } from '../../core/format/labels';
import type { EntryPlace } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { toRange } from '../convert';
import { sampleSource } from '../sources/sampleSource';
import { choosePaper } from './chosenPapers';
import type { Services } from './services';

/** Opens a bibliography that has a paper, at its entry; the user chooses where several have it. */
export async function revealEntry(services: Services, ...args: readonly unknown[]): Promise<void> {
	const paper = await choosePaper(services, args, 'Reveal the Entry of Which Paper?', {
		isEntryIgnored: true,
	});
	if (paper) {
		await openEntry(services, paper);
	}
}

/** The same for a paper that is known: where it is, with the cursor at its beginning. */
export async function openEntry(
	services: Services,
	paper: Paper,
): Promise<{ readonly editor: vscode.TextEditor; readonly place: EntryPlace } | undefined> {
	const place = await choosePlace(services, paper);
	if (!place) {
		return undefined;
	}
	const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(place.source));
	const start = place.range ? toRange(place.range).start : new vscode.Position(0, 0);
	const selection = new vscode.Range(start, start);
	return { editor: await vscode.window.showTextDocument(document, { selection }), place };
}

async function choosePlace({ library }: Services, paper: Paper): Promise<EntryPlace | undefined> {
	const places = library.placesOf(paper.id).filter(({ source }) => source !== sampleSource);
	if (places.length === 0) {
		throw new Error(`“${titleLabel(paper)}” is from the sample library, which is no file of yours.`);
	}
	if (places.length === 1) {
		return places[0];
	}
	const rows = places.map((place) => ({
		label: place.citekey,
		description: `${vscode.workspace.asRelativePath(vscode.Uri.parse(place.source))}:${(place.range?.start.line ?? 0) + 1}`,
		place,
	}));
	return (
		await vscode.window.showQuickPick(rows, { title: `“${titleLabel(paper)}” stands in several places` })
	)?.place;
}
