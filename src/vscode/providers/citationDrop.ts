import * as vscode from 'vscode';
import { insertCitations } from '../../core/citations/insertCitations';
import type { Paper } from '../../core/model/paper';
import { citingSelector } from '../activeNote';
import { toSpan, toWorkspaceEdit } from '../convert';
import { dialectOf } from '../dialects';
import { whenInserted } from '../whenInserted';
import { papersMime } from '../views/papersDrag';
import {
	citationKind,
	hasPasteEdits,
	insertionsOf,
	offerCitation,
	offerTitle,
	textMime,
	yieldsTo,
	type PasteParts,
} from './pastedCitations';

/**
 * Papers dragged from the tree into a note become a citation at the drop point, or join the one that is there; each under the key
 * that it has where the note cites from. So may a DOI, an arXiv id or an entry that is dragged from elsewhere.
 */
export function registerCitationDrop(parts: PasteParts): vscode.Disposable {
	return vscode.languages.registerDocumentDropEditProvider(citingSelector, {
		async provideDocumentDropEdits(document, position, transfer, token) {
			const ids = parseIds(await transfer.get(papersMime)?.asString());
			const drop =
				ids.length > 0
					? await dropPapers(parts, document, position, ids)
					: await dropText(parts, document, position, (await transfer.get(textMime)?.asString()) ?? '');
			return token.isCancellationRequested ? undefined : drop;
		},
	});
}

async function dropPapers(
	{ library, documentPapers, writeThrough }: PasteParts,
	document: vscode.TextDocument,
	position: vscode.Position,
	ids: readonly string[],
): Promise<vscode.DocumentDropEdit | undefined> {
	const citable = await documentPapers.of(document);
	const papers = ids.flatMap((id): readonly Paper[] => {
		const paper = citable.get(id) ?? library.get(id);
		return paper ? [paper] : [];
	});
	if (papers.length === 0) {
		return undefined;
	}
	const { edits } = insertCitations(
		document.getText(),
		[toSpan(document, new vscode.Range(position, position))],
		papers.map(({ citekey }) => citekey),
		{ dialect: dialectOf(document) },
	);
	const drop = new vscode.DocumentDropEdit('');
	drop.additionalEdit = toWorkspaceEdit(document.uri, edits);
	whenInserted(document, { texts: edits, act: () => writeThrough.cited(document, papers) });
	return drop;
}

/** Only where VS Code lets the plain text go first. Nothing can be added before a drop: what is new comes into the bibliography behind it. */
async function dropText(
	parts: PasteParts,
	document: vscode.TextDocument,
	position: vscode.Position,
	text: string,
): Promise<vscode.DocumentDropEdit | undefined> {
	const place = new vscode.Range(position, position);
	const offer = hasPasteEdits() ? await offerCitation(parts, document, place, text) : undefined;
	if (!offer) {
		return undefined;
	}
	const drop = new vscode.DocumentDropEdit(offer.text);
	drop.additionalEdit = toWorkspaceEdit(document.uri, offer.edits);
	drop.title = offerTitle(offer);
	drop.kind = citationKind();
	drop.yieldTo = yieldsTo(offer);
	whenInserted(document, {
		texts: insertionsOf(offer),
		instead: text,
		act: () => parts.writeThrough.cited(document, offer.known, offer.added),
	});
	return drop;
}

/** A drag may come from anywhere: what is not a list of ids is none. */
function parseIds(json: string | undefined): string[] {
	try {
		const value: unknown = JSON.parse(json ?? '[]');
		return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
	} catch {
		return [];
	}
}
