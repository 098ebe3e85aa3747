import type { ValueFault } from '../../checks/valueFault';
import { monthMacros, readsMonth } from '../bibtexDates';
import { foreignMonth } from '../monthNames';

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
	const month = [...monthMacros][(foreignMonth(text.replace(/\.$/, '')) ?? 0) - 1];
	return {
		message: `“${text}” is no month that BibLaTeX and Pandoc read: those are 1 to 12, jan to dec, and English names.`,
		...(month !== undefined && { fix: { title: `Write “${month}”`, text: month } }),
	};
}

const latinPattern = /^(?=.*\p{L})[\p{Script=Latin}\p{M}\d\s.,/–-]+$/u;
const otherTimesPattern = /quarter|term|issue|press|appear|forthcoming|submitted|christmas|easter/i;
