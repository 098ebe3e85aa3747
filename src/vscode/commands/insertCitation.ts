import * as vscode from 'vscode';
import { defaultMarkdown, type CitationDialect } from '../../core/citations/dialect';
import type { Paper } from '../../core/model/paper';
import {
	citationModes,
	formsIn,
	isCitationForm,
	writePapers,
	type CitationForm,
} from '../../core/notes/citationForms';
import { insertPapers, replacePartial, type CitedPaper } from '../../core/notes/insertPapers';
import { movedBy } from '../../core/text/textEdit';
import { applyTextEdits } from '../applyTextEdits';
import { toPosition, toSpan } from '../convert';
import { dialectOf } from '../dialects';
import { readOpenNote } from '../openNotes';
import { askDetails } from '../pick/askDetails';
import { pickForm } from '../pick/pickForm';
import { pickPapers, type PickOptions } from '../pick/pickPapers';
import { readSetting } from '../settings';
import { idsOf, mustFind } from './chosenPapers';
import { partialAtCursor, type PartialKey } from './partialAtCursor';
import { copyInstead } from './copyInstead';
import type { Services } from './services';

/** What of a citation is chosen, and what is asked for, before it is written. */
interface Choice {
	/** Failing this, what the settings say. */
	form?: CitationForm;
	asksForm?: boolean;
	asksDetails?: boolean;
}

/**
 * Cites papers at every cursor of the active document, in one undo step, or in the place of the key that was begun there. Without a
 * document to write into, the citation goes to the clipboard, so that what was picked is not lost. A paper that several bibliographies
 * have is cited by the key it has where the document cites from.
 *
 * @param args the papers to cite, as `idsOf` reads them; the user is asked when there are none.
 */
export async function insertCitation(services: Services, ...args: readonly unknown[]): Promise<void> {
	await cite(services, args, {});
}

/** The same, and asks for a locator and a prefix for each paper. */
export async function insertCitationWithLocator(
	services: Services,
	...args: readonly unknown[]
): Promise<void> {
	await cite(services, args, { asksDetails: true });
}

/**
 * The same in another form than the settings say.
 *
 * @param form a `CitationForm`, as a key binding names it; the user is asked when it is none.
 */
export async function insertCitationAs(
	services: Services,
	form?: unknown,
	...args: readonly unknown[]
): Promise<void> {
	await (isCitationForm(form)
		? cite(services, args, { form })
		: cite(services, [form, ...args], { asksForm: true }));
}

/** Offers the papers that were cited last, then those that the document cites. */
export async function citeAgain(services: Services): Promise<void> {
	const ids = new Set([...services.recentlyCited.ids, ...(await services.cited.ids())]);
	const suggested = [...ids].flatMap((id) => {
		const paper = services.library.get(id);
		return paper ? [{ paper, found: '' }] : [];
	});
	await cite(services, [], {}, { title: 'Cite Again', ...(suggested.length > 0 && { suggested }) });
}

async function cite(
	services: Services,
	args: readonly unknown[],
	choice: Choice,
	pick: Partial<PickOptions> = {},
): Promise<void> {
	const given = idsOf(args).map((id) => mustFind(services, id));
	const partial = given.length > 0 ? undefined : await partialAtCursor(services);
	const papers = given.length > 0 ? given : await pickToCite(services, choice, partial, pick);
	if (!papers) {
		return;
	}
	const { citing } = services.activeNote;
	const dialect = citing ? dialectOf(citing) : defaultMarkdown;
	const citable = citing && (await services.documentPapers.of(citing));
	const here = papers.map((paper) => citable?.get(paper.id) ?? paper);
	const form = await formOf(choice, here, dialect, citing?.uri);
	const cited = await withDetails(here, choice, form, dialect);
	const editor = await services.activeNote.open(citing);
	if (editor) {
		await write(services, editor, cited, { written: { form, dialect }, partial });
	} else {
		await copy(services, cited, { form, dialect });
	}
	await services.recentlyCited.remember(papers.map(({ id }) => id));
}

