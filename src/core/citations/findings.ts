import type { Span } from '../text/range';
import type { MarkdownText } from './markdown/markdownText';

/** What a place in a note is, if not prose: where no citation is read, nor should be written. */
export type InertKind = 'code' | 'math' | 'html' | 'tex' | 'target' | 'frontMatter';

export interface InertSpan extends Span {
	readonly kind: InertKind;
	/** Whole lines, rather than a piece of a paragraph. */
	readonly isBlock: boolean;
}

export type ContainerKind = 'quote' | 'item' | 'definition' | 'footnote';

/** A block with blocks inside; `prefix` is what a further line of it starts with, `'> '` or spaces. */
export interface ContainerSpan extends Span {
	readonly kind: ContainerKind;
	readonly prefix: string;
}

export type BlockKind =
	'paragraph' | 'heading' | 'table' | 'rule' | 'code' | 'html' | 'tex' | 'frontMatter' | 'definition';

/** A block without blocks inside. */
export interface BlockSpan extends Span {
	readonly kind: BlockKind;
}

/** One citation as the grammar finds it; all offsets are the note's. */
export interface FoundCitation {
	readonly citekey: string;
	readonly mode: 'normal' | 'author-in-text' | 'suppress-author';
	readonly prefix: string;
	/** Where the prefix stands, without space around it; only when there is one. */
	readonly prefixSpan?: Span;
	readonly span: Span;
	readonly keySpan: Span;
	readonly itemSpan: Span;
	/** What is said behind the key: locator and suffix, which the language of the note tells apart. */
	readonly behind?: PlacedText;
}

/** A text that stands in the note, perhaps in pieces. */
export interface PlacedText {
	readonly text: string;
	/** The offset in the note of the character at `offset`. */
	toSource(offset: number): number;
	/** The offset in the note behind the character before `offset`: the end of a span. */
	toSourceEnd(offset: number): number;
}

export interface FoundGroup {
	readonly kind: 'bracketed' | 'bare';
	readonly span: Span;
	readonly bracketSpan?: Span;
	readonly citations: readonly FoundCitation[];
	/** Normalised label of a reference link that the brackets behind a bare key are, if the note defines it. */
	readonly linkLabel?: string;
	/** Normalised label that the group stands in, and is no citation if the note defines it: `[text][see @a]`. */
	readonly inLabel?: string;
	/** Whether the key may refer to a label of the note instead: `@key` alone to an example in a list, in Typst any to anything. */
	readonly isPerhapsLabel: boolean;
	/** Only for those that go to the bibliography alone. */
	readonly place?: 'metadata';
	/** Only for those that had other citations, which are cross-references. */
	readonly hasCrossReferences?: true;
}

/** All that is found in one note; appended to while parsing, cut back where the parser backtracks. */
export class Findings {
	readonly groups: FoundGroup[] = [];
	readonly inert: InertSpan[] = [];
	readonly blocks: BlockSpan[] = [];
	readonly containers: ContainerSpan[] = [];
	/** Labels of reference links and of headings, which can be linked to like these. */
	readonly linkLabels = new Set<string>();
	/** Of examples in lists; in Typst of anything. */
	readonly exampleLabels = new Set<string>();
	/** What the front matter says in `lang`: tags of languages as they are written. */
	readonly languages: string[] = [];
	/** Values of the front matter's `nocite`, which are Markdown of their own. */
	readonly nocite: MarkdownText[] = [];

	/** @param exampleLabelsBefore labels of examples that stand before all of this */
	constructor(private readonly exampleLabelsBefore: ReadonlySet<string> = new Set()) {}

	/** Whether an example that was read before now has the label. */
	isExample(label: string): boolean {
		return this.exampleLabels.has(label) || this.exampleLabelsBefore.has(label);
	}

	addInert(kind: InertKind, text: MarkdownText, start: number, end: number, isBlock = false): void {
		this.inert.push({ kind, start: text.toSource(start), end: text.toSourceEnd(end), isBlock });
	}

	addBlock(kind: BlockKind, text: MarkdownText, start: number, end: number): void {
		this.blocks.push({ kind, start: text.toSource(start), end: text.toSourceEnd(end) });
	}

	/** Puts all in the order of the text, outer before inner. */
	sort(): void {
		for (const spans of [this.inert, this.blocks, this.containers]) {
			spans.sort((a, b) => a.start - b.start || b.end - a.end);
		}
	}

	mark(): FindingsMark {
		return {
			groups: this.groups.length,
			inert: this.inert.length,
			blocks: this.blocks.length,
			containers: this.containers.length,
			nocite: this.nocite.length,
			languages: this.languages.length,
			linkLabels: this.linkLabels.size,
			exampleLabels: this.exampleLabels.size,
		};
	}

	cutBack(mark: FindingsMark): void {
		this.groups.length = mark.groups;
		this.inert.length = mark.inert;
		this.blocks.length = mark.blocks;
		this.containers.length = mark.containers;
		this.nocite.length = mark.nocite;
		this.languages.length = mark.languages;
		cutSet(this.linkLabels, mark.linkLabels);
		cutSet(this.exampleLabels, mark.exampleLabels);
	}
}

export type FindingsMark = Readonly<
	Record<
		'groups' | 'inert' | 'blocks' | 'containers' | 'nocite' | 'languages' | 'linkLabels' | 'exampleLabels',
		number
	>
>;

/** Leaves the first `size` of what was added. */
function cutSet(labels: Set<string>, size: number): void {
	if (labels.size > size) {
		for (const label of [...labels].slice(size)) {
			labels.delete(label);
		}
	}
}

/** Labels are the same without regard to case and to how much white space is between their words. */
export function normaliseLabel(label: string): string {
	return label.toLowerCase().trim().split(/\s+/).join(' ');
}
