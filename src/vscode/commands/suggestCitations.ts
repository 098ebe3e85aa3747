import type * as vscode from 'vscode';
import { insertCitations } from '../../core/citations/insertCitations';
import { citableSentence, citeAtMark, type CitableSentence } from '../../core/notes/citableSentence';
import type { TextEdit } from '../../core/text/textEdit';
import { applyTextEdits } from '../applyTextEdits';
import { toSpan } from '../convert';
import { readOpenNote } from '../openNotes';
import { pickPapers, type SuggestedPaper } from '../pick/pickPapers';
import type { Services } from './services';

/**
 * Offers the papers that the sentence at the cursor, or the selection, could cite, each with the words that they have in common, and
 * cites those that are picked: in place of a mark that asks for a citation, else behind the last word. One undo step.
 *
 * @param at a place in the note instead of the cursor, as an offset.
 */
export async function suggestCitations(services: Services, at?: unknown): Promise<void> {
	const { activeNote } = services;
	const editor = await activeNote.open(activeNote.citing);
	if (!editor) {
		throw new Error(
			activeNote.unreachable ?? 'Open a note and put the cursor into the sentence that is to be cited.',
		);
	}
	const { document } = editor;
	const note = document.getText();
	const selection = typeof at === 'number' ? { start: at, end: at } : toSpan(document, editor.selection);
	const sentence = citableSentence(note, selection, readOpenNote(document).map);
	if (!sentence) {
		throw new Error('There is no sentence at the cursor to find citations for.');
	}
	const picked = await pickPapers(services, {
		title: `Suggest Citations for “${shorten(sentence.text)}”`,
		many: true,
		suggested: suggestionsFor(services, sentence),
	});
	if (!picked) {
		return;
	}
	await services.writeThrough.citing(document, picked, async ({ papers, noteEdits }) => {
		if (document.getText() !== note) {
			throw new Error('The note changed while papers were picked, so nothing was inserted.');
		}
		const citekeys = papers.map(({ citekey }) => citekey);
		await applyTextEdits(document, [...noteEdits(), ...editsFor(document, sentence, citekeys)]);
	});
}

function suggestionsFor({ library, search }: Services, { text }: CitableSentence): SuggestedPaper[] {
	return search.current.relatedToText(text, mostSuggested).flatMap((hit) => {
		const paper = library.get(hit.id);
		const words = search.current.sharedWords(text, hit);
		return paper
			? [{ paper, found: words.length > 0 ? `— ${words.slice(0, mostWords).join(', ')}` : '' }]
			: [];
	});
}

function editsFor(
	document: vscode.TextDocument,
	{ place, isMarked }: CitableSentence,
	citekeys: readonly string[],
): readonly TextEdit[] {
	const { text, map, dialect } = readOpenNote(document);
	if (!isMarked) {
		return insertCitations(text, [place], citekeys, { dialect, earlier: map }).edits;
	}
	const [start, end] = [document.positionAt(place.start), document.positionAt(place.end)];
	const newText = citeAtMark(map, place, citekeys);
	if (newText === undefined) {
		throw new Error('There is no way to cite that here.');
	}
	return [{ range: { start, end }, newText }];
}

function shorten(text: string): string {
	return text.length <= longestTitle ? text : `${text.slice(0, longestTitle).replace(/\s\S*$/, '')} …`;
}

const mostSuggested = 12;
const mostWords = 6;
const longestTitle = 60;
