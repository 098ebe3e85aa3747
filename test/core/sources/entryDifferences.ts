import { strict as assert } from 'node:assert';
import type { Entry } from '../../../src/core/model/entry';
import type { PartialDate } from '../../../src/core/model/partialDate';
import type { Person } from '../../../src/core/model/person';
import type { PandocItem } from '../../support/pandoc';

/** A difference that a README of the fixtures lists, by its code there. */
export interface KnownDifference {
	readonly code: string;
	explains(place: DifferencePlace): boolean;
}

export interface DifferencePlace {
	readonly field: ComparedField;
	/** `''` where there is none. */
	readonly ours: string;
	readonly theirs: string;
	readonly entry: Entry;
	readonly item: PandocItem;
}

interface Comparison {
	/** How many fields that either has are the same in both. */
	readonly agreeing: number;
	/** How many differ, by code. */
	readonly known: ReadonlyMap<string, number>;
	readonly unexplained: readonly string[];
}

/**
 * Fails where entries differ from Pandoc's items, which must be as many and in one order, in a way that is not known. None of our
 * readers touches the items.
 *
 * @param usedCodes gets the codes of the differences there are.
 */
export function assertPandocAgrees(
	name: string,
	entries: readonly Entry[],
	items: readonly PandocItem[],
	differences: readonly KnownDifference[],
	usedCodes: Set<string>,
): void {
	const comparison = compareWithPandoc(entries, items, differences);
	for (const code of comparison.known.keys()) {
		usedCodes.add(code);
	}
	console.log(describeComparison(name, entries.length, comparison));
	assert.deepEqual(comparison.unexplained, []);
}

function compareWithPandoc(
	entries: readonly Entry[],
	items: readonly PandocItem[],
	differences: readonly KnownDifference[],
): Comparison {
	const known = new Map<string, number>();
	const unexplained =
		entries.length === items.length ? [] : [`${entries.length} entries, ${items.length} items`];
	let agreeing = 0;
	for (const [at, item] of items.entries()) {
		const entry = entries[at];
		for (const field of entry ? comparedFields : []) {
			const ours = textOfEntry(entry!, field);
			const theirs = textOfItem(item, field);
			if (ours === theirs) {
				agreeing += ours === '' ? 0 : 1;
				continue;
			}
			const code = differences.find((each) =>
				each.explains({ field, ours, theirs, entry: entry!, item }),
			)?.code;
			if (code === undefined) {
				unexplained.push(`${item.id} ${field}: ${ours} | Pandoc: ${theirs}`);
			} else {
				known.set(code, (known.get(code) ?? 0) + 1);
			}
		}
	}
	return { agreeing, known, unexplained };
}

/** "12 entries, 120 fields agree; quotes 3". */
function describeComparison(name: string, size: number, { agreeing, known }: Comparison): string {
	const counts = [...known].map(([code, count]) => `${code} ${count}`).join(', ');
	return `      ${name}: ${size} entries, ${agreeing} fields agree${counts && `; ${counts}`}`;
}

export type ComparedField = (typeof comparedFields)[number];

export const comparedFields = [
	'citekey',
	'type',
	'title',
	'author',
	'issued',
	'container-title',
	'volume',
	'issue',
	'page',
	'publisher',
	'DOI',
	'URL',
	'abstract',
] as const;

function textOfEntry(entry: Entry, field: ComparedField): string {
	if (field === 'author') {
		return entry.author.map((person) => JSON.stringify(partsInOrder(person))).join('\n');
	}
	return field === 'issued' ? (entry.issued ? textOfDate(entry.issued) : '') : normalize(entry[field] ?? '');
}

function textOfItem(item: PandocItem, field: ComparedField): string {
	const value = item[field === 'citekey' ? 'id' : field];
	if (field === 'author') {
		return ((value ?? []) as readonly Person[])
			.map((person) => JSON.stringify(partsInOrder(person)))
			.join('\n');
	}
	if (field === 'issued') {
		const { 'date-parts': parts = [], circa = false } = (value ?? {}) as PandocDate;
		const sides = parts.map((part) => part.join('-')).join('/');
		return sides && (circa ? `${sides}~` : sides);
	}
	return typeof value === 'string'
		? normalize(value.replace(/<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>/g, ''))
		: '';
}

/** Parts that say something, always in one order. */
function partsInOrder(person: Person): Readonly<Record<string, string>> {
	const parts = Object.entries(person).filter(([, value]) => typeof value === 'string' && value !== '');
	return Object.fromEntries(parts.map(([part, value]) => [part, normalize(String(value))] as const).sort());
}

function textOfDate({ year, month, day, end, circa }: PartialDate): string {
	const side = [year, month, day].filter((part) => part !== undefined).join('-');
	return `${side}${end ? `/${textOfDate(end)}` : ''}${circa ? '~' : ''}`;
}

/** One form of blanks and of characters that are shifted, such as ². */
function normalize(text: string): string {
	return text.normalize('NFKC').replace(/\s+/g, ' ').trim();
}

/** All names of a list as they are written in order, without blanks and quotation marks, whichever part holds a particle. */
export function pageNames(text: string): string {
	const people = text === '' ? [] : text.split('\n').map((json) => JSON.parse(json) as Person);
	return people
		.map((person) => withoutQuotes(nameOrder.map((part) => person[part] ?? '').join('')).replace(/\s/g, ''))
		.join(';');
}

/** Without the kind of its quotation marks. */
export function withoutQuotes(text: string): string {
	return text.replace(/[‘’“”']|\\"|"/g, '');
}

interface PandocDate {
	readonly 'date-parts'?: readonly (readonly number[])[];
	readonly circa?: boolean;
}

/** The parts of a name, in the order in which they are written. */
export const nameOrder = [
	'given',
	'dropping-particle',
	'non-dropping-particle',
	'family',
	'suffix',
	'literal',
] as const;
