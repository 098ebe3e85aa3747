import * as vscode from 'vscode';
import { citationPlaceAt, writeKeyAt, type KeyPlace } from '../../core/citations/citationPlace';
import { listCitekeys, type CitekeyList } from '../../core/citations/citekeyList';
import { completeCitekeys, type CitekeyOffer } from '../../core/citations/completeCitation';
import { completeLocator, type LocatorLabel } from '../../core/citations/locatorLabels';
import { locatorTermsOf } from '../../core/citations/locatorTerms';
import { authorLabel, titleLabel, yearLabel } from '../../core/format/labels';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { citingSelector } from '../activeNote';
import { rangeOfSpan } from '../convert';
import { dialectOf } from '../dialects';
import type { LibrarySearch } from '../search/librarySearch';
import { readOpenNote } from '../openNotes';
import type { PaperCards } from '../paperCards';
import { runSlices } from '../timing/runSlices';
import { readSetting } from '../settings';
import type { DocumentPapers } from '../sources/documentPapers';
import type { DocumentStyles } from '../sources/documentStyles';

export interface CompletionParts {
	readonly library: Library;
	readonly documentPapers: DocumentPapers;
	readonly documentStyles: DocumentStyles;
	readonly search: LibrarySearch;
	readonly cards: PaperCards;
}

/** Completes citekeys in notes, behind `@`, in LaTeX's `\cite{}`, MyST's roles and Typst's `cite(<`, and the labels of locators behind them. */
export function registerCitationCompletion(parts: CompletionParts): vscode.Disposable {
	return vscode.languages.registerCompletionItemProvider(
		citingSelector,
		new CitationCompletion(parts),
		...triggerCharacters,
	);
}

class CitationCompletion implements vscode.CompletionItemProvider<CitationItem> {
	/** The keys of the library as it was when they were last asked for. */
	#listed: { readonly papers: readonly Paper[]; readonly list: CitekeyList } | undefined;

	constructor(private readonly parts: CompletionParts) {}

	async provideCompletionItems(
		document: vscode.TextDocument,
		position: vscode.Position,
		token: vscode.CancellationToken,
	): Promise<vscode.CompletionList<CitationItem> | undefined> {
		const note = document.getText();
		const place = citationPlaceAt(note, document.offsetAt(position), {
			dialect: dialectOf(document),
			read: () => readOpenNote(document).map,
		});
		if (!place) {
			return undefined;
		}
		const range = rangeOfSpan(document, place.span);
		if (!range.isSingleLine) {
			return undefined;
		}
		if (place.kind === 'locator') {
			const language = await this.parts.documentStyles.languageOf(document);
			const labels = completeLocator(place.typed, locatorTermsOf(language));
			return new vscode.CompletionList(labels.map((label, at) => locatorItem(label, range, at)));
		}
		const offers = await this.#offersFor(place, document, token);
		const written = note.slice(place.span.start, document.offsetAt(position));
		return offers && new vscode.CompletionList(keyItems(offers, { place, range, written, document }), true);
	}

	resolveCompletionItem(item: CitationItem): CitationItem {
		if (item.paper) {
			item.documentation = this.parts.cards.markdown(item.paper);
		}
		return item;
	}

	async #offersFor(
		{ typed, usedKeys }: KeyPlace,
		document: vscode.TextDocument,
		token: vscode.CancellationToken,
	): Promise<readonly CitekeyOffer[] | undefined> {
		const { library, documentPapers, search } = this.parts;
		const isWanted = (): boolean => !token.isCancellationRequested;
		const citable = await documentPapers.of(document);
		const list = await this.#list(isWanted);
		return (
			list &&
			runSlices(
				completeCitekeys(list, {
					typed,
					usedKeys,
					citable,
					library,
					search: (text, limit) => search.search(text, limit).map(({ id }) => id),
					limit: mostItems,
				}),
				isWanted,
			)
		);
	}

	async #list(isWanted: () => boolean): Promise<CitekeyList | undefined> {
		const { papers } = this.parts.library;
		if (this.#listed?.papers !== papers) {
			const list = await runSlices(listCitekeys(papers), isWanted);
			this.#listed = list ? { papers, list } : this.#listed;
			return list;
		}
		return this.#listed.list;
	}
}

/** The paper's card is made when the item is looked at. */
class CitationItem extends vscode.CompletionItem {
	constructor(
		label: vscode.CompletionItemLabel,
		kind: vscode.CompletionItemKind,
		readonly paper?: Paper,
	) {
		super(label, kind);
	}
}

interface ItemPlace {
	readonly place: KeyPlace;
	readonly range: vscode.Range;
	/** What stands in the place before the cursor. */
	readonly written: string;
	readonly document: vscode.TextDocument;
}

function keyItems(
	offers: readonly CitekeyOffer[],
	{ place, range, written, document }: ItemPlace,
): CitationItem[] {
	const isAdded =
		readSetting('citations.addToBibliography', document.uri) !== 'never' && !document.isUntitled;
	return offers.flatMap(({ paper, isElsewhere }, at) => {
		const insertText = writeKeyAt(place, paper.citekey);
		if (insertText === undefined) {
			return [];
		}
		const byline = [authorLabel(paper), yearLabel(paper)].filter(Boolean).join(' ');
		const description = isElsewhere ? `${byline} (${elsewhere})` : byline;
		const item = new CitationItem(
			{ label: paper.citekey, detail: `  ${titleLabel(paper)}`, description },
			vscode.CompletionItemKind.Reference,
			paper,
		);
		item.insertText = insertText;
		item.range = range;
		// VS Code leaves out what does not begin like the text in the range: a title's word would be found for nothing.
		item.filterText = written;
		item.sortText = sortText(at);
		if (isAdded) {
			const title = 'Add to the bibliography';
			const command = 'marginalia.addToBibliography';
			item.command = { title, command, arguments: [document.uri.toString(), paper.citekey] };
		}
		if (isElsewhere) {
			item.detail = `This paper is ${elsewhere}.`;
		}
		return [item];
	});
}

function locatorItem({ label, name }: LocatorLabel, range: vscode.Range, at: number): CitationItem {
	const item = new CitationItem({ label, description: name }, vscode.CompletionItemKind.Unit);
	item.insertText = ` ${label} `;
	item.range = range;
	item.filterText = `${label} ${name}`;
	item.sortText = sortText(at);
	return item;
}

function sortText(at: number): string {
	return String(at).padStart(3, '0');
}

const mostItems = 100;
const elsewhere = "not in this note's bibliography";

/**
 * What begins a place, and the signs that are in keys but in no word of Markdown: behind one, VS Code would not ask again. Where no
 * citation is being written, the answer to them is none.
 */
const triggerCharacters = ['@', '{', ',', '`', '<', '"', ':', '-', '_', '/', '.', '+'];
