import type { ValueFault } from './valueFault';

/** The days of a month, 1 to 12. A year of which not every digit is known (`NaN`) may be a leap year. */
export function daysIn(year: number, month: number): number {
	const isLeap = Number.isNaN(year) || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
	return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * Whether the calendar has a day. A month or day of 0 is one that is not known, as some programs write it.
 *
 * @param seasons numbers beyond 12 that stand for a season in place of a month
 */
export function checkDay(
	year: number,
	month = 0,
	day = 0,
	seasons: ReadonlySet<number> = noSeasons,
): ValueFault | undefined {
	if (seasons.has(month) && day === 0) {
		return undefined;
	}
	if (month > 12) {
		return { message: `“${month}” is no month: those are 1 to 12.` };
	}
	return day > (month === 0 ? 31 : daysIn(year, month))
		? { message: `“${day}” is no day of this month: the calendar has not so many.` }
		: undefined;
}

const noSeasons: ReadonlySet<number> = new Set();
