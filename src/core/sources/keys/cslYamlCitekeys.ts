import type { Slices } from '../../model/slices';
import { citekeyOf } from '../cslItemFields';
import { cslYamlItems, frontMatterItems, type ListedItem } from '../cslYaml';
import { unescapeMarkdown } from '../inlineMarkdown';
import type { YamlValue } from '../yamlItems';
import type { WrittenCitekey } from './writtenCitekey';

/** The citekeys of a CSL-YAML text: wherever an item states the key that it is cited by. */
export function findCslYamlCitekeys(text: string): Slices<readonly WrittenCitekey[]> {
	return inItems(text, cslYamlItems(text));
}

/** The same of the references that a note's own YAML holds. */
export function findFrontMatterCitekeys(note: string): Slices<readonly WrittenCitekey[]> {
	return inItems(note, frontMatterItems(note));
}

function* inItems(text: string, items: Iterable<ListedItem>): Slices<readonly WrittenCitekey[]> {
	const places: WrittenCitekey[] = [];
	let entry = 0;
	for (const { item, isInFlow } of items) {
		const fields = isRecord(item.value) ? item.value : {};
		const citekey = citekeyOf(textOf(fields['id']), textOf(fields['citation-key']));
		for (const field of ['id', 'citation-key']) {
			const place = item.places.get(field);
			// Where the value is that of another, by `*name`, or carries a tag, the scalar itself does not stand here.
			if (place && citekey !== undefined && textOf(fields[field]) === citekey) {
				const written = text.slice(place.start, place.end).replace(/^(["'])(.*)\1$/, '$2');
				if (unescapeMarkdown(written.trim()) === citekey) {
					const notation = isInFlow ? 'yaml flow' : 'yaml line';
					places.push({ start: place.start, end: place.end, citekey, role: 'own', entry, notation });
				}
			}
		}
		entry++;
		if (entry % itemsInSlice === 0) {
			yield;
		}
	}
	return places;
}

function textOf(value: YamlValue | undefined): string | undefined {
	return typeof value === 'string' ? unescapeMarkdown(value.trim()) || undefined : undefined;
}

function isRecord(value: YamlValue): value is { readonly [field: string]: YamlValue } {
	return typeof value === 'object' && !Array.isArray(value);
}

const itemsInSlice = 10;
