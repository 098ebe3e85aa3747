/** The whole character at an offset, of one or two UTF-16 units; `''` behind the end. */
export function characterAt(text: string, offset: number): string {
	const code = text.codePointAt(offset);
	return code === undefined ? '' : String.fromCodePoint(code);
}
