import type { Slices } from '../../model/slices';
import type { Span } from '../../text/range';
import { checkCslDate, checkDateText } from './checkCslDate';
import { checkCslType } from './checkCslType';
import { checkDoi, checkIsbn, checkIssn, checkUrl } from './identifierChecks';
import { duplicateKeyMessage, missingMessage, mostRelated } from './messages';
import { missingVariables } from './requiredVariables';
import type { ValueCheck, ValueFault } from './valueFault';

/** An item of a source, whatever its format, with what the checks look at. Places are asked for only where something is wrong. */
export interface PlacedItem {
	/** The key that the source gives it. */
	readonly citekey: string | undefined;
	/** In the variables of CSL. */
	readonly item: Readonly<Record<string, unknown>>;
	/** Of these only what has a check. */
	readonly values: readonly PlacedValue[];
	/** What its format calls the type, and the variables. */
	readonly type: string;
	nameOf(variable: string): string;
	/** Where its key stands, if it has one. Kept until all items are checked: it must not hold on to the item. */
	keyPlace(): Span;
	/** Where it begins, for what it lacks. */
	headPlace(): Span;
}

/** A value as the source writes it. */
export interface PlacedValue {
	readonly kind: ValueKind;
	/** `checkValue`, unless its format takes more than that for right. */
	readonly check?: ValueCheck | undefined;
	readonly value: unknown;
	place(): Span;
}

/** What a value should be, and the end of the code of the problem when it is not. */
export type ValueKind =
	'malformed-doi' | 'malformed-isbn' | 'malformed-issn' | 'malformed-url' | 'misspelt-type' | 'bad-date';

/** What a check found, in offsets. The code is this behind the name of the format. */
export interface ItemFinding extends Span {
	readonly kind: ValueKind | 'duplicate-key' | 'missing-field';
	readonly message: string;
	readonly related?: readonly (Span & { readonly message: string })[];
}

/** The checks of the items of one file: what each must have, its identifiers, addresses and dates, and that no two have one key. */
export function* checkItems(items: Iterable<PlacedItem>): Slices<readonly ItemFinding[]> {
	const findings: ItemFinding[] = [];
	const byKey = new Map<string, KeyPlace | KeyPlace[]>();
	let count = 0;
	for (const placed of items) {
		findings.push(...checkValues(placed), ...checkRequired(placed));
		const { citekey, keyPlace } = placed;
		if (citekey !== undefined) {
			const known = byKey.get(citekey);
			if (Array.isArray(known)) {
				known.push(keyPlace);
			} else {
				byKey.set(citekey, known ? [known, keyPlace] : keyPlace);
			}
		}
		if (++count % itemsInSlice === 0) {
			yield;
		}
	}
	for (const [key, places] of byKey) {
		if (Array.isArray(places)) {
			const spans = places.map((place) => place());
			for (const span of spans) {
				findings.push(toDuplicate(key, span, spans));
			}
		}
	}
	return findings;
}

/** What is wrong with a value of a kind; never anything with an empty one, or a placeholder such as `????`. */
export function checkValue(
	kind: ValueKind,
	value: unknown,
	check = textChecks[kind],
): ValueFault | undefined {
	if (kind === 'bad-date' && typeof value === 'object' && value !== null) {
		return checkCslDate(value);
	}
	const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
	return wordPattern.test(text) ? check(text) : undefined;
}

/** A place that is told when it is asked for: of most keys it never is. */
type KeyPlace = () => Span;

function checkValues({ values }: PlacedItem): readonly ItemFinding[] {
	return values.flatMap(({ kind, check, value, place }): ItemFinding[] => {
		const fault = checkValue(kind, value, check);
		return fault ? [{ kind, message: fault.message, ...toSpan(place()) }] : [];
	});
}

function checkRequired({ item, type, nameOf, headPlace }: PlacedItem): readonly ItemFinding[] {
	const missing = missingVariables(item);
	if (missing.length === 0) {
		return [];
	}
	const names = missing.map(([first = '', second]) =>
		first === 'author' && second === 'editor'
			? `“${nameOf(first)}” or “${nameOf(second)}”`
			: `“${nameOf(first)}”`,
	);
	return [{ kind: 'missing-field', message: missingMessage(type, names), ...toSpan(headPlace()) }];
}

function toDuplicate(key: string, place: Span, all: readonly Span[]): ItemFinding {
	return {
		kind: 'duplicate-key',
		message: duplicateKeyMessage(key, all.length),
		...toSpan(place),
		related: all
			.slice(0, mostRelated + 1)
			.filter((other) => other !== place)
			.slice(0, mostRelated)
			.map((other) => ({ ...toSpan(other), message: `Also “${key}”` })),
	};
}

function toSpan({ start, end }: Span): Span {
	return { start, end };
}

const textChecks: Readonly<Record<ValueKind, ValueCheck>> = {
	'malformed-doi': checkDoi,
	'malformed-isbn': checkIsbn,
	'malformed-issn': checkIssn,
	'malformed-url': (text) => checkUrl(text),
	'misspelt-type': checkCslType,
	'bad-date': checkDateText,
};

const wordPattern = /[\p{L}\p{N}]/u;
const itemsInSlice = 50;
