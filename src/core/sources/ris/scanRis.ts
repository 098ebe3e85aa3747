import type { Span } from '../../text/range';
import { knownTags, listTags, namedTags, proseTags } from './risTags';

/** `AU  - Xu, Y` and the lines that continue it. Offsets are UTF-16, from the tag to the end of the last line. */
export interface RisField extends Span {
	/** In capitals. */
	readonly tag: string;
	/** None of them empty, or missing. One value, or for tags of lists one for each line. */
	readonly values: readonly string[];
}

/** What stands from `TY` to `ER`. */
export interface RisRecord extends Span {
	/** Its first line. */
	readonly head: Span;
	/** The value of `TY` in capitals, `''` where it has none; `undefined` where the record has no `TY`. */
	readonly type: string | undefined;
	/** In the order of the text, without `TY` and `ER`. */
	readonly fields: readonly RisField[];
	/** Why the record is over: its `ER`, the `TY` of the next, or the end of the text. */
	readonly endedBy: 'ER' | 'TY' | 'text';
	/** Lines that belong to no field: a tag that is none, or text where no field can go on. */
	readonly strays: readonly Span[];
}

/**
 * The records of an RIS file, in the order of the text. Linear.
 *
 * - Text before, between and behind records is passed over: publishers write headings there. Tags there begin a record without type; a
 *   `TY` right behind them is its type, as some programs write their tags in any order.
 * - A field begins with two characters, two blanks, a hyphen and a blank. Tags we know may have a blank more or less and small letters, as
 *   some programs write them, and the name of an identifier (`DOI`) counts as its tag. A field whose value is missing is none.
 * - Other lines continue the field before them. Rayyan, Web of Science and Scopus put several fields on one line.
 */
export function* scanRis(text: string): Generator<RisRecord> {
	const scanner = new Scanner();
	for (let at = 0; at < text.length; at = linePattern.lastIndex) {
		linePattern.lastIndex = at;
		const line = linePattern.exec(text)?.[1] ?? '';
		for (const { start, end } of partsOf(line)) {
			const record = scanner.read(line.slice(start, end), at + start);
			if (record) {
				yield record;
			}
		}
	}
	const last = scanner.closeRecord('text');
	if (last) {
		yield last;
	}
}

/** What stands for a line each; most often the whole. */
function partsOf(line: string): readonly Span[] {
	// The first place of a second tag is behind a character and its two letters: nearly no line has one.
	if (!line.includes('  - ', 3)) {
		return [{ start: 0, end: line.length }];
	}
	const glue = [...line.matchAll(gluePattern)];
	const starts = [0, ...glue.map((match) => match.index + match[0].length)];
	return starts.map((start, at) => ({ start, end: glue[at]?.index ?? line.length }));
}

interface OpenField {
	readonly tag: string;
	readonly start: number;
	readonly lines: string[];
	end: number;
}

interface OpenRecord {
	type: string | undefined;
	readonly start: number;
	readonly fields: RisField[];
	readonly strays: Span[];
	readonly head: Span;
	/** Blanks between tag and hyphen in its first line. */
	readonly gap: number;
	end: number;
}

class Scanner {
	#record: OpenRecord | undefined;
	#field: OpenField | undefined;
	#isAfterBlank = false;

	/** Takes the next line, and gives the record that it ends. */
	read(line: string, at: number): RisRecord | undefined {
		const trimmed = line.trimEnd();
		const end = at + trimmed.length;
		if (trimmed === '' || trimmed === '\uFEFF') {
			this.#isAfterBlank = true;
			return undefined;
		}
		const isAfterBlank = this.#isAfterBlank;
		this.#isAfterBlank = false;
		const found = readTag(trimmed, this.#field?.tag, this.#record?.gap ?? usualGap);
		if (found) {
			return this.#readField(found, at + found.start, end, isAfterBlank);
		}
		if (this.#record) {
			this.#readOther(this.#record, trimmed, at, end, isAfterBlank);
		}
		return undefined;
	}

	closeRecord(endedBy: RisRecord['endedBy']): RisRecord | undefined {
		this.#closeField();
		if (!this.#record) {
			return undefined;
		}
		const { type, head, start, end, fields, strays } = this.#record;
		this.#record = undefined;
		return { type, head, start, end, fields, strays, endedBy };
	}

	#readField(
		{ tag, value, gap }: FoundTag,
		start: number,
		end: number,
		isAfterBlank: boolean,
	): RisRecord | undefined {
		const head = this.#record;
		if (tag === 'TY' && head && head.type === undefined && head.strays.length === 0 && !isAfterBlank) {
			this.#closeField();
			head.type = value.toUpperCase();
			head.end = end;
			return undefined;
		}
		if (tag === 'TY') {
			const before = this.closeRecord('TY');
			this.#record = openRecord(value.toUpperCase(), { start, end }, gap);
			return before;
		}
		if (tag === 'ER') {
			if (this.#record) {
				this.#record.end = end;
			}
			return this.closeRecord('ER');
		}
		this.#closeField();
		this.#record ??= openRecord(undefined, { start, end }, usualGap);
		this.#record.end = end;
		this.#field = { tag, start, end, lines: [value] };
		return undefined;
	}

