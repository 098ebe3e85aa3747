/** What is wrong with one value. */
export interface ValueFault {
	readonly message: string;
	/** What to write in its place, where that can be told for certain. */
	readonly fix?: { readonly title: string; readonly text: string };
}

/** @param text a value as it stands in its source, without delimiters and the blanks at its ends. */
export type ValueCheck = (text: string) => ValueFault | undefined;
