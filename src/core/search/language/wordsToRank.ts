import type { QueryNode } from './queryTree';

/** What papers that pass a query are ranked by. */
export interface WordsToRank {
	/** Ends in a blank where its last word is no beginning of one. Without any word, the newest papers come first. */
	readonly text: string;
	/** Whether they may stand in any field, as what is typed without a field may. */
	readonly isOfAnyField: boolean;
}

/**
 * The words that have to be there, or some of which have to: those without a field, and where there are none, those that an
 * author, title, venue or topic is asked for with.
 *
 * @param openEnd as in `MatchContext`.
 */
export function wordsToRank(node: QueryNode, openEnd: number): WordsToRank {
	const plain = collect(node, ({ kind }) => kind !== 'field');
	const chosen = plain.length > 0 ? plain : collect(node, ({ kind }) => kind === 'field');
	const isOpen = chosen.at(-1)?.end === openEnd;
	const text = chosen.map((each) => each.text).join(' ');
	return { text: isOpen || text === '' ? text : `${text} `, isOfAnyField: plain.length > 0 };
}

interface Wanted {
	readonly kind: QueryNode['kind'];
	readonly text: string;
	readonly end: number;
}

/** In the order of the query. */
function collect(node: QueryNode, isChosen: (wanted: Wanted) => boolean): readonly Wanted[] {
	switch (node.kind) {
		case 'words':
		case 'phrase':
			return [node].filter(isChosen);
		case 'field': {
			const { kind, field, value, end } = node;
			const text = rankedFields.has(field) && value.kind === 'text' ? value.text.replace(/\*\s*$/, '') : '';
			return text === '' ? [] : [{ kind, text, end }].filter(isChosen);
		}
		case 'not':
			return [];
		case 'and':
		case 'or':
			return node.parts.flatMap((part) => collect(part, isChosen));
	}
}

const rankedFields: ReadonlySet<string> = new Set(['author', 'title', 'venue', 'topic']);
