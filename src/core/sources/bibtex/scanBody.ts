import type { Span } from '../../text/range';
import { readHead } from './bibtexHeads';
import type { BibtexFault, BibtexFaultCode, FieldNode, ValuePart } from './bibtexSyntax';
import { scanKey } from './scanKey';
import { beginsField, beginsHead, isStrayClose, skipBlanks, trimEnd } from './scanLines';
import { PartScanner } from './scanPart';

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
 * Reads the body as it stands. If that runs into the next entry or the end of the text, reads it again up to there; this time a line that
 * begins with `name =` ends the value before it.
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
	readonly #parts: PartScanner;
	#at: number;

	constructor(
		private readonly text: string,
		private readonly place: BodyPlace,
		private readonly limit: number,
		isLenient: boolean,
	) {
		this.#parts = new PartScanner(text, { close: place.close, limit, isLenient });
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

	#scanPart(at: number): ValuePart | undefined {
		const part = this.#parts.scan(at);
		this.fault ??= this.#parts.fault;
		this.stoppedAt = this.#parts.stoppedAt;
		this.reach = this.#parts.reach;
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

	#skipUnexpected(at: number, code: number): void {
		const { text } = this;
		this.#report(
			'bibtex-unexpected',
			`“${text.charAt(at)}” is not expected here: a field or the end of the entry is.`,
			at,
			at + 1,
		);
		const end = code === openBrace || code === quote ? this.#scanPart(at)?.end : at + 1;
		this.#at = end ?? at;
	}

	#report(code: BibtexFaultCode, message: string, start: number, end: number): void {
		this.fault ??= { code, message, start, end };
	}
}

/** Whether only the next entry can go on like this, where a key or a field is due. */
function isHead(text: string, at: number): boolean {
	return text.charCodeAt(at) === atSign && (beginsHead(text, at) || readHead(text, at)?.fault !== undefined);
}

const noParts: readonly ValuePart[] = [];

const openBrace = 123;
const closeBrace = 125;
const atSign = 64;
const quote = 34;
const comma = 44;
const hash = 35;
const equals = 61;

const closePattern = /[}"]/;
const wordPattern = /^[\p{L}\p{N}]/u;
const namePattern = /[^\s,={}"#()%@'\\]+/y;
