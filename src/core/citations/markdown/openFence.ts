import type { CitationDialect } from '../dialect';
import { isDirective } from './directive';

/**
 * Whether a place stands behind the opening of a fenced code block that nothing closes before it. To Pandoc an unclosed fence is
 * no code, but to its writer, who has not come to the end of it yet, it is. MyST's directives are none, open or closed.
 */
export function isInOpenFence(note: string, offset: number, language: CitationDialect['language']): boolean {
	const open: { readonly fence: string; readonly isCode: boolean }[] = [];
	for (const [, fence = '', rest = ''] of note.slice(0, offset).matchAll(fencePattern)) {
		const last = open.at(-1);
		if (last && fence.startsWith(last.fence) && rest.trim() === '') {
			open.pop();
		} else if (!last?.isCode && !(fence.startsWith('`') && rest.includes('`'))) {
			open.push({ fence, isCode: language !== 'myst' || !isDirective(rest) });
		}
	}
	return open.at(-1)?.isCode ?? false;
}

// Quotes and list markers may stand before it; the rest is the language, or nothing where it closes.
const fencePattern = /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)?(`{3,}|~{3,})([^\n]*)$/gm;
