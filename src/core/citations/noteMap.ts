import { finish, type Slices } from '../model/slices';
import { toLocaleTag } from '../library/projects/localeTag';
import { LineIndex } from '../text/lineIndex';
import type { Span } from '../text/range';
import { findChange } from '../text/textChange';
import type { CitationGroup } from './citation';
import { defaultMarkdown, isSameDialect, type CitationDialect } from './dialect';
import { locatorTermsOf, type LocatorTerms } from './locatorTerms';
import { Findings, type BlockSpan, type InertKind, type InertSpan } from './findings';
import { readSegments, updateSegments } from './noteSegments';
import { collectGroups, collectLabels, type NoteLabels } from './resolveCitations';
import type { NoteSegments } from './segments';

/** What stands where in a note, in Markdown or Typst. Offsets are the note's, in UTF-16 units. */
export class NoteMap {
	readonly #segments: NoteSegments;
	readonly #labels: NoteLabels;
	/** The tag of the language that the front matter names, as it is written. */
	readonly language: string | undefined;
	#groups: readonly CitationGroup[] | undefined;

	private constructor(
		readonly note: string,
		readonly dialect: CitationDialect,
		readonly lines: LineIndex,
		segments: NoteSegments,
		earlierLabels?: NoteLabels,
	) {
		this.#segments = segments;
		this.#labels = collectLabels(segments.list, earlierLabels);
		this.language = languageOf(segments);
	}

	/** Reads a whole note. */
	static *read(note: string, dialect: CitationDialect): Slices<NoteMap> {
		const segments = yield* readSegments(note, dialect.language);
		return new NoteMap(note, dialect, new LineIndex(note), segments);
	}

	/**
	 * The map of a text much like this: what is the same is not read again.
	 *
	 * @param dialect of the same language
	 */
	after(note: string, dialect = this.dialect): NoteMap {
		const change = findChange(this.note, note);
		const lines = new LineIndex(note, { lines: this.lines, change });
		const segments = updateSegments(this.#segments, note, change, dialect.language);
		return new NoteMap(
			note,
			isSameDialect(this.dialect, dialect) ? this.dialect : dialect,
			lines,
			segments,
			this.#labels,
		);
	}

	/** By which locators are found: those of the language that the front matter names, `lang: de`, else of the dialect's. */
	get terms(): LocatorTerms {
		return locatorTermsOf(toLocaleTag(this.language ?? '') ?? this.dialect.locale);
	}

	/** In the order of the text; those of the front matter first. */
	get citationGroups(): readonly CitationGroup[] {
		this.#groups ??= collectGroups(this.#segments, this.#labels, this);
		return this.#groups;
	}

	/** All that is no prose, in the order of the text. */
	get inert(): readonly InertSpan[] {
		return this.#segments.list.flatMap(({ findings }, index) =>
			findings.inert.map((span) => moved(span, this.#segments.starts[index] ?? 0)),
		);
	}

	/** The blocks that hold no others, in the order of the text. */
	get blocks(): readonly BlockSpan[] {
		return this.#segments.list.flatMap(({ findings }, index) =>
			findings.blocks.map((block) => moved(block, this.#segments.starts[index] ?? 0)),
		);
	}

	/** What the character at `offset` belongs to: `prose` is where citations are read. */
	kindAt(offset: number): InertKind | 'prose' {
		return this.#inertAt(offset)?.kind ?? 'prose';
	}

	/** What text inserted at `offset` becomes part of; before a code span that is prose, before a code block it is code. */
	kindAtCursor(offset: number): InertKind | 'prose' {
		const span = this.#inertAt(offset);
		return span && (span.isBlock || span.start < offset) ? span.kind : 'prose';
	}

	/** What a new line at `offset` starts with to stay in the list items and quotes there: `'> '`, spaces, or both. */
	linePrefixAt(offset: number): string {
		const { findings, start } = this.#segmentAt(offset);
		return findings.containers
			.filter((container) => start + container.start <= offset && offset < start + container.end)
			.map((container) => container.prefix)
			.join('');
	}

	/** The last inert span that begins at or before `offset`, if it reaches there; such spans do not overlap. */
	#inertAt(offset: number): InertSpan | undefined {
		const { findings, start } = this.#segmentAt(offset);
		const span = findings.inert[lastAtOrBefore(findings.inert, offset - start, (each) => each.start)];
		return span && offset < start + span.end ? moved(span, start) : undefined;
	}

	#segmentAt(offset: number): { readonly findings: Findings; readonly start: number } {
		const index = lastAtOrBefore(this.#segments.starts, offset, (start) => start);
		return {
			findings: this.#segments.list[index]?.findings ?? new Findings(),
			start: this.#segments.starts[index] ?? 0,
		};
	}
}

/**
 * Reads the structure of a note once, for all who ask about places in it.
 *
 * @param earlier the map of a text much like it, if there is one
 */
export function scanNote(note: string, dialect: CitationDialect, earlier?: NoteMap): NoteMap {
	return earlier?.dialect.language === dialect.language
		? earlier.after(note, dialect)
		: finish(NoteMap.read(note, dialect));
}

/** The same for Markdown as most notes have it. */
export function scanMarkdown(note: string): NoteMap {
	return scanNote(note, defaultMarkdown);
}

/** Of the languages that a note names, the last counts to Pandoc. */
function languageOf({ list }: NoteSegments): string | undefined {
	let language: string | undefined;
	for (const { findings } of list) {
		language = findings.languages.at(-1) ?? language;
	}
	return language;
}

function moved<T extends Span>(span: T, by: number): T {
	return { ...span, start: span.start + by, end: span.end + by };
}

/** The index of the last of ascending items that is at or before an offset; -1 when none is. */
function lastAtOrBefore<T>(items: readonly T[], offset: number, startOf: (item: T) => number): number {
	let low = -1;
	let high = items.length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		const item = items[middle];
		if (item !== undefined && startOf(item) <= offset) {
			low = middle;
		} else {
			high = middle - 1;
		}
	}
	return low;
}
