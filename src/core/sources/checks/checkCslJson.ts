import type { Problem } from '../../model/problem';
import { finish } from '../../model/slices';
import type { Span } from '../../text/range';
import { fromCrossref } from '../crossrefItem';
import { citekeyLine, citekeyOf, readNoteLines } from '../cslItemFields';
import { cslJsonItems, isJsonObject, parseCslJson } from '../cslJson';
import { withCslNames, withNoteVariables } from '../cslVariables';
import { isCslItem } from '../isCslItem';
import { jsonElements, jsonMembers } from '../jsonScan';
import { citekeysInItem } from '../keys/cslJsonCitekeys';
import type { PlacedItem, PlacedValue, ValueKind } from './checkItems';
import { itemProblems } from './itemProblems';
import { variableKinds } from './variableKinds';

type Item = Readonly<Record<string, unknown>>;

/** All that is wrong with a CSL-JSON text, in text order. */
export function checkCslJson(text: string, read = parseCslJson(text).problems): readonly Problem[] {
	return finish(itemProblems('csl', text, read, placedItems(text)));
}

function* placedItems(text: string): Generator<PlacedItem> {
	for (const { start, end } of cslJsonItems(text, () => undefined)) {
		const value: unknown = JSON.parse(text.slice(start, end));
		const named = isJsonObject(value) ? withCslNames(fromCrossref(value)) : {};
		if (isJsonObject(value) && isCslItem(named)) {
			yield toPlacedItem(text, start, value, named);
		}
	}
}

/** @param named the item `value` with its fields as CSL names them. */
function toPlacedItem(text: string, start: number, value: Item, named: Item): PlacedItem {
	const item = withNoteVariables(named);
	const values: PlacedValue[] = [];
	for (const name of Object.keys(value)) {
		const kind = variableKinds.get(name);
		const place = (): Span => placeOf(text, start, name);
		if (kind && kind !== 'bad-date' && Array.isArray(value[name])) {
			values.push(...listedValues(text, kind, value[name], place));
		} else if (kind) {
			// A type of Crossref is one that is read.
			values.push({ kind, value: kind === 'misspelt-type' ? item.type : value[name], place });
		}
	}
	const note = textOf(value.note) ?? '';
	return {
		citekey: citekeyOf(textOf(item.id), textOf(item['citation-key']) ?? readNoteLines(note).get(citekeyLine)),
		item,
		values,
		type: textOf(value.type) ?? '',
		nameOf: (variable) => variable,
		keyPlace: () => citekeysInItem(text, start, 0)[0] ?? placeOf(text, start, 'id', 'type'),
		headPlace: () => placeOf(text, start, 'id', 'type'),
	};
}

/** The values of a list, as Crossref has ISBNs and ISSNs. */
function listedValues(
	text: string,
	kind: ValueKind,
	list: readonly unknown[],
	placeOfList: () => Span,
): readonly PlacedValue[] {
	let places: readonly Span[] | undefined;
	return list.map((value, at) => ({
		kind,
		value,
		place: () => {
			places ??= jsonElements(text, placeOfList().start);
			return places[at] ?? placeOfList();
		},
	}));
}

/** Where the value of the first of some fields stands that the item has, else where the item begins. */
function placeOf(text: string, start: number, ...fields: readonly string[]): Span {
	const places = new Map<string, Span>();
	for (const { key, start: from, scan } of jsonMembers(text, start)) {
		if (scan.ok) {
			places.set(key, { start: from, end: scan.end });
		}
	}
	const found = fields.map((field) => places.get(field)).find(Boolean);
	return found ?? { start, end: start + 1 };
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' || typeof value === 'number'
		? String(value).trim() || undefined
		: undefined;
}
