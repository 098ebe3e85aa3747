/** Ids of the papers that came, changed and went; no id stands in two of the lists. */
export interface LibraryChange {
	readonly added: readonly string[];
	readonly changed: readonly string[];
	readonly removed: readonly string[];
	/**
	 * The ids that papers have now by those they had, where that is another: a paper has another citekey, became one with another, or shares
	 * its citekey with others than before. The old id went, or is that of one of these others now. Absent where there are none.
	 */
	readonly moved?: ReadonlyMap<string, string>;
}
