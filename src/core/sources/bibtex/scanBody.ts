import type { Span } from '../../text/range';
import { readHead } from './bibtexHeads';
import type { BibtexFault, BibtexFaultCode, FieldNode, ValuePart } from './bibtexSyntax';
import { scanKey } from './scanKey';
import {
	beginsHead,
	beginsField,
	findFieldLine,
	isLineEnd,
	skipBlanks,
	skipSpaces,
	trimEnd,
} from './scanLines';
import { findBareEnd, findBraceEnd, findOpenBrace, findQuoteEnd, findWordsEnd, toPart } from './scanValue';

/** What stands between the braces of an entry or a `@string`. */
export interface Body {
	readonly key: Span;
	readonly fields: readonly FieldNode[];
	/** Behind the closing delimiter, or where the body stops without one. */
	readonly end: number;
	readonly isClosed: boolean;
	/** How far was read to find the end; 0 for no farther. */
	readonly reach: number;
	/** The first in the text. */
	readonly fault: BibtexFault | undefined;
}

export interface BodyPlace {
	/** Offset of the `@`. */
	readonly start: number;
	/** Offset behind the opening delimiter. */
	readonly content: number;
	/** Code of the closing delimiter. */
	readonly close: number;
	readonly hasKey: boolean;
	/** Whether the body is one value, as in `@preamble`. */
	readonly isValue?: boolean;
}

/**
 * Reads the body as it stands; where that runs into the next entry or the end of the text, reads it again up to there, and then
 * lets a line that begins with `name =` end the value before it.
 */
export function scanBody(text: string, place: BodyPlace, limit: number): Body {
	const strict = new BodyScanner(text, place, limit, false);
	strict.scan();
	if (strict.stoppedAt < 0) {
		return strict;
	}
	const lenient = new BodyScanner(text, place, strict.stoppedAt, true);
	lenient.scan();
	lenient.reach = strict.stoppedAt;
	return lenient;
}

class BodyScanner implements Body {
	key: Span;
	readonly fields: FieldNode[] = [];
	end: number;
	isClosed = false;
	reach = 0;
	fault: BibtexFault | undefined;
	/** Where a value or the body itself turned out never to be closed, or -1. */
	stoppedAt = -1;
	#at: number;
	#skipEscapes = false;
	#hasNoEscapedClose = false;
	/** The next line that looks like a field; only ever moves forward. */
	#fieldLine = -1;

	constructor(
		private readonly text: string,
		private readonly place: BodyPlace,
		private readonly limit: number,
		private readonly isLenient: boolean,
	) {
		this.#at = place.content;
		this.end = place.content;
		this.key = { start: place.content, end: place.content };
	}

	scan(): void {
		if (this.place.isValue) {
			this.#scanValue();
		} else if (this.place.hasKey) {
			this.#scanKey();
		}
		while (this.stoppedAt < 0 && !this.isClosed) {
			this.#scanNext();
		}
		if (!this.isClosed) {
			this.end = trimEnd(this.text, this.place.content, Math.min(this.#at, this.limit));
		}
	}

	#scanKey(): void {
		const { text, limit } = this;
		const start = skipBlanks(text, this.place.content);
		if (start < limit && isHead(text, start)) {
			this.#stop(start);
			return;
		}
		const place = { entry: this.place.start, close: this.place.close, limit };
		const { key, next, fault } = scanKey(text, start, place);
		this.key = key;
		this.#at = next;
		this.fault ??= fault;
	}

	/** One step: a field, the close, or the end. */
	#scanNext(): void {
		const { text } = this;
		const at = skipBlanks(text, this.#at);
		const code = text.charCodeAt(at);
		if (at >= this.limit) {
			this.#stop(this.limit);
		} else if (code === comma) {
			this.#at = at + 1;
		} else if (code === this.place.close) {
			this.#close(at);
		} else if (isHead(text, at)) {
			this.#stop(at);
		} else {
			namePattern.lastIndex = at;
			if (namePattern.test(text)) {
				this.#scanField(at, Math.min(namePattern.lastIndex, this.limit));
			} else {
				this.#skipUnexpected(at, code);
			}
		}
	}

	#close(at: number): void {
		if (isStrayClose(this.text, at + 1)) {
			this.#report('bibtex-stray-brace', 'This closes the entry, but more fields follow.', at, at + 1);
			this.#at = at + 1;
			return;
		}
		this.isClosed = true;
		this.end = at + 1;
	}

