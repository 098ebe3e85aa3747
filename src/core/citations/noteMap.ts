import { LineIndex } from '../text/lineIndex';
import { comparePositions } from '../text/position';
import type { Citation, CitationGroup } from './citation';
import { defaultMarkdown, type CitationDialect } from './dialect';
import type { BlockSpan, FoundCitation, FoundGroup, InertKind } from './findings';
import { parseMarkdownNote } from './markdownNote';
import { inertAt, type ParsedNote } from './parsedNote';
import type { SyntaxId } from './syntaxes/citationSyntax';
import { syntaxOf } from './syntaxes/syntaxes';
import { parseTypst } from './typst/parseTypst';

/** What stands where in a note. Offsets are the note's, in UTF-16 units. */
export class NoteMap {
	readonly lines: LineIndex;
	/** In the order of the text. */
	readonly citationGroups: readonly CitationGroup[];
	readonly #parsed: ParsedNote;

	constructor(parsed: ParsedNote, syntaxes: readonly SyntaxId[]) {
		this.lines = new LineIndex(parsed.text);
		this.citationGroups = findGroups(parsed, syntaxes, this.lines);
		this.#parsed = parsed;
	}

	/** The blocks that hold no others, in the order of the text. */
	get blocks(): readonly BlockSpan[] {
		return this.#parsed.blocks;
	}

	/** What the character at `offset` belongs to: `prose` is where citations are read. */
	kindAt(offset: number): InertKind | 'prose' {
		return inertAt(this.#parsed, offset)?.kind ?? 'prose';
	}

	/** What text inserted at `offset` becomes part of; before a code span that is prose, before a code block it is code. */
	kindAtCursor(offset: number): InertKind | 'prose' {
		const span = inertAt(this.#parsed, offset);
		return span && (span.isBlock || span.start < offset) ? span.kind : 'prose';
	}

	/** What a new line at `offset` starts with to stay in the list items and quotes there: `'> '`, spaces, or both. */
	linePrefixAt(offset: number): string {
		return this.#parsed.containers
			.filter((container) => container.start <= offset && offset < container.end)
			.map((container) => container.prefix)
			.join('');
	}
}

/** Reads the structure of a note once, for all who ask about places in it. */
export function scanNote(note: string, { language, syntaxes }: CitationDialect): NoteMap {
	return new NoteMap(parsers[language](note), syntaxes);
}

/** The same for a note in Markdown as most are. */
export function scanMarkdown(note: string): NoteMap {
	return scanNote(note, defaultMarkdown);
}

const parsers: Readonly<Record<CitationDialect['language'], (text: string) => ParsedNote>> = {
	markdown: parseMarkdownNote,
	typst: parseTypst,
};

/** What each syntax finds. The language's own citations give way where another syntax makes more of the place: `[[@key]]`. */
function findGroups(
	parsed: ParsedNote,
	syntaxes: readonly SyntaxId[],
	lines: LineIndex,
): readonly CitationGroup[] {
	const found = syntaxes.map((syntax) => ({ syntax, groups: syntaxOf(syntax).find(parsed) }));
	const others = found.filter(({ groups }) => groups !== parsed.groups && groups.length > 0);
	if (others.length === 0) {
		const [own] = found.filter(({ groups }) => groups === parsed.groups);
		return own ? own.groups.map((group) => toGroup(group, own.syntax, lines)) : [];
	}
	const spans = others.flatMap(({ groups }) => groups.map(({ span }) => span));
	const isCovered = ({ span }: FoundGroup): boolean =>
		spans.some(({ start, end }) => start <= span.start && span.end <= end);
	return found
		.flatMap(({ syntax, groups }) =>
			(groups === parsed.groups ? groups.filter((group) => !isCovered(group)) : groups).map((group) =>
				toGroup(group, syntax, lines),
			),
		)
		.sort((a, b) => comparePositions(a.range.start, b.range.start));
}

function toGroup(group: FoundGroup, syntax: SyntaxId, lines: LineIndex): CitationGroup {
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
