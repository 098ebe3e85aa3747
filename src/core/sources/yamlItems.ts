import { isMap, isScalar, isSeq, parseDocument, type Document, type ParsedNode } from 'yaml';
import type { Span } from '../text/range';
import { joinFlowLines } from './yamlFlow';

/** YAML's values, with every scalar as the text that stands there: Pandoc takes them for Markdown, not for numbers. */
export type YamlValue = string | readonly YamlValue[] | YamlRecord;
export interface YamlRecord {
	readonly [field: string]: YamlValue;
}

export function isYamlRecord(value: YamlValue): value is YamlRecord {
	return typeof value === 'object' && !Array.isArray(value);
}

export interface YamlItem extends Span {
	readonly value: YamlValue;
	/** Where the values of its fields stand. */
	readonly places: ReadonlyMap<string, Span>;
	readonly fault?: YamlFault;
}

export interface YamlFault extends Span {
	readonly message: string;
	/** Whether it is a field that stands there a second time, of which Pandoc takes the last. */
	readonly isRepeated?: true;
}

/**
 * The item of a block list that stands from `start` to `end`, beginning with its `-`.
 *
 * Where it is no YAML, or has a field twice, its fields are read one by one: what is good stays, a broken value of one line is
 * taken as it is written, of two fields the first counts, and the first fault is told.
 */
export function parseYamlItem(text: string, start: number, end: number): YamlItem {
	const document = parse(text.slice(start, end));
	const dash = start + (/^[ \t\uFEFF]*/.exec(text.slice(start, end))?.[0].length ?? 0);
	const span = { start: dash, end: dash + text.slice(dash, end).trimEnd().length };
	const [error] = document.errors;
	const { contents } = document;
	const item = isSeq<ParsedNode>(contents) ? contents.items[0] : undefined;
	const repeated = findRepeated(item);
	if (!error && !repeated) {
		const valueEnd = item ? start + item.range[1] : span.end;
		const itemEnd = dash + text.slice(dash, valueEnd).trimEnd().length;
		return { value: toValue(document, item), places: placesOf(item, text, start), start: dash, end: itemEnd };
	}
	const fields = readFields(text, start, span.end);
	const fault = error
		? misplaced(text, span, start + error.pos[0])
		: {
				message: 'this field stands here twice, perhaps because a “-” is missing.',
				isRepeated: true as const,
				start: start + (repeated?.start ?? 0),
				end: start + (repeated?.end ?? 0),
			};
	return { ...fields, ...span, fault: fields.fault ?? fault };
}

/** The key of the first field that has the name of one before it. */
function findRepeated(node: unknown): Span | undefined {
	const names = new Set<string>();
	for (const { key } of isMap<ParsedNode, ParsedNode | null>(node) ? node.items : []) {
		const name = isScalar(key) ? String(key.value) : '';
		if (names.has(name) && name !== '<<') {
			return { start: key.range[0], end: key.range[1] };
		}
		names.add(name);
	}
	return undefined;
}

/** The fault of lines each of which may be good, but not here: it is told of what stands on its line, from the offset on. */
function misplaced(text: string, item: Span, offset: number): YamlFault {
	const at = Math.min(Math.max(offset, item.start), item.end);
	const before = text.slice(item.start, at);
	const line = at - (/[^\r\n]*$/.exec(before)?.[0].length ?? 0);
	const content = /[^\r\n]*/.exec(text.slice(at, item.end))?.[0].trimEnd() ?? '';
	const start = content === '' ? line + blanksAt(text, line) : at + blanksAt(text, at);
	const hasTab = text.slice(line, start).includes('\t');
	const message = hasTab
		? 'the indent must be blanks, not tabs.'
		: 'this line is neither field nor text that goes on: its indent may be wrong, or its colon missing.';
	return { message, start, end: Math.max(at + content.length, start) };
}

function blanksAt(text: string, at: number): number {
	return /^[ \t\uFEFF]*/.exec(text.slice(at, at + longestIndent))?.[0].length ?? 0;
}

/**
 * All items of a list in brackets, or of a block list whose items name each other's parts (`&a`, `*a`): the text from `start`
 * to `end` is the list, or a field whose value it is. `isList` is whether there is one, or nothing.
 */
export function parseYamlList(
	text: string,
	start: number,
	end: number,
): { readonly items: readonly YamlItem[]; readonly isList: boolean; readonly fault?: YamlFault } {
	const document = parse(text.slice(start, end));
	const { contents } = document;
	const list = isMap<ParsedNode, ParsedNode | null>(contents) ? contents.items[0]?.value : contents;
	const nodes = isSeq<ParsedNode>(list) ? list.items : [];
	const items = nodes.map((node) => ({
		value: toValue(document, node),
		places: placesOf(node, text, start),
		start: start + node.range[0],
		end: start + text.slice(start, start + node.range[1]).trimEnd().length,
	}));
	const [error] = document.errors;
	const message = reasons[error?.code ?? ''] ?? 'this cannot stand here in YAML.';
	const isNothing = !list || (isScalar(list) && (list.value === null || list.value === ''));
	return {
		items,
		isList: isSeq(list) || isNothing,
		...(error && { fault: { message, start: start + error.pos[0], end: start + error.pos[1] } }),
	};
}

type ParsedYaml = Document.Parsed;

