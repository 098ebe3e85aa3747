import type { Entry, SourceContent } from '../model/entry';
import type { Problem } from '../model/problem';
import { LineIndex } from '../text/lineIndex';
import type { Span } from '../text/range';
import type { ReaderCode } from './checks/checkLevels';
import { toEntry } from './cslItemFields';
import { withCslNames } from './cslVariables';
import { fromInlineMarkdown, unescapeMarkdown } from './inlineMarkdown';
import { isCslItem, mildOnOthers, notAnItem } from './isCslItem';
import { findMetadataBlocks } from './metadataBlocks';
import { readPlainYamlItem } from './plainYamlItem';
import {
	isYamlRecord,
	parseYamlItem,
	parseYamlList,
	type YamlItem,
	type YamlRecord,
	type YamlValue,
} from './yamlItems';
import { findReferenceLists, type ReferenceList } from './yamlReferences';

/**
 * Reads CSL-YAML: the list below `references:`, as Pandoc does, or a text that is such a list.
 *
 * Items are read one by one: one that is no YAML is the problem `yaml-broken` at the place where it breaks, what is good of it
 * is kept, and so are its neighbours. What is no item (`isCslItem`) is `csl-not-an-item`, told as by `parseCslJson`; a field of a wrong type is
 * left out with `csl-wrong-type` or `csl-bad-date`; a text without list is `csl-no-items`.
 */
export function parseCslYaml(text: string): SourceContent {
	const known = withKnownLineEnds(text);
	const reader = new Reader(known);
	const lists = findReferenceLists(known, 0, known.length);
	lists.forEach((list) => reader.readList(list));
	if (lists.length === 0 && !isYamlWithoutContent(text)) {
		reader.report('csl-no-items', 'error', 'CSL-YAML is a list of items below “references:”.', {
			start: 0,
			end: 0,
		});
	}
	return reader.content;
}

/**
 * The references that a note's own YAML holds, with their places in the note. Of several blocks with `references:` the last
 * counts, as for Pandoc.
 */
