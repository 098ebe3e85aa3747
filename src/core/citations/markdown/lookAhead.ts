/**
 * Looks for things ahead in a text. How far it was looked is noted, since what was read depends on all of that: a change further on
 * does not touch it.
 */
export interface LookAhead {
	/** Where `needle` next occurs at or behind `from`. */
	search(needle: string, from: number): number | undefined;
	/** The same for who asks only about the paragraph that `from` is in: what lies behind it does not count, and is not noted. */
	searchNearby(needle: string, from: number): number | undefined;
	/** Notes that the text was looked at up to `offset`. */
	looked(offset: number): void;
}
