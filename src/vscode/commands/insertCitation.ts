import * as vscode from 'vscode';
import { writeCitationGroup } from '../../core/citations/citekeySyntax';
import { insertCitations } from '../../core/citations/insertCitations';
import { movedBy } from '../../core/text/textEdit';
import { applyTextEdits } from '../applyTextEdits';
import { toPosition, toSpan } from '../convert';
import { idsOf, mustFind } from './chosenPapers';
import { pickPapers } from '../pick/pickPapers';
import type { Services } from './services';

/**
 * Cites papers at every cursor of the active note, in one undo step. Without a note to write into, the citation goes to the
 * clipboard, so that what was picked is not lost. A paper that several bibliographies have is cited by the key it has where the
 * note cites from.
 *
 * @param args the papers to cite, as `idsOf` reads them; the user is asked when there are none.
 */
export async function insertCitation(services: Services, ...args: readonly unknown[]): Promise<void> {
	const given = idsOf(args).map((id) => mustFind(services, id));
	const papers =
		given.length > 0 ? given : await pickPapers(services, { title: 'Insert Citation', many: true });
	if (!papers) {
		return;
	}
	const editor = await services.activeNote.open();
	if (!editor) {
		const citation = writeCitationGroup(papers.map((paper) => paper.citekey));
		await vscode.env.clipboard.writeText(citation);
		void vscode.window.showInformationMessage(
			`No Markdown note is active, so ${citation} was copied to the clipboard. Open a note and paste it.`,
		);
		return;
	}
	const { document } = editor;
	await services.writeThrough.citing(document, papers, async (citing) => {
		const citekeys = citing.papers.map(({ citekey }) => citekey);
		const selections = editor.selections.map((selection) => toSpan(document, selection));
		const { edits, cursors, unwritable } = insertCitations(document.getText(), selections, citekeys);
		if (unwritable.length > 0) {
			void vscode.window.showWarningMessage(
				`Markdown has no way to cite ${unwritable.map((citekey) => `“${citekey}”`).join(', ')}.`,
			);
		}
		const noteEdits = citing.noteEdits();
		await applyTextEdits(document, [...noteEdits, ...edits]);
		editor.selections = cursors.map((cursor) => {
			const position = toPosition(movedBy(noteEdits, cursor));
			return new vscode.Selection(position, position);
		});
	});
}
