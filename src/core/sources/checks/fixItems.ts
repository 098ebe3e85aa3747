import type { Slices } from '../../model/slices';
import type { Span } from '../../text/range';
import { insertAt, type SpanEdit } from '../../text/spanEdits';
import type { WrittenCitekey } from '../keys/writtenCitekey';
import { checkValue, type ItemFinding, type ValueKind } from './checkItems';
import { freeSuffix } from './freeKey';
import { smallestEdit } from './smallestEdit';
import type { SpanFix } from './spanFix';
import type { ReadWritten } from './writtenText';

/** How a format writes what may be put right. */
export interface ItemNotation {
	readonly readText: ReadWritten;
	findCitekeys(text: string): Slices<readonly WrittenCitekey[]>;
}

/**
 * The ways to put right what `checkItems` found, as far as they are safe; `[]` where only the author can know.
 *
 * @param kind of the finding.
 * @param span where it stands in the text as it is now.
 */
export function* fixItems(
	kind: string,
	span: Span,
	text: string,
	notation: ItemNotation,
): Slices<readonly SpanFix[]> {
	const known = kind as ItemFinding['kind'];
	switch (known) {
		case 'duplicate-key':
			return fixDuplicateKey(span, text, yield* notation.findCitekeys(text));
		case 'malformed-doi':
		case 'malformed-url':
		case 'misspelt-type':
		case 'bad-date':
			return fixValue(known, span, text, notation.readText);
		default:
			return [];
	}
}

/** What is written anew is of letters, digits and the signs of an address, which mean the same in JSON, YAML and RIS. */
function fixValue(
	kind: ValueKind,
	{ start, end }: Span,
	text: string,
	readText: ReadWritten,
): readonly SpanFix[] {
	const written = readText(text.slice(start, end));
	const fix = written && checkValue(kind, written.text)?.fix;
	if (!written || !fix) {
		return [];
	}
	const edit = smallestEdit(written.text, fix.text);
	const [from, to] = [written.offsets[edit.start], written.offsets[edit.end]];
	return from !== undefined && to !== undefined
		? [{ title: fix.title, edits: [{ start: start + from, end: start + to, newText: edit.newText }] }]
		: [];
}

/** A key of its own for this copy, wherever its item states it. */
function fixDuplicateKey(span: Span, text: string, places: readonly WrittenCitekey[]): readonly SpanFix[] {
	const found = places.find(({ start, end }) => start <= span.start && span.end <= end);
	if (!found) {
		return [];
	}
	const keys = new Set(places.map(({ citekey }) => citekey));
	const suffix = freeSuffix(found.citekey, (candidate) => keys.has(candidate));
	const own = places.filter(({ entry }) => entry === found.entry);
	const edits = own.flatMap((place) => appendTo(text, place, suffix));
	return edits.length === own.length
		? [{ title: `Change this key to “${found.citekey}${suffix}”`, edits }]
		: [];
}

/** Nothing to a number, which would be none with a letter behind it. */
function appendTo(
	text: string,
	{ start, end, notation }: WrittenCitekey,
	suffix: string,
): readonly SpanEdit[] {
	const isQuoted = /["']/.test(text.charAt(start)) && text.charAt(start) === text.charAt(end - 1);
	return notation === 'json value' && !isQuoted ? [] : [insertAt(isQuoted ? end - 1 : end, suffix)];
}
