import type { Slices } from '../../model/slices';
import type { Span } from '../../text/range';
import { monthMacros } from '../bibtex/bibtexDates';
import { fieldName, type FieldNode } from '../bibtex/bibtexSyntax';
import {
	findEntry,
	readBibtexDocument,
	type BibtexDocument,
	type DocumentEntry,
} from '../bibtex/language/bibtexDocument';
import { keyFields } from '../bibtex/language/bibtexTarget';
import type { WrittenCitekey } from './writtenCitekey';

/** The citekeys of a BibTeX text: of entries, in their `ids`, and where they name others. */
export function* findBibtexCitekeys(text: string): Slices<readonly WrittenCitekey[]> {
	return yield* bibtexCitekeys(yield* readBibtexDocument(text));
}

/** The same of a text that has been read. Keys in the value of a `@string` are not seen. */
export function* bibtexCitekeys(document: BibtexDocument): Slices<readonly WrittenCitekey[]> {
	const numbers = new Map(document.entries.map((entry, at) => [entry, at]));
	const places: WrittenCitekey[] = [];
	for (const [at, entry] of document.entries.entries()) {
		if (entry.key !== '') {
			const { start, end } = entry.node.key;
			places.push({ start, end, citekey: entry.key, role: 'own', entry: at, notation: 'plain' });
		}
		for (const field of entry.node.fields) {
			for (const place of inField(document, field, entry, numbers)) {
				places.push(place);
			}
		}
		if (at % entriesInSlice === 0) {
			yield;
		}
	}
	return places;
}

function inField(
	document: BibtexDocument,
	field: FieldNode,
	entry: DocumentEntry,
	numbers: ReadonlyMap<DocumentEntry, number>,
): WrittenCitekey[] {
	const { text } = document.file;
	const name = fieldName(text, field);
	const role = name === 'ids' ? 'alias' : 'reference';
	if (role === 'reference' && !keyFields.has(name)) {
		return [];
	}
	return field.parts.flatMap((part) => {
		const isBare = part.kind === 'bare';
		return isBare && isAbbreviation(document, text.slice(part.start, part.end))
			? []
			: wordsIn(text, part).map((span): WrittenCitekey => {
					const citekey = text.slice(span.start, span.end);
					const meant = role === 'alias' ? entry : findEntry(document, citekey);
					return {
						...span,
						citekey,
						role,
						entry: meant && numbers.get(meant),
						notation: isBare ? 'bibtex name' : 'plain',
					};
				});
	});
}

function isAbbreviation({ strings }: BibtexDocument, name: string): boolean {
	return strings.has(name.toLowerCase()) || monthMacros.has(name.toLowerCase());
}

function wordsIn(text: string, { start, end }: Span): Span[] {
	return [...text.slice(start, end).matchAll(/[^\s,{}"]+/g)].map((match) => ({
		start: start + match.index,
		end: start + match.index + match[0].length,
	}));
}

const entriesInSlice = 500;