function pickToCite(
	services: Services,
	choice: Choice,
	partial: PartialKey | undefined,
	pick: Partial<PickOptions>,
): Promise<readonly Paper[] | undefined> {
	return pickPapers(services, {
		title: 'Insert Citation',
		many: true,
		titleButtons: [
			{ icon: 'bookmark', tooltip: 'With Locator and Prefix…', run: () => (choice.asksDetails = true) },
			{ icon: 'list-selection', tooltip: 'Insert As…', run: () => (choice.asksForm = true) },
		],
		...(partial && { query: partial.query }),
		...pick,
	});
}

async function formOf(
	{ form, asksForm = false }: Choice,
	papers: readonly Paper[],
	dialect: CitationDialect,
	scope: vscode.Uri | undefined,
): Promise<CitationForm> {
	const forms = formsIn(dialect);
	if (asksForm) {
		const choices = forms.map((each) => ({
			form: each,
			label: formNames[each],
			example: writePapers(papers.slice(0, 1), each, dialect),
		}));
		return pickForm('Insert As', choices);
	}
	const wanted = form ?? readSetting('citations.insertAs', scope);
	return forms.includes(wanted) ? wanted : 'citation';
}

async function withDetails(
	papers: readonly Paper[],
	{ asksDetails = false }: Choice,
	form: CitationForm,
	{ language }: CitationDialect,
): Promise<readonly CitedPaper[]> {
	const cited: CitedPaper[] = [];
	const hasPlace = citationModes[form] !== undefined && form !== 'wikiLink';
	const hasPrefix = language !== 'typst' && (form === 'citation' || form === 'suppressAuthor');
	for (const paper of papers) {
		const details = asksDetails && hasPlace ? await askDetails(paper, hasPrefix) : {};
		cited.push({ paper, citekey: paper.citekey, ...details });
	}
	return cited;
}

interface Written {
	readonly form: CitationForm;
	readonly dialect: CitationDialect;
}

/** What is cited comes into the bibliography of the document; a link or a reference cites nothing. */
async function write(
	{ writeThrough }: Services,
	editor: vscode.TextEditor,
	cited: readonly CitedPaper[],
	{ written, partial }: { readonly written: Written; readonly partial: PartialKey | undefined },
): Promise<void> {
	const { document } = editor;
	const papers = citationModes[written.form] ? cited.map(({ paper }) => paper) : [];
	await writeThrough.citing(document, papers, async (citing) => {
		const named = cited.map((each, at) => {
			const paper = citing.papers[at] ?? each.paper;
			return { ...each, paper, citekey: paper.citekey };
		});
		const isPartial = partial?.document === document;
		if (isPartial && partial.version !== document.version) {
			throw new Error('The note changed while papers were picked, so nothing was inserted.');
		}
		const { text, map } = readOpenNote(document);
		const options = { ...written, earlier: map };
		const selections = editor.selections.map((selection) => toSpan(document, selection));
		const { edits, cursors, unwritable } = isPartial
			? replacePartial(text, partial.place, named, options)
			: insertPapers(text, selections, named, options);
		if (unwritable.length > 0) {
			void vscode.window.showWarningMessage(
				`There is no way to cite ${unwritable.map((citekey) => `“${citekey}”`).join(', ')} here.`,
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

async function copy(
	{ activeNote }: Services,
	cited: readonly CitedPaper[],
	{ form, dialect }: Written,
): Promise<void> {
	const papers = cited.map(({ paper }) => paper);
	const text = writePapers(papers, form, dialect, cited);
	await copyInstead(activeNote, text, { called: text, note: 'note' });
}

const formNames: Readonly<Record<CitationForm, string>> = {
	citation: 'Citation',
	inText: 'Author in the Text',
	suppressAuthor: 'Without the Author',
	footnote: 'Footnote',
	wikiLink: 'Wiki Link',
	link: 'Link with the Title',
	reference: 'Formatted Reference',
};
