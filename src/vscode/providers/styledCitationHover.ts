import * as vscode from 'vscode';
import type { CitationGroup } from '../../core/citations/citation';
import { citationAt } from '../../core/citations/findCitations';
import { escapeMarkdown } from '../../core/format/markdown';
import { toStyledGroup } from '../../core/notes/styledGroup';
import { noteSelector } from '../activeNote';
import { CitationThread } from '../threads/citationThread';
import { toRange } from '../convert';
import { citationsIn, referencesIn } from '../openNotes';
import { readSetting } from '../settings';
import type { DocumentPapers } from '../sources/documentPapers';
import type { DocumentStyles } from '../sources/documentStyles';

/** What says how a citation looks. */
export interface StyledCitationParts {
	readonly extensionUri: vscode.Uri;
	readonly documentPapers: Pick<DocumentPapers, 'of'>;
	readonly documentStyles: DocumentStyles;
	readonly log: vscode.LogOutputChannel;
}

/** Shows a citation as it will look in the document's style. A hover of its own: the paper's need not wait for a style that is read. */
export function registerStyledCitationHover(parts: StyledCitationParts): vscode.Disposable {
	const thread = new CitationThread(parts.extensionUri);
	return vscode.Disposable.from(
		thread,
		vscode.languages.registerHoverProvider(noteSelector, {
			async provideHover(document, position) {
				const found = citationAt(citationsIn(document), position);
				if (!found || found.group.place === 'metadata' || !readSetting('hover.enabled', document.uri)) {
					return undefined;
				}
				const text = await writeCitation(parts, thread, document, found.group).catch((error: unknown) => {
					parts.log.warn(`How ${document.uri.toString()} cites could not be shown.`, error);
					return undefined;
				});
				return text
					? new vscode.Hover(
							new vscode.MarkdownString(`Cited as ${escapeMarkdown(text)}`),
							toRange(found.citation.range),
						)
					: undefined;
			},
		}),
	);
}

async function writeCitation(
	{ documentPapers, documentStyles }: StyledCitationParts,
	thread: CitationThread,
	document: vscode.TextDocument,
	group: CitationGroup,
): Promise<string | undefined> {
	const papers = await documentPapers.of(document);
	const references = await referencesIn(document, papers);
	const styled = references && toStyledGroup(group, references, (range) => document.getText(toRange(range)));
	const style = styled && (await documentStyles.of(document));
	return style && thread.write(style, styled);
}
