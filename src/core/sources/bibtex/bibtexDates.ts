import { foreignMonth } from './monthNames';
import { parseTex } from './parseTex';
import { plainText } from './texNodes';

/** A CSL-JSON date. One part is a day, month or year, two are a range; an end of `[0]` is open. Months 21 to 24 are seasons. */
export interface CslDate {
	readonly 'date-parts'?: readonly (readonly number[])[];
	readonly circa?: true;
	/** The text, where no year can be told. */
	readonly literal?: string;
}

/**
 * The date of BibLaTeX's `date` and fields like it: EDTF level 1 (manual, 2.3.8), or what people write instead.
 *
 * `2012-03-04`, `2012-03/2012-05`, `2012/` and `2012/..` (open end), `../2012` (no beginning is known: the end stands for all),
 * `2012?`, `2012~` and `2012?~` (circa the latter two), `2012-21` (spring), `201X` and `201u` (2010 to 2019), `-0043` (44 BC), `Y-17000`.
 */
export function parseBibtexDate(text: string): CslDate | undefined {
	const trimmed = withoutCommands(text)
		.replaceAll('\u00A0', '~')
		.replace(/[{}\\]/g, '')
		.trim();
	if (trimmed === '') {
		return undefined;
	}
	const sides = trimmed.split('/').map((side) => side.trim());
	const isCirca = sides.some((side) => /[~%]$/.test(side));
	const dates = sides.map(parseSide);
	const [start, end] = dates;
	if (sides.length > 2 || dates.includes(undefined) || !start || (start.length === 0 && !end?.length)) {
		return parseWrittenDate(trimmed, text);
	}
	const parts =
		start.length === 0 ? [end ?? []] : sides.length === 1 ? start : [start[0] ?? [], end?.at(-1) ?? [0]];
	return { 'date-parts': parts.flatMap((part) => toParts(part)), ...(isCirca && { circa: true }) };
}

/**
 * The date of `year`, `month` and `day`, each as it is written, in TeX without braces.
 *
 * A year may be a whole date in the form of `date`, or one that begins with its day, and without a `month` "May 12, 2018", too. A month is its name or number, with a day before or behind it (`jan # { 3}` is `jan 3`); two are a range. Beside a
 * word that names none, a number is none either.
 */
export function parseOldDate(
	year: string | undefined,
	month: string | undefined,
	day: string | undefined,
): CslDate | undefined {
	const yearText = clean(year);
	if (yearText === '') {
		return undefined;
	}
	const isDayFirst = dayFirstPattern.test(yearText);
	if (datePattern.test(yearText) || ((isDayFirst || isWholeDate(yearText)) && clean(month) === '')) {
		return parseBibtexDate(yearText);
	}
	const whole = isDayFirst ? parseBibtexDate(yearText) : undefined;
	if (whole?.['date-parts']?.[0]?.[1] !== undefined) {
		return whole;
	}
	const years = readYears(yearText);
	if (!years) {
		return toLiteral(year ?? '');
	}
	const [first = 0, last] = years.values;
	const circa = years.circa ? { circa: true as const } : {};
	if (last !== undefined) {
		return { 'date-parts': [[first], [last]], ...circa };
	}
	const months = readMonths(clean(month), clean(day));
	const parts = months.length === 0 ? [[first]] : months.map((part) => [first, ...part]);
	return { 'date-parts': parts, ...circa };
}

/** The month of a name or number, 1 to 12, or a season, 21 to 24. */
function parseMonth(text: string): number | undefined {
	const word = text.trim().toLowerCase();
	if (/^\d{1,2}$/.test(word)) {
		const number = Number(word);
		return (number >= 1 && number <= 12) || (number >= 21 && number <= 24) ? number : undefined;
	}
	return monthNumbers.get(word.slice(0, 3)) ?? undefined;
}

/** Whether a text names a month or a season in English or by number, perhaps with days, or two of them. */
export function readsMonth(text: string): boolean {
	return readMonths(clean(text), '', parseMonth).length > 0;
}

/** The same of a name in other languages, too. */
function readMonth(word: string): number | undefined {
	return foreignMonth(word) ?? parseMonth(word);
}

type Part = readonly number[];

