import type { BibtexFault, BibtexFaultCode, ValuePart } from './bibtexSyntax';
import {
	beginsField,
	findFieldLine,
	isLineEnd,
	isStrayClose,
	skipBlanks,
	skipSpaces,
	trimEnd,
} from './scanLines';
import { findBareEnd, findBraceEnd, findOpenBrace, findQuoteEnd, findWordsEnd, toPart } from './scanValue';

export interface PartLimits {
	/** Code of the closing delimiter of the entry. */
	readonly close: number;
	/** Where the text ends that may belong to the entry. */
	readonly limit: number;
	/** Whether a line that begins with `name =` ends the value before it. */
	readonly isLenient: boolean;
}

/** Reads the parts of the values of one entry, one after the other. */
export class PartScanner {
	/** How far was read to find the end of a part; 0 for no farther. */
	reach = 0;
	/** Where a part turned out never to be closed, or -1. */
	stoppedAt = -1;
	/** The first in the text. */
	fault: BibtexFault | undefined;
	readonly #close: number;
	readonly #limit: number;
	readonly #isLenient: boolean;
	#skipEscapes = false;
	#hasNoEscapedClose = false;
	/** The next line that looks like a field; only ever moves forward. */
	#fieldLine = -1;

	constructor(
		private readonly text: string,
		{ close, limit, isLenient }: PartLimits,
	) {
		this.#close = close;
		this.#limit = limit;
		this.#isLenient = isLenient;
	}

