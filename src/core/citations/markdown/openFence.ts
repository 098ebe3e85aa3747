/**
 * Whether a place stands behind the opening of a fenced code block that nothing closes before it. To Pandoc an unclosed fence is
 * no code, but to its writer, who has not come to the end of it yet, it is.
 */
export function isInOpenFence(note: string, offset: number): boolean {
	let open: string | undefined;
	for (const [, fence = '', rest = ''] of note.slice(0, offset).matchAll(fencePattern)) {
		if (open === undefined) {
			open = fence.startsWith('`') && rest.includes('`') ? undefined : fence;
		} else if (fence.startsWith(open) && rest.trim() === '') {
			open = undefined;
		}
	}
	return open !== undefined;
}

// Quotes and list markers may stand before it; the rest is the language, or nothing where it closes.
const fencePattern = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})([^\n]*)$/gm;