function parseSide(side: string): Part[] | undefined {
	if (side === '' || side === '..' || side === 'open' || side === 'unknown') {
		return [];
	}
	const match = edtfPattern.exec(side);
	if (!match) {
		return undefined;
	}
	const [, year = '', month, day] = match;
	if (/[Xxu]/.test(year)) {
		return [[toYear(year.replace(/[Xxu]/g, '0'))], [toYear(year.replace(/[Xxu]/g, '9'))]];
	}
	const numbers = [toYear(year)];
	for (const part of [month, day]) {
		if (part === undefined || !/^\d\d$/.test(part)) {
			break;
		}
		numbers.push(Number(part));
	}
	const [, monthNumber] = numbers;
	const isMonth = monthNumber === undefined || parseMonth(String(monthNumber)) !== undefined;
	return isMonth && (numbers[2] ?? 1) >= 1 && (numbers[2] ?? 1) <= 31 ? [numbers] : undefined;
}

/** Astronomical years have a year 0, CSL has not: -0043 is 44 BC. */
function toYear(text: string): number {
	const number = Number(text.replace(/^[Yy]/, ''));
	return text.includes('-') ? number - 1 : number;
}

function toParts(part: Part | readonly Part[]): Part[] {
	return typeof part[0] === 'number' || part.length === 0 ? [part as Part] : [...(part as readonly Part[])];
}

/** "18 December 2024", "2024/12/18", "Spring 2024", "c. 1990"; a text without a year is `literal`. */
function parseWrittenDate(text: string, tex: string): CslDate | undefined {
	const numeric = /^(\d{4})[/.年-](\d{1,2})(?:[/.月-](\d{1,2}))?[月日]?$/.exec(text);
	const numericMonth = parseMonth(numeric?.[2] ?? '');
	if (numeric && numericMonth !== undefined) {
		const day = numeric[3] === undefined ? [] : [Number(numeric[3])];
		return { 'date-parts': [[Number(numeric[1]), numericMonth, ...day]] };
	}
	const dayFirst = dayFirstPattern.exec(text);
	if (dayFirst) {
		const [, first, sign, second, year] = dayFirst;
		return { 'date-parts': [[Number(year), ...readDayAndMonth(Number(first), Number(second), sign)]] };
	}
	const year = /(?<!\d)[12]\d{3}(?!\d)/.exec(text)?.[0];
	const years = /^\D*[12]\d{3}\D+[12]\d{3}\D*$/.test(text) ? readYears(text) : undefined;
	if (year === undefined || years) {
		return years ? { 'date-parts': years.values.map((value) => [value]) } : toLiteral(tex);
	}
	const rest = text.replace(year, ' ');
	const date = parseOldDate(year, namesNoMonth(rest) ? undefined : rest, undefined);
	return /\b(?:circa|ca?\.|about)/i.test(text) ? { ...date, circa: true } : (date ?? toLiteral(tex));
}

/** Whether there are words, and none of them is a month. */
function namesNoMonth(text: string): boolean {
	const words = text.match(/\p{L}+/gu) ?? [];
	return words.length > 0 && words.every((word) => readMonth(word) === undefined);
}

/** Month and day of 3.5. or 3/5; none where it may be the third of May as well as the fifth of March. */
function readDayAndMonth(first: number, second: number, sign: string | undefined): Part {
	const isDayFirst = sign === '.' || first > 12;
	const [day, month] = isDayFirst ? [first, second] : [second, first];
	const isClear = isDayFirst || second > 12 || first === second;
	return isClear && day >= 1 && day <= 31 && month >= 1 && month <= 12 ? [month, day] : [];
}

function toLiteral(tex: string): CslDate | undefined {
	const literal = plainText(parseTex(tex))
		.replace(/[\s\u00A0]+/g, ' ')
		.trim();
	return literal === '' ? undefined : { literal };
}

/** A text without what its commands do not show: `{\noopsort{1973b}}1973` is 1973. */
function withoutCommands(tex: string): string {
	return tex.includes('\\') ? plainText(parseTex(tex)) : tex;
}

/** Whether it is a date with one year and nothing but months, seasons and numbers beside it: "May 12, 2018", "9/2015", "2009-1-15". */
function isWholeDate(text: string): boolean {
	const words = (text.match(/\p{L}+/gu) ?? []).filter((word) => !ordinalPattern.test(word));
	const years = new Set(text.match(/\d{3,}/g));
	return (
		years.size === 1 &&
		words.every((word) => readMonth(word) !== undefined) &&
		(words.length > 0 || wholeNumbersPattern.test(text))
	);
}

