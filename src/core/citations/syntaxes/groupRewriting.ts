import type { SpanEdit } from '../../text/spanEdits';
import type { Span } from '../../text/range';
import type { Citation } from '../citation';
import type { FoundGroup } from '../findings';

/** A citation of a text; offsets are that text's, and stand for what `Citation` has as ranges. */
export interface PlacedCitation extends Pick<Citation, 'citekey' | 'mode' | 'prefix' | 'locator' | 'suffix'> {
	readonly span: Span;
	readonly keySpan: Span;
	readonly itemSpan: Span;
}

/** A group of a text, likewise. */
export interface PlacedGroup extends Pick<FoundGroup, 'kind' | 'span' | 'bracketSpan'> {
	readonly citations: readonly PlacedCitation[];
}

/**
 * Other ways in which a syntax can write what its groups say. Edits are in the order of the text and leave alone what can stay as it is;
 * `undefined` is for groups that have no such form, or have it already. Whether the edits do what they promise, and change nothing beside,
 * is seen by reading the text with them, which is not the syntax's task.
 */
export interface GroupRewriting {
	/** What may stand between groups that follow each other. */
	readonly gap: RegExp;
	/**
	 * The citations that are listed together with those of `groups[at]`, in the order of the text, and mean the same in any other.
	 *
	 * @param groups some that follow each other
	 */
	listOf(text: string, groups: readonly PlacedGroup[], at: number): readonly PlacedCitation[];
	/** Groups that follow each other as one, with all that each says. Not given where the language itself joins them. */
	merge?(text: string, groups: readonly PlacedGroup[]): readonly SpanEdit[] | undefined;
	/** A group that names no author in the text so that it does: of its first work at least. */
	putInText?(text: string, group: PlacedGroup): readonly SpanEdit[] | undefined;
	/** The other way round. */
	putInBrackets?(text: string, group: PlacedGroup): readonly SpanEdit[] | undefined;
}

/** White space within a paragraph. */
export const spaceGap = /^[ \t]+$|^[ \t]*\r?\n[ \t]*$/;
/** The same, or nothing. */
export const anyGap = /^[ \t]*(?:\r?\n[ \t]*)?$/;
