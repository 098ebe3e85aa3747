import * as vscode from 'vscode';
import { citationAt } from '../../core/citations/findCitations';
import { nearestKeys } from '../../core/format/nearestKeys';
import { unknownKeyCard } from '../../core/format/paperCard';
import { findIdentifiers } from '../../core/library/identifiers';
import type { Library } from '../../core/library/library';
import { citingSelector } from '../activeNote';
import { toMarkdown, toRange } from '../convert';
import type { DocumentPapers } from '../sources/documentPapers';
import { enabledCommands, type PaperCards } from '../paperCards';
import { readSetting } from '../settings';
import { citationsIn } from '../openNotes';

/** Shows the paper behind a citation, an arXiv id or a DOI in a note. */
export function registerPaperHover(
	library: Library,
	documentPapers: DocumentPapers,
	cards: PaperCards,
): vscode.Disposable {
	return vscode.languages.registerHoverProvider(citingSelector, {
		async provideHover(document, position) {
			return readSetting('hover.enabled', document.uri)
				? ((await hoverOnCitation(documentPapers, cards, document, position)) ??
						hoverOnIdentifier(library, cards, document, position))
				: undefined;
		},
	});
}

async function hoverOnCitation(
	documentPapers: DocumentPapers,
	cards: PaperCards,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<vscode.Hover | undefined> {
	const found = citationAt(citationsIn(document), position);
	if (!found) {
		return undefined;
	}
	const { citation } = found;
	const papers = await documentPapers.of(document);
	const paper = papers.find(citation.citekey);
	if (paper) {
		return new vscode.Hover(cards.markdown(paper), toRange(citation.range));
	}
	const nearest = nearestKeys(citation.citekey, papers.papers);
	const place = { uri: document.uri.toString(), range: citation.range };
	return new vscode.Hover(
		toMarkdown(unknownKeyCard(citation.citekey, nearest, place), enabledCommands),
		toRange(citation.range),
	);
}

function hoverOnIdentifier(
	library: Library,
	cards: PaperCards,
	document: vscode.TextDocument,
	position: vscode.Position,
): vscode.Hover | undefined {
	const { text } = document.lineAt(position.line);
	const found = findIdentifiers(text).find(
		({ span }) => span.start <= position.character && position.character <= span.end,
	);
	const paper = found && library.findByIdentifier({ [found.kind]: found.value });
	return paper && found
		? new vscode.Hover(
				cards.markdown(paper),
				new vscode.Range(position.line, found.span.start, position.line, found.span.end),
			)
		: undefined;
}
