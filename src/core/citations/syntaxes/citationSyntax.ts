import type { Span } from '../../text/range';
import type { CitationGroup, CitationMode } from '../citation';
import type { FoundGroup, InertKind, InertSpan } from '../findings';
import type { FaultyText, SyntaxFault } from './faults/syntaxFault';
import type { GroupRewriting } from './groupRewriting';

/** The ways to write citations that are known. */
export type SyntaxId = 'pandoc' | 'latex' | 'wikiLink' | 'myst' | 'typst';

/** A note, or whole paragraphs of one, and what the parser of its language found there; offsets are this text's. */
export interface ParsedText {
	readonly text: string;
	/** The citations that the language has itself, in the order of the text. */
	readonly groups: readonly FoundGroup[];
	/** Pieces that are no prose, in the order of the text; they do not overlap. */
	readonly inert: readonly InertSpan[];
}

/** A work to be cited, with what is said of it. */
export interface CitedWork {
	readonly citekey: string;
	/** "see" */
	readonly prefix?: string;
	/** "p. 3" */
	readonly locator?: string;
}

/** A key that is being written: what is around it need not be closed yet. */
export interface KeySite {
	/** Where the citation begins. What stands there tells whether it is one. */
	readonly start: number;
	/** What a key replaces, also behind the cursor, with the signs that belong to it. */
	readonly span: Span;
	/** What stands of the key before the cursor. */
	readonly typed: string;
	/** Whether the key stands in braces or the like of its own, which stay. */
	readonly isBraced: boolean;
	/** Whether these are quotation marks, between which more signs may stand. */
	readonly isQuoted?: boolean;
}

/** How a group takes more works. */
export interface Joining {
	/** Between two works. */
	readonly separator: string;
	/** A work as it stands in the group; `undefined` for a key that cannot be written. */
	readonly write: (work: CitedWork, mode: CitationMode) => string | undefined;
}

/** One way to write citations: how to find them, and how to write more. A new one is a file here and a line in `syntaxes.ts`. */
export interface CitationSyntax {
	readonly id: SyntaxId;
	/** What of a note such citations are read in. */
	readonly readIn: ReadonlySet<InertKind | 'prose'>;
	/** False for a text that surely has no such citation. It is quick, for the many notes that cite nothing. */
	mayBeIn(text: string): boolean;
	/** All citations of this syntax, in the order of the text. */
	find(text: ParsedText): readonly FoundGroup[];
	/** The key around or before a cursor, by the look of the text alone: it may stand where no citation is read. */
	keyAt(text: string, offset: number): KeySite | undefined;
	/** What goes to the place of a `KeySite`; `undefined` for a key that cannot be written there. */
	writeKey(citekey: string, site: Pick<KeySite, 'isBraced' | 'isQuoted'>): string | undefined;
	/** What replaces the key alone, `keySpan`, in a citation that is there; `undefined` for a key that cannot stand there. */
	rewriteKey(text: string, keySpan: Span, citekey: string): string | undefined;
	/** A citation of the works, without those whose key cannot be written; `undefined` when none can. */
	write(works: readonly CitedWork[], mode: CitationMode): string | undefined;
	/** `undefined` for a group that takes no more: others stand beside it. Of no group: how one that is not closed yet takes them. @param text the group's */
	joining(group?: CitationGroup, text?: string): Joining | undefined;
	/** What was meant for such citations and is none, in no order that matters; of Pandoc's own, the checks of brackets tell. */
	findFaults?(note: FaultyText): readonly SyntaxFault[];
	/** Other ways to write what is there. */
	readonly rewriting: GroupRewriting;
}
