import * as vscode from 'vscode';
import { citationAt } from '../../core/citations/findCitations';
import type { Library } from '../../core/library/library';
import type { Paper } from '../../core/model/paper';
import { finish } from '../../core/model/slices';
import { findFrontMatterCitekeys } from '../../core/sources/keys/cslYamlCitekeys';
import type { Range } from '../../core/text/range';
import { citingSelector } from '../activeNote';
import { rangeOfSpan, toRange } from '../convert';
import type { DocumentPapers } from '../sources/documentPapers';
import type { PaperPlaceParts } from '../notes/paperPlaces';
import { citationsIn } from '../openNotes';
import { registerCitationLinks } from './citationLinks';
import { registerLiteratureNotes } from './literatureNotes';
import { keyInSource, otherBibliographies } from './sourceKeys';
import { registerPaperSymbols, type FindPapers } from './paperSymbols';

export interface NavigationParts extends PaperPlaceParts {
	readonly search: FindPapers;
}

/** Ways from a citation, or from words, to the entry of a paper, its literature note or its details. */
export function registerCitationNavigation(parts: NavigationParts): vscode.Disposable {
	const { library, documentPapers, search } = parts;
	return vscode.Disposable.from(
		registerCitationDefinition(library, documentPapers),
		registerKeyDefinition(library),
		registerLiteratureNotes(parts),
		registerCitationLinks(library, documentPapers),
		registerPaperSymbols(library, search),
	);
}

/** Leads from a citation in a note to the entry that it cites; papers of the sample library have none. */
function registerCitationDefinition(
	library: Library,
	documentPapers: Pick<DocumentPapers, 'of'>,
): vscode.Disposable {
	return vscode.languages.registerDefinitionProvider(citingSelector, {
		async provideDefinition(document, position) {
			const found = citationAt(citationsIn(document), position);
			if (!found) {
				return undefined;
			}
			const { citation } = found;
			const paper = (await documentPapers.of(document)).find(citation.citekey);
			const origin = toRange(citation.range);
			return (
				paper && [
					...ownReference(document, citation.citekey, origin),
					...toLinks(library, paper, citation.citekey, origin),
				]
			);
		},
	});
}

/** The key of an entry leads to itself, so that VS Code shows its references instead, as it does in `.bib` files. */
function registerKeyDefinition(library: Library): vscode.Disposable {
	return vscode.languages.registerDefinitionProvider(otherBibliographies, {
		async provideDefinition(document, position) {
			const key = await keyInSource(library, document, position);
			return key && new vscode.Location(document.uri, rangeOfSpan(document, key));
		},
	});
}

/** The reference with that key in the YAML of the note itself. */
function ownReference(
	document: vscode.TextDocument,
	citekey: string,
	originSelectionRange: vscode.Range,
): vscode.LocationLink[] {
	const place = finish(findFrontMatterCitekeys(document.getText())).find((each) => each.citekey === citekey);
	if (!place) {
		return [];
	}
	return [{ originSelectionRange, targetUri: document.uri, targetRange: rangeOfSpan(document, place) }];
}

/** All entries of the paper with that key; failing these, as for a paper from elsewhere, its entries with others. */
function toLinks(
	library: Library,
	paper: Paper,
	citekey: string,
	originSelectionRange: vscode.Range,
): vscode.LocationLink[] {
	const entries = library.entriesOfPaper(paper.id).flatMap((located) => {
		const range = library.rangeOf(located);
		const { source, citekey: own, entry } = located;
		const hasKey = own === citekey || (entry.aliases ?? []).includes(citekey);
		return range ? [{ source, range, hasKey }] : [];
	});
	const cited = entries.filter(({ hasKey }) => hasKey);
	return (cited.length > 0 ? cited : entries).map(({ source, range }) => ({
		originSelectionRange,
		targetUri: vscode.Uri.parse(source),
		targetRange: toRange(range),
		targetSelectionRange: toStart(range),
	}));
}

function toStart({ start }: Range): vscode.Range {
	return toRange({ start, end: start });
}
