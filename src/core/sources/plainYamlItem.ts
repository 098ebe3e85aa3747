import type { Span } from '../text/range';
import { YamlLines } from './plainYamlLines';
import { readScalar } from './plainYamlScalar';
import type { YamlItem, YamlValue } from './yamlItems';

/**
 * The item of a block list as programs write it, at a tenth of the cost of all that YAML allows: fields and lists line by line, and
 * texts. Gives what `parseYamlItem` makes of it.
 *
 * @returns `undefined` for what has anything else in it, such as braces, comments, tabs, names of parts, or a fault.
 */
export function readPlainYamlItem(text: string, start: number, end: number): YamlItem | undefined {
	const lines = new YamlLines(text, start, end);
	const { current: first } = lines;
	if (!first || unusualPattern.test(text.slice(start, end))) {
		return undefined;
	}
	const list = readList(lines, first.indent);
	const [value] = list?.value ?? [];
	lines.skipBlank();
	return list?.value.length === 1 && value !== undefined && lines.isAtEnd
		? { value, places: list.places ?? noPlaces, start: first.start, end: list.end }
		: undefined;
}

interface Node extends Span {
	readonly value: YamlValue;
	/** Where the values of its fields stand, or of a list those of its last item. */
	readonly places?: ReadonlyMap<string, Span>;
}

interface ListNode extends Node {
	readonly value: readonly YamlValue[];
}

/** The list whose `-` stand in that column, the first of them where the line begins. */
function readList(lines: YamlLines, column: number): ListNode | undefined {
	const value: YamlValue[] = [];
	const start = lines.current?.start ?? 0;
	let end = start;
	let places: Node['places'];
	for (let line = lines.current; line && line.indent === column; line = lines.current) {
		dashPattern.lastIndex = line.start;
		const dash = dashPattern.exec(lines.text);
		if (!dash) {
			break;
		}
		lines.cut(line.start + dash[0].length);
		const node = readNode(lines, column);
		if (!node) {
			return undefined;
		}
		value.push(node.value);
		({ end, places } = node);
		lines.skipBlank();
	}
	return value.length === 0 ? undefined : { value, start, end, ...(places && { places }) };
}

/** The fields whose names stand in that column, the first of them where the line begins. */
function readFields(lines: YamlLines, column: number): Node | undefined {
	const value: Record<string, YamlValue> = {};
	const places = new Map<string, Span>();
	const start = lines.current?.start ?? 0;
	let end = start;
	for (let line = lines.current; line && line.indent === column; line = lines.current) {
		const [whole = '', name = ''] = matchField(lines.text, line.start) ?? [];
		if (name === '' || places.has(name) || name === '__proto__') {
			return undefined;
		}
		const from = line.start + whole.length;
		const node = from < line.end ? readValue(lines, from, column) : readBelow(lines, column);
		if (!node) {
			return undefined;
		}
		value[name] = node.value;
		places.set(name, { start: node.start, end: node.end });
		({ end } = node);
		lines.skipBlank();
	}
	return places.size === 0 ? undefined : { value, places, start, end };
}

/** The value of a field, on its line. */
function readValue(lines: YamlLines, from: number, column: number): Node | undefined {
	lines.cut(from);
	return readScalar(lines, column);
}

/** The value of a field, on the lines below: a list may stand in the column of the field. */
function readBelow(lines: YamlLines, column: number): Node | undefined {
	lines.skip();
	lines.skipBlank();
	const { current: line, text } = lines;
	if (!line || line.indent < column) {
		return undefined;
	}
	dashPattern.lastIndex = line.start;
	return line.indent > column
		? readNode(lines, column)
		: dashPattern.test(text)
			? readList(lines, column)
			: undefined;
}

/** What begins where the line does, further in than the column of what holds it. */
function readNode(lines: YamlLines, column: number): Node | undefined {
	const { current: line, text } = lines;
	if (!line) {
		return undefined;
	}
	dashPattern.lastIndex = line.start;
	if (dashPattern.test(text)) {
		return readList(lines, line.indent);
	}
	return matchField(text, line.start) ? readFields(lines, line.indent) : readScalar(lines, column);
}

function matchField(text: string, start: number): RegExpExecArray | null {
	fieldPattern.lastIndex = start;
	return fieldPattern.exec(text);
}

const unusualPattern = /[\t\uFEFF\x85\u2028\u2029]|\r(?!\n)|^(?:---|\.\.\.)/m;
const dashPattern = /- +(?=[^\s])/y;
const fieldPattern = /([A-Za-z_][\w-]*):(?: +(?=[^\s])|(?= *\r?(?:\n|$)))/y;
const noPlaces: ReadonlyMap<string, Span> = new Map();
