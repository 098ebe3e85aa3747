/** A date known to the year, the month or the day; months are 1 to 12, days 1 to 31. */
export interface PartialDate {
	readonly year: number;
	readonly month?: number;
	readonly day?: number;
	/** The last day, month or year of a range. */
	readonly end?: PartialDate;
	readonly circa?: boolean;
}

/**
 * Reads `2024`, `2024-12` or `2024-12-18` (ISO 8601).
 *
 * @returns `undefined` when the text is no such date, or names a month or day that no calendar has.
 */
export function parseIsoDate(text: string): PartialDate | undefined {
	const match = isoDatePattern.exec(text.trim());
	if (!match) {
		return undefined;
	}
	const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
	if (year === undefined || (month !== undefined && (month < 1 || month > 12))) {
		return undefined;
	}
	if (day !== undefined && (day < 1 || day > 31)) {
		return undefined;
	}
	return { year, ...(month !== undefined && { month }), ...(day !== undefined && { day }) };
}

/** `2024`, `2024-12` or `2024-12-18`: as much as is known, without the end of a range. */
export function toIsoDate(date: PartialDate): string {
	const parts = [String(date.year).padStart(4, '0')];
	if (date.month !== undefined) {
		parts.push(String(date.month).padStart(2, '0'));
		if (date.day !== undefined) {
			parts.push(String(date.day).padStart(2, '0'));
		}
	}
	return parts.join('-');
}

/** As `toIsoDate`, with the end of a range behind a slash and `~` behind what is not sure (EDTF level 1): `2024-11/2024-12`, `1850~`. */
export function toEdtfDate(date: PartialDate): string {
	const start = toIsoDate(date) + (date.circa ? '~' : '');
	return date.end ? `${start}/${toIsoDate(date.end)}` : start;
}

const isoDatePattern = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
