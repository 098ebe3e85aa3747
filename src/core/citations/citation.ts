import type { Range } from '../text/range';
import type { SyntaxId } from './syntaxes/citationSyntax';

/** Pandoc's citation modes: `[@key]`, `@key`, `[-@key]`. */
export type CitationMode = 'normal' | 'author-in-text' | 'suppress-author';

/** A place in a note that cites one work. Texts are the note's own, markup kept, trimmed, on one line. */
export interface Citation {
	/** Without `@` and braces; `''` for `@{}`, which Pandoc takes for a citation of nothing. */
	readonly citekey: string;
	readonly mode: CitationMode;
	/** "see" in `[see @doe99, p. 3]`. */
	readonly prefix: string;
	/** "pp. 33-35" in `[@doe99, pp. 33-35 and *passim*]`; braces that only mark it are left out. */
	readonly locator: string;
	/** "and *passim*" in the same. */
	readonly suffix: string;
	/** `-@doe99` or `@{doe99}`: sign, key and braces. */
	readonly range: Range;
	/** `doe99` alone. */
	readonly keyRange: Range;
	/** From prefix to suffix, without the brackets, semicolons and spaces around it. */
	readonly itemRange: Range;
	/**
	 * Where the prefix stands, without space around it; empty right before the sign of the key when there is none. One in two pieces, as
	 * LaTeX's `\cites(see)(p. 3)[cf.][]{a}` has it, reaches from the first to the last.
	 */
	readonly prefixRange: Range;
	/** Where the locator stands, with its braces; empty at the place for one, right behind the key, when there is none. */
	readonly locatorRange: Range;
	/** Where the suffix stands, without space around it; empty right behind the locator's place when there is none. */
	readonly suffixRange: Range;
}

/** Citations that stand together: `[@a; @b]`, or `@a` with what belongs to it in `@a [p. 3; @b]`. */
export interface CitationGroup {
	/** How it is written. */
	readonly syntax: SyntaxId;
	/** `bare` for a key that stands for itself in the text, `@a`, perhaps with brackets behind it. */
	readonly kind: 'bracketed' | 'bare';
	/** The whole, with its brackets. */
	readonly range: Range;
	/**
	 * The brackets and what is between them, when there are any: behind the key in a bare group. Of another syntax, what holds the
	 * keys: LaTeX's braces.
	 */
	readonly bracketRange?: Range;
	/** In the order of the text; never empty. */
	readonly citations: readonly Citation[];
	/** Whether references to figures and the like stand beside the citations, which Quarto then leaves out. */
	readonly hasCrossReferences?: true;
	/** `metadata` for the `nocite` field of the front matter, LaTeX's `\nocite` and MyST's `{cite:empty}`, whose citations go to the bibliography only. */
	readonly place: 'text' | 'metadata';
}