	/** A line without tag within a record. */
	#readOther(record: OpenRecord, line: string, start: number, end: number, isAfterBlank: boolean): void {
		const field = this.#field;
		const isProse = field !== undefined && proseTags.has(field.tag);
		const isBroken = (isProse ? sureBrokenTagPattern : brokenTagPattern).test(line);
		if (isBroken || !field || (isAfterBlank && !isProse)) {
			record.strays.push({ start, end });
			record.end = end;
			if (isBroken) {
				this.#closeField();
			}
			return;
		}
		field.lines.push(line.trim());
		field.end = end;
		record.end = end;
	}

	#closeField(): void {
		const field = this.#field;
		this.#field = undefined;
		if (field && this.#record) {
			const { tag, start, end, lines } = field;
			const texts = lines.filter(Boolean);
			const values = (listTags.has(tag) ? texts : [texts.join(' ')]).filter((text) => !isMissing(text));
			if (values.length > 0) {
				this.#record.fields.push({ tag, values, start, end });
			}
		}
	}
}

/** Whether a value is none: empty, or what R, pandas, JavaScript and people write for what they do not have. */
function isMissing(value: string): boolean {
	return /^(?:NA|<NA>|N\/A|n\/a|nan|NaN|NULL|null|undefined)?$/.test(value);
}

function openRecord(type: string | undefined, head: Span, gap: number): OpenRecord {
	return { type, head, ...head, fields: [], strays: [], gap };
}

interface FoundTag {
	readonly tag: string;
	readonly value: string;
	/** Offset of the tag in its line. */
	readonly start: number;
	/** Blanks before the hyphen. */
	readonly gap: number;
}

/** The tag at the beginning of a line. `before` is the tag of the field above, `recordGap` the gap of the record's `TY`. */
function readTag(line: string, before: string | undefined, recordGap: number): FoundTag | undefined {
	const match = tagPattern.exec(line);
	const [, indent = '', name = '', blanks = '', rest = ' '] = match ?? [];
	if (!match) {
		return readNamedTag(line, before);
	}
	const tag = name.toUpperCase();
	const value = rest.trim();
	const gap = blanks.length;
	const found = { tag, value, start: indent.length, gap };
	const isSpaced = /^\s|^$/.test(rest);
	const isCapital = tag === name;
	if (gap === 2 && isSpaced && isCapital) {
		return found;
	}
	const isLikely =
		knownTags.has(tag) && (isCapital || gap >= 2) && (gap >= 2 || isSpaced || gap === recordGap);
	// In prose, "T2 - weighted" and a lone "ER" are words of a sentence, unless the record writes all its tags so.
	const isWord = before !== undefined && proseTags.has(before) && /^(?:\p{Ll}|$)/u.test(value);
	return isLikely && (!isWord || gap === recordGap) ? found : undefined;
}

/** `DOI  - 10.1000/1`: the tag that is meant by the name of an identifier. In prose it may be a word. */
function readNamedTag(line: string, before: string | undefined): FoundTag | undefined {
	const [, indent = '', name = '', blanks = '', value = ''] = namedTagPattern.exec(line) ?? [];
	const tag = namedTags.get(name);
	const isSure = blanks.length === usualGap || before === undefined || !proseTags.has(before);
	return tag !== undefined && isSure
		? { tag, value: value.trim(), start: indent.length, gap: blanks.length }
		: undefined;
}

const usualGap = 2;
const linePattern = /([^\r\n]*)(?:\r\n|\r|\n|$)/y;
/**
 * Where a field ends within a line, before Rayyan's `     LK  - `, Web of Science's `NorwayC3  - ` or the address that Scopus writes
 * behind references; “JAPAN  - ” ends a word.
 */
const gluePattern =
	/[ \t]{4}(?=[A-Z][A-Z0-9] {2}- )(?<=\S[ \t]{4,8})|(?<=\S)(?=C3 {2}- )|(?<=[^\s\p{Lu}])(?=(?:AD|AN|FU|PU|WE) {2}- |UR {2}- https?:)/gu;

/** Indent, tag, blanks, value, in which U+2028 may part lines, as Atypon writes them. `ER` may stand alone. */
const tagPattern = /^([\uFEFF\s]*)([A-Za-z][A-Za-z0-9])(?:([ \t\u00A0]{0,4})[-–](.*)|(?<=ER)\s*$)/s;

const namedTagPattern = /^([\uFEFF\s]*)([A-Z]{3,4})([ \t]{1,2})-(?: (.*)|$)/s;

/** What was meant for a tag; in prose, “AIDS - a disease” was not. */
const brokenTagPattern = /^(?:[A-Z]|[A-Z0-9]{3,4}) {1,2}- |^[A-Z0-9][^A-Za-z0-9\s] {2}- /;
const sureBrokenTagPattern = /^(?:[A-Z]|[A-Z0-9]{3,4}|[A-Z0-9][^A-Za-z0-9\s]) {2}- /;
