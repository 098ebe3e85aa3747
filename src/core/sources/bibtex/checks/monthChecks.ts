import type { ValueFault } from '../../checks/valueFault';
import { monthMacros, readsMonth } from '../bibtexDates';

/**
 * A month is a number from 1 to 12 or an English name; of any other word BibLaTeX and Pandoc show nothing. Seasons, quarters and
 * scripts with calendars of their own are passed over, and so are commands of TeX, whose text is not known.
 */
export function checkMonth(text: string): ValueFault | undefined {
	if (readsMonth(text)) {
		return undefined;
	}
	if (/^\d+$/.test(text)) {
		return { message: `“${text}” is no month: those are 1 to 12.` };
	}
	if (!latinPattern.test(text) || otherTimesPattern.test(text)) {
		return undefined;
	}
	const month = foreignMonths().get(text.toLowerCase().replace(/\.$/, ''));
	return {
		message: `“${text}” is no month that BibLaTeX and Pandoc read: those are 1 to 12, jan to dec, and English names.`,
		...(month !== undefined && { fix: { title: `Write “${month}”`, text: month } }),
	};
}

/** The macro of each month, by its names in other languages. */
function foreignMonths(): ReadonlyMap<string, string> {
	knownMonths ??= new Map(
		languages.flatMap((language) =>
			(['long', 'short'] as const).flatMap((month) => {
				const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
				return [...monthMacros].map((macro, at) => {
					const name = format.format(Date.UTC(2000, at)).toLowerCase().replace(/\.$/, '');
					return [name, macro] as const;
				});
			}),
		),
	);
	return knownMonths;
}

let knownMonths: ReadonlyMap<string, string> | undefined;
const languages = 'de fr es it pt nl sv da nb fi pl cs hu tr'.split(' ');
const latinPattern = /^(?=.*\p{L})[\p{Script=Latin}\p{M}\d\s.,/–-]+$/u;
const otherTimesPattern = /quarter|term|issue|press|appear|forthcoming|submitted|christmas|easter/i;
