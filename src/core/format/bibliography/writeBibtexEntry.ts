import { isMonthMacro, type BibtexFields } from '../bibtexFields';
import { inCase, type BibtexStyle } from './bibtexStyle';

/** An entry in the style of a file, without anything around it. */
export function writeBibtexEntry(
	citekey: string,
	{ type, fields }: BibtexFields,
	style: BibtexStyle,
): string {
	const { lineEnd, indent, equals, aligned, hasTrailingComma, closing, typeCase, nameCase } = style;
	const separator = indent === undefined ? ' ' : lineEnd + indent;
	const longest = Math.max(0, ...fields.map(([name]) => name.length));
	const lines = fields.map(([name, value]) => {
		const written = inCase(name, nameCase);
		const before = aligned === 'equals' ? padding(written, equals.before, longest, style) : equals.before;
		const head = `${written}${before}=`;
		const after =
			aligned === 'values'
				? padding(head, equals.after, longest + equals.before.length + 1, style)
				: equals.after;
		return `${separator}${head}${after}${delimit(name, value, style)}`;
	});
	const end = lines.length === 0 ? '' : `${hasTrailingComma ? ',' : ''}${closing}`;
	return `@${inCase(type, typeCase)}{${citekey},${lines.join(',')}${end}}`;
}

/** What stands behind a text so that what follows stands below its like in the other lines. */
function padding(text: string, gap: string, longest: number, { width }: BibtexStyle): string {
	return ' '.repeat(Math.max(longest + gap.length, width) - text.length);
}

function delimit(name: string, value: string, { delimiters, hasBareNumbers }: BibtexStyle): string {
	if (isMonthMacro(name, value) || (hasBareNumbers && /^\d+$/.test(value))) {
		return value;
	}
	return delimiters === 'quotes' && fitsQuotes(value) ? `"${value}"` : `{${value}}`;
}

/** Not where a quotation mark stands outside of all braces, or a percent sign, which begins a comment there for Pandoc. */
function fitsQuotes(value: string): boolean {
	let depth = 0;
	for (const sign of value) {
		depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
		if (sign === '"' && depth === 0) {
			return false;
		}
	}
	return !/(?<!\\)%/.test(value);
}
