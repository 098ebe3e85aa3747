import * as vscode from 'vscode';
import type { Citation } from '../../core/citations/citation';
import { citationAt } from '../../core/citations/findCitations';
import { nearestKeys } from '../../core/format/nearestKeys';
import { unknownKeyCard } from '../../core/format/paperCard';
import type { PaperMentions } from '../../core/format/paperMentions';
import { findIdentifiers } from '../../core/library/identifiers';
import type { CitablePapers } from '../../core/library/citablePapers';
import type { Paper } from '../../core/model/paper';
import { citingSelector } from '../activeNote';
import { toMarkdown, toRange } from '../convert';
import { noteName } from '../notes/noteFiles';
import { citekeysFor, notesAbout, placesCiting, type PaperPlaceParts } from '../notes/paperPlaces';
import { enabledCommands, type PaperCards } from '../paperCards';
import { readSetting } from '../settings';
import { stillReading } from '../stillReading';
import { citationsIn } from '../openNotes';

/** What a hover tells of. */
export interface PaperHoverParts extends PaperPlaceParts {
	readonly cards: PaperCards;
}

/** Shows the paper behind a citation, an arXiv id or a DOI in a note. */
export function registerPaperHover(parts: PaperHoverParts): vscode.Disposable {
	return vscode.languages.registerHoverProvider(citingSelector, {
		async provideHover(document, position) {
			return readSetting('hover.enabled', document.uri)
				? ((await hoverOnCitation(parts, document, position)) ?? hoverOnIdentifier(parts, document, position))
				: undefined;
		},
	});
}

async function hoverOnCitation(
	parts: PaperHoverParts,
	document: vscode.TextDocument,
	position: vscode.Position,
): Promise<vscode.Hover | undefined> {
	const found = citationAt(citationsIn(document), position);
	if (!found) {
		return undefined;
	}
	const { citation } = found;
	const papers = await parts.documentPapers.of(document);
	const paper = papers.find(citation.citekey);
	if (paper) {
		const mentions = await mentionsOf(parts, document, citation, { paper, papers });
		return new vscode.Hover(parts.cards.markdown(paper, mentions), toRange(citation.range));
	}
	if (!parts.library.isLoaded) {
		return new vscode.Hover(stillReading, toRange(citation.range));
	}
	const nearest = nearestKeys(citation.citekey, papers.papers);
	const place = { uri: document.uri.toString(), range: citation.range };
	return new vscode.Hover(
		toMarkdown(unknownKeyCard(citation.citekey, nearest, place), enabledCommands),
		toRange(citation.range),
	);
}

/** Where else the paper is cited: in this note as it stands, in others as far as they are read, so that a hover need not wait. */
async function mentionsOf(
	parts: PaperHoverParts,
	document: vscode.TextDocument,
	{ citekey, keyRange }: Citation,
	{ paper, papers }: { readonly paper: Paper; readonly papers: CitablePapers },
): Promise<PaperMentions> {
	const uri = document.uri.toString();
	const cited = { citekey, paper };
	const keys = citekeysFor(parts, cited).filter((key) => papers.find(key)?.id === paper.id);
	const here = citationsIn(document).flatMap(({ citations }) =>
		citations.filter((citation) => keys.includes(citation.citekey)),
	);
	const places = await placesCiting(parts, cited);
	const notes = await notesAbout(parts, cited);
	const newKey = papers.newKeyOf(citekey);
	return {
		uri,
		position: keyRange.start,
		...(newKey !== undefined && { newKey }),
		otherPlaces: here.length - 1,
		otherNotes: new Set(places.map((place) => place.uri).filter((note) => note !== uri)).size,
		literatureNotes: notes.map((note) => noteName(vscode.Uri.parse(note))),
	};
}

function hoverOnIdentifier(
	{ library, cards }: PaperHoverParts,
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
