import * as vscode from 'vscode';
import { escapeMarkdown } from '../../core/format/markdown';
import { paperCard } from '../../core/format/paperCard';
import type { Library } from '../../core/library/library';
import type { LocatedEntry } from '../../core/library/locatedEntry';
import { toPapers } from '../../core/library/toPapers';
import type { Paper } from '../../core/model/paper';
import { fold } from '../../core/text/fold';
import { dialectOfName } from '../../core/sources/bibtex/bibtexDialect';
import { parseTex } from '../../core/sources/bibtex/parseTex';
import { toReadingText } from '../../core/sources/bibtex/renderTex';
import { parseBibtexSource } from '../../core/sources/bibtex/bibtexSource';
import type { BibtexDocument, DocumentEntry } from '../../core/sources/bibtex/language/bibtexDocument';
import { targetAt, type BibtexTarget } from '../../core/sources/bibtex/language/bibtexTarget';
import { entryText } from '../../core/sources/bibtex/language/entryText';
import { toMarkdown, toRange } from '../convert';
import type { PaperCards } from '../paperCards';
import { readSetting } from '../settings';
import type { Bibliographies } from '../sources/bibliographies';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';

export interface BibtexHoverParts {
	readonly documents: BibtexDocuments;
	readonly library: Library;
	readonly bibliographies: Pick<Bibliographies, 'scopes'>;
	readonly cards: PaperCards;
}

/**
 * In `.bib` files, the paper on an entry's head or a key that names one, and the value on an abbreviation; and the ways there. A key that
 * the file has not may be that of an entry in another file which is used along with it.
 */
export function registerBibtexHover(parts: BibtexHoverParts): vscode.Disposable {
	const { documents } = parts;
	return vscode.Disposable.from(
		vscode.languages.registerHoverProvider(bibtexSelector, {
			async provideHover(document, position) {
				const read = readSetting('hover.enabled', document.uri) ? await documents.read(document) : undefined;
				const target = read && targetAt(read, document.offsetAt(position));
				const content = read && target && hoverContent(read, target, document.uri, parts);
				return content && new vscode.Hover(content, toRange(read.lines.rangeOf(target.span)));
			},
		}),
		vscode.languages.registerDefinitionProvider(bibtexSelector, {
			async provideDefinition(document, position) {
				const read = await documents.read(document);
				const target = read && targetAt(read, document.offsetAt(position));
				if (target?.kind === 'reference' && !target.entry) {
					return entriesBeside(parts, document.uri, target.key).flatMap((located) =>
						toLocation(parts, located),
					);
				}
				const found = target && definitionSpan(target);
				return read && found && new vscode.Location(document.uri, toRange(read.lines.rangeOf(found)));
			},
		}),
	);
}

function definitionSpan(target: BibtexTarget): { readonly start: number; readonly end: number } | undefined {
	return target.kind === 'string' ? target.definition?.name : target.entry?.node.key;
}

/** The entries with a key in other bibliographies that a note may cite from along with this one. */
function entriesBeside(
	{ library, bibliographies }: BibtexHoverParts,
	uri: vscode.Uri,
	citekey: string,
): readonly LocatedEntry[] {
	const own = uri.toString();
	const beside = new Set(bibliographies.scopes.filter((scope) => scope.includes(own)).flat());
	return library
		.entriesWithKey(citekey)
		.filter((located) => located.citekey === citekey && located.source !== own && beside.has(located.source));
}

function toLocation({ library }: BibtexHoverParts, located: LocatedEntry): vscode.Location[] {
	const range = library.rangeOf(located);
	return range ? [new vscode.Location(vscode.Uri.parse(located.source), toRange(range).start)] : [];
}

function hoverContent(
	document: BibtexDocument,
	target: BibtexTarget,
	uri: vscode.Uri,
	parts: BibtexHoverParts,
): vscode.MarkdownString | undefined {
	const { library, cards } = parts;
	if (target.kind === 'string') {
		return (
			target.definition && toMarkdown(escapeMarkdown(toReadingText(parseTex(target.definition.value))), [])
		);
	}
	if (!target.entry) {
		const [beside] = target.kind === 'reference' ? entriesBeside(parts, uri, target.key) : [];
		const paper = beside && library.of([beside.source]).find(beside.citekey);
		return paper && cards.markdown(paper);
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
	if (entry.type === 'xdata') {
		return undefined;
	}
	const [own] = parseBibtexSource(entryText(document, entry), dialectOfName(uri.path)).entries;
	return own && toPapers(uri.toString(), [own])[0];
}
