import { fieldText, searchFields, type SearchField } from '../paperFields';
import type { PaperIndex } from '../paperIndex';
import { stem } from '../stem';
import { stopWords } from '../stopWords';
import type { PaperSet } from '../paperSet';
import { hasPhrase, phrasePattern, type PhrasePattern } from './phraseText';
import {
	fieldSet,
	matchesForm,
	papersWithWords,
	visitForm,
	type FieldSet,
	type WantedWord,
} from './wantedWords';

/** Which papers have which phrases, as far as their texts were read: while a query is typed, the same phrases come up again. */
export class KnownPhrases {
	readonly #known = new Map<string, Uint8Array>();
	#revision = 0;

	/** By paper, what is known about a phrase: for the caller to go on with. Good until the index changes. */
	of(index: PaperIndex, words: readonly WantedWord[], fields: FieldSet): Uint8Array {
		if (this.#revision !== index.revision || this.#known.size >= mostKnown) {
			this.#known.clear();
			this.#revision = index.revision;
		}
		const key = JSON.stringify([fields, ...words.map(({ word, isStart }) => [word, isStart])]);
		const known = this.#known.get(key) ?? new Uint8Array(index.lengths.limit);
		this.#known.set(key, known);
		return known;
	}
}

/**
 * Papers that have the words by their stems, in their order and without others between, in one of the fields. A word alone is
 * looked up; more are looked for in the texts of the papers that have them all. A phrase of nothing but stop words is not
 * looked for in abstracts, where the index has none.
 *
 * @param among the papers that come into question.
 */
export function papersWithPhrase(
	index: PaperIndex,
	words: readonly WantedWord[],
	fields: FieldSet,
	among: PaperSet,
	phrases: KnownPhrases,
): PaperSet {
	if (words.length === 1) {
		return papersWithWords(index, words, fields);
	}
	const candidates = fieldsWithWords(index, words, fields);
	const known = phrases.of(index, words, fields);
	const pattern = phrasePattern(
		words,
		words.map((word) => writtenForms(index, word)),
	);
	return candidates.map((set, number) => {
		if (set === 0 || among[number] !== 1) {
			return 0;
		}
		if (known[number] === 0) {
			known[number] = hasPhraseIn(index, number, set, pattern) ? has : hasNot;
		}
		return known[number] === has ? 1 : 0;
	});
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
function fieldsWithWords(index: PaperIndex, words: readonly WantedWord[], fields: FieldSet): PaperSet {
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
const mostKnown = 30;
