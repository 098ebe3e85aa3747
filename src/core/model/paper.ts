import type { PartialDate } from './partialDate';
import type { Person } from './person';

/**
 * A work in the library: the variables of a CSL-JSON item that Marginalia shows, and what CSL has no place for.
 *
 * Names in quotation marks and capitals are CSL's own. Texts (`title`, `abstract`) are for reading: mended, Unicode, with
 * mathematics between dollar signs as Pandoc's Markdown writes it (`$\mathbf x_0$`, see `core/text/mathText.ts`).
 */
export interface Paper {
	/** Unique in a library: the citekey, unless another work has the same one. */
	readonly id: string;
	/** What a note writes to cite it, without `@`. Works of two sources may have the same. */
	readonly citekey: string;
	/** CSL item type, such as `article-journal`, `paper-conference`, or `article` for a preprint. */
	readonly type: string;
	readonly title: string;
	readonly author: readonly Person[];
	readonly editor?: readonly Person[];
	readonly issued?: PartialDate;
	readonly 'container-title'?: string;
	readonly volume?: string;
	readonly issue?: string;
	readonly page?: string;
	readonly publisher?: string;
	readonly edition?: string;
	/** Of a report, patent or standard. */
	readonly number?: string;
	/** Of software or data. */
	readonly version?: string;
	/** As the source tells it: a tag (`de-DE`) where that is known, else its own word. */
	readonly language?: string;
	/** Of a thesis: for which degree, in the words of the source. */
	readonly genre?: string;
	/** As the source writes it; several are separated by blanks, commas or semicolons. */
	readonly ISBN?: string;
	/** PubMed's identifier. */
	readonly PMID?: string;
	readonly DOI?: string;
	readonly URL?: string;
	/** arXiv identifier without version: `2412.14170` or `math/0309136`. */
	readonly arxiv?: string;
	/** arXiv's primary category, such as `cs.CV`. */
	readonly category?: string;
	readonly abstract?: string;
	/** Topics the paper stands under, each a path from the root: `Image generation/Autoregressive images`. */
	readonly topics: readonly string[];
	/** Addresses that open, most specific kind first; no two the same. */
	readonly links: readonly Link[];
	readonly provenance: Provenance;
	/** The other citekeys under which it may be cited somewhere, in the order of `places`, none twice. */
	readonly aliases?: readonly string[];
	/** Every entry that the paper was made of, the richest first, which is `provenance`'s. */
	readonly places?: readonly Place[];
	/** Ids of the papers that are its preprint, or of which it is the preprint. */
	readonly versions?: readonly string[];
	/** Files of its own, its PDF above all, as the source names them: see `core/sources/attachedFiles.ts`. */
	readonly files?: readonly string[];
}

/** A source that has an entry of the paper, and the key it has there. Where it stands in the source, `Library.placesOf` tells. */
export interface Place {
	readonly source: string;
	readonly citekey: string;
}

export type LinkKind = 'arxiv' | 'pdf' | 'doi' | 'code' | 'project' | 'web';

export interface Link {
	readonly kind: LinkKind;
	readonly url: string;
}

/** Where a paper's entry was read. */
export interface Provenance {
	/** The source: a URI, or a name such as `sample`. */
	readonly source: string;
	/** The title and abstract exactly as the source has them, where mending changed them. */
	readonly verbatim?: { readonly title?: string; readonly abstract?: string };
	/** Address of the record the facts were checked against. */
	readonly record?: string;
}

/** The address of one kind, or `undefined`. */
export function findLink(paper: Paper, kind: LinkKind): string | undefined {
	return paper.links.find((link) => link.kind === kind)?.url;
}

/** By whom a work is cited: its authors, or, without any, its editors (Chicago Manual of Style, 17th edition, 15.36). */
export function citedCreators({ author, editor = [] }: Paper): readonly Person[] {
	return author.length > 0 ? author : editor;
}
