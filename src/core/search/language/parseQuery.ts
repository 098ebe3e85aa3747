import type { Span } from '../../text/range';
import {
	badValue,
	missingValue,
	openParenthesis,
	openQuotation,
	strayParenthesis,
	tooDeep,
	unknownField,
} from './queryProblems';
import { hasWords, readTokens, type FieldToken } from './queryTokens';
import {
	queryMarks,
	type ParsedQuery,
	type QueryNode,
	type QueryProblem,
	type QueryValue,
} from './queryTree';
import { QueryGroup } from './queryGroup';
import { readYears } from './queryYears';

/**
 * Reads any text as a query, in time that grows with its length.
 *
 *     attention "language model" -survey        words, in order and side by side, and not
 *     author:smith year:2020.. has:pdf          fields; a value in quotation marks may have blanks
 *     speech OR audio (title:token OR tag:TTS)  either; parentheses hold together
 *
 * Everything that stands side by side has to hold. `OR` (or a lone `|`) binds tighter than that, as with Google and Gmail:
 * `image speech OR audio` asks for image, and for one of the others. `AND` may be written, and changes nothing. What is not
 * understood is passed over or taken as words, so that a query answers while it is typed.
 */
export function parseQuery(text: string): ParsedQuery {
	const parser = new QueryParser(text);
	for (const token of readTokens(text)) {
		switch (token.kind) {
			case 'word':
				parser.addWord(token);
				break;
			case 'phrase':
				parser.addPhrase(token);
				break;
			case 'field':
				parser.addField(token);
				break;
			case 'not':
				parser.negate(token.start);
				break;
			case 'and':
			case 'or':
				parser.join(token.kind);
				break;
			case 'open':
				parser.open(token);
				break;
			case 'close':
				parser.close(token);
				break;
		}
	}
	return parser.finish();
}

/** Takes the tokens of a text one by one. */
class QueryParser {
	#group = new QueryGroup();
	/** Those around the one that is being read, the outermost first. */
	readonly #around: QueryGroup[] = [];
	/** Parentheses that are open and were passed over. */
	#passedOver = 0;
	/** Where the `-` before what comes next stands. */
	#negation: number | undefined;
	readonly #problems: QueryProblem[] = [];
	#isPlain = true;

	constructor(private readonly text: string) {}

	addWord(span: Span): void {
		const word = this.text.slice(span.start, span.end);
		if (hasWords(word)) {
			const problem = unknownField(word, span.start);
			this.#problems.push(...(problem ? [problem] : []));
			this.#add({ kind: 'words', text: word, start: span.start, end: span.end });
		} else {
			this.#negation = undefined;
		}
	}

	addPhrase({
		text,
		start,
		end,
		isClosed,
	}: Span & { readonly text: string; readonly isClosed: boolean }): void {
		if (!isClosed) {
			this.#problems.push(openQuotation({ start, end }));
		}
		this.#add(hasWords(text) ? { kind: 'phrase', text, start, end } : undefined);
	}

	addField(token: FieldToken): void {
		const { field, nameEnd, start, end } = token;
		const written = token.value;
		const value = written && toValue(token);
		const isOfFewValues = field === 'has' || field === 'is' || field === 'year';
		if (!value && isOfFewValues) {
			this.#problems.push(badValue(field, { start, end }));
			if (written && !written.isQuoted && written.start > nameEnd && hasWords(written.text)) {
				// "What the source is: a survey" may well be a title.
				this.addWord({ start, end: nameEnd });
				this.addWord(written);
				return;
			}
		} else if (!value && end < this.text.trimEnd().length) {
			this.#problems.push(missingValue(field, { start, end }));
		}
		if (written?.isClosed === false) {
			this.#problems.push(openQuotation(written));
		}
		this.#add(value && { kind: 'field', field, value, start, end });
	}

	negate(start: number): void {
		this.#isPlain = false;
		this.#negation = start;
	}

	join(operator: 'and' | 'or'): void {
		this.#isPlain = false;
		this.#negation = undefined;
		this.#group.join(operator);
	}

	open(token: Span): void {
		if (this.#around.length === mostNested) {
			this.#problems.push(tooDeep(token));
			this.#passedOver++;
			this.#group.breakRun();
			return;
		}
		this.#group.breakRun();
		this.#around.push(this.#group);
		this.#group = new QueryGroup(token.start, this.#negation);
		this.#negation = undefined;
	}

	close(token: Span): void {
		this.#negation = undefined;
		if (this.#passedOver > 0) {
			this.#passedOver--;
			this.#group.breakRun();
		} else if (!this.#closeGroup()) {
			this.#group.breakRun();
			this.#problems.push(strayParenthesis(token));
		}
	}

	finish(): ParsedQuery {
		do {
			if (this.#around.length > 0) {
				this.#problems.push(openParenthesis(this.#group.start));
			}
		} while (this.#closeGroup());
		return {
			root: this.#group.finish(this.text),
			problems: this.#problems.sort((a, b) => a.start - b.start || a.end - b.end),
			isPlain: this.#isPlain,
		};
	}

	#closeGroup(): boolean {
		const around = this.#around.pop();
		if (!around) {
			return false;
		}
		const { negation } = this.#group;
		const part = this.#group.finish(this.text);
		this.#group = around;
		this.#group.add(part && negated(part, negation));
		this.#group.breakRun();
		return true;
	}

	/** @param part `undefined` for one that is passed over. */
	#add(part: QueryNode | undefined): void {
		this.#isPlain &&= part?.kind === 'words';
		this.#group.add(part && negated(part, this.#negation));
		this.#negation = undefined;
	}
}

function negated(part: QueryNode, start: number | undefined): QueryNode {
	return start === undefined ? part : { kind: 'not', part, start, end: part.end };
}

function toValue({ field, value }: FieldToken): QueryValue | undefined {
	if (!value) {
		return undefined;
	}
	const { text, isQuoted, start, end } = value;
	switch (field) {
		case 'year': {
			const years = readYears(text.trim());
			return years && { kind: 'years', ...years, start, end };
		}
		case 'has':
		case 'is': {
			const mark = queryMarks[field].find((known) => known === text.trim().toLowerCase());
			return mark && { kind: 'mark', mark, start, end };
		}
		case 'author':
		case 'title':
		case 'topic':
		case 'venue':
		case 'key':
		case 'tag':
		case 'source':
			return hasWords(text) ? { kind: 'text', text, isQuoted, start, end } : undefined;
	}
}

/** Deeper ones are passed over, so that whoever walks the tree may call itself. */
const mostNested = 40;
