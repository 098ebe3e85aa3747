import type { Slices } from '../../model/slices';
import type { Span } from '../../text/range';
import { citekeyLine, citekeyOf, readNoteLines } from '../cslItemFields';
import { cslJsonItems } from '../cslJson';
import { jsonMembers } from '../jsonScan';
import type { WrittenCitekey } from './writtenCitekey';

/** The citekeys of a CSL-JSON text: wherever an item states the key that it is cited by. */
export function* findCslJsonCitekeys(text: string): Slices<readonly WrittenCitekey[]> {
	const places: WrittenCitekey[] = [];
	let entry = 0;
	for (const { start } of cslJsonItems(text, () => undefined)) {
		places.push(...citekeysInItem(text, start, entry));
		entry++;
		if (entry % itemsInSlice === 0) {
			yield;
		}
	}
	return places;
}

/** The same of the item that begins at `start`; the first place is the one that counts. */
export function citekeysInItem(text: string, start: number, entry: number): readonly WrittenCitekey[] {
	const values = new Map<string, Span & { readonly value: string }>();
	for (const { key, start: from, scan } of jsonMembers(text, start)) {
		if (scan.ok && statingFields.has(key)) {
			const value: unknown = JSON.parse(text.slice(from, scan.end));
			if (typeof value === 'string' || typeof value === 'number') {
				values.set(key, { value: String(value), start: from, end: scan.end });
			}
		}
	}
	const noteLine = readNoteLines(values.get('note')?.value ?? '').get(citekeyLine);
	const textOf = (field: string): string | undefined => values.get(field)?.value.trim() || undefined;
	const citekey = citekeyOf(textOf('id'), textOf('citation-key') ?? noteLine);
	if (citekey === undefined) {
		return [];
	}
	const whole = ['id', 'citation-key'].flatMap((field): WrittenCitekey[] => {
		const place = values.get(field);
		return place && place.value.trim() === citekey
			? [{ citekey, role: 'own', entry, notation: 'json value', start: place.start, end: place.end }]
			: [];
	});
	const note = values.get('note');
	const inNote = note && noteLine === citekey ? pieceIn(text, note, citekey) : undefined;
	return inNote ? [...whole, { ...inNote, citekey, role: 'own', entry, notation: 'json piece' }] : whole;
}

/** Where a `note` states the key. */
function pieceIn(text: string, { start, end }: Span, citekey: string): Span | undefined {
	const written = JSON.stringify(citekey).slice(1, -1);
	const label = /(?:^"|\\n|\\r)(?:\s|\\[nrt])*citation key(?:\s|\\t)*:(?:\s|\\t)*/i.exec(
		text.slice(start, end),
	);
	const from = label ? start + label.index + label[0].length : end;
	return text.startsWith(written, from) ? { start: from, end: from + written.length } : undefined;
}

const statingFields: ReadonlySet<string> = new Set(['id', 'citation-key', 'note']);
const itemsInSlice = 50;
