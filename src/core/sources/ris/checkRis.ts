import type { Problem } from '../../model/problem';
import { finish } from '../../model/slices';
import type { Span } from '../../text/range';
import type { PlacedItem, PlacedValue, ValueKind } from '../checks/checkItems';
import { checkDoiOrAddress, checkIsbnOrIssn } from '../checks/identifierChecks';
import { itemProblems } from '../checks/itemProblems';
import type { ValueCheck } from '../checks/valueFault';
import { parseRisSource } from './risSource';
import { findCitekeyField, risToCsl, type RisItem } from './risToCsl';
import { valueSpans } from './risValues';
import { scanRis, type RisField, type RisRecord } from './scanRis';

/** All that is wrong with an RIS text, in text order. */
export function checkRis(text: string, read = parseRisSource(text).problems): readonly Problem[] {
	return finish(itemProblems('ris', text, read, placedItems(text)));
}

function* placedItems(text: string): Generator<PlacedItem> {
	for (const record of scanRis(text)) {
		if (record.type !== undefined && record.fields.length > 0) {
			yield toPlacedItem(text, record, record.type);
		}
	}
}

function toPlacedItem(text: string, record: RisRecord, type: string): PlacedItem {
	const item = risToCsl(record);
	const key = findCitekeyField(record);
	return {
		citekey: key?.citekey,
		item,
		values: record.fields.flatMap((field) => valuesOf(text, field, item)),
		type: type || 'record',
		nameOf: (variable) => tagOf(variable, item.type),
		keyPlace: firstValue(text, key?.field ?? record.head),
		headPlace: firstValue(text, record.head),
	};
}

/** What is kept of every record holds nothing but where its key stands. */
function firstValue(text: string, { start, end }: Span): () => Span {
	return () => valueSpans(text, { start, end })[0] ?? { start, end };
}

function valuesOf(text: string, field: RisField, item: RisItem): readonly PlacedValue[] {
	const kind = kindOf(field.tag, item.type);
	if (!kind || (field.values.length === 1 && !isChecked(field.tag, field.values[0] ?? ''))) {
		return [];
	}
	const spans = valueSpans(text, field);
	// A DOI or a date that goes on in the next line is none that can be told.
	return spans.length > 1 && !severalTags.has(field.tag)
		? []
		: spans.flatMap((span) => {
				const value = text.slice(span.start, span.end);
				const placed = { kind, check: risChecks[kind], value, place: () => span };
				return isChecked(field.tag, value) ? [placed] : [];
			});
}

/** What the values of a tag should be. `SN` of what is no book, journal or part of one is a number of any kind. */
function kindOf(tag: string, type: string): ValueKind | undefined {
	if (tag === 'SN') {
		return serialTypes.get(type);
	}
	return kinds.get(tag);
}

/** EndNote's references to itself (`<Go to ISI>://…`), several addresses in one value, and `www.a.org` are read as such. */
function isChecked(tag: string, value: string): boolean {
	return !addressTags.has(tag) || !(/^(?:<|:?\/\/|www\.)/i.test(value) || /\s|;\s*https?:/.test(value));
}

/** The tag that people know for a CSL variable. */
function tagOf(variable: string, type: string): string {
	if (variable === 'container-title') {
		return type === 'article-journal' ? 'JO' : 'T2';
	}
	if (variable === 'number' && type === 'patent') {
		return 'SN';
	}
	return tags[variable] ?? variable;
}

const tags: Readonly<Record<string, string>> = {
	title: 'TI',
	author: 'AU',
	editor: 'ED',
	issued: 'PY',
	publisher: 'PB',
	number: 'M1',
	URL: 'UR',
};

const kinds: ReadonlyMap<string, ValueKind> = new Map([
	['DO', 'malformed-doi'],
	['DI', 'malformed-doi'],
	['UR', 'malformed-url'],
	['LK', 'malformed-url'],
	['PY', 'bad-date'],
	['Y1', 'bad-date'],
	['DA', 'bad-date'],
	['Y2', 'bad-date'],
]);
/** Where RIS has its own way: `SN` holds numbers of both kinds. */
const risChecks: Readonly<Partial<Record<ValueKind, ValueCheck>>> = {
	'malformed-doi': checkDoiOrAddress,
	'malformed-isbn': checkIsbnOrIssn,
	'malformed-issn': checkIsbnOrIssn,
};

const addressTags: ReadonlySet<string> = new Set(['UR', 'LK']);
/** Of which each line is a value of its own. */
const severalTags: ReadonlySet<string> = new Set(['UR', 'LK', 'SN']);

const serialTypes: ReadonlyMap<string, ValueKind> = new Map([
	...['article-journal', 'article-magazine', 'article-newspaper', 'periodical'].map(
		(type) => [type, 'malformed-issn'] as const,
	),
	...['book', 'chapter', 'paper-conference', 'entry-encyclopedia', 'entry-dictionary'].map(
		(type) => [type, 'malformed-isbn'] as const,
	),
]);
