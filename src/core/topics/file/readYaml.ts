import {
	isAlias,
	isMap,
	isScalar,
	isSeq,
	parseDocument,
	type CST,
	type Document,
	type ParsedNode,
	type Scalar,
} from 'yaml';
import type { Span } from '../../text/range';
import type { YamlFault, YamlItem, YamlNode, YamlPair, YamlText } from './yamlTree';

export interface YamlDocument {
	/** `undefined` for a text without anything but comments. */
	readonly root: YamlNode | undefined;
	readonly faults: readonly YamlFault[];
}

/**
 * Reads a YAML text, whatever it is: beside its faults there is what can be read. A lone CR ends no line.
 *
 * @param keyLine finds a line that begins with a key, given the `m` flag. A text in quotation marks that has such a line lacks its
 * closing mark, in a broken file: it is taken to end with its first line, so that it does not swallow what follows.
 */
export function readYaml(text: string, keyLine: RegExp): YamlDocument {
	let known = text;
	if (isTooDeep(known)) {
		return { root: undefined, faults: [{ message: 'Nested too deeply', start: 0, end: 0 }] };
	}
	const opened: YamlFault[] = [];
	for (;;) {
		const document = readOnce(known);
		const quote = document.faults.length > 0 ? findOpenQuote(document.root, known, keyLine) : undefined;
		if (quote === undefined || opened.length === mostQuotes) {
			return { root: document.root, faults: [...opened, ...document.faults] };
		}
		opened.push({ message: 'Missing closing quote', start: quote, end: quote + 1 });
		known = `${known.slice(0, quote)} ${known.slice(quote + 1)}`;
	}
}

function readOnce(text: string): YamlDocument {
	const document = parseDocument(text, {
		schema: 'failsafe',
		keepSourceTokens: true,
		prettyErrors: false,
		logLevel: 'error',
	});
	const faults = document.errors.map(({ message, pos }) => ({ message, start: pos[0], end: pos[1] }));
	return { root: new NodeReader(document).read(document.contents), faults };
}

/** The parser calls itself for what is nested: some thousand brackets, dashes or levels of indent end the whole process. */
function isTooDeep(text: string): boolean {
	let depth = 0;
	let deepest = 0;
	for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
		depth = bracket === '[' || bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
		deepest = Math.max(deepest, depth);
	}
	return deepest > mostLevels || deepLinePattern.test(text);
}

/** Where the first text begins whose closing quotation mark is missing, or is that of another. */
function findOpenQuote(node: YamlNode | undefined, text: string, keyLine: RegExp): number | undefined {
	if (node?.kind === 'text') {
		const mark = node.isAlias ? undefined : quotationMarks[node.style];
		const written = text.slice(node.start, node.end);
		const [first = '', ...others] = written.split('\n');
		const isOpen = first.length < 2 && others.length === 0;
		return mark !== undefined && (isOpen || !written.endsWith(mark) || keyLine.test(others.join('\n')))
			? node.start
			: undefined;
	}
	const within =
		node?.kind === 'list'
			? node.items.map(({ value }) => value)
			: node?.kind === 'map'
				? node.pairs.flatMap(({ key, value }) => [key, value])
				: [];
	for (const each of within) {
		const found = findOpenQuote(each, text, keyLine);
		if (found !== undefined) {
			return found;
		}
	}
	return undefined;
}

class NodeReader {
	constructor(private readonly document: Document.Parsed) {}

	read(node: ParsedNode | null): YamlNode | undefined {
		const token = node?.srcToken;
		if (!node || !token || (isScalar(node) && node.source === '' && endOf(token) <= token.offset)) {
			return undefined;
		}
		const span = { start: token.offset, end: endOf(token) };
		if (isAlias(node)) {
			return this.#readAlias(node.resolve(this.document), span);
		}
		if (isScalar(node)) {
			return toText(node, span, false);
		}
		if (isSeq<ParsedNode>(node)) {
			const isFlow = token.type === 'flow-collection';
			return { kind: 'list', isFlow, isAlias: false, items: this.#readItems(node.items, token), ...span };
		}
		if (isMap<ParsedNode, ParsedNode | null>(node)) {
			const pairs = node.items.flatMap(({ key, value, srcToken }) =>
				srcToken ? [this.#readPair(key, value, srcToken)] : [],
			);
			return { kind: 'map', isFlow: token.type === 'flow-collection', pairs, ...span };
		}
		return { kind: 'other', ...span };
	}

	#readItems(nodes: readonly ParsedNode[], token: CST.Token): readonly YamlItem[] {
		const items = 'items' in token ? token.items.filter(isItem) : [];
		return items.map((item, at) => ({ ...spanOf(item), value: this.read(nodes[at] ?? null) }));
	}

	#readPair(key: ParsedNode, value: ParsedNode | null, item: CST.CollectionItem): YamlPair {
		const span = spanOf(item);
		const colon = item.sep?.find(({ type }) => type === 'map-value-ind');
		const keyNode = this.read(key);
		return {
			...span,
			key: keyNode,
			colon: colon ? colon.offset + colon.source.length : (keyNode?.end ?? span.end),
			value: this.read(value),
		};
	}

