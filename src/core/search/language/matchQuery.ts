import type { Paper } from '../../model/paper';
import type { PaperIndex } from '../paperIndex';
import type { SearchField } from '../paperFields';
import { readQuery } from '../query';
import { filterPapers } from '../rankPapers';
import type { Workspace } from '../wordScores';
import { anyLabel, hasText, labelHasWords, pathHasLevel } from './matchPaths';
import { papersWithPhrase, type KnownPhrases } from './matchPhrase';
import { intersect, subtract, toSet, unite, type PaperSet } from '../paperSet';
import { markTest, sourcesOf, topicsOf, type QueryFacts } from './queryFacts';
import type { QueryNode, QueryValue } from './queryTree';
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
	readonly phrases: KnownPhrases;
}

/**
 * The papers that pass a query, all of whose conditions are known (see `knownPart`): as a filter does, words have to be there,
 * each somewhere. What may not be there is meant just as it stands, without correction or completion.
 */
export function matchQuery(node: QueryNode, context: MatchContext): PaperSet {
	return new QueryMatch(context).match(node, allPapers(context.index), false);
}

/** The papers that the index has, and knows. */
export function allPapers(index: PaperIndex): PaperSet {
	return new Uint8Array(index.lengths.limit).map((_, number) => (index.get(number) ? 1 : 0));
}

class QueryMatch {
	constructor(private readonly context: MatchContext) {}

	/** @param among the papers that come into question, and are not changed. */
	match(node: QueryNode, among: PaperSet, isNegative: boolean): PaperSet {
		switch (node.kind) {
			case 'words':
				return this.#among(among, this.#matchWords(node, isNegative));
			case 'phrase':
				return this.#among(among, this.#matchPhrase(node.text, everyField, node.end, among, isNegative));
			case 'field':
				return this.#among(among, this.#matchField(node, among, isNegative));
			case 'not': {
				const rest = among.slice();
				subtract(rest, this.match(node.part, among, true));
				return rest;
			}
			case 'and':
				// Phrases last, since each paper that is left is read.
				return [...node.parts]
					.sort((a, b) => costOf(a) - costOf(b))
					.reduce((left, part) => this.match(part, left, isNegative), among);
			case 'or': {
				const found = new Uint8Array(among.length);
				for (const part of node.parts) {
					unite(found, this.match(part, among, isNegative));
				}
				return found;
			}
		}
	}

	#among(among: PaperSet, found: PaperSet): PaperSet {
		intersect(found, among);
		return found;
	}

	#matchWords({ text, end }: QueryNode & { readonly kind: 'words' }, isNegative: boolean): PaperSet {
		const { index, work } = this.context;
		if (isNegative) {
			return papersWithExactly(index, text);
		}
		const asked = this.#isOpen(end, false) ? text : `${text} `;
		return toSet(filterPapers(index, asked, readQuery(asked, index.vocabulary), work), index.lengths.limit);
	}

	#matchPhrase(text: string, fields: FieldSet, end: number, among: PaperSet, isNegative: boolean): PaperSet {
		const words = wantedWords(text, this.#isOpen(end, isNegative));
		return papersWithPhrase(this.context.index, words, fields, among, this.context.phrases);
	}

	#matchField(
		{ field, value }: QueryNode & { readonly kind: 'field' },
		among: PaperSet,
		isNegative: boolean,
	): PaperSet {
		const { facts } = this.context;
		switch (value.kind) {
			case 'years':
				return this.#scan(among, ({ issued }) =>
					issued ? value.first <= issued.year && issued.year <= value.last : false,
				);
			case 'mark':
				return this.#scan(among, markTest(value.mark, facts) ?? (() => false));
			case 'text': {
				const isOpen = this.#isOpen(value.end, isNegative);
				const isStart = isOpen || value.text.trimEnd().endsWith('*');
				const text = value.text.trim().replace(/\*$/, '').trim();
				switch (field) {
					case 'author':
					case 'title':
					case 'venue':
						return this.#matchText(field, value, among, isOpen);
					case 'topic':
						return this.#scan(
							among,
							anyLabel(
								(paper) => topicsOf(paper, facts),
								labelHasWords(wantedWords(value.text, isOpen), value.isQuoted),
							),
						);
					case 'tag':
						return this.#scan(
							among,
							anyLabel((paper) => topicsOf(paper, facts), pathHasLevel(text, isStart)),
						);
					case 'source':
						return this.#scan(
							among,
							anyLabel((paper) => sourcesOf(paper, facts), hasText(text, isStart && !isOpen)),
						);
					default:
						return this.#scan(among, hasKey(text, isStart && !isOpen));
				}
			}
		}
	}

	#matchText(
		field: SearchField,
		{ text, isQuoted }: QueryValue & { readonly kind: 'text' },
		among: PaperSet,
		isOpen: boolean,
	): PaperSet {
		const { index, phrases } = this.context;
		const words = wantedWords(text, isOpen);
		return isQuoted
			? papersWithPhrase(index, words, fieldSet([field]), among, phrases)
			: papersWithWords(index, words, fieldSet([field]));
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

function costOf(node: QueryNode): number {
	switch (node.kind) {
		case 'words':
			return 0;
		case 'phrase':
			return 1;
		case 'field':
			return node.value.kind === 'text' && node.value.isQuoted ? 1 : 0;
		case 'not':
			return costOf(node.part);
		case 'and':
		case 'or':
			return Math.max(...node.parts.map(costOf));
	}
}
