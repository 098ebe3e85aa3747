import type { Paper } from '../../model/paper';
import type { PaperIndex } from '../paperIndex';
import type { SearchField } from '../paperFields';
import { anyOf, both, complement, narrowed, type PaperFilter } from '../paperFilter';
import { intersection, type PaperSet } from '../paperSet';
import { readQuery } from '../query';
import { filterPapers } from '../rankPapers';
import type { Workspace } from '../wordScores';
import type { KnownAnswers } from './knownAnswers';
import { anyLabel, hasText, labelHasWords, pathHasLevel } from './matchPaths';
import { papersWithPhrase } from './matchPhrase';
import { isPaperMark, markTest, sourcesOf, topicsOf, type QueryFacts } from './queryFacts';
import type { QueryField, QueryNode, QueryValue } from './queryTree';
import {
	everyField,
	fieldSet,
	papersWithExactly,
	papersWithWords,
	wantedWords,
	type FieldSet,
} from './wantedWords';

/** What a query is answered from. */
export interface MatchContext {
	readonly index: PaperIndex;
	readonly facts: QueryFacts;
	/** Where a query that is still being typed ends, behind the letter that was typed last; -1 for any other. */
	readonly openEnd: number;
	readonly work: Workspace;
	readonly known: KnownAnswers;
}

/**
 * The papers that pass a query, all of whose conditions are known (see `knownPart`): as a filter does, words have to be there,
 * each somewhere. What may not be there is meant just as it stands, without correction or completion.
 */
export function matchQuery(node: QueryNode, context: MatchContext): PaperFilter {
	return new QueryMatch(context).match(node, allPapers(context.index), false);
}

/** The papers that the index has, and knows. */
export function allPapers(index: PaperIndex): PaperSet {
	return index.columns.all(index.lengths.limit);
}

class QueryMatch {
	constructor(private readonly context: MatchContext) {}

	/** @param among the papers that come into question, and are not changed. */
	match(node: QueryNode, among: PaperSet, isNegative: boolean): PaperFilter {
		switch (node.kind) {
			case 'words':
				return { papers: intersection(among, this.#matchWords(node, isNegative)) };
			case 'phrase':
				return narrowed(among, this.#matchPhrase(node.text, everyField, node.end, isNegative));
			case 'field':
				return narrowed(among, this.#matchField(node, among, isNegative));
			case 'not':
				return complement(among, this.match(node.part, among, true));
			case 'and':
				return node.parts.reduce<PaperFilter>(
					(left, part) => both(left, this.match(part, left.papers, isNegative)),
					{ papers: among },
				);
			case 'or':
				return anyOf(node.parts.map((part) => this.match(part, among, isNegative)));
		}
	}

	#matchWords({ text, end }: QueryNode & { readonly kind: 'words' }, isNegative: boolean): PaperSet {
		const { index, work } = this.context;
		if (isNegative) {
			return papersWithExactly(index, text);
		}
		const asked = this.#isOpen(end, false) ? text : `${text} `;
		return filterPapers(index, asked, readQuery(asked, index.vocabulary), work);
	}

	#matchPhrase(text: string, fields: FieldSet, end: number, isNegative: boolean): PaperFilter {
		const words = wantedWords(text, this.#isOpen(end, isNegative));
		return papersWithPhrase(this.context.index, words, fields, this.context.known);
	}

	#matchField(
		{ field, value }: QueryNode & { readonly kind: 'field' },
		among: PaperSet,
		isNegative: boolean,
	): PaperFilter {
		const { index, facts } = this.context;
		switch (value.kind) {
			case 'years':
				return { papers: index.columns.ofYears(value.first, value.last, index.lengths.limit) };
			case 'mark':
				return isPaperMark(value.mark)
					? { papers: index.columns.with(value.mark, index.lengths.limit) }
					: { papers: this.#scan(among, markTest(value.mark, facts) ?? (() => false)) };
			case 'text': {
				const isOpen = this.#isOpen(value.end, isNegative);
				switch (field) {
					case 'author':
					case 'title':
					case 'venue':
						return this.#matchText(field, value, isOpen);
					default:
						return { papers: this.#matchLabels(field, value, isOpen) };
				}
			}
		}
	}

	/** What the lists of words do not tell: asked of every paper once, whatever else the query asks. */
	#matchLabels(field: QueryField, value: TextValue, isOpen: boolean): PaperSet {
		const { index, facts, known } = this.context;
		const condition = JSON.stringify([field, value.text, value.isQuoted, isOpen]);
		const source = field === 'source' ? facts.sourceLabel : facts.topicsOf;
		return known.papers(index, condition, source, () =>
			this.#scan(allPapers(index), this.#labelTest(field, value, isOpen)),
		);
	}

	#labelTest(field: QueryField, value: TextValue, isOpen: boolean): (paper: Paper) => boolean {
		const { facts } = this.context;
		const isStart = isOpen || value.text.trimEnd().endsWith('*');
		const text = value.text.trim().replace(/\*$/, '').trim();
		switch (field) {
			case 'topic':
				return anyLabel(
					(paper) => topicsOf(paper, facts),
					labelHasWords(wantedWords(value.text, isOpen), value.isQuoted),
				);
			case 'tag':
				return anyLabel((paper) => topicsOf(paper, facts), pathHasLevel(text, isStart));
			case 'source':
				return anyLabel((paper) => sourcesOf(paper, facts), hasText(text, isStart && !isOpen));
			default:
				return hasKey(text, isStart && !isOpen);
		}
	}

	#matchText(field: SearchField, { text, isQuoted }: TextValue, isOpen: boolean): PaperFilter {
		const { index, known } = this.context;
		const words = wantedWords(text, isOpen);
		return isQuoted
			? papersWithPhrase(index, words, fieldSet([field]), known)
			: { papers: papersWithWords(index, words, fieldSet([field])) };
	}

	#scan(among: PaperSet, passes: (paper: Paper) => boolean): PaperSet {
		const { index } = this.context;
		return among.map((isIn, number) => {
			const paper = isIn === 1 ? index.get(number) : undefined;
			return paper && passes(paper) ? 1 : 0;
		});
	}

	/** What may not be there is never half typed: papers would go with each letter, and come back. */
	#isOpen(end: number, isNegative: boolean): boolean {
		return !isNegative && end === this.context.openEnd;
	}
}

function hasKey(wanted: string, isStart: boolean): (paper: Paper) => boolean {
	const lower = wanted.toLowerCase();
	const passes = (key: string): boolean =>
		isStart ? key.toLowerCase().startsWith(lower) : key.toLowerCase().includes(lower);
	return ({ citekey, aliases }) => passes(citekey) || (aliases?.some(passes) ?? false);
}

type TextValue = QueryValue & { readonly kind: 'text' };
