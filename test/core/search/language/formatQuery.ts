import type { QueryNode, QueryValue } from '../../../../src/core/search/language/queryTree';
import type { Years } from '../../../../src/core/search/language/queryYears';
import { quoteValue } from '../../../../src/core/search/language/quoteValue';

/** A text that `parseQuery` reads as that tree, apart from where its parts stand. */
export function formatQuery(node: QueryNode): string {
	switch (node.kind) {
		case 'words':
			return node.text;
		case 'phrase':
			return `"${node.text}"`;
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
			return value.isQuoted ? `"${value.text}"` : quoteValue(value.text);
		case 'years':
			return formatYears(value);
		case 'mark':
			return value.mark;
	}
}

/** The shortest text that `readYears` reads so. */
function formatYears({ first, last }: Years): string {
	const [from, to] = [first, last].map((year) =>
		Number.isFinite(year) ? String(year).padStart(4, '0') : '',
	);
	return first === last ? `${from}` : `${from}..${to}`;
}
