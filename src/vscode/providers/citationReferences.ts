import * as vscode from 'vscode';
import type { Library } from '../../core/library/library';
import type { Papers } from '../../core/library/papers';
import type { CitedPlace } from '../../core/notes/index/noteCitations';
import { citekeyInNote } from '../../core/notes/rename/citekeyAt';
import type { BibtexDocument } from '../../core/sources/bibtex/language/bibtexDocument';
import { targetAt } from '../../core/sources/bibtex/language/bibtexTarget';
import { findStringPlaces } from '../../core/sources/bibtex/language/stringPlaces';
import { citingSelector } from '../activeNote';
import { toPosition, toRange } from '../convert';
import { placesCiting, type PaperPlaceParts } from '../notes/paperPlaces';
import { sampleSource } from '../sources/sampleSource';
import { readOpenNote } from '../openNotes';
import { runSlices } from '../timing/runSlices';
import { bibtexSelector, type BibtexDocuments } from './bibtexDocuments';
import { registerCitationHighlights } from './citationHighlights';
import { entryAt, keyInSource, otherBibliographies } from './sourceKeys';

/** What is asked about notes and what they may cite. */
export interface CitationReferenceServices extends PaperPlaceParts {
	readonly bibtexDocuments: BibtexDocuments;
}

/**
 * From a citation or a reference of its own in a note, an entry's key in a `.bib` file, or an entry in another bibliography: every place in every note that cites the paper, by that key or
 * another of its keys, and its entries. From the name of a `@string`: where it is a value in its file. In a note, all citations of a key are marked while the cursor is on one.
 */
export function registerCitationReferences(services: CitationReferenceServices): vscode.Disposable {
	const { library, documentPapers, bibtexDocuments } = services;
	return vscode.Disposable.from(
		registerCitationHighlights(),
		vscode.languages.registerReferenceProvider(citingSelector, {
			async provideReferences(document, position, { includeDeclaration }) {
				const key = citekeyInNote(readOpenNote(document), document.offsetAt(position));
				return (
					key && findReferences(services, await documentPapers.of(document), key.citekey, includeDeclaration)
				);
			},
		}),
		vscode.languages.registerReferenceProvider(bibtexSelector, {
			async provideReferences(document, position, { includeDeclaration }) {
				const read = await bibtexDocuments.read(document);
				const target = read && targetAt(read, document.offsetAt(position));
				if (read && target?.kind === 'string') {
					return stringReferences(document.uri, read, target.name, includeDeclaration);
				}
				const isKey =
					target?.kind === 'reference' ||
					(target?.kind === 'entry' && target.span.start === target.entry.node.key.start);
				const citekey = isKey ? target.entry?.key : undefined;
				return citekey
					? findReferences(services, library.of([document.uri.toString()]), citekey, includeDeclaration)
					: undefined;
			},
		}),
		vscode.languages.registerReferenceProvider(otherBibliographies, {
			async provideReferences(document, position, { includeDeclaration }) {
				const key = await keyInSource(library, document, position);
				const citekey = key?.citekey ?? entryAt(library, document, position)?.citekey;
				return citekey === undefined
					? undefined
					: findReferences(services, library.of([document.uri.toString()]), citekey, includeDeclaration);
			},
		}),
	);
}

/** Where a `@string` is a value in its file, and where it is defined. */
async function stringReferences(
	uri: vscode.Uri,
	read: BibtexDocument,
	name: string,
	includeDefinitions: boolean,
): Promise<vscode.Location[]> {
	const places = (await runSlices(findStringPlaces(read, name))) ?? [];
	return places
		.filter(({ isDefinition }) => includeDefinitions || !isDefinition)
		.map((place) => new vscode.Location(uri, toRange(read.lines.rangeOf(place))));
}

/** @param papers what may be cited where the key stands: they say which paper is meant. */
async function findReferences(
	services: CitationReferenceServices,
	papers: Papers,
	citekey: string,
	includeEntries: boolean,
): Promise<vscode.Location[]> {
	const paper = papers.find(citekey);
	await services.notes.settled();
	return [
		...toLocations(await placesCiting(services, { citekey, paper })),
		...(paper && includeEntries ? entriesOf(services.library, paper.id) : []),
	];
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

/** Places of one note, which follow each other, share its address. */
function toLocations(places: readonly CitedPlace[]): readonly vscode.Location[] {
	let source = '';
	let address = vscode.Uri.parse(source);
	return places.map(({ uri, keyRange }) => {
		if (uri !== source) {
			source = uri;
			address = vscode.Uri.parse(uri);
		}
		return new vscode.Location(address, toRange(keyRange));
	});
}
