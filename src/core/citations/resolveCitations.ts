import type { LineIndex } from '../text/lineIndex';
import { comparePositions, type Position } from '../text/position';
import type { Range, Span } from '../text/range';
import { oneLine } from './characters';
import type { Citation, CitationGroup } from './citation';
import type { CitationDialect } from './dialect';
import { findGroups, type SyntaxGroup } from './findGroups';
import type { FoundCitation, FoundGroup } from './findings';
import { splitLocator } from './locator';
import type { LocatorTerms } from './locatorTerms';
import { parseMarkdown } from './markdown/markdownBlocks';
import { withoutCrossReferences } from './quartoGroups';
import type { NoteSegment, NoteSegments } from './segments';

/** The labels of a note that decide what is a citation. */
export interface NoteLabels {
	readonly exampleLabels: ReadonlySet<string>;
	readonly linkLabels: ReadonlySet<string>;
}

/** @param earlier is what comes back when it is the same: then all that was resolved by it still holds */
export function collectLabels(segments: readonly NoteSegment[], earlier?: NoteLabels): NoteLabels {
	const exampleLabels = new Set<string>();
	const linkLabels = new Set<string>();
	for (const { findings } of segments) {
		for (const label of findings.exampleLabels) {
			exampleLabels.add(label);
		}
		for (const label of findings.linkLabels) {
			linkLabels.add(label);
		}
	}
	return earlier &&
		isSameSet(exampleLabels, earlier.exampleLabels) &&
		isSameSet(linkLabels, earlier.linkLabels)
		? earlier
		: { exampleLabels, linkLabels };
}

/** The note that groups are collected of. */
interface Note {
	readonly note: string;
	readonly dialect: CitationDialect;
	readonly lines: LineIndex;
	/** Of its language. */
	readonly terms: LocatorTerms;
}

/** The citations of a note: those of its metadata, then those of its text, each in the order of the text. */
export function collectGroups(
	{ list, starts }: NoteSegments,
	labels: NoteLabels,
	note: Note,
): readonly CitationGroup[] {
	const metadata: CitationGroup[] = [];
	const inText: CitationGroup[] = [];
	for (const [index, segment] of list.entries()) {
		const { groups, nocite, inert } = segment.findings;
		if (groups.length > 0 || nocite.length > 0 || inert.length > 0) {
			for (const group of groupsOf(segment, starts[index] ?? 0, labels, note)) {
				(group.place === 'metadata' ? metadata : inText).push(group);
			}
		}
	}
	return [...metadata, ...inText];
}

/** A segment that stands where it stood has the groups that it had. */
function groupsOf(
	segment: NoteSegment,
	start: number,
	labels: NoteLabels,
	{ note, dialect, lines, terms }: Note,
): readonly CitationGroup[] {
	const position = lines.positionAt(start);
	const last = resolved.get(segment);
	if (
		last &&
		comparePositions(last.position, position) === 0 &&
		last.dialect === dialect &&
		last.terms === terms &&
		(last.labels === labels || saySame(last.labels, labels, segment.findings.groups))
	) {
		last.labels = labels;
		return last.groups;
	}
	const rangeOf: ToRange = (span) => lines.rangeOf({ start: span.start + start, end: span.end + start });
	const { findings } = segment;
	const metadata = findings.nocite.flatMap((text) => {
		const { groups, ...own } = parseMarkdown(text);
		return resolveGroups(groups, own).map((group): SyntaxGroup => ({
			syntax: 'pandoc',
			group: { ...group, place: 'metadata' },
		}));
	});
	const text = note.slice(start, start + segment.length);
	const own = resolveGroups(findings.groups, labels);
	const inText = findGroups({ text, groups: own, inert: findings.inert }, dialect.syntaxes);
	const all = [...metadata, ...inText];
	const found = dialect.isQuarto ? withoutCrossReferences(all) : all;
	const groups = found.map((group) => placeGroup(group, rangeOf, terms));
	resolved.set(segment, { position, labels, dialect, terms, groups });
	return groups;
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
	return a.size === b.size && [...a].every((each) => b.has(each));
}