/** The year, or the first and the last; what is earlier than the first is no end of it, as in "2008 [1953]". */
function readYears(
	text: string,
): { readonly values: readonly number[]; readonly circa: boolean } | undefined {
	if (/^[-–—]?\d+$/.test(text)) {
		const isNegative = !/^\d/.test(text);
		return { values: [Number(text.replace(/^\D/, '')) * (isNegative ? -1 : 1)], circa: false };
	}
	const found = [...text.matchAll(/(?<!\d)[12]\d{3}(?!\d)/g)].map((match) => Number(match[0]));
	const short = /^\[?([12]\d)(\d\d)\s*[-–/]+\s*(\d\d)\]?$/.exec(text);
	if (short) {
		const [, century, first, last] = short;
		const end = Number(`${century}${last}`) + (last === '00' ? 100 : 0);
		return { values: inOrder([Number(`${century}${first}`), end]), circa: false };
	}
	const circa = /(?:\b(?:circa|ca?\.|about)|[~?])/i.test(text);
	return found.length === 1 || found.length === 2 ? { values: inOrder(found), circa } : undefined;
}

function inOrder([first = 0, last]: readonly number[]): readonly number[] {
	return last === undefined || last < first ? [first] : [first, last];
}

/** Month and day of each side of a range. */
function readMonths(month: string, day: string, toMonth = readMonth): Part[] {
	const [, numbered, ofMonth = day] = numberedPattern.exec(month) ?? [];
	if (numbered !== undefined) {
		return readMonths(numbered, ofMonth);
	}
	const words = month.match(/\p{L}+|\d+/gu) ?? [];
	const names = words.filter((word) => !/^\d/.test(word));
	const months = names.flatMap((word) => toMonth(word) ?? []);
	const numbers = words.filter((word) => /^\d{1,2}$/.test(word)).map(Number);
	if (months.length === 0) {
		if (names.length > 0) {
			return [];
		}
		const [first, last] = numbers.flatMap((number) => parseMonth(String(number)) ?? []);
		if (first === undefined) {
			return [];
		}
		return last === undefined ? [[first, ...readDay(day)]] : [[first], [last]];
	}
	const [first = 0, last] = months;
	if (last !== undefined && last !== first) {
		return numbers.length === 2
			? [
					[first, numbers[0] ?? 1],
					[last, numbers[1] ?? 1],
				]
			: [[first], [last]];
	}
	const days = numbers.filter((number) => number >= 1 && number <= 31);
	return days.length === 2
		? days.map((number) => [first, number])
		: [[first, ...(days.length === 1 ? days : readDay(day))]];
}

function readDay(text: string): number[] {
	const day = /^\d{1,2}/.exec(text)?.[0];
	return day !== undefined && Number(day) >= 1 && Number(day) <= 31 ? [Number(day)] : [];
}

function clean(text: string | undefined): string {
	return withoutCommands(text ?? '')
		.replace(/[{}\\]/g, '')
		.replace(/~/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

// `2014-09-04TZ` is how Zotero wrote the day of a look-up in 2016.
const edtfPattern =
	/^([Yy]-?\d{4,}|-?\d{4}|\d{2,3}[Xxu]{1,2})(?:-(\d\d|[Xxu]{2})(?:-(\d\d|[Xxu]{2}))?)?(?:TZ|[T ]\d\d?(?::[\d:.+Z-]*)?)?(?:\?~|[?~%])?$/;

/** 18.12.2024 or 12/18/2024. */
const dayFirstPattern = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;

/** 9/2015 or 2009-1-15; 2005/06 is two years. */
const wholeNumbersPattern = /^(?:\d\d?[/.-]\d{4}|\d{4}([/.-])\d\d?\1\d\d?)$/;

/** 4月 or 4月5日. */
const numberedPattern = /^(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일])?$/;

/** What stands behind the number of a day: 3rd. */
const ordinalPattern = /^(?:st|nd|rd|th)$/i;

/** A year with its month, as BibLaTeX's `date` has it; 1984-85 is two years. */
const datePattern = /^\d{4}-(?:0[1-9]|1[0-2])(?!\d)/;

/** The abbreviations that every BibTeX style defines: `jan` to `dec`. */
export const monthMacros: ReadonlySet<string> = new Set(
	'jan feb mar apr may jun jul aug sep oct nov dec'.split(' '),
);

const monthNumbers: ReadonlyMap<string, number> = new Map([
	...['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
		(name, index) => [name, index + 1] as const,
	),
	...['spr', 'sum', 'aut', 'win'].map((name, index) => [name, index + 21] as const),
	['fal', 23],
]);
