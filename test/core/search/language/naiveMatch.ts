import type { Paper } from '../../../../src/core/model/paper';
import { fullName } from '../../../../src/core/model/person';
import { analyze, type Token } from '../../../../src/core/search/analyze';
import { readIdentifiers } from '../../../../src/core/search/identifiers';
import type { QueryNode } from '../../../../src/core/search/language/queryTree';
import { stopWords } from '../../../../src/core/search/stopWords';
import { fold } from '../../../../src/core/text/fold';

/**
 * Whether a paper passes a query that nobody is typing any more, told from its fields alone: what the index has to agree with.
 * For words that papers have, since the search corrects others.
 */
export function passes(paper: Paper, node: QueryNode): boolean {
	switch (node.kind) {
		case 'words':
			return hasEach(paper, node.text) || isIdentified(paper, node.text);
		case 'phrase':
			return textsOf(paper).some((text) => hasInOrder(text, node.text));
		case 'not':
			return !passes(paper, node.part);
		case 'and':
			return node.parts.every((part) => passes(paper, part));
		case 'or':
			return node.parts.some((part) => passes(paper, part));
		case 'field':
			return passesField(paper, node);
	}
}

function passesField(paper: Paper, { field, value }: QueryNode & { readonly kind: 'field' }): boolean {
	if (value.kind === 'years') {
		return paper.issued !== undefined && value.first <= paper.issued.year && paper.issued.year <= value.last;
	}
	if (value.kind === 'mark') {
		switch (value.mark) {
			case 'pdf':
				return paper.links.some(({ kind }) => kind === 'pdf') || (paper.files ?? []).includes('a.pdf');
			case 'code':
				return paper.links.some(({ kind }) => kind === 'code');
			case 'abstract':
				return paper.abstract !== undefined;
			case 'unfiled':
				return paper.topics.length === 0;
			default:
				throw new Error(`A paper does not say whether it is ${value.mark}.`);
		}
	}
	const isStart = value.text.endsWith('*');
	const wanted = fold(isStart ? value.text.slice(0, -1) : value.text);
	const isIn = (text: string): boolean =>
		isStart ? fold(text).startsWith(wanted) : fold(text).includes(wanted);
	switch (field) {
		case 'key':
			return [paper.citekey, ...(paper.aliases ?? [])].some(isIn);
		case 'source':
			return isIn(paper.provenance.source);
		case 'tag':
			return paper.topics
				.flatMap((topic) => topic.split('/'))
				.some((level) => (isStart ? fold(level).startsWith(wanted) : fold(level) === wanted));
		case 'topic':
			return paper.topics.some((topic) => hasValue([topic], value));
		case 'author':
			return hasValue(paper.author.map(fullName), value);
		case 'venue':
			return hasValue([paper['container-title'] ?? ''], value);
		default:
			return hasValue([paper.title], value);
	}
}

function hasValue(
	texts: readonly string[],
	value: { readonly text: string; readonly isQuoted: boolean },
): boolean {
	return value.isQuoted
		? texts.some((text) => hasInOrder(text, value.text))
		: wordsOf(value.text).every((word, at, words) =>
				texts.flatMap(analyze).some((token) => isWord(token, word, at === words.length - 1, value.text)),
			);
}

function hasEach(paper: Paper, text: string): boolean {
	const words = wordsOf(text);
	const telling = words.filter(({ word }) => !stopWords.has(word));
	const tokens = textsOf(paper).flatMap(analyze);
	return (telling.length > 0 ? telling : words).every((word) =>
		tokens.some((token) => isWord(token, word, false, text)),
	);
}

function hasInOrder(text: string, phrase: string): boolean {
	const tokens = wordsOf(text);
	const words = wordsOf(phrase);
	return tokens.some((_, start) =>
		words.every((word, at) => {
			const token = tokens[start + at];
			return token !== undefined && isWord(token, word, at === words.length - 1, phrase);
		}),
	);
}

function isWord(token: Token, word: Token, isLast: boolean, text: string): boolean {
	return token.term === word.term || (isLast && text.endsWith('*') && token.word.startsWith(word.word));
}

function isIdentified({ citekey }: Paper, text: string): boolean {
	return readIdentifiers(text).includes(citekey);
}

/** Without the compounds, whose parts stand beside them. */
function wordsOf(text: string): Token[] {
	return analyze(text).filter(({ parts }) => !parts);
}

/** Each value that is searched, for itself. */
function textsOf(paper: Paper): readonly string[] {
	return [
		paper.title,
		...paper.author.map(fullName),
		paper.citekey.replace(/\d+/g, ' '),
		...(paper.aliases ?? []),
		String(paper.issued?.year ?? ''),
		...paper.topics,
		paper['container-title'] ?? '',
		paper.abstract ?? '',
	];
}
