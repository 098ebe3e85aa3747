/**
 * Whether an editor that saves a text would change how lines end that nobody touched: it has one kind of line ends in a file, LF or CRLF.
 */
export function hasMixedLineEnds(text: string): boolean {
	const hasLoneReturn = text.includes('\r') && /\r(?!\n)/.test(text);
	return hasLoneReturn || (text.includes('\r\n') && /(?<!\r)\n/.test(text));
}
