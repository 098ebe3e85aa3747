/** What is used of citeproc-js, which has no types of its own. @see https://citeproc-js.readthedocs.io */
declare module 'citeproc' {
	export interface System {
		retrieveLocale(language: string): string | false;
		retrieveItem(id: string): object | undefined;
	}

	/** Writes citations in one style. */
	export class Engine {
		/** The attributes of the style's `citation`. */
		readonly citation: { readonly opt: Record<string, unknown> };
		/**
		 * @param isForced whether the language counts even where the style has one
		 * @throws when the style is no CSL
		 */
		constructor(system: System, style: string, language: string, isForced: boolean);
		setOutputFormat(format: 'text'): void;
		/** Tells which items are cited, in the order of first citation. */
		updateItems(ids: readonly string[]): void;
		/** Writes one citation by itself. */
		makeCitationCluster(cites: readonly object[]): string;
	}
}
