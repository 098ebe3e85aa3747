import * as vscode from 'vscode';
import { insertSummary as insertBlock } from '../../core/notes/insertSummary';
import { renderTemplate } from '../../core/notes/noteTemplate';
import { formatSummary } from '../../core/notes/summaryBlock';
import { templateValues } from '../../core/notes/templateFields';
import type { Paper } from '../../core/model/paper';
import { toIsoDate } from '../../core/model/partialDate';
import { applyTextEdits } from '../applyTextEdits';
import { toRange } from '../convert';
import { readSetting } from '../settings';
import { idsOf, mustFind } from './chosenPapers';
import { pickPapers } from '../pick/pickPapers';
import type { Services } from './services';

/**
 * Puts a paper's summary into the active note, where a block fits next to the cursor, in one undo step. Without a note to write
 * into, it goes to the clipboard.
 *
 * @throws when the user's own template has a mistake.
 */
export async function insertSummary(services: Services, ...args: readonly unknown[]): Promise<void> {
	const [id] = idsOf(args);
	const chosen =
		id === undefined
			? (await pickPapers(services, { title: 'Insert Summary', many: false }))?.[0]
			: mustFind(services, id);
	if (!chosen) {
		return;
	}
	const { activeNote, cards, documentPapers } = services;
	const citable = activeNote.document && (await documentPapers.of(activeNote.document));
	const paper = citable?.get(chosen.id) ?? chosen;
	const block = writeBlock(paper, cards.summary(chosen), activeNote.document?.uri);
	const editor = await activeNote.open();
	if (!editor) {
		await vscode.env.clipboard.writeText(block);
		void vscode.window.showInformationMessage(
			'No Markdown note is active, so the summary was copied to the clipboard. Open a note and paste it.',
		);
		return;
	}
	const { document, selection } = editor;
	const edits = insertBlock(document.getText(), document.offsetAt(selection.active), block);
	await applyTextEdits(document, edits);
	for (const edit of edits) {
		editor.revealRange(toRange(edit.range), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
	}
}

/** By the user's template if there is one, else in the shape that the settings name. */
function writeBlock(paper: Paper, summary: string, scope: vscode.Uri | undefined): string {
	const template = readSetting('summary.template', scope);
	if (template.trim() === '') {
		return formatSummary(paper, summary, readSetting('summary.format', scope));
	}
	const { text, problems } = renderTemplate(template, templateValues(paper, { summary, today: today() }));
	if (text === undefined) {
		const messages = problems.map(({ message }) => message).join('; ');
		throw new Error(`The setting marginalia.summary.template has a mistake: ${messages}.`);
	}
	return text;
}

function today(): string {
	const now = new Date();
	return toIsoDate({ year: now.getFullYear(), month: now.getMonth() + 1, day: now.getDate() });
}
