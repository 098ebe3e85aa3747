import * as vscode from 'vscode';
import { citationAt } from '../../core/citations/findCitations';
import type { Library } from '../../core/library/library';
import type { Papers } from '../../core/library/papers';
import { citekeysOf } from '../../core/notes/index/citekeysOf';
import type { CitedPlace } from '../../core/notes/index/noteCitations';
import { targetAt } from '../../core/sources/bibtex/language/bibtexTarget';
import { citingSelector } from '../activeNote';
import { toPosition, toRange } from '../convert';
import type { LiveNotes } from '../notes/liveNotes';
import type { DocumentPapers } from '../sources/documentPapers';
import { sampleSource } from '../sources/sampleLibrary';
import { citationsIn } from '../openNotes';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';
import { registerCitationHighlights } from './citationHighlights';

/** What is asked about notes and what they may cite. */
export interface CitationReferenceServices {
	readonly notes: LiveNotes;
	readonly library: Library;
	readonly documentPapers: DocumentPapers;
	readonly bibtexDocuments: BibtexDocuments;
}

/**
 * From a citation in a note, or an entry's key in a `.bib` file: every place in every note that cites the paper, by that key or
 * another of its keys, and its entries. In a note, all citations of a key are marked while the cursor is on one.
 */
export function registerCitationReferences(services: CitationReferenceServices): vscode.Disposable {
	const { library, documentPapers, bibtexDocuments } = services;
	return vscode.Disposable.from(
		registerCitationHighlights(),
		vscode.languages.registerReferenceProvider(citingSelector, {
			async provideReferences(document, position, { includeDeclaration }) {
				const found = citationAt(citationsIn(document), position);
				return (
					found &&
					findReferences(
						services,
						await documentPapers.of(document),
						found.citation.citekey,
						includeDeclaration,
					)
				);
			},
		}),
		vscode.languages.registerReferenceProvider(bibtexSelector, {
			async provideReferences(document, position, { includeDeclaration }) {
				const read = await bibtexDocuments.read(document);
				const offset = document.offsetAt(position);
				const target = read && targetAt(read, offset);
				const isKey =
					target?.kind === 'reference' ||
					(target?.kind === 'entry' && target.span.start === target.entry.node.key.start);
				const citekey = isKey ? target.entry?.key : undefined;
				return citekey
					? findReferences(services, library.of([document.uri.toString()]), citekey, includeDeclaration)
					: undefined;
			},
		}),
	);
}

/** @param papers what may be cited where the key stands: they say which paper is meant. */
async function findReferences(
	{ notes, library, documentPapers }: CitationReferenceServices,
	papers: Papers,
	citekey: string,
	includeEntries: boolean,
): Promise<vscode.Location[]> {
	const meant = papers.find(citekey);
	await notes.settled();
	const paper = meant && library.get(meant.id);
	const keys = new Set([citekey, ...(paper ? citekeysOf(paper) : [])]);
	const places = [...keys].flatMap((key) => notes.placesOf(key));
	const others = await findOtherMeanings(documentPapers, places, meant?.id);
	return [
		...places.filter(({ uri, citekey }) => !others.has(placeKey(uri, citekey))).map(toLocation),
		...(meant && includeEntries ? entriesOf(library, meant.id) : []),
	];
}

/**
 * The keys of open notes that do not stand there for the paper that is meant. What a note may cite is known once it is open; until
 * then its keys are taken at their word.
 */
async function findOtherMeanings(
	documentPapers: DocumentPapers,
	places: readonly CitedPlace[],
	id: string | undefined,
): Promise<ReadonlySet<string>> {
	const others = new Set<string>();
	const cited = new Map<string, Set<string>>();
	for (const { uri, citekey } of places) {
		cited.set(uri, (cited.get(uri) ?? new Set()).add(citekey));
	}
	for (const document of vscode.workspace.textDocuments) {
		const uri = document.uri.toString();
		const keys = cited.get(uri);
		const papers = keys && (await documentPapers.of(document));
		for (const citekey of keys ?? []) {
			if (papers?.find(citekey)?.id !== id) {
				others.add(placeKey(uri, citekey));
			}
		}
	}
	return others;
}

/** Where the entries stand that the paper was made of; the sample's stand in no file that could be opened. */
function entriesOf(library: Library, id: string): readonly vscode.Location[] {
	return library
		.placesOf(id)
		.flatMap(({ source, range }) =>
			range && source !== sampleSource
				? [new vscode.Location(vscode.Uri.parse(source), toPosition(range.start))]
				: [],
		);
}

function toLocation({ uri, keyRange }: CitedPlace): vscode.Location {
	return new vscode.Location(vscode.Uri.parse(uri), toRange(keyRange));
}

function placeKey(uri: string, citekey: string): string {
	return `${uri} ${citekey}`;
}
