import { parseBibtexDate } from '../bibtexDates';
import type { ValueFault } from '../../checks/valueFault';
import { checkYear } from '../../checks/checkYear';
import { isEdtf } from '../../checks/edtf';

/** `date`, `urldate` and fields like them are EDTF; of anything else BibLaTeX and Pandoc show nothing. */
export function checkDate(text: string): ValueFault | undefined {
	if (isEdtf(text) || /[\\{}]/.test(text)) {
		return undefined;
	}
	const date = toPlainDate(text);
	return {
		message: 'This is no date that BibLaTeX reads: those look like 2024, 2024-12, 2024-12-18 or 2023/2024.',
		...(date !== undefined && { fix: { title: `Write it as ${date}`, text: date } }),
	};
}

/** `year` is free text, but not a whole date. */
export function checkYearField(text: string): ValueFault | undefined {
	return wholeDatePattern.test(text)
		? { message: 'This is a date rather than a year; it belongs into the field “date”.' }
		: checkYear(text);
}

/** The date in ISO 8601, where the text names year, month and day, or year and month, in an order that only one reading has. */
function toPlainDate(text: string): string | undefined {
	if (!yearFirstPattern.test(text) && !monthNamePattern.test(text)) {
		return undefined;
	}
	const parts = parseBibtexDate(text)?.['date-parts'];
	const [date, end] = parts ?? [];
	if (!date || end || date.length < 2) {
		return undefined;
	}
	const [year = 0, ...rest] = date;
	const iso = [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join('-');
	const numbers = (text.match(/\d+/g) ?? []).length;
	// Every number of the text is in the date: none was passed over.
	const isWhole = numbers === date.length - (monthNamePattern.test(text) ? 1 : 0);
	return isWhole && isEdtf(iso) ? iso : undefined;
}

const yearFirstPattern = /^\d{4}[/.-]\d{1,2}(?:[/.-]\d{1,2})?$/;
const monthNamePattern =
	/^(?:\d{1,2}(?:\.|st|nd|rd|th)?\s+)?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+(?:\d{1,2}(?:st|nd|rd|th)?,?\s+)?\d{4}$/i;
const wholeDatePattern = /^(?:\d{4}-\d{2}(?:-\d{2})?|\d{1,2}([/.-])\d{1,2}\1\d{4})$/;
