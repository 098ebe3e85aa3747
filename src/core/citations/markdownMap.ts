import { LineIndex } from '../text/lineIndex';
import { spanAt } from '../text/range';
import type { Citation, CitationGroup } from './citation';
import { defaultMarkdown, type CitationDialect } from './dialect';
import { findGroups, type SyntaxGroup } from './findGroups';
import type { BlockSpan, Findings, FoundCitation, FoundGroup, InertKind, InertSpan } from './findings';
import { parseMarkdown } from './markdownBlocks';
import { MarkdownText } from './markdownText';
import { parseTypst } from './typst/parseTypst';

/** What stands where in a note, in Markdown or Typst. Offsets are the note's, in UTF-16 units. */
export class MarkdownMap {
	readonly lines: LineIndex;
	/** In the order of the text. */
	readonly citationGroups: readonly CitationGroup[];
	/** The blocks that hold no others, in the order of the text. */
	readonly blocks: readonly BlockSpan[];
	readonly #inert: readonly InertSpan[];
	readonly #findings: Findings;

	constructor(note: string, { language, syntaxes }: CitationDialect) {
		this.lines = new LineIndex(note);
		const findings = language === 'typst' ? parseTypst(note) : parseMarkdown(MarkdownText.ofNote(note));
		this.blocks = [...findings.blocks].sort((a, b) => a.start - b.start);
		this.#inert = [...findings.inert].sort((a, b) => a.start - b.start || b.end - a.end);
		this.#findings = findings;
		const metadata = findings.nocite.flatMap((text) =>
			resolveGroups(parseMarkdown(text)).map((group): SyntaxGroup => ({
				syntax: 'pandoc',
				group: { ...group, place: 'metadata' },
			})),
		);
		const inText = findGroups({ text: note, groups: resolveGroups(findings), inert: this.#inert }, syntaxes);
		this.citationGroups = [...metadata, ...inText].map((found) => toGroup(found, this.lines));
	}

	/** What the character at `offset` belongs to: `prose` is where citations are read. */
	kindAt(offset: number): InertKind | 'prose' {
		return spanAt(this.#inert, offset)?.kind ?? 'prose';
	}

	/** What text inserted at `offset` becomes part of; before a code span that is prose, before a code block it is code. */
	kindAtCursor(offset: number): InertKind | 'prose' {
		const span = spanAt(this.#inert, offset);
		return span && (span.isBlock || span.start < offset) ? span.kind : 'prose';
	}

	/** What a new line at `offset` starts with to stay in the list items and quotes there: `'> '`, spaces, or both. */
	linePrefixAt(offset: number): string {
		return this.#findings.containers
			.filter((container) => container.start <= offset && offset < container.end)
			.sort((a, b) => a.start - b.start || b.end - a.end)
			.map((container) => container.prefix)
			.join('');
	}
}

/** Reads the structure of a note once, for all who ask about places in it. */
export function scanNote(note: string, dialect: CitationDialect): MarkdownMap {
	return new MarkdownMap(note, dialect);
}

/** The same for Markdown as most notes have it. */
export function scanMarkdown(note: string): MarkdownMap {
	return scanNote(note, defaultMarkdown);
}

/**
 * The groups that are citations once the whole note is known: `@good` may turn out to be an example's label, `@a [text]`
 * to have a link behind it.
 */
function resolveGroups(findings: Findings): FoundGroup[] {
	const { exampleLabels, linkLabels } = findings;
	return findings.groups
		.filter((group) => !(group.isPlainKey && exampleLabels.has(group.citations[0]?.citekey ?? '')))
		.filter((group) => group.inLabel === undefined || !linkLabels.has(group.inLabel))
		.map((group) =>
			group.linkLabel !== undefined && linkLabels.has(group.linkLabel) ? withoutBracket(group) : group,
		)
		.sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

function withoutBracket(group: FoundGroup): FoundGroup {
	const citations = group.citations
		.slice(0, 1)
		.map((citation) => ({ ...citation, locator: '', suffix: '', itemSpan: citation.span }));
	return { kind: group.kind, span: citations[0]?.span ?? group.span, citations, isPlainKey: true };
}

function toGroup({ syntax, group }: SyntaxGroup, lines: LineIndex): CitationGroup {
	return {
		syntax,
		kind: group.kind,
		range: lines.rangeOf(group.span),
		...(group.bracketSpan && { bracketRange: lines.rangeOf(group.bracketSpan) }),
		citations: group.citations.map((citation) => toCitation(citation, lines)),
		place: group.place ?? 'text',
	};
}

function toCitation(citation: FoundCitation, lines: LineIndex): Citation {
	const { citekey, mode, prefix, locator, suffix } = citation;
	return {
		citekey,
		mode,
		prefix,
		locator,
		suffix,
		range: lines.rangeOf(citation.span),
		keyRange: lines.rangeOf(citation.keySpan),
		itemRange: lines.rangeOf(citation.itemSpan),
		locatorRange: lines.rangeOf(citation.locatorSpan),
	};
}
