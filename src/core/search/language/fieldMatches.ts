import type { Paper } from '../../model/paper';
import { analyze } from '../analyze';
import { fieldText, searchFields, type SearchField } from '../paperFields';
import { topicsOf, type QueryFacts } from './queryFacts';
import type { QueryNode } from './queryTree';
import { matchesForm, wantedWords, type WordForm } from './wantedWords';

/** By field, the terms of a paper that matched there; see `SearchHit`. */
export type Matches = Readonly<Partial<Record<SearchField, readonly string[]>>>;

/** Words that a field is asked for with. */
export interface FieldWords {
	readonly field: SearchField;
	readonly forms: readonly WordForm[];
}

/** The words that have to stand in one field, or may. */
export function fieldWords(node: QueryNode, openEnd: number): readonly FieldWords[] {
	switch (node.kind) {
		case 'field': {
			const { field, value } = node;
			const searched = searchFields.find((each) => each === field);
			if (value.kind !== 'text' || searched === undefined) {
				return [];
			}
			const words = wantedWords(value.text, value.end === openEnd);
			return [{ field: searched, forms: words.flatMap((word) => [word, ...word.wholes]) }];
		}
		case 'and':
		case 'or':
			return node.parts.flatMap((part) => fieldWords(part, openEnd));
		case 'words':
		case 'phrase':
		case 'not':
			return [];
	}
}

/** The matches of a paper, and those of the words that its fields are asked for with. */
export function withFieldMatches(
	matches: Matches,
	paper: Paper,
	wanted: readonly FieldWords[],
	facts: QueryFacts,
): Matches {
	const added = new Map<SearchField, Set<string>>();
	for (const { field, forms } of wanted) {
		const text = field === 'topic' ? topicsOf(paper, facts).join('\n') : fieldText(paper, field);
		const terms = added.get(field) ?? new Set(matches[field]);
		for (const token of analyze(text)) {
			if (forms.some((form) => matchesForm(token, form))) {
				terms.add(token.term);
			}
		}
		added.set(field, terms);
	}
	return Object.fromEntries(
		searchFields.flatMap((field) => {
			const terms = [...(added.get(field) ?? matches[field] ?? [])];
			return terms.length > 0 ? [[field, terms]] : [];
		}),
	);
}