/**
 * The groups that are citations once the whole note is known: `@good` may turn out to be an example's label, `@a [text]`
 * to have a link behind it.
 */
function resolveGroups(
	groups: readonly FoundGroup[],
	{ exampleLabels, linkLabels }: NoteLabels,
): FoundGroup[] {
	return groups
		.filter((group) => !(group.isPerhapsLabel && exampleLabels.has(group.citations[0]?.citekey ?? '')))
		.filter((group) => group.inLabel === undefined || !linkLabels.has(group.inLabel))
		.map((group) =>
			group.linkLabel !== undefined && linkLabels.has(group.linkLabel) ? withoutBracket(group) : group,
		)
		.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** Whether what two notes have as labels decides alike about groups: most depend on no label. */
function saySame(a: NoteLabels, b: NoteLabels, groups: readonly FoundGroup[]): boolean {
	return groups.every(({ isPerhapsLabel, inLabel, linkLabel, citations: [first] }) => {
		const isSameLink = (label: string | undefined): boolean =>
			label === undefined || a.linkLabels.has(label) === b.linkLabels.has(label);
		const citekey = first?.citekey ?? '';
		const isSameExample = !isPerhapsLabel || a.exampleLabels.has(citekey) === b.exampleLabels.has(citekey);
		return isSameExample && isSameLink(inLabel) && isSameLink(linkLabel);
	});
}

function withoutBracket(group: FoundGroup): FoundGroup {
	const citations = group.citations
		.slice(0, 1)
		.map((citation) => ({ ...citation, behind: undefined, itemSpan: citation.span }));
	return { kind: group.kind, span: citations[0]?.span ?? group.span, citations, isPerhapsLabel: true };
}

function placeGroup({ syntax, group }: SyntaxGroup, rangeOf: ToRange, terms: LocatorTerms): CitationGroup {
	return {
		syntax,
		kind: group.kind,
		range: rangeOf(group.span),
		...(group.bracketSpan && { bracketRange: rangeOf(group.bracketSpan) }),
		...(group.hasCrossReferences && { hasCrossReferences: true }),
		citations: group.citations.map((citation) => toCitation(citation, rangeOf, terms)),
		place: group.place ?? 'text',
	};
}

function toCitation(citation: FoundCitation, rangeOf: ToRange, terms: LocatorTerms): Citation {
	const { citekey, mode, prefix, prefixSpan, behind } = citation;
	const { locator, locatorStart, locatorEnd, suffix, suffixStart } = splitLocator(behind?.text ?? '', terms);
	const range = rangeOf(citation.span);
	const behindRange = (start: number, end: number): Range | undefined =>
		behind && end > start
			? rangeOf({ start: behind.toSource(start), end: behind.toSourceEnd(end) })
			: undefined;
	const locatorRange = behindRange(locatorStart, locatorEnd) ?? emptyAt(range.end);
	return {
		citekey,
		mode,
		prefix,
		locator: oneLine(locator),
		suffix: oneLine(suffix),
		range,
		keyRange: rangeOf(citation.keySpan),
		itemRange: rangeOf(citation.itemSpan),
		prefixRange: prefixSpan ? rangeOf(prefixSpan) : emptyAt(range.start),
		locatorRange,
		suffixRange: behindRange(suffixStart, suffixStart + suffix.length) ?? emptyAt(locatorRange.end),
	};
}

function emptyAt(position: Position): Range {
	return { start: position, end: position };
}

type ToRange = (span: Span) => Range;

const resolved = new WeakMap<
	NoteSegment,
	{
		readonly position: Position;
		labels: NoteLabels;
		readonly dialect: CitationDialect;
		readonly terms: LocatorTerms;
		readonly groups: readonly CitationGroup[];
	}
>();
