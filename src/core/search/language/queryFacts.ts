import type { Paper } from '../../model/paper';
import { paperMarks, type PaperMark } from '../paperColumns';
import type { ParsedQuery, QueryMark, QueryNode, QueryProblem } from './queryTree';

/** What a query may ask for that a paper's own fields do not tell. */
export interface QueryFacts {
	/**
	 * Paths from the root, such as `Image generation/Autoregressive images`. By default the paper's own. The same function as
	 * long as it says the same of the same papers: what it says is kept from one search to the next.
	 */
	readonly topicsOf?: (paper: Paper) => readonly string[];
	/** How a source is called; the same function as long as it says the same. By default as it is. */
	readonly sourceLabel?: (source: string) => string;
	/** Whether a literature note is about it. Unknown where absent, as the others. */
	readonly hasNote?: (paper: Paper) => boolean;
	/** Whether a document cites it. */
	readonly isCited?: (paper: Paper) => boolean;
	readonly isUnread?: (paper: Paper) => boolean;
}

/** The facts that nothing but the papers themselves tells. */
export const noFacts: QueryFacts = {};

export function topicsOf(paper: Paper, facts: QueryFacts): readonly string[] {
	return facts.topicsOf?.(paper) ?? paper.topics;
}

/** What each source of a paper is called. */
export function sourcesOf(paper: Paper, { sourceLabel }: QueryFacts): readonly string[] {
	const { places, provenance } = paper;
	return (places ?? [provenance]).map(({ source }) => sourceLabel?.(source) ?? source);
}

/** What tells whether a paper has a mark that it has not by itself; `undefined` when nothing does. */
export function markTest(
	mark: Exclude<QueryMark, PaperMark>,
	facts: QueryFacts,
): ((paper: Paper) => boolean) | undefined {
	return markTests[mark](facts);
}

/** A problem for each condition that the facts tell nothing about, which is passed over; in the order of the query. */
export function checkFacts({ root }: ParsedQuery, facts: QueryFacts): QueryProblem[] {
	const problems: QueryProblem[] = [];
	const check = (node: QueryNode): void => {
		switch (node.kind) {
			case 'words':
			case 'phrase':
				return;
			case 'not':
				return check(node.part);
			case 'and':
			case 'or':
				return node.parts.forEach(check);
			case 'field':
				if (!isKnown(node, facts)) {
					problems.push({
						code: 'query-not-known-yet',
						message: 'Nothing is known about this yet, so it is passed over.',
						start: node.start,
						end: node.end,
					});
				}
		}
	};
	if (root) {
		check(root);
	}
	return problems;
}

/** A query without the conditions that the facts tell nothing about; `undefined` when nothing is left. */
export function knownPart(node: QueryNode, facts: QueryFacts): QueryNode | undefined {
	switch (node.kind) {
		case 'words':
		case 'phrase':
			return node;
		case 'field':
			return isKnown(node, facts) ? node : undefined;
		case 'not': {
			const part = knownPart(node.part, facts);
			return part && { ...node, part };
		}
		case 'and':
		case 'or': {
			const parts = node.parts.flatMap((part) => knownPart(part, facts) ?? []);
			return parts.length > 1 ? { ...node, parts } : parts[0];
		}
	}
}

function isKnown({ value }: QueryNode & { readonly kind: 'field' }, facts: QueryFacts): boolean {
	return value.kind !== 'mark' || isPaperMark(value.mark) || markTest(value.mark, facts) !== undefined;
}

/** Marks that the papers themselves have. */
export function isPaperMark(mark: QueryMark): mark is PaperMark {
	return paperMarks.some((each) => each === mark);
}

const markTests: Readonly<
	Record<Exclude<QueryMark, PaperMark>, (facts: QueryFacts) => ((paper: Paper) => boolean) | undefined>
> = {
	unfiled: (facts) => (paper) => topicsOf(paper, facts).length === 0,
	note: ({ hasNote }) => hasNote,
	cited: ({ isCited }) => isCited,
	unread: ({ isUnread }) => isUnread,
};