/** As Pandoc's parser reads it, where YAML's own rules of indents would have faults only. */
function parse(yaml: string): ParsedYaml {
	const document = parseStrictly(yaml);
	const joined = document.errors.length > 0 ? joinFlowLines(yaml) : yaml;
	const again = joined === yaml ? document : parseStrictly(joined);
	return again.errors.length > 0 ? document : again;
}

function parseStrictly(yaml: string): ParsedYaml {
	return parseDocument(yaml, {
		schema: 'failsafe',
		merge: true,
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: 'silent',
	});
}

interface Fields {
	readonly value: YamlRecord;
	readonly places: ReadonlyMap<string, Span>;
	/** Of the first field that is no YAML. */
	readonly fault?: YamlFault;
}

/** The fields of an item, each parsed alone. A field begins at the column of the first, or before it. */
function readFields(text: string, start: number, end: number): Fields {
	const first = start + (/^[ \t\uFEFF]*-?[ \t]*/.exec(text.slice(start, end))?.[0].length ?? 0);
	const column = first - start;
	const value: Record<string, YamlValue> = {};
	const places = new Map<string, Span>();
	let fault: YamlFault | undefined;
	for (const span of splitFields(text, first, end, column)) {
		const field = text.slice(span.start, span.end);
		const [, name = '', rest = ''] = fieldPattern.exec(field) ?? [];
		const place = { start: span.end - rest.length, end: span.end };
		const document = parse(field);
		const pair = isMap<ParsedNode, ParsedNode | null>(document.contents)
			? document.contents.items[0]
			: undefined;
		const [error] = document.errors;
		if (!error && pair) {
			value[name] ??= toValue(document, pair.value);
		} else {
			const message = reasons[error?.code ?? ''] ?? 'this cannot stand here in YAML.';
			const line = /^.*/.exec(rest)?.[0].trimEnd().length ?? 0;
			const at = line > 0 ? place.start : Math.min(span.start + (error?.pos[0] ?? 0), span.end);
			fault ??= { message, start: at, end: line > 0 ? at + line : Math.min(at + 1, span.end) };
			if (!/[\r\n]/.test(rest)) {
				value[name] ??= rest.replace(/^["']|["']$/g, '');
			}
		}
		places.set(name, place);
	}
	return { value, places, ...(fault && { fault }) };
}

/** Where the fields stand. What goes on stands further in than its field, or is a list. */
function splitFields(text: string, first: number, end: number, column: number): Span[] {
	const fields: { start: number; end: number }[] = [];
	let isOpen = false;
	let isComplete = false;
	for (const match of text.slice(first, end).matchAll(linePattern)) {
		const [, blanks = '', content = ''] = match;
		const at = first + match.index + blanks.length;
		if (content === '') {
			continue;
		}
		const isOutside = match.index === 0 || blanks.length <= column || blanks.includes('\t');
		const isField = /^["']?[A-Za-z_][\w-]*["']?[ \t]*:(?:\s|$)/.test(content);
		if (isField && (isOutside || isComplete)) {
			fields.push({ start: at, end: at + content.trimEnd().length });
			isOpen = true;
			isComplete = plainValuePattern.test(content);
			continue;
		}
		isOpen &&= !isOutside || content.startsWith('-');
		const last = fields.at(-1);
		if (isOpen && last) {
			last.end = at + content.trimEnd().length;
		}
	}
	return fields;
}

/** `''` for a value that cannot be told: one that names itself, or more of others than a file by people would. */
function toValue(document: ParsedYaml, node: ParsedNode | null | undefined): YamlValue {
	try {
		return (node?.toJS(document, { maxAliasCount: longestExpansion }) ?? '') as YamlValue;
	} catch {
		return '';
	}
}

/** Of a text or list of several lines without the end of the last. */
function placesOf(node: unknown, text: string, offset: number): Map<string, Span> {
	const places = new Map<string, Span>();
	if (isMap<ParsedNode, ParsedNode | null>(node)) {
		for (const { key, value } of node.items) {
			const range = value?.range;
			if (isScalar(key) && range) {
				const start = offset + range[0];
				const written = text.slice(start, offset + range[1]);
				places.set(String(key.value), { start, end: start + written.trimEnd().length });
			}
		}
	}
	return places;
}

const linePattern = /([ \t]*)([^\r\n]*)(?:\r\n|\r|\n|$)/g;
const fieldPattern = /^["']?([\w-]+)["']?[ \t]*:[ \t]*([^]*)$/;
/** A field with one word of text behind it, which a field further in cannot continue. */
const plainValuePattern = /:[ \t]+[\w@./-]+[ \t]*$/;
const longestExpansion = 1000;
const longestIndent = 1000;

/** What people do wrong, by the codes of the parser. */
const reasons: Readonly<Record<string, string>> = {
	BAD_ALIAS: 'a text that begins with “*” must stand in quotation marks.',
	BAD_DQ_ESCAPE: 'between double quotation marks, a backslash must be written twice.',
	BAD_INDENT: 'a bracket has no end, or the indent is wrong.',
	BAD_SCALAR_START: 'a text that begins with this character must stand in quotation marks.',
	BLOCK_AS_IMPLICIT_KEY: 'a text with a colon and a blank must stand in quotation marks.',
	MISSING_CHAR: 'a quotation mark or a bracket has no end.',
	MULTILINE_IMPLICIT_KEY: 'a line lacks its colon, or its indent is wrong.',
	TAB_AS_INDENT: 'the indent must be blanks, not tabs.',
	UNEXPECTED_TOKEN: 'nothing may follow a closing quotation mark, nor a “*” with its word.',
};
