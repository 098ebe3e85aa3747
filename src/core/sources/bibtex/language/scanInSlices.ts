import type { Span } from '../../../text/range';
import type { BibtexFault, BibtexFile, BibtexNode, FieldNode } from '../bibtexSyntax';
import { bibtexTypes } from '../bibtexTypes';
import { scanBibtex } from '../scanBibtex';
import type { Slices } from '../../../model/slices';

/**
 * Reads what `scanBibtex` reads, in slices of about `sliceLength` characters.
 *
 * A slice ends where the head of an entry or a `@string` (`@article{key,`, `@string{name =`) stands first on its line, which for the scanner ends whatever is open. The
 * exception is an open `@comment{`: such a slice is read again together with the next, twice as long each time.
 */
export function* scanInSlices(text: string, sliceLength = 50_000): Slices<BibtexFile> {
	if (text.length <= sliceLength) {
		return scanBibtex(text);
	}
	const nodes: BibtexNode[] = [];
	const faults: BibtexFault[] = [];
	let start = 0;
	let length = sliceLength;
	while (start < text.length) {
		const cut = findCut(text, start + length);
		// With the head that ends it, the slice is read as it would be in the whole.
		const slice = scanBibtex(text.slice(start, cut.end));
		const end = cut.start - start;
		if (cut.start < text.length && isOpen(slice, end)) {
			length *= 2;
		} else {
			pushShifted(nodes, slice.nodes, start, end, shiftNode);
			pushShifted(faults, slice.faults, start, end, shiftSpan);
			start = cut.start;
			length = sliceLength;
		}
		yield;
	}
	return { text, nodes: joinTexts(nodes), faults };
}

/** The next head that can end a slice, or the end of the text. */
function findCut(text: string, from: number): Span {
	headPattern.lastIndex = from;
	for (;;) {
		const match = headPattern.exec(text);
		if (!match) {
			return { start: text.length, end: text.length };
		}
		if (match[1] === undefined || match[1].toLowerCase() in bibtexTypes) {
			return { start: match.index, end: match.index + match[0].length };
		}
	}
}

/** Whether something reaches beyond the slice's end, or may: a comment that has no closing brace is read to the end of its line. */
function isOpen({ text, nodes }: BibtexFile, end: number): boolean {
	return nodes.some(
		(node) =>
			node.start < end &&
			(node.end > end ||
				(node.kind === 'comment' &&
					openCommentPattern.test(text.slice(node.start, node.start + longestHead)) &&
					!isBalanced(text, node))),
	);
}

function isBalanced(text: string, { start, end }: Span): boolean {
	let depth = 0;
	for (let at = start; at < end; at++) {
		const sign = text.charAt(at);
		depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
	}
	return depth === 0;
}

function pushShifted<T extends Span>(
	to: T[],
	from: readonly T[],
	by: number,
	end: number,
	shift: (item: T, by: number) => T,
): void {
	for (const item of from) {
		if (item.start < end) {
			to.push(by === 0 ? item : shift(item, by));
		}
	}
}

function shiftNode(node: BibtexNode, by: number): BibtexNode {
	const { start, end } = shiftSpan(node, by);
	switch (node.kind) {
		case 'entry':
			return {
				...node,
				start,
				end,
				type: shiftSpan(node.type, by),
				key: shiftSpan(node.key, by),
				fields: node.fields.map((field) => shiftField(field, by)),
			};
		case 'string':
			return { ...node, start, end, fields: node.fields.map((field) => shiftField(field, by)) };
		default:
			return { ...node, start, end };
	}
}

function shiftField({ name, value, parts }: FieldNode, by: number): FieldNode {
	const shifted = parts.map((part) => shiftSpan(part, by));
	const [first] = shifted;
	return {
		name: shiftSpan(name, by),
		value: first && shifted.length === 1 ? first : shiftSpan(value, by),
		parts: shifted,
	};
}

function shiftSpan<T extends Span>(span: T, by: number): T {
	return { ...span, start: span.start + by, end: span.end + by };
}

/** Free text that a slice's end cut in two is one node again. */
function joinTexts(nodes: readonly BibtexNode[]): BibtexNode[] {
	const joined: BibtexNode[] = [];
	for (const node of nodes) {
		const last = joined.at(-1);
		if (last?.kind === 'text' && node.kind === 'text') {
			joined[joined.length - 1] = { ...last, end: node.end };
		} else {
			joined.push(node);
		}
	}
	return joined;
}

const headPattern = /(?<=[\r\n])@(?:string\{[^\s,={}"#%()@]+\s*=|([A-Za-z]+)\{[^\s,={}"#%()@]+,)/gi;
const openCommentPattern = /^@\s*comment\s*\{/i;
const longestHead = 100;
