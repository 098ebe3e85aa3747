import * as vscode from 'vscode';
import { escapeMarkdown } from '../../core/format/markdown';
import { paperCard } from '../../core/format/paperCard';
import type { Library } from '../../core/library/library';
import { toPapers } from '../../core/library/toPapers';
import type { Paper } from '../../core/model/paper';
import { fold } from '../../core/text/fold';
import { parseBibtexSource } from '../../core/sources/bibtex/bibtexSource';
import type { BibtexDocument, DocumentEntry } from '../../core/sources/bibtex/language/bibtexDocument';
import { targetAt, type BibtexTarget } from '../../core/sources/bibtex/language/bibtexTarget';
import { entryText } from '../../core/sources/bibtex/language/entryText';
import { toMarkdown, toRange } from '../convert';
import type { PaperCards } from '../paperCards';
import { readSetting } from '../settings';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';

/** In `.bib` files, the paper on an entry's head or a key that names one, and the value on an abbreviation; and the ways there. */
export function registerBibtexHover(
	documents: BibtexDocuments,
	library: Library,
	cards: PaperCards,
): vscode.Disposable {
	return vscode.Disposable.from(
		vscode.languages.registerHoverProvider(bibtexSelector, {
			async provideHover(document, position) {
				const read = readSetting('hover.enabled', document.uri) ? await documents.read(document) : undefined;
				const target = read && targetAt(read, document.offsetAt(position));
				const content = read && target && hoverContent(read, target, document.uri, library, cards);
				return content && new vscode.Hover(content, toRange(read.lines.rangeOf(target.span)));
			},
		}),
		vscode.languages.registerDefinitionProvider(bibtexSelector, {
			async provideDefinition(document, position) {
				const read = await documents.read(document);
				const target = read && targetAt(read, document.offsetAt(position));
				const found = target && definitionSpan(target);
				return read && found && new vscode.Location(document.uri, toRange(read.lines.rangeOf(found)));
			},
		}),
	);
}

function definitionSpan(target: BibtexTarget): { readonly start: number; readonly end: number } | undefined {
	return target.kind === 'string' ? target.definition?.name : target.entry?.node.key;
}

function hoverContent(
	document: BibtexDocument,
	target: BibtexTarget,
	uri: vscode.Uri,
	library: Library,
	cards: PaperCards,
): vscode.MarkdownString | undefined {
	if (target.kind === 'string') {
		return target.definition && toMarkdown(escapeMarkdown(target.definition.value), []);
	}
	if (!target.entry) {
		return undefined;
	}
	const paper = readPaper(document, target.entry, uri);
	const known = paper && library.of([uri.toString()]).find(paper.citekey);
	if (known && fold(known.title) === fold(paper.title)) {
		return cards.markdown(known);
	}
	// Not what the library holds under that key, so its commands would show another paper.
	return paper && toMarkdown(paperCard(paper, { summary: cards.summary(paper), commands: false }), []);
}

/** The paper of an entry as it is written now. */
function readPaper(document: BibtexDocument, entry: DocumentEntry, uri: vscode.Uri): Paper | undefined {
	const [own] = entry.type === 'xdata' ? [] : parseBibtexSource(entryText(document, entry)).entries;
	return own && toPapers(uri.toString(), [own])[0];
}
