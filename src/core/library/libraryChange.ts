/** Ids of the papers that came, changed and went; no id stands in two of the lists. */
export interface LibraryChange {
	readonly added: readonly string[];
	readonly changed: readonly string[];
	readonly removed: readonly string[];
}
