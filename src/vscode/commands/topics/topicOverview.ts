import * as vscode from 'vscode';
import type { Paper } from '../../../core/model/paper';
import type { Slices } from '../../../core/model/slices';
import { insertTopicReview as insertReview, reviewHeadingLevel } from '../../../core/notes/insertTopicReview';
import { topicReview } from '../../../core/notes/topicReview';
import { nameOf } from '../../../core/topics/file/findTopic';
import { movedBy } from '../../../core/text/textEdit';
import { applyTextEdits } from '../../applyTextEdits';
import { toRange } from '../../convert';
import { runSlices } from '../../timing/runSlices';
import { copyInstead } from '../copyInstead';
import type { Services } from '../services';
import { pickTopic, topicOfArgs } from './pickTopic';

/** Shows what a topic holds: its years, its words, its papers. */
export async function showTopic(services: Services, ...args: readonly unknown[]): Promise<void> {
	const path =
		topicOfArgs(args) ?? (await pickTopic(services, { title: 'Show Which Topic?', mayBeNew: false }));
	if (path !== undefined) {
		services.panels.showTopic(path, { preserveFocus: false });
	}
}

/**
 * Puts a topic into the active note, a section with one cited line for each paper, in one undo step. Without a note to write into, it goes
 * to the clipboard.
 */
export async function insertTopicReview(services: Services, ...args: readonly unknown[]): Promise<void> {
	const path =
		topicOfArgs(args) ?? (await pickTopic(services, { title: 'Review Which Topic?', mayBeNew: false }));
	if (path === undefined) {
		return;
	}
	const inTopic = (await services.topics.papersByTopic()).get(path);
	if (!inTopic) {
		throw new Error(`There is no topic “${path}”.`);
	}
	const editor = await services.activeNote.open();
	if (!editor) {
		await copyReview(services, path, inTopic);
		return;
	}
	const { document, selection } = editor;
	const note = document.getText();
	const offset = document.offsetAt(selection.active);
	await services.writeThrough.citing(document, inTopic, async ({ papers, noteEdits }) => {
		const review = await runSlices(reviewOf(services, path, papers, reviewHeadingLevel(note, offset)));
		if (document.getText() !== note) {
			throw new Error('The note changed while the review was written, so nothing was inserted.');
		}
		const others = noteEdits();
		const edits = insertReview(note, offset, review ?? '');
		await applyTextEdits(document, [...others, ...edits]);
		for (const { start, end } of edits.map(({ range }) => range)) {
			const shown = { start: movedBy(others, start), end: movedBy(others, end) };
			editor.revealRange(toRange(shown), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
		}
	});
}

async function copyReview(services: Services, path: string, papers: readonly Paper[]): Promise<void> {
	const review = await runSlices(reviewOf(services, path, papers, reviewHeadingLevel('', 0)));
	await copyInstead(services.activeNote, review ?? '', { called: 'the review', note: 'Markdown note' });
}

function reviewOf(
	{ topics }: Services,
	path: string,
	papers: readonly Paper[],
	headingLevel: number,
): Slices<string> {
	const { description } = topics.findOwn(path) ?? {};
	return topicReview({ name: nameOf(path), description, papers, headingLevel });
}
