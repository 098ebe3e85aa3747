import { isMap, isScalar, isSeq, parseDocument, Scalar, stringify } from 'yaml';

/** What a text stands in: a line of its own, or the brackets or braces of a flow list or map. */
export type ScalarPlace = 'block' | 'flow';

/**
 * A text as YAML writes it, in one line, in quotation marks only where it needs them to be read as this text, by any reader:
 * `"2024"` and `"null"` are texts.
 *
 * @param quote the quotation marks that it has even without need.
 */
export function toScalar(text: string, place: ScalarPlace, quote?: 'single' | 'double'): string {
	const hasBreak = /[\n\r\u0085\u2028\u2029]/.test(text);
	const scalar = new Scalar(text);
	if (quote === 'double' || hasBreak) {
		scalar.type = 'QUOTE_DOUBLE';
	} else if (quote === 'single') {
		scalar.type = 'QUOTE_SINGLE';
	}
	const options = { lineWidth: 0, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER };
	const written =
		place === 'block'
			? stringify(scalar, options).trimEnd()
			: stringify([scalar], { ...options, collectionStyle: 'flow', flowCollectionPadding: false })
					.trimEnd()
					.slice(1, -1);
	return readBack(written, place) === text ? written : JSON.stringify(text);
}

/** What a scalar reads as in its place; `undefined` when there is more, or less, than a scalar. */
function readBack(written: string, place: ScalarPlace): string | undefined {
	const yaml = place === 'block' ? `- key: ${written}\n  other: x\n` : `[{key: ${written}, other: x}]`;
	const { contents, errors } = parseDocument(yaml, { schema: 'failsafe', logLevel: 'error' });
	const item = errors.length === 0 && isSeq(contents) ? contents.items[0] : undefined;
	const value = isMap(item) && item.items.length === 2 ? item.get('key', true) : undefined;
	return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}