export function parseFrontMatterReferences(noteText: string): SourceContent {
	if (!/^["']?references["']?[ \t]*:/m.test(noteText)) {
		return { entries: [], problems: [] };
	}
	const note = withKnownLineEnds(noteText);
	const reader = new Reader(note);
	frontMatterLists(note).forEach((list) => reader.readList(list));
	return reader.content;
}

/** The lists of references of a note's own YAML that count. */
function frontMatterLists(note: string): readonly ReferenceList[] {
	const blocks = findMetadataBlocks(note).map((block) =>
		findReferenceLists(note, block.start, block.end).filter((list) => !list.isBare),
	);
	return blocks.filter((lists) => lists.length > 0).at(-1) ?? [];
}

/** An item, and whether its fields stand in braces. */
export interface ListedItem {
	readonly item: YamlItem;
	readonly isInFlow: boolean;
}

/** The items of a CSL-YAML text as they stand there, in the order of the text, faulty ones included. */
export function* cslYamlItems(text: string): Generator<ListedItem> {
	const known = withKnownLineEnds(text);
	yield* itemsOf(known, findReferenceLists(known, 0, known.length));
}

/** The same for the references that a note's own YAML holds. */
export function* frontMatterItems(noteText: string): Generator<ListedItem> {
	const note = withKnownLineEnds(noteText);
	yield* itemsOf(note, frontMatterLists(note));
}

function* itemsOf(text: string, lists: readonly ReferenceList[]): Generator<ListedItem> {
	for (const list of lists) {
		for (const item of readItems(text, list).items) {
			const isInBraces = /^-\s*\{/.test(text.slice(item.start, item.end));
			yield { item, isInFlow: list.items === undefined || isInBraces };
		}
	}
}

/** The items of a list, each read when it is asked for, and what is wrong with the list as a whole. */
function readItems(
	text: string,
	list: ReferenceList,
): { readonly items: Iterable<YamlItem>; readonly whole?: ReturnType<typeof parseYamlList> } {
	const spans = list.items ?? [];
	const isNamed = anchorPattern.test(text.slice(list.start, list.end));
	const whole = spans.length === 0 || isNamed ? parseYamlList(text, list.start, list.end) : undefined;
	return whole && (!whole.fault || spans.length === 0)
		? { items: whole.items.map((item, at) => ({ ...item, ...spans[at], end: item.end })), whole }
		: { items: readEach(text, list, spans) };
}

function* readEach(text: string, list: ReferenceList, spans: readonly Span[]): Generator<YamlItem> {
	for (const span of spans) {
		const item = readPlainYamlItem(text, span.start, span.end) ?? parseYamlItem(text, span.start, span.end);
		const isAligned = columnOf(text, span.start) === list.indent;
		const dash = { start: item.start, end: item.start + 1 };
		const fault = { message: 'its “-” must stand in one column with those of the other items.', ...dash };
		yield item.fault || isAligned ? item : { ...item, fault };
	}
}

/** The first text between `references:` and the first item, where only comments, a name and a tag (`&all`, `!!seq`) may stand. */
function findStray(text: string, { start, items = [], isBare }: ReferenceList): Span | undefined {
	const end = isBare ? start : (items[0]?.start ?? start);
	for (let at = start; at < end; at = lineEnd(text, at) + 1) {
		const label = at === start ? labelPattern : blanksPattern;
		label.lastIndex = at;
		const valueStart = at + (label.exec(text)?.[0].length ?? 0);
		const value = text.slice(valueStart, lineEnd(text, at)).trimEnd();
		if (value !== '' && !value.startsWith('#')) {
			return { start: valueStart, end: valueStart + value.length };
		}
	}
	return undefined;
}

function lineEnd(text: string, at: number): number {
	const end = text.indexOf('\n', at);
	return end < 0 ? text.length : end;
}

/** Whether a YAML text is a bibliography, by its beginning: it has references, if none yet, or is a list of items with ids, or holds nothing. */
export function looksLikeCslYaml(beginning: string): boolean {
	if (isYamlWithoutContent(beginning)) {
		return true;
	}
	return findReferenceLists(beginning, 0, beginning.length).some((list) => {
		const text = beginning.slice(list.start, list.end);
		return list.isBare ? idPattern.test(text) : itemFieldPattern.test(text) || noItemsPattern.test(text);
	});
}

/** Whether a YAML file holds nothing yet, but comments and the dashes at the beginning of a document. */
export function isYamlWithoutContent(text: string): boolean {
	const lines = text.split(/\r\n?|\n/).filter((line) => !/^[\s\uFEFF]*(?:#|$)/.test(line));
	return lines.length === 0 || (lines.length === 1 && /^\uFEFF?---\s*(?:#|$)/.test(lines[0] ?? ''));
}

class Reader {
	readonly #index: LineIndex;
	readonly #entries: Entry[] = [];
	readonly #problems: Problem[] = [];

	/** `text` has the line ends of `withKnownLineEnds`. */
	constructor(private readonly text: string) {
		this.#index = new LineIndex(text);
	}

	get content(): SourceContent {
		return mildOnOthers({ entries: this.#entries, problems: this.#problems });
	}

	report(code: ReaderCode, severity: Problem['severity'], message: string, span: Span): void {
		this.#problems.push({ code, severity, message, range: this.#index.rangeOf(span) });
	}

	readList(list: ReferenceList): void {
		const stray = findStray(this.text, list);
		if (stray) {
			const message = 'This is in no item, and Pandoc refuses the file: an item begins with “- ”.';
			this.report('yaml-broken', 'error', message, stray);
		}
		const { items, whole } = readItems(this.text, list);
		let isBehindStray = stray !== undefined;
		for (const item of items) {
			// What follows it further in is a list of its own.
			isBehindStray &&= columnOf(this.text, item.start) > list.indent;
			if (!isBehindStray) {
				this.#readItem(item);
			}
		}
		if (whole?.fault) {
			this.report('yaml-broken', 'error', `This list is no YAML: ${whole.fault.message}`, whole.fault);
		} else if (whole && !whole.isList) {
			this.report('csl-no-items', 'warning', 'References are a list: each begins with “- id:”.', list);
		}
	}

	#readItem(item: YamlItem): void {
		const { value, places, fault } = item;
		if (fault) {
			const consequence = fault.isRepeated
				? 'Pandoc takes the last value of this field, we the first'
				: 'This item is no YAML, and Pandoc refuses the file';
			const message = `${consequence}: ${fault.message}`;
			this.report('yaml-broken', 'error', message, fault);
		}
		const named = isYamlRecord(value) ? withCslNames(value) : {};
		if (!isCslItem(named)) {
			if (!fault) {
				const message = `This is no item of CSL: ${notAnItem}`;
				this.report('csl-not-an-item', 'warning', message, item);
			}
			return;
		}
		const { entry, faults } = toEntry(toCslItem(named));
		this.#entries.push({ ...entry, range: this.#index.rangeOf(item) });
		for (const { field, code, message } of fault ? [] : faults) {
			this.report(code, 'warning', message, places.get(field) ?? item);
		}
	}
}

/** The item as CSL-JSON would have it. */
export function toCslItem(record: YamlRecord): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(record).flatMap(([field, value]) => {
			if (isEmptyValue(value)) {
				return [];
			}
			if (typeof value === 'string') {
				return [[field, markdownFields.has(field) ? fromInlineMarkdown(value) : unescapeMarkdown(value)]];
			}
			return [
				[field, nameFields.has(field) ? toNames(value) : dateFields.has(field) ? toDate(value) : value],
			];
		}),
	);
}

/** A list of names; one name may stand without list. */
function toNames(value: YamlValue): unknown {
	const names = isYamlRecord(value) ? [value] : value;
	return Array.isArray(names)
		? (names as readonly YamlValue[]).filter((name) => !isEmptyValue(name)).map(toName)
		: names;
}

function toName(name: YamlValue): YamlValue {
	if (typeof name === 'string') {
		return fromInlineMarkdown(name);
	}
	return isYamlRecord(name)
		? Object.fromEntries(Object.entries(name).map(([part, text]) => [part, toNamePart(text)]))
		: name;
}

/** `given: [Jane, Q.]` is one part too: so wrote Pandoc's older tools. */
function toNamePart(value: YamlValue): string {
	const words = (Array.isArray(value) ? value : [value]) as readonly YamlValue[];
	return words
		.flatMap((word) => (typeof word === 'string' && !isEmptyValue(word) ? [fromInlineMarkdown(word)] : []))
		.join(' ');
}

/** `{year: 2019, month: 5}` and a list of such, Pandoc's own ways, as `date-parts`. */
function toDate(value: YamlValue): unknown {
	const sides = (Array.isArray(value) ? value : [value]) as readonly YamlValue[];
	if (!sides.every(isYamlRecord)) {
		return value;
	}
	const [first = {}] = sides;
	const parts = sides.map((side) => ['year', 'month', 'day'].map((part) => side[part]).filter(Boolean));
	const { circa, ...rest } = first;
	const isCirca = typeof circa === 'string' && !/^(?:false|no|0|)$/i.test(circa);
	return {
		...rest,
		...('year' in first && { 'date-parts': parts }),
		...(isCirca && { circa: true }),
	};
}

/** A lone CR, which YAML has for a line end and its parser has not, is LF; no place moves. */
function withKnownLineEnds(text: string): string {
	return text.replace(/\r(?!\n)/g, '\n');
}

/** Blanks before the `-` that stands at `offset`, or behind blanks there. */
function columnOf(text: string, offset: number): number {
	const start = text.lastIndexOf('\n', offset - 1) + 1;
	blanksPattern.lastIndex = start;
	return blanksPattern.exec(text)?.[0].replace('\uFEFF', '').length ?? 0;
}

/** Whether YAML has nothing there. */
export function isEmptyValue(value: YamlValue | undefined): boolean {
	return value === undefined || (typeof value === 'string' && /^(?:~|null|)$/i.test(value.trim()));
}

const markdownFields: ReadonlySet<string> = new Set(
	(
		'title title-short container-title container-title-short collection-title original-title volume-title event-title event ' +
		'publisher publisher-place abstract note page volume issue number edition genre author editor translator'
	).split(' '),
);
const nameFields: ReadonlySet<string> = new Set([
	'author',
	'editor',
	'translator',
	'container-author',
	'director',
]);
const dateFields: ReadonlySet<string> = new Set([
	'issued',
	'accessed',
	'event-date',
	'original-date',
	'submitted',
]);

const itemFieldPattern =
	/(?:^|[-{,\s])["']?(?:id|type|title|author|abstract|issued|container-title|DOI|URL)["']?\s*:/;
const noItemsPattern = /^[^:\n]*:[ \t]*(?:\[[ \t]*\])?(?:[ \t]*(?:#[^\n]*)?\r?\n)*[ \t]*(?:#[^\n]*)?$/;
const idPattern = /(?:^|[-{,\s])["']?id["']?\s*:/;

/** `references:` with a name and a tag behind it. */
const labelPattern = /[^:\n]*:(?:[ \t]+[&!][^\s]*)*[ \t]*/y;
const blanksPattern = /[ \t\uFEFF]*/y;
/** `&name` where a value may begin. */
const anchorPattern = /(?:^|[\s[{,:-])&[\w-]+(?=\s)/m;
