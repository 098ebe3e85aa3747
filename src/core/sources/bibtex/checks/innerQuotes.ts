import { replaceSpan } from '../../../text/spanEdits';
import type { SpanFix } from '../../checks/spanFix';
import type { BibtexDocument, DocumentEntry } from '../language/bibtexDocument';
import type { ValuePart } from '../bibtexSyntax';
import { holdsField } from '../scanLines';
import type { BibtexProblem, Finding } from './findings';

/** Quotation marks within quotation marks, outside of braces: the value is read to its last one, but not by BibTeX and Pandoc. */
export function checkInnerQuotes({ file: { text } }: BibtexDocument, { node }: DocumentEntry): Finding[] {
	return node.fields.flatMap(({ parts }) =>
		parts.flatMap((part): Finding[] => {
			const [start] = findInnerQuotes(text, part);
			return start === undefined
				? []
				: [
						{
							code: 'bibtex-inner-quote',
							message:
								'BibTeX and Pandoc take this “"” for the end of the value; within one, it stands in braces.',
							start,
							end: start + 1,
						},
					];
		}),
	);
}

/** Puts all of the value's in braces, unless it looks as if it had swallowed further fields. */
export function fixInnerQuotes(
	{ span }: BibtexProblem,
	{ file: { text } }: BibtexDocument,
	entry: DocumentEntry | undefined,
): SpanFix[] {
	const parts = entry?.node.fields.flatMap((field) => field.parts) ?? [];
	const part = parts.find(({ start, end }) => start < span.start && span.end < end);
	if (!part || holdsField(text, part)) {
		return [];
	}
	const edits = findInnerQuotes(text, part).map((at) => replaceSpan({ start: at, end: at + 1 }, '{"}'));
	return [{ title: edits.length === 1 ? 'Put it in braces' : 'Put them in braces', edits }];
}

function findInnerQuotes(text: string, { kind, start, end, isClosed }: ValuePart): number[] {
	const places: number[] = [];
	if (kind !== 'quoted' || !isClosed) {
		return places;
	}
	let depth = 0;
	for (let at = start + 1; at < end - 1; at++) {
		const sign = text.charAt(at);
		if (sign === '\\') {
			at++;
		} else if (sign === '{') {
			depth++;
		} else if (sign === '}') {
			depth = Math.max(0, depth - 1);
		} else if (sign === '"' && depth === 0) {
			places.push(at);
		}
	}
	return places;
}
