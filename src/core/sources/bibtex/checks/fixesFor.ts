import type { Slices } from '../../../model/slices';
import { isOneSlip } from '../../../text/oneSlip';
import { partitionPoint } from '../../../text/partitionPoint';
import type { TextEdit } from '../../../text/textEdit';
import type { BibtexDocument, DocumentEntry } from '../language/bibtexDocument';
import { entryAt } from '../language/entryAt';
import { scanBibtex } from '../scanBibtex';
import { fieldName } from '../bibtexSyntax';
import { skipBlanks } from '../scanLines';
import { nearestField, nearestType } from './checkFields';
import { valueChecksOf } from './checkValues';
import { findCommas } from './checkSyntax';
import { contentsOf } from './fieldContent';
import type { BibtexCheckCode, BibtexProblem } from './findings';
import { fixDuplicateField, fixDuplicateKey } from './fixDuplicates';
import { fixInnerQuotes } from './innerQuotes';
import { checkMonth } from './monthChecks';
import { joinFixes } from '../../checks/joinFixes';
import { smallestEdit } from '../../checks/smallestEdit';
import type { SpanFix } from '../../checks/spanFix';
import { applySpanEdits, deleteSpan, insertAt, replaceSpan, type SpanEdit } from '../../../text/spanEdits';
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
	return spanFixesFor(problem, document).map(({ title, edits }) => ({
		title,
		edits: edits.map((edit) => ({ range: document.lines.rangeOf(edit), newText: edit.newText })),
	}));
}

/** The best way for each of several problems of one kind, together; in terms of the document, in text order. */
export function* fixAll(
	problems: readonly BibtexProblem[],
	document: BibtexDocument,
): Slices<readonly TextEdit[]> {
	const fixes: SpanFix[] = [];
	for (const [at, problem] of problems.entries()) {
		fixes.push(...spanFixesFor(problem, document).slice(0, 1));
		if (at % problemsInSlice === 0) {
			yield;
		}
	}
	return joinFixes(fixes).map((edit) => ({ range: document.lines.rangeOf(edit), newText: edit.newText }));
}

/** Whether problems of a kind can be put right together: each of two copies of a key would get the same new one. */
export function canFixAll(code: BibtexCheckCode): boolean {
	return code !== 'bibtex-duplicate-key';
}

function spanFixesFor(problem: BibtexProblem, document: BibtexDocument): readonly SpanFix[] {
	const entry = entryAt(document, problem.span.start);
	return fixers[problem.code]?.(problem, document, entry) ?? valueFixes(problem, document, entry);
}

type Fixer = (
	problem: BibtexProblem,
	document: BibtexDocument,
	entry: DocumentEntry | undefined,
) => readonly SpanFix[];

const fixers: Readonly<Partial<Record<BibtexCheckCode, Fixer>>> = {
	...Object.fromEntries(Object.entries(syntaxFixes).map(([code, fix]) => [code, fixSyntax(fix)] as const)),
	'bibtex-double-comma': ({ span }, { file: { text } }) => {
		const extra = findCommas(text, span.start, text.length);
		const title = extra.length === 1 ? 'Delete the comma' : 'Delete the commas';
		return [{ title, edits: extra.map((at) => deleteSpan({ start: at, end: at + 1 })) }];
	},
	'bibtex-inner-quote': fixInnerQuotes,
	'bibtex-undefined-string': fixUndefinedString,
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

/** A fix of the syntax is offered only if the entry, read again with it, is right up to what follows the fault; it may not be closed. */
function fixSyntax(fix: SyntaxFix): Fixer {
	return (problem, { file }) => {
		const at = partitionPoint(
			file.nodes.length,
			(before) => (file.nodes[before]?.end ?? 0) <= problem.span.start,
		);
		const node = file.nodes[at];
		const made = node && fix(problem.span, file.text, node);
		return node && made && isHealed(file.text.slice(node.start, node.end), node.start, problem, made.edits)
			? [made]
			: [];
	};
}

function isHealed(text: string, offset: number, problem: BibtexProblem, edits: readonly SpanEdit[]): boolean {
	const moved = edits.map(({ start, end, newText }) => ({
		start: start - offset,
		end: end - offset,
		newText,
	}));
	const healed = applySpanEdits(text, moved);
	const end = Math.max(problem.span.end - offset, moved.at(-1)?.end ?? 0) + healed.length - text.length;
	const next = skipBlanks(healed, end);
	return scanBibtex(healed).faults.every(
		({ code, start }) => start > next || (start === 0 && code === 'bibtex-unclosed-entry'),
	);
}

/** The month or the name above it that was meant, else text. */
function fixUndefinedString(
	problem: BibtexProblem,
	{ file: { text }, strings }: BibtexDocument,
	entry: DocumentEntry | undefined,
): readonly SpanFix[] {
	const { start, end } = problem.span;
	const written = text.slice(start, end);
	const month = entry?.node.fields.find(({ value }) => value.start === start);
	const meant = month && fieldName(text, month) === 'month' ? checkMonth(written)?.fix : undefined;
	if (meant) {
		return [{ title: meant.title, edits: [replaceSpan(problem.span, meant.text)] }];
	}
	const near = [...strings].find(
		([name, [first]]) => first && first.name.end < start && isOneSlip(written.toLowerCase(), name),
	)?.[1][0]?.name;
	const isNear = near && written.length >= shortestName;
	return [
		...(isNear ? rename(problem, text.slice(near.start, near.end)) : []),
		{ title: 'Put it in braces', edits: [insertAt(start, '{'), insertAt(end, '}')] },
	];
}

function valueFixes(
	problem: BibtexProblem,
	{ file: { text } }: BibtexDocument,
	entry: DocumentEntry | undefined,
): ReturnType<Fixer> {
	const content = entry && contentsOf(text, entry).find(({ start }) => start === problem.span.start);
	const check = content && valueChecksOf(content).find(({ code }) => code === problem.code);
	const fix = content && check?.check(content.text)?.fix;
	if (!content || !fix) {
		return [];
	}
	const { start, end, newText } = smallestEdit(content.text, fix.text);
	return [{ title: fix.title, edits: [{ start: content.start + start, end: content.start + end, newText }] }];
}

/** Of a name that is taken for a slip: of shorter ones, too many are one slip from each other. */
const shortestName = 4;
const problemsInSlice = 20;
