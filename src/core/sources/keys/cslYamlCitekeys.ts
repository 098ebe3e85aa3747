import type { Slices } from '../../model/slices';
import { citekeyOf } from '../cslItemFields';
import { cslYamlItems, frontMatterItems, isEmptyValue, type ListedItem } from '../cslYaml';
import { unescapeMarkdown } from '../inlineMarkdown';
import type { Span } from '../../text/range';
import { isYamlRecord, type YamlValue } from '../yamlItems';
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
		const fields = isYamlRecord(item.value) ? item.value : {};
		const citekey = citekeyOf(textOf(fields['id']), textOf(fields['citation-key']));
		for (const field of ['id', 'citation-key']) {
			const place = item.places.get(field);
			const span =
				place && citekey !== undefined && textOf(fields[field]) === citekey && scalarIn(text, place, citekey);
			if (span && citekey !== undefined) {
				const notation = span.isBlock ? 'plain' : isInFlow ? 'yaml flow' : 'yaml line';
				places.push({ start: span.start, end: span.end, citekey, role: 'own', entry, notation });
			}
		}
		entry++;
		if (entry % itemsInSlice === 0) {
			yield;
		}
	}
	return places;
}

/** What YAML has nothing for (`null`) is no key, as for whoever reads the entries. */
function textOf(value: YamlValue | undefined): string | undefined {
	return typeof value === 'string' && !isEmptyValue(value)
		? unescapeMarkdown(value.trim()) || undefined
		: undefined;
}

/**
 * Where a scalar stands that is read as one line: of a block scalar (`>-`) its line, else all of it.
 *
 * @returns `undefined` for the value of another, by `*name`, and for more than the scalar: it alone does not stand there.
 */
function scalarIn(
	text: string,
	{ start, end }: Span,
	citekey: string,
): (Span & { readonly isBlock: boolean }) | undefined {
	const written = text.slice(start, end);
	const block = blockPattern.exec(written);
	if (block) {
		const [, opening = '', line = ''] = block;
		return { start: start + opening.length, end: start + opening.length + line.length, isBlock: true };
	}
	const isWhole = quotedPattern.test(written) || unescapeMarkdown(written.trim()) === citekey;
	return isWhole ? { start, end, isBlock: false } : undefined;
}

const blockPattern = /^([|>][-+\d]*[ \t]*(?:#.*)?(?:\r?\n[ \t]*)+)(\S(?:.*\S)?)\s*$/;
const quotedPattern = /^(?:"(?:[^"\\]|\\[^])*"|'(?:[^']|'')*')$/;
const itemsInSlice = 10;
