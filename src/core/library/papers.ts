import type { Paper } from '../model/paper';

/** Papers: the whole library, or what may be cited at some place. */
export interface Papers {
	readonly papers: readonly Paper[];
	/** The paper that a citekey cites there. */
	find(citekey: string): Paper | undefined;
	/** All papers whose key it is there, aliases apart: more than one leave open which is cited. */
	namesakes(citekey: string): readonly Paper[];
	/** The paper with an id, under the citekey that cites it there. */
	get(id: string): Paper | undefined;
}
