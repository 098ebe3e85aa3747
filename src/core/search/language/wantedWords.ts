import { analyze, type Token } from '../analyze';
import { searchFields, type SearchField } from '../paperFields';
import type { PaperIndex } from '../paperIndex';
import { readIdentifiers } from '../identifiers';
import { stopWords } from '../stopWords';
import type { PaperSet } from '../paperSet';

/** A word as a field asks for it: any word with its stem. */
export interface WordForm {
	/** Folded. */
	readonly word: string;
	readonly term: string;
	/** Whether any word that begins with it will do as well. */
	readonly isStart: boolean;
}

/** A word that has to be there, or one of the compounds it is part of: "wav" of "WavTokenizer", or "wavtokenizer". */
export interface WantedWord extends WordForm {
	readonly wholes: readonly WordForm[];
}

/** A set of fields: bit 0 for the first of `searchFields`, and so on. */
export type FieldSet = number;

export function fieldSet(fields: readonly SearchField[]): FieldSet {
	return fields.reduce((set, field) => set | (1 << searchFields.indexOf(field)), 0);
}

/**
 * The words of a value, in its order.
 *
 * @param isOpen whether the last one is still being typed; a `*` at the end says the same of a value that is not.
 */
export function wantedWords(text: string, isOpen: boolean): readonly WantedWord[] {
	const tokens = analyze(text);
	const lastStarts = isOpen || text.trimEnd().endsWith('*');
	const words: { readonly form: WordForm; readonly wholes: WordForm[] }[] = [];
	const count = tokens.reduce((sum, { parts }) => sum + (parts ? 0 : 1), 0);
	for (const token of tokens) {
		const { word, term, parts } = token;
		const isLast = words.length === count - (parts ? 0 : 1);
		const form = { word, term, isStart: lastStarts && isLast };
		if (!parts) {
			words.push({ form, wholes: [] });
		} else {
			for (const { wholes } of words.slice(-parts.length)) {
				wholes.push(form);
			}
		}
	}
	return words.map(({ form, wholes }) => ({ ...form, wholes }));
}

export function matchesForm({ word, term }: Token, form: WordForm): boolean {
	return term === form.term || (form.isStart && word.startsWith(form.word));
}

/** Calls back for each paper and field, of those given, that has the word; for a field with two of its forms twice. */
export function visitForm(
	{ lexicon, terms, vocabulary, postings }: PaperIndex,
	form: WordForm,
	fields: FieldSet,
	visit: (paper: number, field: number) => void,
): void {
	for (let word = terms.first(lexicon.find(form.term)); word !== 0; word = terms.next(word)) {
		postings.visit(word, fields, visit);
	}
	if (form.isStart) {
		for (const word of vocabulary.wordsAfter(form.word)) {
			postings.visit(word, fields, visit);
		}
	}
}

/** Papers with every one of the words in some of the fields, as the index has them. */
export function papersWithWords(index: PaperIndex, words: readonly WantedWord[], fields: FieldSet): PaperSet {
	// By paper, how many of the first words it has: the next one counts only for those that have all before.
	const counts = new Uint16Array(index.lengths.limit);
	for (const [at, word] of words.entries()) {
		for (const form of formsOf(word)) {
			visitForm(index, form, fields, (paper) => {
				if (counts[paper] === at) {
					counts[paper] = at + 1;
				}
			});
		}
	}
	const papers = new Uint8Array(counts.length);
	for (let number = 0; number < counts.length; number++) {
		papers[number] = counts[number] === words.length ? 1 : 0;
	}
	return papers;
}

/** What stands for a word: "C++" is not any C, but "wav-tokenizer" is "wavtokenizer" as well. */
export function formsOf(word: WantedWord): readonly WordForm[] {
	const signed = word.wholes.filter((whole) => /[+#]$/.test(whole.word));
	return signed.length > 0 ? signed : [word, ...word.wholes];
}

/**
 * Papers with every word of a text, just as they stand: neither corrected nor completed. An identifier names its paper. Stop
 * words count only where there is nothing else, since the index has none of those in abstracts.
 */
export function papersWithExactly(index: PaperIndex, text: string): PaperSet {
	const words = wantedWords(text, false);
	const telling = words.filter(({ word }) => !stopWords.has(word));
	const papers = papersWithWords(index, telling.length > 0 ? telling : words, everyField);
	for (const identifier of readIdentifiers(text)) {
		for (const number of index.with('identifier', identifier)) {
			papers[number] = 1;
		}
	}
	return papers;
}

export const everyField = fieldSet(searchFields);