	/** The part that begins at the offset, where any does and it ends. */
	scan(at: number): ValuePart | undefined {
		const { text } = this;
		const code = text.charCodeAt(at);
		if (code === openBrace || code === quote) {
			return this.#scanDelimited(at, code === quote ? 'quoted' : 'braced');
		}
		const end = Math.min(findBareEnd(text, at), this.#limit);
		if (end === at) {
			return undefined;
		}
		const orphan = this.#findOrphanClose(at);
		if (orphan >= 0) {
			this.#report('bibtex-unquoted-value', 'The “{” before this value is missing.', at, orphan);
			return toPart('bare', at, orphan, true);
		}
		const next = skipSpaces(text, end);
		const after = text.charCodeAt(next);
		const isSingle =
			next >= this.#limit || isLineEnd(after) || after === comma || after === hash || after === this.#close;
		if (isSingle || after === equals || after === percent || beginsField(text, next)) {
			halfNumberPattern.lastIndex = at;
			if (halfNumberPattern.test(text)) {
				const message = 'A value that is neither a number nor a name stands in braces; BibTeX stops here.';
				this.#report('bibtex-unquoted-value', message, at, end);
			}
			return toPart('bare', at, end, true);
		}
		const wordsEnd = Math.min(Math.max(findWordsEnd(text, at), end), this.#limit);
		this.#report('bibtex-unquoted-value', 'A value of several words stands in braces.', at, wordsEnd);
		return toPart('bare', at, wordsEnd, true);
	}

	/** Where a value ends whose `{` is missing: before a brace on its line that more fields follow; -1 for any other. */
	#findOrphanClose(at: number): number {
		const { text } = this;
		orphanPattern.lastIndex = at;
		const isOrphan =
			this.#close === closeBrace &&
			orphanPattern.test(text) &&
			orphanPattern.lastIndex <= this.#limit &&
			isStrayClose(text, orphanPattern.lastIndex);
		return isOrphan ? trimEnd(text, at, orphanPattern.lastIndex - 1) : -1;
	}

	#scanDelimited(at: number, kind: 'braced' | 'quoted'): ValuePart | undefined {
		const { text } = this;
		const limit = this.#isLenient ? this.#nextFieldLine(at) : this.#limit;
		let end = this.#findEnd(at, kind, limit);
		if (kind === 'braced' && !this.#skipEscapes && !this.#isGood(at, end)) {
			this.#skipEscapes = true;
			end = this.#findEnd(at, kind, limit);
		}
		if (!this.#isLenient && kind === 'braced' && end >= 0) {
			end = this.#passEscapedClose(at, end);
		}
		const swallowed = kind === 'quoted' && end >= 0 ? findSwallowedField(text, at, end) : -1;
		if (this.#isGood(at, end) && swallowed < 0) {
			return toPart(kind, at, end, true);
		}
		if (!this.#isLenient && swallowed < 0) {
			this.stoppedAt = ~end;
			return undefined;
		}
		const cut = this.#cutValue(at, swallowed < 0 ? limit : swallowed);
		const brace =
			kind === 'quoted' && text.charCodeAt(cut - 1) === quote ? findOpenBrace(text, at + 1, cut - 1) : -1;
		if (brace >= 0) {
			this.#report(
				'bibtex-unbalanced-braces',
				'This brace is never closed; BibTeX counts braces within quotation marks too.',
				brace,
				brace + 1,
			);
			return toPart(kind, at, cut, true);
		}
		const sign = kind === 'quoted' ? '"' : '}';
		this.#report('bibtex-unclosed-value', `This value is not closed: “${sign}” is missing.`, at, at + 1);
		return toPart(kind, at, cut, false);
	}

	#findEnd(at: number, kind: 'braced' | 'quoted', limit: number): number {
		return kind === 'quoted'
			? findQuoteEnd(this.text, at, limit)
			: findBraceEnd(this.text, at, limit, this.#skipEscapes);
	}

	#isGood(at: number, end: number): boolean {
		return end >= 0 && (!this.#isLenient || this.#canFollow(end) || this.#isLast(at, end));
	}

	/** The end of a braced value, or, where nothing that follows can follow it, the one that it has if `\}` does not count. */
	#passEscapedClose(at: number, end: number): number {
		const { text } = this;
		const isEnd = text.charCodeAt(end - 2) === backslash ? this.#isBeforeField(end) : this.#canFollow(end);
		if (isEnd || this.#hasNoEscapedClose || !text.slice(at, end).includes('\\}')) {
			return end;
		}
		const other = findBraceEnd(text, at, this.#limit, true);
		// What is searched in vain once is not searched again.
		this.#hasNoEscapedClose = other < 0 || !this.#canFollow(other);
		if (!this.#hasNoEscapedClose) {
			return other;
		}
		this.reach = other < 0 ? ~other : other;
		return end;
	}

	#isBeforeField(end: number): boolean {
		const { text } = this;
		const next = skipBlanks(text, end);
		const after = text.charCodeAt(next) === comma ? skipBlanks(text, next + 1) : next;
		return text.charCodeAt(after) === this.#close
			? !isStrayClose(text, after + 1)
			: after !== next && beginsField(text, after);
	}

	#canFollow(end: number): boolean {
		const next = skipBlanks(this.text, end);
		const code = this.text.charCodeAt(next);
		return code === comma || code === hash || code === this.#close || beginsField(this.text, next);
	}

	/** Whether a value ends what there is of the entry, and the closing delimiter is its own, not the entry's. */
	#isLast(start: number, end: number): boolean {
		const { text } = this;
		return skipBlanks(text, end) >= this.#limit && !moreThanValuePattern.test(text.slice(start, end));
	}

	/** Where an unclosed value is held to end: before the field, or the line with nothing but the entry's close, that follows. */
	#cutValue(at: number, limit: number): number {
		let end = trimEnd(this.text, at + 1, limit);
		if (limit === this.#limit && this.text.charCodeAt(end - 1) === this.#close) {
			end = trimEnd(this.text, at + 1, end - 1);
		}
		if (this.text.charCodeAt(end - 1) === comma) {
			end--;
		}
		return Math.max(end, at + 1);
	}

	#nextFieldLine(at: number): number {
		if (this.#fieldLine < at) {
			this.#fieldLine = findFieldLine(this.text, at, this.#limit);
		}
		return this.#fieldLine;
	}

	#report(code: BibtexFaultCode, message: string, start: number, end: number): void {
		this.fault ??= { code, message, start, end };
	}
}

/** Where a quoted value holds the beginning of a further field, on a line of its own or quoted, too; -1 where it does not. */
function findSwallowedField(text: string, start: number, end: number): number {
	const offset = text.slice(start, end).search(swallowedFieldPattern);
	return offset < 0 ? -1 : findFieldLine(text, start, start + offset);
}

const openBrace = 123;
const closeBrace = 125;
const quote = 34;
const comma = 44;
const hash = 35;
const equals = 61;
const percent = 37;
const backslash = 92;

const moreThanValuePattern = /[\r\n=]/;
const swallowedFieldPattern =
	/,[ \t]*[\r\n]\s*[A-Za-z][\w-]*[ \t]*=[ \t]*["{\w]|[,\r\n]\s*[A-Za-z][\w-]*[ \t]*=[ \t]*"/;
// Digits, and what is none: `1-10`, `2nd`, `10.1000/182`.
const halfNumberPattern = /\d+[^\s\d,{}#"=()%@]/y;
// Words, not only a number, up to a brace on their line.
const orphanPattern = /(?!\d+\s*\})[^{}#"=\r\n]*\}/y;
