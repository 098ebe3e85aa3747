import { fieldText, searchFields, type SearchField } from '../paperFields';
import type { PaperIndex } from '../paperIndex';
import { stem } from '../stem';
import { stopWords } from '../stopWords';
import type { PaperFilter } from '../paperFilter';
import type { KnownAnswers } from './knownAnswers';
import { hasPhrase, phrasePattern, type PhrasePattern } from './phraseText';
import {
	fieldSet,
	matchesForm,
	papersWithWords,
	visitForm,
	type FieldSet,
	type WantedWord,
} from './wantedWords';

/**
 * Papers that have the words by their stems, in their order and without others between, in one of the fields. A word alone is
 * looked up; more are looked for in the texts of the papers that have them all, each when it is asked for. A phrase of nothing but stop words is not
 * looked for in abstracts, where the index has none.
 */
export function papersWithPhrase(
	index: PaperIndex,
	words: readonly WantedWord[],
	fields: FieldSet,
	known: KnownAnswers,
): PaperFilter {
	if (words.length === 1) {
		return { papers: papersWithWords(index, words, fields) };
	}
	const candidates = fieldsWithWords(index, words, fields);
	const key = JSON.stringify([fields, ...words.map(({ word, isStart }) => [word, isStart])]);
	const answers = known.ofPhrase(index, key);
	const pattern = phrasePattern(
		words,
		words.map((word) => writtenForms(index, word)),
	);
	return {
		papers: candidates.map((set) => Math.min(set, 1)),
		passes: (number) => {
			if (answers[number] === 0) {
				answers[number] = hasPhraseIn(index, number, candidates[number] ?? 0, pattern) ? has : hasNot;
			}
			return answers[number] === has;
		},
	};
}

function hasPhraseIn(index: PaperIndex, number: number, fields: FieldSet, pattern: PhrasePattern): boolean {
	const paper = index.get(number);
	return (
		paper !== undefined &&
		searchFields.some(
			(field, at) =>
				(fields & (1 << at)) !== 0 &&
				// An abstract that is not indexed yet is not searched.
				(field !== 'abstract' || index.lengths.hasAbstract(number)) &&
				valuesOf(fieldText(paper, field), field).some((text) => hasPhrase(text, pattern)),
		)
	);
}

/** By paper, the fields that have all of the words. */
function fieldsWithWords(
	index: PaperIndex,
	words: readonly WantedWord[],
	fields: FieldSet,
): Uint8Array<ArrayBuffer> {
	const { limit } = index.lengths;
	const isTelling = words.some((word) => !mayBeStopWord(word));
	const all = new Uint8Array(limit).fill(isTelling ? fields : fields & ~abstract);
	const found = new Uint8Array(limit);
	for (const word of words) {
		found.fill(mayBeStopWord(word) ? abstract : 0);
		visitForm(index, word, fields, (paper, field) => {
			found[paper] = (found[paper] ?? 0) | (1 << field);
		});
		for (let number = 0; number < limit; number++) {
			all[number] = (all[number] ?? 0) & (found[number] ?? 0);
		}
	}
	return all;
}

/** Whether a stop word would do for it, of which the index does not say which abstracts have it. */
function mayBeStopWord(form: WantedWord): boolean {
	return stopTokens.some((token) => matchesForm(token, form));
}

/** A phrase does not go on from one author, topic or other value to the next. */
function valuesOf(text: string, field: SearchField): readonly string[] {
	return field === 'title' || field === 'abstract' ? [text] : text.split('\n');
}

function writtenForms({ lexicon, terms }: PaperIndex, { term }: WantedWord): readonly string[] {
	const forms: string[] = [];
	for (let word = terms.first(lexicon.find(term)); word !== 0; word = terms.next(word)) {
		forms.push(lexicon.wordOf(word));
	}
	return forms;
}

const abstract = fieldSet(['abstract']);
const stopTokens = [...stopWords].map((word) => ({ word, term: stem(word) }));
/** What is known of a phrase: 0 for nothing. */
const has = 1;
const hasNot = 2;
