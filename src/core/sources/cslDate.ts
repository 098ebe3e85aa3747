import type { PartialDate } from '../model/partialDate';

/**
 * The date of a CSL date variable: `{ "date-parts": [[2024, "12", 18], [2025]] }`, `{ raw }`, `{ literal }`, or a text.
 *
 * What should be a list of a list, `[2024, 12, 18]` or `["2024-12-18"]`, is read as it is meant; two years are a range.
 *
 * Months and days outside the calendar are left out; so is the season of a year. Texts are EDTF level 1 (`2024-12~`,
 * `2024/2025`, `2024-1X`), or hold a year and perhaps an English month: "18 December 2024", "Dec. 2024", "2024/12/18", "2024-7-8",
 * "2024-7-8/2024-7-9".
 * An open end (`2024/..`, `2024/`, or the year 0 in parts) is left out, since a `PartialDate` has no place for it.
 *
 * @returns `undefined` where no year can be read.
 */
export function parseCslDate(value: unknown): PartialDate | undefined {
	if (typeof value === 'string' || typeof value === 'number') {
		return parseDateText(String(value));
	}
	if (typeof value !== 'object' || value === null) {
		return undefined;
	}
	if (Array.isArray(value)) {
		return fromParts(value);
	}
	const fields = value as Readonly<Record<string, unknown>>;
	const parts = Array.isArray(fields['date-parts']) ? fromParts(fields['date-parts']) : undefined;
	const texts = [fields.raw, fields.literal, fields.edtf].filter((text) => typeof text === 'string');
	const date = parts ?? texts.map(parseDateText).find(Boolean);
	const circa = fields.circa;
	return date && circa !== undefined && circa !== false && circa !== 0 && circa !== '0' && circa !== ''
		? { ...date, circa: true }
		: date;
}

/** The date in a text that people or EDTF wrote. */
function parseDateText(text: string): PartialDate | undefined {
	const trimmed = text.trim();
	const edtf = /^([^/]+)\/([^/]*)$/.exec(trimmed);
	if (edtf) {
		const [start, end] = [edtf[1] ?? '', edtf[2] ?? ''].map(
			(side) => parseEdtf(side) ?? parseNumeric(side.trim()),
		);
		const isOpen = /^(?:\.\.|open|unknown)?$/.test(edtf[2]?.trim() ?? '');
		if (start && (end || isOpen)) {
			return { ...start, ...(end && { end }) };
		}
	}
	return parseEdtf(trimmed) ?? parseWritten(trimmed);
}

function parseEdtf(text: string): PartialDate | undefined {
	const match = /^(-?\d{2}[\dXu]{2})(?:-([\dXu]{2})(?:-([\dXu]{2}))?)?(?:T.*)?(\?~|[~?%]?)$/.exec(
		text.trim(),
	);
	const year = match?.[1];
	if (!match || year === undefined) {
		return undefined;
	}
	const isRounded = /[Xu]/.test(year);
	const number = Number(year.replace(/[Xu]/g, '0'));
	const date = calendarDate(
		// EDTF has a year 0, CSL has not: -0043 is 44 BC.
		number < 0 ? number - 1 : number,
		isRounded ? NaN : Number(match[2]),
		Number(match[3]),
	);
	return isRounded || match[4] === '~' || match[4] === '?~' || match[4] === '%'
		? { ...date, circa: true }
		: date;
}

function parseWritten(text: string): PartialDate | undefined {
	const numeric = parseNumeric(text);
	if (numeric) {
		return numeric;
	}
	const year = /(?<!\d)(?:1\d|20|21)\d\d(?!\d)/.exec(text)?.[0];
	if (year === undefined) {
		return undefined;
	}
	const name = /\b(jan|feb|mar|apr|may(?![a-z])|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b/i
		.exec(text)?.[1]
		?.toLowerCase();
	const month = name === undefined ? NaN : months.indexOf(name) + 1;
	const day = /(?<!\d)(\d{1,2})(?:st|nd|rd|th)?(?!\d)/.exec(text.replace(year, ' '))?.[1];
	const date = calendarDate(Number(year), month, Number(day));
	return /\b(?:circa|ca?\.|about)(?=\s|\d)/i.test(text) ? { ...date, circa: true } : date;
}

function parseNumeric(text: string): PartialDate | undefined {
	const match = /^(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?$/.exec(text);
	return match ? calendarDate(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

function fromParts(parts: readonly unknown[]): PartialDate | undefined {
	const [start, end] = (isFlatDate(parts) ? [parts] : parts).map((part) => {
		if (typeof part === 'string' && !Number.isFinite(toNumber(part))) {
			return parseDateText(part);
		}
		const [year, month, day] = Array.isArray(part) ? part.map(toNumber) : [toNumber(part)];
		return year === undefined || !Number.isInteger(year) || year === 0
			? undefined
			: calendarDate(year, month ?? NaN, day ?? NaN);
	});
	return start && { ...start, ...(end && { end }) };
}

/** Whether `date-parts` are those of one date, which should be a list of its own. */
export function isFlatDate(parts: readonly unknown[]): boolean {
	const [year, ...others] = parts.map(toNumber);
	return Number.isFinite(year) && others.length > 0 && others.every((part) => part >= 0 && part <= 31);
}

function toNumber(value: unknown): number {
	return typeof value === 'number' ? value : typeof value === 'string' && value.trim() ? Number(value) : NaN;
}

/** As much of the date as a calendar has. */
function calendarDate(year: number, month: number, day: number): PartialDate {
	const hasMonth = Number.isInteger(month) && month >= 1 && month <= 12;
	const hasDay = hasMonth && Number.isInteger(day) && day >= 1 && day <= 31;
	return { year, ...(hasMonth && { month }), ...(hasDay && { day }) };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
