import type { Problem } from '../model/problem';
import type { Range } from '../text/range';

/** A topic that the user keeps in `.marginalia/topics.yml`. */
export interface UserTopic {
	readonly name: string;
	/** From the root, separated by `/`: `Image generation/Autoregressive images`. */
	readonly path: string;
	readonly description?: string;
	/** Citekeys of papers that stand here. */
	readonly papers: readonly PlacedText[];
	/** Citekeys of papers that do not stand here, though their source, the query or `from` puts them here. */
	readonly except: readonly PlacedText[];
	/** In the language of the search: the papers that it finds stand here too, which makes it a smart topic. */
	readonly query?: PlacedText;
	/** Paths of topics that sources give: their papers, and those of the topics below them, stand here instead. */
	readonly from: readonly PlacedText[];
	readonly topics: readonly UserTopic[];
	/** The whole topic. */
	readonly range: Range;
	readonly nameRange: Range;
}

export interface PlacedText {
	readonly text: string;
	readonly range: Range;
}

export interface TopicsFile {
	/** In the order of the file. */
	readonly topics: readonly UserTopic[];
	readonly problems: readonly Problem[];
}
