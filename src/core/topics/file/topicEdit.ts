/**
 * What the user does to the topics. Paths run from the root, separated by `/`; a topic that is not in the file, since only sources give
 * it, is added with those above it where an edit needs it there.
 */
export type TopicEdit =
	| AddTopic
	| {
			readonly kind: 'rename';
			readonly path: string;
			readonly name: string;
			/** Whether sources give this topic, or one below it: their papers come along, by `from`. */
			readonly isGiven?: boolean;
	  }
	| {
			readonly kind: 'move';
			readonly path: string;
			/** The topic below which it comes; `''` for the root. */
			readonly to: string;
			/** As for `rename`. */
			readonly isGiven?: boolean;
	  }
	/** With all below it. */
	| { readonly kind: 'remove'; readonly path: string }
	/** Empty texts take the key away. */
	| { readonly kind: 'setQuery'; readonly path: string; readonly query: string }
	| { readonly kind: 'setDescription'; readonly path: string; readonly description: string }
	/** Those in `except` are taken out of there. */
	| { readonly kind: 'addPapers'; readonly path: string; readonly citekeys: readonly string[] }
	| RemovePapers
	| (Omit<RemovePapers, 'kind' | 'path'> & {
			readonly kind: 'movePapers';
			readonly from: string;
			readonly to: string;
	  });

export interface AddTopic {
	readonly kind: 'add';
	readonly path: string;
	readonly description?: string;
	readonly query?: string;
	readonly papers?: readonly string[];
	readonly from?: readonly string[];
}

export interface RemovePapers {
	readonly kind: 'removePapers';
	readonly path: string;
	readonly citekeys: readonly string[];
	/** Those that stand there for another reason than `papers`, and so must be written into `except`. */
	readonly excepted?: readonly string[];
}

/** Why an edit cannot be made, in a sentence for the user. */
export interface TopicEditFailure {
	readonly message: string;
}
