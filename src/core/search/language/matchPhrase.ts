import type { Token } from '../analyze';
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
 * looked up; more are looked for in the texts of the papers that have them all, each when it is asked for. A phrase of nothing
 * but stop words is not looked for in abstracts, where the index has none.
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
	const answers = knownOf(index, words, fields, known);
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

/** By paper, whether it has the phrase, as far as that was asked. */
function knownOf(
	index: PaperIndex,
	words: readonly WantedWord[],
	fields: FieldSet,
	known: KnownAnswers,
): Uint8Array {
	const phrase = keyOf(words, fields);
	const answers =
		known.findPhrase(index, phrase) ??
		// Who has not a phrase as it was begun has not what it goes on to.
		knownOfBegun(index, words, fields, known)?.map((answer) => (answer === hasNot ? hasNot : 0)) ??
		new Uint8Array(index.lengths.limit);
	known.keepPhrase(phrase, answers);
	return answers;
}

/** The same for the phrase before its last letter was typed, where every paper with the phrase has to have that as well. */
function knownOfBegun(
	index: PaperIndex,
	words: readonly WantedWord[],
	fields: FieldSet,
	known: KnownAnswers,
): Uint8Array | undefined {
	const last = words.at(-1);
	if (!last?.isStart || last.word.length < 2) {
		return undefined;
	}
	const word = last.word.slice(0, -1);
	const begun = { word, term: stem(word), isStart: true, wholes: [] };
	const others = words.slice(0, -1);
	const written = writtenForms(index, last).map((form) => ({ word: form, term: last.term }));
	const tokens = [...written, ...stopTokens().filter(({ term }) => term === last.term)];
	return isTelling([...others, begun]) && tokens.every((token) => matchesForm(token, begun))
		? known.findPhrase(index, keyOf([...others, begun], fields))
		: undefined;
}

function keyOf(words: readonly WantedWord[], fields: FieldSet): string {
	return JSON.stringify([fields, ...words.map(({ word, isStart }) => [word, isStart])]);
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
	const all = new Uint8Array(limit).fill(isTelling(words) ? fields : fields & ~abstract);
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

function isTelling(words: readonly WantedWord[]): boolean {
	return words.some((word) => !mayBeStopWord(word));
}

/** Whether a stop word would do for it, of which the index does not say which abstracts have it. */
function mayBeStopWord(form: WantedWord): boolean {
	return stopTokens().some((token) => matchesForm(token, form));
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

/** Made when they are first asked for: to stem so many words takes time, and nobody searches while the editor starts. */
function stopTokens(): readonly Token[] {
	knownStopTokens ??= [...stopWords].map((word) => ({ word, term: stem(word) }));
	return knownStopTokens;
}

let knownStopTokens: readonly Token[] | undefined;
const abstract = fieldSet(['abstract']);
/** What is known of a phrase: 0 for nothing. */
const has = 1;
const hasNot = 2;
