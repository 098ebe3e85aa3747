import type { QueryNode, QueryValue } from '../../../../src/core/search/language/queryTree';

/** A query as one line without its places: `(and [image] (or [speech] "text to speech") -author=smith)`. */
export function outline(node: QueryNode | undefined): string {
	switch (node?.kind) {
		case undefined:
			return '';
		case 'words':
			return `[${node.text.replace(/\s+/g, ' ')}]`;
		case 'phrase':
			return `"${node.text}"`;
		case 'field':
			return `${node.field}=${outlineValue(node.value)}`;
		case 'not':
			return `-${outline(node.part)}`;
		case 'and':
		case 'or':
			return `(${[node.kind, ...node.parts.map(outline)].join(' ')})`;
	}
}

function outlineValue(value: QueryValue): string {
	switch (value.kind) {
		case 'text':
			return value.isQuoted ? `"${value.text}"` : value.text;
		case 'years':
			return `${value.first}..${value.last}`;
		case 'mark':
			return value.mark;
	}
}

/** Every node of a query, from the root down. */
export function allNodes(node: QueryNode | undefined): readonly QueryNode[] {
	switch (node?.kind) {
		case undefined:
			return [];
		case 'words':
		case 'phrase':
		case 'field':
			return [node];
		case 'not':
			return [node, ...allNodes(node.part)];
		case 'and':
		case 'or':
			return [node, ...node.parts.flatMap(allNodes)];
	}
}
