import type { Range } from '../text/range';

/** One record in a file's outline. */
export interface OutlineItem {
	/** What it is known by; never empty. */
	readonly name: string;
	readonly detail: string;
	readonly range: Range;
	/** Its first line. */
	readonly selection: Range;
}
