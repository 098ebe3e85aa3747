import type { Paper } from '../model/paper';

/** Papers: the whole library, or what may be cited at some place. */
export interface Papers {
	readonly papers: readonly Paper[];
	/** The paper that a citekey cites there. */
	find(citekey: string): Paper | undefined;
	/** The paper with an id, under the citekey that cites it there. */
	get(id: string): Paper | undefined;
}
