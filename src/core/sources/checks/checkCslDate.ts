import { isFlatDate } from '../cslDate';
import { checkDay } from './calendar';
import { checkYear } from './checkYear';
import type { ValueFault } from './valueFault';

/**
 * Whether a date variable of CSL, in any of its forms (`cslDate.ts`) but a text, is one that the calendar has. What cannot be read at all,
 * and free text, are left to others.
 */
export function checkCslDate(value: object): ValueFault | undefined {
	const { 'date-parts': parts, raw, literal } = value as Readonly<Record<string, unknown>>;
	if (Array.isArray(parts)) {
		return checkParts(parts);
	}
	const text = raw ?? literal;
	return typeof text === 'string' ? checkDateText(text) : undefined;
}

/** A date in a text: years that are none, and months and days of `2024-12-18` or `2024/12/18` that are none. */
export function checkDateText(text: string): ValueFault | undefined {
	const trimmed = text.trim();
	const [, year, month, day] = packedPattern.exec(trimmed) ?? numericPattern.exec(trimmed) ?? [];
	return year === undefined ? checkYear(trimmed) : checkDay(Number(year), toNumber(month), toNumber(day));
}

function checkParts(parts: readonly unknown[]): ValueFault | undefined {
	const flat = parts.map(toText);
	if (flat.length > 0 && flat.every(Boolean)) {
		const dates = isFlatDate(parts) ? [flat] : flat.map((part) => [part]);
		const written = dates
			.map((date) => `[${date.join(', ')}]`)
			.join(', ')
			.replace(/(?<=\d)-0?/g, ', ');
		return { message: `Each date in “date-parts” is a list of its own: [${written}].` };
	}
	const sides = parts.map((part) =>
		(Array.isArray(part) ? (part as readonly unknown[]) : [part]).map(toText),
	);
	for (const [year = '', month, day] of sides) {
		const fault = checkYear(year) ?? checkDay(Number(year), toNumber(month), toNumber(day), seasons);
		if (fault) {
			return fault;
		}
	}
	const [start, end] = sides.map((side) => side.map(Number));
	return start && end && isBefore(end, start)
		? { message: 'This range of dates ends before it begins.' }
		: undefined;
}

/** Whether a date, as far as both are known, is before another. An end of 0 is open. */
function isBefore(end: readonly number[], start: readonly number[]): boolean {
	if ((end[0] ?? 0) === 0) {
		return false;
	}
	const at = end.findIndex((part, index) => part !== start[index]);
	return (end[at] ?? 0) < (start[at] ?? 0);
}

function toText(part: unknown): string {
	return typeof part === 'string' || typeof part === 'number' ? String(part).trim() : '';
}

/** 0 for what is not there, or is no number. */
function toNumber(text = ''): number {
	return Number(text) || 0;
}

const packedPattern = /^(\d{4})(\d{2})(\d{2})$/;
const numericPattern = /^(\d{4})[/.-](\d{1,2})?(?:[/.-](\d{1,2})?(?:[/T ].*)?)?$/;
/** Of citeproc-js, and of EDTF. */
const seasons: ReadonlySet<number> = new Set([13, 14, 15, 16, 21, 22, 23, 24]);
