import * as vscode from 'vscode';
import { insertTopicReview as insertReview, reviewHeadingLevel } from '../../../core/notes/insertTopicReview';
import { topicReview } from '../../../core/notes/topicReview';
import { movedBy } from '../../../core/text/textEdit';
import { applyTextEdits } from '../../applyTextEdits';
import { toRange } from '../../convert';
import { runSlices } from '../../timing/runSlices';
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

/** Puts a topic into the active note, a section with one cited line for each paper, in one undo step. */
export async function insertTopicReview(services: Services, ...args: readonly unknown[]): Promise<void> {
	if (!services.activeNote.document) {
		throw new Error(services.activeNote.unreachable ?? 'Open a Markdown note to put the review into.');
	}
	const path =
		topicOfArgs(args) ?? (await pickTopic(services, { title: 'Review Which Topic?', mayBeNew: false }));
	const editor = path === undefined ? undefined : await services.activeNote.open();
	if (path === undefined || !editor) {
		return;
	}
	const { document, selection } = editor;
	const note = document.getText();
	const offset = document.offsetAt(selection.active);
	const inTopic = (await services.topics.papersByTopic()).get(path);
	if (!inTopic) {
		throw new Error(`There is no topic “${path}”.`);
	}
	await services.writeThrough.citing(document, inTopic, async ({ papers, noteEdits }) => {
		const review = await runSlices(
			topicReview({
				name: path.split('/').at(-1) ?? path,
				description: services.topics.findOwn(path)?.description,
				papers,
				headingLevel: reviewHeadingLevel(note, offset),
			}),
		);
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
