import type { TextEdit } from '../../../text/textEdit';
import type { BibtexDocument, DocumentEntry } from '../language/bibtexDocument';
import { entryAt } from '../language/entryAt';
import { scanBibtex } from '../scanBibtex';
import { skipBlanks } from '../scanLines';
import { nearestField, nearestType } from './checkFields';
import { valueChecksOf } from './checkValues';
import { contentsOf } from './fieldContent';
import type { BibtexCheckCode, BibtexProblem } from './findings';
import { fixDuplicateField, fixDuplicateKey } from './fixDuplicates';
import { fixInnerQuotes } from './innerQuotes';
import { smallestEdit } from '../../checks/smallestEdit';
import type { SpanFix } from '../../checks/spanFix';
import { deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../../text/spanEdits';
import { syntaxFixes, type SyntaxFix } from './syntaxFixes';

/** A way to put a problem right. */
export interface BibtexFix {
	/** An imperative for the user: “Write the bare DOI …”. */
	readonly title: string;
	/** In terms of the document; they touch nothing but what is wrong. */
	readonly edits: readonly TextEdit[];
}

/**
 * The ways to put a problem right, best first; `[]` where only the author can know.
 *
 * @param problem one of `checkInSlices` for this very document.
 */
export function fixesFor(problem: BibtexProblem, document: BibtexDocument): BibtexFix[] {
	const entry = entryAt(document, problem.span.start);
	const fixes = fixers[problem.code]?.(problem, document, entry) ?? valueFixes(problem, document, entry);
	return fixes.map(({ title, edits }) => ({
		title,
		edits: edits.map((edit) => ({ range: document.lines.rangeOf(edit), newText: edit.newText })),
	}));
}

type Fixer = (
	problem: BibtexProblem,
	document: BibtexDocument,
	entry: DocumentEntry | undefined,
) => readonly SpanFix[];

const fixers: Readonly<Partial<Record<BibtexCheckCode, Fixer>>> = {
	...Object.fromEntries(Object.entries(syntaxFixes).map(([code, fix]) => [code, fixSyntax(fix)] as const)),
	'bibtex-double-comma': ({ span }) => [{ title: 'Delete the comma', edits: [deleteSpan(span)] }],
	'bibtex-inner-quote': fixInnerQuotes,
	'bibtex-undefined-string': ({ span }) => [
		{ title: 'Put it in braces', edits: [insertAt(span.start, '{'), insertAt(span.end, '}')] },
	],
	'bibtex-duplicate-key': fixDuplicateKey,
	'bibtex-duplicate-field': fixDuplicateField,
	'bibtex-misspelt-type': (problem, _, entry) => rename(problem, entry && nearestType(entry.type)),
	'bibtex-misspelt-field': (problem, { file: { text } }, entry) => {
		const written = text.slice(problem.span.start, problem.span.end).toLowerCase();
		return rename(problem, entry && nearestField(entry, written));
	},
};

function rename({ span }: BibtexProblem, to: string | undefined): ReturnType<Fixer> {
	return to === undefined ? [] : [{ title: `Write “${to}”`, edits: [replaceSpan(span, to)] }];
}

/** A fix of the syntax is offered only if the entry, read again with it, no longer has that fault, nor another in its place. */
function fixSyntax(fix: SyntaxFix): Fixer {
	return (problem, { file }) => {
		const node = file.nodes.find(({ start, end }) => start <= problem.span.start && problem.span.start < end);
		const made = node && fix(problem.span, file.text, node);
		return node && made && isHealed(file.text.slice(node.start, node.end), node.start, problem, made.edits)
			? [made]
			: [];
	};
}

function isHealed(text: string, offset: number, problem: BibtexProblem, edits: readonly SpanEdit[]): boolean {
	let healed = text;
	for (const { start, end, newText } of [...edits].reverse()) {
		healed = healed.slice(0, start - offset) + newText + healed.slice(end - offset);
	}
	const place = problem.span.start - offset;
	const next = skipBlanks(healed, place);
	return scanBibtex(healed).faults.every(
		({ code, start }) => start > next || (start < place && code !== problem.code),
	);
}

function valueFixes(
	problem: BibtexProblem,
	{ file: { text } }: BibtexDocument,
	entry: DocumentEntry | undefined,
): ReturnType<Fixer> {
	const content =
		entry &&
		contentsOf(text, entry).find(
			({ start, end }) => start === problem.span.start && end === problem.span.end,
		);
	const check = content && valueChecksOf(content).find(({ code }) => code === problem.code);
	const fix = content && check?.check(content.text)?.fix;
	if (!content || !fix) {
		return [];
	}
	const { start, end, newText } = smallestEdit(content.text, fix.text);
	return [{ title: fix.title, edits: [{ start: content.start + start, end: content.start + end, newText }] }];
}
