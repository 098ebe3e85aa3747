/** A value as it may stand behind a colon: in quotation marks where it needs them. */
export function quoteValue(text: string): string {
	// There is no way to write a quotation mark within others.
	return /^[^\s()"]+$/.test(text) ? text : `"${text.replaceAll('"', ' ')}"`;
}