	/** The body has no close before the offset. */
	#stop(at: number): void {
		this.stoppedAt = at;
		this.#at = at;
		const { start, content } = this.place;
		const what = at < this.text.length ? 'before the next one begins' : 'before the end of the file';
		const sign = this.place.close === closeBrace ? '}' : ')';
		this.#report('bibtex-unclosed-entry', `This entry is not closed by “${sign}” ${what}.`, start, content);
	}

	#scanField(start: number, end: number): void {
		const { text } = this;
		const name = { start, end };
		let at = skipBlanks(text, end);
		const code = text.charCodeAt(at);
		if (code === equals && at < this.limit) {
			at = skipBlanks(text, at + 1);
			if (text.charCodeAt(at) === equals) {
				this.#report('bibtex-double-equals', 'There is one “=” too many here.', start, at + 1);
				at = skipBlanks(text, at + 1);
			}
		} else if ((code === openBrace || code === quote) && at < this.limit) {
			this.#report('bibtex-missing-equals', `“=” is missing behind “${text.slice(start, end)}”.`, start, end);
		} else {
			const word = text.slice(start, end);
			const isBehindClose =
				this.fields.at(-1)?.value.end === this.#at && closePattern.test(text.charAt(this.#at - 1));
			this.#report(
				'bibtex-missing-equals',
				isBehindClose && wordPattern.test(word)
					? `“${word}” stands behind a value that is closed already: is a “${text.charAt(this.#at - 1)}” before it one too many?`
					: `“${word}” is no field: “=” and a value are missing.`,
				start,
				end,
			);
			this.#at = end;
			return;
		}
		this.#at = at;
		const parts = this.#scanValue();
		const [first] = parts;
		const last = parts.at(-1);
		const empty = trimEnd(text, start, Math.min(at, this.limit));
		// One part is its own span: files have hundreds of thousands of values.
		const value = first === last && first ? first : { start: first?.start ?? empty, end: last?.end ?? empty };
		this.fields.push({ name, value, parts });
		if (!last) {
			this.#report('bibtex-missing-value', `“${text.slice(start, end)}” has no value.`, start, empty);
		} else if (this.stoppedAt < 0) {
			this.#checkAfterValue(value.end);
		}
	}

	/** What follows a value is a comma or the close. */
	#checkAfterValue(end: number): void {
		const next = skipBlanks(this.text, end);
		if (beginsField(this.text, next) && next < this.limit) {
			this.#report('bibtex-missing-comma', 'A comma is missing between two fields.', end, next);
		}
	}

	/** Parts joined by `#`; leaves the cursor behind the last. */
	#scanValue(): readonly ValuePart[] {
		const first = this.#scanOperand(0);
		if (!first) {
			return noParts;
		}
		// An array that something is pushed to has room for many: files have hundreds of thousands of values, and most have one part.
		const parts = [first];
		while (this.#skipHash()) {
			const part = this.#scanOperand(parts.length);
			if (!part) {
				break;
			}
			parts.push(part);
		}
		return parts;
	}

	/** @param before how many parts stand before it */
	#scanOperand(before: number): ValuePart | undefined {
		const at = skipBlanks(this.text, this.#at);
		const part = at < this.limit ? this.#scanPart(at) : undefined;
		if (part) {
			this.#at = part.end;
		} else if (before > 0) {
			this.#report('bibtex-missing-value', 'Nothing follows this “#” to be joined.', this.#at - 1, this.#at);
		}
		return part;
	}

	#skipHash(): boolean {
		const next = skipBlanks(this.text, this.#at);
		const isHash = this.text.charCodeAt(next) === hash && next < this.limit;
		if (isHash) {
			this.#at = next + 1;
		}
		return isHash;
	}

	#scanPart(at: number): ValuePart | undefined {
		const { text } = this;
		const code = text.charCodeAt(at);
		if (code === openBrace || code === quote) {
			return this.#scanDelimited(at, code === quote ? 'quoted' : 'braced');
		}
		const end = Math.min(findBareEnd(text, at), this.limit);
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
			next >= this.limit ||
			isLineEnd(after) ||
			after === comma ||
			after === hash ||
			after === this.place.close;
		if (isSingle || after === equals || after === percent || beginsField(text, next)) {
			halfNumberPattern.lastIndex = at;
			if (halfNumberPattern.test(text)) {
				const message = 'A value that is neither a number nor a name stands in braces; BibTeX stops here.';
				this.#report('bibtex-unquoted-value', message, at, end);
			}
			return toPart('bare', at, end, true);
		}
		const wordsEnd = Math.min(Math.max(findWordsEnd(text, at), end), this.limit);
		this.#report('bibtex-unquoted-value', 'A value of several words stands in braces.', at, wordsEnd);
		return toPart('bare', at, wordsEnd, true);
	}

	/** Where a value ends whose `{` is missing: before a brace on its line that more fields follow; -1 for any other. */
	#findOrphanClose(at: number): number {
		const { text } = this;
		orphanPattern.lastIndex = at;
		const isOrphan =
			this.place.close === closeBrace &&
			orphanPattern.test(text) &&
			orphanPattern.lastIndex <= this.limit &&
			isStrayClose(text, orphanPattern.lastIndex);
		return isOrphan ? trimEnd(text, at, orphanPattern.lastIndex - 1) : -1;
	}

	#scanDelimited(at: number, kind: 'braced' | 'quoted'): ValuePart | undefined {
		const { text } = this;
		const limit = this.isLenient ? this.#nextFieldLine(at) : this.limit;
		let end = this.#findEnd(at, kind, limit);
		if (kind === 'braced' && !this.#skipEscapes && !this.#isGood(at, end)) {
			this.#skipEscapes = true;
			end = this.#findEnd(at, kind, limit);
		}
		if (!this.isLenient && kind === 'braced' && end >= 0) {
			end = this.#passEscapedClose(at, end);
		}
		const swallowed = kind === 'quoted' && end >= 0 ? findSwallowedField(text, at, end) : -1;
		if (this.#isGood(at, end) && swallowed < 0) {
			return toPart(kind, at, end, true);
		}
		if (!this.isLenient && swallowed < 0) {
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
		return end >= 0 && (!this.isLenient || this.#canFollow(end) || this.#isLast(at, end));
	}

	/** The end of a braced value, or, where nothing that follows can follow it, the one that it has if `\}` does not count. */
	#passEscapedClose(at: number, end: number): number {
		const { text } = this;
		const isEnd = text.charCodeAt(end - 2) === backslash ? this.#isBeforeField(end) : this.#canFollow(end);
		if (isEnd || this.#hasNoEscapedClose || !text.slice(at, end).includes('\\}')) {
			return end;
		}
		const other = findBraceEnd(text, at, this.limit, true);
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
		return text.charCodeAt(after) === this.place.close
			? !isStrayClose(text, after + 1)
			: after !== next && beginsField(text, after);
	}

	#canFollow(end: number): boolean {
		const next = skipBlanks(this.text, end);
		const code = this.text.charCodeAt(next);
		return code === comma || code === hash || code === this.place.close || beginsField(this.text, next);
	}

	/** Whether a value ends what there is of the entry, and the closing delimiter is its own, not the entry's. */
	#isLast(start: number, end: number): boolean {
		const { text, limit } = this;
		return skipBlanks(text, end) >= limit && !moreThanValuePattern.test(text.slice(start, end));
	}

	/** Where an unclosed value is held to end: before the field, or the line with nothing but the entry's close, that follows. */
	#cutValue(at: number, limit: number): number {
		let end = trimEnd(this.text, at + 1, limit);
		if (limit === this.limit && this.text.charCodeAt(end - 1) === this.place.close) {
			end = trimEnd(this.text, at + 1, end - 1);
		}
		if (this.text.charCodeAt(end - 1) === comma) {
			end--;
		}
		return Math.max(end, at + 1);
	}

	#nextFieldLine(at: number): number {
		if (this.#fieldLine < at) {
			this.#fieldLine = findFieldLine(this.text, at, this.limit);
		}
		return this.#fieldLine;
	}

	#skipUnexpected(at: number, code: number): void {
		const { text } = this;
		this.#report(
			'bibtex-unexpected',
			`“${text.charAt(at)}” is not expected here: a field or the end of the entry is.`,
			at,
			at + 1,
		);
		const end =
			code === openBrace || code === quote
				? this.#scanDelimited(at, code === quote ? 'quoted' : 'braced')?.end
				: at + 1;
		this.#at = end ?? at;
	}

	#report(code: BibtexFaultCode, message: string, start: number, end: number): void {
		this.fault ??= { code, message, start, end };
	}
}

