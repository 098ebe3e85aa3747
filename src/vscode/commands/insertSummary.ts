import * as vscode from 'vscode';
import { insertSummary as insertBlock } from '../../core/notes/insertSummary';
import { renderTemplate } from '../../core/notes/noteTemplate';
import { formatSummary } from '../../core/notes/summaryBlock';
import { templateValues } from '../../core/notes/templateFields';
import type { Paper } from '../../core/model/paper';
import { toIsoDate } from '../../core/model/partialDate';
import { movedBy } from '../../core/text/textEdit';
import { applyTextEdits } from '../applyTextEdits';
import { toRange } from '../convert';
import { readSetting } from '../settings';
import { idsOf, mustFind } from './chosenPapers';
import { pickPapers } from '../pick/pickPapers';
import { copyInstead } from './copyInstead';
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
	const { activeNote, cards, writeThrough } = services;
	const summary = cards.summary(chosen);
	const editor = await activeNote.open();
	if (!editor) {
		const block = writeBlock(chosen, summary, undefined);
		await copyInstead(activeNote, block, { called: 'the summary', note: 'Markdown note' });
		return;
	}
	const { document } = editor;
	await writeThrough.citing(document, [chosen], async ({ papers: [paper = chosen], noteEdits }) => {
		const block = writeBlock(paper, summary, document.uri);
		const others = noteEdits();
		const edits = insertBlock(document.getText(), document.offsetAt(editor.selection.active), block);
		await applyTextEdits(document, [...others, ...edits]);
		for (const { start, end } of edits.map(({ range }) => range)) {
			const shown = { start: movedBy(others, start), end: movedBy(others, end) };
			editor.revealRange(toRange(shown), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
		}
	});
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
