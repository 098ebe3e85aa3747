import type { BibtexDocument, DocumentEntry } from '../language/bibtexDocument';
import { fieldName, type FieldNode } from '../bibtexSyntax';
import { isFirstOnLine, lineEnd } from '../scanLines';
import type { BibtexProblem } from './findings';
import { deleteSpan, replaceSpan } from '../../../text/spanEdits';
import { freeSuffix } from '../../checks/freeKey';
import type { SpanFix } from '../../checks/spanFix';

/** A key of its own for this copy; or, where another copy says the same in every byte, this one deleted. */
export function fixDuplicateKey(
	problem: BibtexProblem,
	document: BibtexDocument,
	entry: DocumentEntry | undefined,
): readonly SpanFix[] {
	if (!entry) {
		return [];
	}
	const { text } = document.file;
	const body = ({ node }: DocumentEntry): string => text.slice(node.start, node.end);
	const copies = document.byKey.get(entry.key) ?? [];
	const isRepeated = copies.some((copy) => copy !== entry && body(copy) === body(entry));
	const written = text.slice(problem.span.start, problem.span.end);
	const key = written + freeSuffix(written, (candidate) => document.byFoldedKey.has(candidate.toLowerCase()));
	return [
		...(isRepeated
			? [
					{
						title: 'Delete this copy: another says the same',
						edits: [deleteSpan(withLineEnd(text, entry.node))],
					},
				]
			: []),
		{ title: `Change this key to “${key}”`, edits: [replaceSpan(problem.span, key)] },
	];
}

/** Of two fields that say the same, one goes. */
export function fixDuplicateField(
	problem: BibtexProblem,
	{ file: { text } }: BibtexDocument,
	entry: DocumentEntry | undefined,
): readonly SpanFix[] {
	const fields = entry?.node.fields ?? [];
	const at = fields.findIndex(({ name }) => name.start === problem.span.start);
	const field = fields[at];
	if (!field) {
		return [];
	}
	const valueOf = ({ value }: FieldNode): string => text.slice(value.start, value.end);
	const copies = fields.filter((other) => fieldName(text, other) === fieldName(text, field));
	const [first] = copies;
	const before = fields[at - 1]?.value ?? entry?.node.key;
	if (copies.some((copy) => valueOf(copy) !== valueOf(field)) || field === first || !before) {
		return [];
	}
	// A brace that closes too early, or a comment, is not to go with it.
	if (!/^[\s,]*$/.test(text.slice(before.end, field.name.start))) {
		return [];
	}
	// From behind what is before it up to its own end: the comma before goes with it, the one behind stays.
	return [
		{
			title: 'Delete it: it says the same as the first',
			edits: [deleteSpan({ start: before.end, end: field.value.end })],
		},
	];
}

/** With the line's end, where nothing else is on the line. */
function withLineEnd(
	text: string,
	{ start, end }: { readonly start: number; readonly end: number },
): { readonly start: number; readonly end: number } {
	const after = lineEnd(text, end);
	return isFirstOnLine(text, start) && text.slice(end, after).trim() === ''
		? { start, end: Math.min(after + 1, text.length) }
		: { start, end };
}