/** Whether more fields follow a brace that would close the entry, whose end is given. */
export function isStrayClose(text: string, end: number): boolean {
	strayPattern.lastIndex = end;
	return strayPattern.test(text);
}

/** Whether only the next entry can go on like this, where a key or a field is due. */
function isHead(text: string, at: number): boolean {
	return text.charCodeAt(at) === atSign && (beginsHead(text, at) || readHead(text, at)?.fault !== undefined);
}

/** Where a quoted value holds the beginning of a further field, on a line of its own or quoted, too; -1 where it does not. */
function findSwallowedField(text: string, start: number, end: number): number {
	const offset = text.slice(start, end).search(swallowedFieldPattern);
	return offset < 0 ? -1 : findFieldLine(text, start, start + offset);
}

const noParts: readonly ValuePart[] = [];

const openBrace = 123;
const closeBrace = 125;
const atSign = 64;
const quote = 34;
const comma = 44;
const hash = 35;
const equals = 61;
const percent = 37;
const backslash = 92;

const closePattern = /[}"]/;
const wordPattern = /^[\p{L}\p{N}]/u;
const moreThanValuePattern = /[\r\n=]/;
const namePattern = /[^\s,={}"#()%@'\\]+/y;
// Behind a close: a comma and a field, or a line with a field whose value has a delimiter.
const strayPattern = /\s*,\s*[A-Za-z][\w-]*\s*=|[ \t]*\r?\n[ \t]*[A-Za-z][\w-]*[ \t]*=[ \t]*["{]/y;
const swallowedFieldPattern =
	/,[ \t]*[\r\n]\s*[A-Za-z][\w-]*[ \t]*=[ \t]*["{\w]|[,\r\n]\s*[A-Za-z][\w-]*[ \t]*=[ \t]*"/;
// Digits, and what is none: `1-10`, `2nd`, `10.1000/182`.
const halfNumberPattern = /\d+[^\s\d,{}#"=()%@]/y;
// Words, not only a number, up to a brace on their line.
const orphanPattern = /(?!\d+\s*\})[^{}#"=\r\n]*\}/y;
