import type { Span } from '../../../text/range';
import { lineEnd } from '../scanLines';
import type { BibtexDocument } from './bibtexDocument';
import type { Slices } from '../../../model/slices';

/** Lines that fold into their first; both zero-based, the last included. */
export interface FoldingLines {
	readonly start: number;
	readonly end: number;
	readonly isComment: boolean;
}

/**
 * Entries, strings, preambles and comments of several lines, values of several lines in them, and strings one below the other.
 * A line that holds nothing but the closing delimiter stays in sight.
 */
export function* foldingOf({ file: { text, nodes }, lines }: BibtexDocument): Slices<FoldingLines[]> {
	const found: FoldingLines[] = [];
	const fold = (span: Span, isComment: boolean): void => {
		if (isOneLine(text, span)) {
			return;
		}
		const start = lines.positionAt(span.start).line;
		const last = lines.positionAt(span.end);
		const isClose = closePattern.test(text.slice(span.end - last.character, span.end));
		const end = isClose ? last.line - 1 : last.line;
		if (end > start) {
			found.push({ start, end, isComment });
		}
	};
	let strings: Span | undefined;
	for (const [at, node] of nodes.entries()) {
		if (at % nodesInSlice === 0) {
			yield;
		}
		const isGap = node.kind === 'text' && !/\S/.test(text.slice(node.start, node.end));
		if (node.kind === 'string') {
			strings = { start: strings?.start ?? node.start, end: node.end };
		} else if (strings && !isGap) {
			fold(strings, false);
			strings = undefined;
		}
		if (node.kind === 'text') {
			for (const comment of commentBlocks(text, node)) {
				fold(comment, true);
			}
			continue;
		}
		if (node.kind !== 'string') {
			fold(node, node.kind === 'comment');
		}
		if (node.kind === 'entry') {
			for (const field of node.fields) {
				fold({ start: field.name.start, end: field.value.end }, false);
			}
		}
	}
	if (strings) {
		fold(strings, false);
	}
	return found;
}

/** A quick look that spares most fields the search for their lines. */
function isOneLine(text: string, { start, end }: Span): boolean {
	return lineEnd(text, start) >= end && !text.slice(start, end).includes('\r');
}

/** Runs of lines that begin with a percent sign. */
function commentBlocks(text: string, { start, end }: Span): Span[] {
	return [...text.slice(start, end).matchAll(commentPattern)].map((match) => ({
		start: start + match.index,
		end: start + match.index + match[0].length,
	}));
}

const nodesInSlice = 500;
const closePattern = /^\s*["})]$/;
const commentPattern = /^[ \t]*%.*(?:\r?\n[ \t]*%.*)+/gm;
