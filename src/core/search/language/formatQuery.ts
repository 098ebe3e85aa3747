import { formatYears } from './queryYears';
import type { QueryNode, QueryValue } from './queryTree';

/** A text that `parseQuery` reads as that tree, apart from where its parts stand. */
export function formatQuery(node: QueryNode): string {
	switch (node.kind) {
		case 'words':
			return node.text;
		case 'phrase':
			return inQuotation(node.text);
		case 'field':
			return `${node.field}:${formatValue(node.value)}`;
		case 'not':
			return `-${inParenthesesIf(isNested(node.part) || startsOtherwise(node.part), node.part)}`;
		case 'and':
			return node.parts.map((part, at) => formatPart(part, node.parts[at - 1])).join(' ');
		case 'or':
			return node.parts.map((part) => inParenthesesIf(isNested(part), part)).join(' OR ');
	}
}

/** A value as it may stand behind a colon: in quotation marks where it needs them. */
export function quoteValue(text: string): string {
	return /^[^\s()"]+$/.test(text) ? text : inQuotation(text);
}

/** Words that follow words would be one run with them. */
function formatPart(part: QueryNode, before: QueryNode | undefined): string {
	const needsParentheses = part.kind === 'and' || (part.kind === 'words' && before?.kind === 'words');
	return inParenthesesIf(needsParentheses, part);
}

function inParenthesesIf(isNeeded: boolean, part: QueryNode): string {
	return isNeeded ? `(${formatQuery(part)})` : formatQuery(part);
}

/** Whether more than one thing is in it, that a `-` or an `OR` would part. */
function isNested(part: QueryNode): boolean {
	return part.kind === 'and' || part.kind === 'or' || (part.kind === 'words' && /\s/.test(part.text));
}

/** Whether a `-` right before it would not be read as one: `--` is a dash, and `-@key` a citation. */
function startsOtherwise(part: QueryNode): boolean {
	return part.kind === 'not' || (part.kind === 'words' && /^[-@]/.test(part.text));
}

function formatValue(value: QueryValue): string {
	switch (value.kind) {
		case 'text':
			return value.isQuoted ? inQuotation(value.text) : quoteValue(value.text);
		case 'years':
			return formatYears(value);
		case 'mark':
			return value.mark;
	}
}

/** There is no way to write a quotation mark within others. */
function inQuotation(text: string): string {
	return `"${text.replaceAll('"', ' ')}"`;
}
