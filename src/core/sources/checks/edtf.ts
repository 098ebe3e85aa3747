import { daysIn } from './calendar';

/**
 * Whether a text is a date as BibLaTeX's `date` fields take it: EDTF levels 0 and 1 (ISO 8601-2; BibLaTeX's manual, 2.3.8), and
 * the older signs that BibLaTeX still reads (`199u`, `open`, `unknown`). Days that no calendar has are none.
 */
export function isEdtf(text: string): boolean {
	const sides = text.split('/');
	const [start = '', end] = sides;
	if (sides.length > 2 || (isOpen(start) && (end === undefined || isOpen(end)))) {
		return false;
	}
	return sides.every((side) => isOpen(side) || isSide(side)) && !isBackwards(start, end);
}

function isSide(side: string): boolean {
	const match = sidePattern.exec(side);
	if (!match) {
		return false;
	}
	const [, year = '', month, day] = match;
	if (month === undefined || !digitsPattern.test(month)) {
		return day === undefined || !digitsPattern.test(day);
	}
	const monthNumber = Number(month);
	if (day === undefined) {
		return (monthNumber >= 1 && monthNumber <= 12) || (monthNumber >= 21 && monthNumber <= 41);
	}
	const last = monthNumber >= 1 && monthNumber <= 12 ? daysIn(Number(year), monthNumber) : 0;
	return digitsPattern.test(day) ? Number(day) >= 1 && Number(day) <= last : last > 0;
}

/** Whether the range ends before it begins, as far as both are plain. */
function isBackwards(start: string, end: string | undefined): boolean {
	if (end === undefined || !plainPattern.test(start) || !plainPattern.test(end)) {
		return false;
	}
	const length = Math.min(start.length, end.length);
	return end.slice(0, length) < start.slice(0, length);
}

function isOpen(side: string): boolean {
	return side === '' || side === '..' || side === 'open' || side === 'unknown';
}

const digitsPattern = /^\d+$/;
const plainPattern = /^\d{4}(?:-\d\d){0,2}$/;
// Year, month or season, day, time of the day, and whether it is uncertain.
const sidePattern =
	/^([Yy]-?\d{5,}|-?\d{4}|-?\d{3}[Xxu]|-?\d\d[Xxu]{2}|-?\d[Xxu]{3}|[Xxu]{4})(?:-(\d\d|[Xxu]{2})(?:-(\d\d|[Xxu]{2})(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?)?)?(?:\?~|[?~%])?$/;