	/** A name of what was written before: the text, or a list of texts; nothing else can be a name's in a file of topics. */
	#readAlias(target: unknown, span: Span): YamlNode {
		if (isScalar(target)) {
			return toText(target, span, true);
		}
		if (isSeq(target)) {
			const items = target.items.map((item) => {
				const text = isAlias(item) ? item.resolve(this.document) : item;
				return { ...span, value: isScalar(text) ? toText(text, span, true) : undefined };
			});
			return { kind: 'list', isFlow: true, isAlias: true, items, ...span };
		}
		return { kind: 'other', ...span };
	}
}

function toText(node: Scalar, span: Span, isNamed: boolean): YamlText {
	const style = isNamed ? 'plain' : (styles[node.type ?? ''] ?? 'plain');
	return { kind: 'text', text: String(node.value), style, isAlias: isNamed, ...span };
}

/** Whether it is an item, not the comments or the comma behind the last. */
function isItem({ start, sep, value }: CST.CollectionItem): boolean {
	return value !== undefined || sep !== undefined || start.some(isSignificant);
}

function spanOf(item: CST.CollectionItem): Span {
	const { start, key, sep = [], value } = item;
	const first = start.find(isSignificant) ?? key ?? sep.find(isSignificant) ?? value;
	const at = first?.offset ?? start.at(-1)?.offset ?? 0;
	return { start: at, end: endOfItem(item) ?? at };
}

function endOfItem({ start, key, sep = [], value }: CST.CollectionItem): number | undefined {
	const last = value ?? sep.filter(isSignificant).at(-1) ?? key ?? start.filter(isSignificant).at(-1);
	return last ? endOf(last) : undefined;
}

/** Where it ends, without the blanks, comments and line ends behind it. */
function endOf(token: CST.Token): number {
	switch (token.type) {
		case 'block-map':
		case 'block-seq':
			return lastEnd(token.items) ?? token.offset;
		case 'flow-collection': {
			const [close] = token.end;
			return close ? close.offset + close.source.length : (lastEnd(token.items) ?? token.offset + 1);
		}
		case 'block-scalar': {
			const header = token.props.filter(({ type }) => type !== 'newline').at(-1);
			const begin = token.props.reduce((end, prop) => Math.max(end, endOf(prop)), token.offset);
			return token.source === '' && header
				? endOf(header)
				: begin + token.source.replace(/\r?\n$/, '').length;
		}
		default:
			return token.offset + ('source' in token ? token.source.length : 0);
	}
}

function lastEnd(items: readonly CST.CollectionItem[]): number | undefined {
	for (let at = items.length - 1; at >= 0; at--) {
		const item = items[at];
		const end = item && endOfItem(item);
		if (end !== undefined) {
			return end;
		}
	}
	return undefined;
}

function isSignificant({ type }: CST.SourceToken): boolean {
	return type !== 'space' && type !== 'newline' && type !== 'comment' && type !== 'comma';
}

const styles: Readonly<Record<string, YamlText['style']>> = {
	QUOTE_DOUBLE: 'double',
	QUOTE_SINGLE: 'single',
	BLOCK_FOLDED: 'block',
	BLOCK_LITERAL: 'block',
};
const quotationMarks: Readonly<Partial<Record<YamlText['style'], string>>> = { single: "'", double: '"' };
const mostQuotes = 20;
const mostLevels = 200;
/** A line of more blanks, or more of the marks that nest within a line, than people write. */
const deepLinePattern = /^ {400}|(?:[-?:][ \t]+){200}/m;
