import { findWords } from '../analyze';
import type { ParsedQuery, QueryNode } from './queryTree';

/**
 * Whether a query is words alone: it has no conditions, or it is a sentence that somebody pasted, whose quotation marks, brackets and
 * dashes are its own. A field makes it a query, however long.
 */
export function isText(text: string, { isPlain, root }: ParsedQuery): boolean {
	return isPlain || (root !== undefined && !hasField(root) && isSentence(text));
}

function hasField(node: QueryNode): boolean {
	switch (node.kind) {
		case 'field':
			return true;
		case 'not':
			return hasField(node.part);
		case 'and':
		case 'or':
			return node.parts.some(hasField);
		default:
			return false;
	}
}

function isSentence(text: string): boolean {
	return findWords(text).length > longestQuery;
}

/** In words; nobody types more. */
const longestQuery = 15;
