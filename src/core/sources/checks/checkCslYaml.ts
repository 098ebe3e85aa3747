import type { Problem } from '../../model/problem';
import { finish, type Slices } from '../../model/slices';
import type { Span } from '../../text/range';
import { citekeyOf } from '../cslItemFields';
import { withCslNames } from '../cslVariables';
import {
	cslYamlItems,
	frontMatterItems,
	isEmptyValue,
	parseCslYaml,
	parseFrontMatterReferences,
	toCslItem,
	type ListedItem,
} from '../cslYaml';
import { isCslItem } from '../isCslItem';
import { isYamlRecord, type YamlItem, type YamlRecord } from '../yamlItems';
import type { PlacedItem } from './checkItems';
import { itemProblems } from './itemProblems';
import { variableKinds } from './variableKinds';

/** All that is wrong with a CSL-YAML text, in text order. */
export function checkCslYaml(text: string, read = parseCslYaml(text).problems): readonly Problem[] {
	return finish(itemProblems('csl', text, read, placedItems(cslYamlItems(text))));
}

/** The same of the references that a note's own YAML holds, in slices. */
export function* checkFrontMatterReferences(note: string): Slices<readonly Problem[]> {
	const { entries, problems } = parseFrontMatterReferences(note);
	yield;
	return entries.length + problems.length === 0
		? []
		: yield* itemProblems('csl', note, problems, placedItems(frontMatterItems(note)));
}

function* placedItems(items: Iterable<ListedItem>): Generator<PlacedItem> {
	for (const { item: read } of items) {
		const { value, fault } = read;
		const named = isYamlRecord(value) ? withCslNames(value) : {};
		if (isYamlRecord(value) && isCslItem(named) && !fault) {
			yield toPlacedItem(value, named, read);
		}
	}
}

/** @param named the item `value` with its fields as CSL names them. */
function toPlacedItem(value: YamlRecord, named: YamlRecord, { places, start }: YamlItem): PlacedItem {
	const item = toCslItem(named);
	const head = { start, end: start + 1 };
	const placeOf = (...fields: readonly string[]): Span =>
		fields.map((field) => places.get(field)).find((place) => place && place.start < place.end) ?? head;
	return {
		citekey: citekeyOf(textOf(item.id), textOf(item['citation-key'])),
		item,
		values: Object.keys(value).flatMap((name) => {
			const kind = variableKinds.get(name);
			if (!kind || isEmptyValue(value[name])) {
				return [];
			}
			const written = kind === 'bad-date' ? item[name] : value[name];
			return [{ kind, value: written, place: () => placeOf(name) }];
		}),
		type: textOf(item.type) ?? '',
		nameOf: (variable) => variable,
		keyPlace: always(placeOf('id', 'citation-key', 'type')),
		headPlace: () => placeOf('id', 'type'),
	};
}

/** What is kept of every item holds nothing but this. */
function always(span: Span): () => Span {
	return () => span;
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' ? value.trim() || undefined : undefined;
}
