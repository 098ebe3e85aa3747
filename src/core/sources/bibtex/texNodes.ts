import type { TexTag } from './texCommands';

/** A value's text in Unicode, where it is plain; else a piece of it with its markup. */
export type TexNode = string | TexSpan;

export interface TexSpan {
	/** `group` is text in braces of its own, and `plain` a letter or symbol: their case is not to be changed; `math` is TeX without its dollar signs. */
	readonly tag: TexTag | 'group' | 'math';
	readonly content: readonly TexNode[];
}

/** Adds a node behind others: texts run together, and what is empty goes. */
export function append(nodes: TexNode[], node: TexNode): void {
	const last = nodes.length - 1;
	const before = nodes[last];
	if (typeof node === 'string') {
		if (typeof before === 'string') {
			nodes[last] = before + node;
		} else if (node !== '') {
			nodes.push(node);
		}
	} else if (node.content.length > 0) {
		nodes.push(node);
	}
}

export function appendAll(nodes: TexNode[], added: readonly TexNode[]): void {
	for (const node of added) {
		append(nodes, node);
	}
}

/** The nodes without the blanks before the first. */
export function trimStart(nodes: TexNode[]): TexNode[] {
	const [first, ...rest] = nodes;
	return typeof first === 'string' ? [first.trimStart(), ...rest] : nodes;
}

/** The nodes' text without any markup; mathematics without its dollar signs. */
export function plainText(nodes: readonly TexNode[]): string {
	return nodes.map((node) => (typeof node === 'string' ? node : plainSpan(node))).join('');
}

function plainSpan({ tag, content }: TexSpan): string {
	const text = plainText(content);
	return tag === 'upper' ? text.toUpperCase() : tag === 'lower' ? text.toLowerCase() : text;
}
