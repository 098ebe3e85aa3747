import type { ValueFault } from './valueFault';
import { doiPrefixPattern } from '../bareDoi';
import { isOneSlip } from '../../text/oneSlip';
import { bareNumber, isIsbn, isIssn } from './standardNumbers';

/** A DOI is bare: `10.` and a registrant, a slash, and a name without blanks (DOI Handbook, 2.2); or short. */
export function checkDoi(text: string): ValueFault | undefined {
	if (isDoi(text)) {
		return undefined;
	}
	const bare = text
		.replace(doiPrefixPattern, '')
		.replace(/(?<![\s.,;])[\s.,;]+$/, '')
		.trim();
	const fix = isDoi(bare) ? { fix: { title: `Write the bare DOI “${bare}”`, text: bare } } : {};
	if (doiPrefixPattern.test(text)) {
		return { message: 'A DOI stands without address or “doi:” before it: styles add those.', ...fix };
	}
	return {
		message: `“${shorten(text)}” is no DOI; one looks like 10.1000/182, without blanks.`,
		...fix,
	};
}

/** The same where a DOI may stand as an address or behind “doi:”, as publishers write it in RIS. */
export function checkDoiOrAddress(text: string): ValueFault | undefined {
	return isDoi(text.replace(doiPrefixPattern, '').trim()) ? undefined : checkDoi(text);
}

/** Whether a text is a bare DOI, as the registry has it. */
export function isDoi(text: string): boolean {
	return (doiPattern.test(text) && !/[.,;]$/.test(text)) || shortDoiPattern.test(text);
}

/** Every number in the field is an ISBN whose check digit fits; `(paperback)` and the like may stand with them. */
export function checkIsbn(text: string): ValueFault | undefined {
	const wrong = findNumbers(text, isIsbn);
	if (wrong === undefined) {
		return undefined;
	}
	if (isIssn(bareNumber(text))) {
		return { message: `“${text}” is an ISSN; it belongs into the field “issn”.` };
	}
	return {
		message:
			wrong === ''
				? `“${shorten(text)}” is no ISBN: that is 10 or 13 digits.`
				: [10, 13].includes(bareNumber(wrong).length)
					? `“${wrong}” is no ISBN: its check digit does not fit, so a digit is wrong.`
					: `“${wrong}” is no ISBN: it has ${bareNumber(wrong).length} digits in place of 10 or 13.`,
	};
}

/** Every number in the field is an ISSN whose check digit fits. */
export function checkIssn(text: string): ValueFault | undefined {
	const wrong = findNumbers(text, isIssn);
	if (wrong === undefined) {
		return undefined;
	}
	return {
		message:
			bareNumber(wrong).length === 8
				? `“${wrong}” is no ISSN: its check digit does not fit, so a digit is wrong.`
				: `“${shorten(wrong || text)}” is no ISSN: that is 8 digits, as in 0028-0836.`,
	};
}

/** Every number is an ISBN or an ISSN whose check digit fits, where a format has one place for both; other texts are passed over. */
export function checkIsbnOrIssn(text: string): ValueFault | undefined {
	const wrong = findNumbers(text, (digits) => isIsbn(digits) || isIssn(digits));
	if (!wrong) {
		return undefined;
	}
	return {
		message: [8, 10, 13].includes(bareNumber(wrong).length)
			? `“${wrong}” is neither ISBN nor ISSN: its check digit does not fit, so a digit is wrong.`
			: `“${shorten(wrong)}” is neither ISBN nor ISSN: those are 8, 10 or 13 digits.`,
	};
}

/**
 * An address begins with its scheme and has no blanks.
 *
 * @param url the address that the text stands for, where its format writes some signs in a way of its own.
 */
export function checkUrl(text: string, url = text): ValueFault | undefined {
	const scheme = schemePattern.exec(text)?.[1];
	const meant =
		scheme === undefined ? undefined : webSchemes.find((known) => isOneSlip(scheme.toLowerCase(), known));
	if (scheme !== undefined && meant !== undefined && !webSchemes.includes(scheme.toLowerCase())) {
		return {
			message: `This address does not open: it begins with “${scheme}” in place of “${meant}”.`,
			fix: { title: `Write “${meant}”`, text: meant + text.slice(scheme.length) },
		};
	}
	if (/[\\^]/.test(url) || (/^https?:/i.test(url) ? webPattern : urlPattern).test(url)) {
		return undefined;
	}
	if (isDoi(text)) {
		return {
			message: 'This is a DOI, and no address that opens.',
			fix: { title: 'Put “https://doi.org/” before it', text: `https://doi.org/${text}` },
		};
	}
	if (bareHostPattern.test(text)) {
		return {
			message: 'This address does not open: it begins with no “https://”.',
			fix: { title: 'Put “https://” before it', text: `https://${text}` },
		};
	}
	if (
		url
			.split(/[\s,;]+/)
			.filter(Boolean)
			.every((part) => webPattern.test(part))
	) {
		return { message: 'This holds several addresses; none opens.' };
	}
	return {
		message: /\s/.test(url)
			? 'This address holds blanks, so it does not open.'
			: `“${shorten(url)}” is no address.`,
	};
}

/**
 * The first number that is wrong, `''` where the text holds none at all, `undefined` where all are right.
 *
 * Two numbers with a blank between them look like one of too many digits.
 */
function findNumbers(text: string, isRight: (digits: string) => boolean): string | undefined {
	const numbers = text.match(numberPattern) ?? [];
	if (numbers.length === 0) {
		return '';
	}
	for (const number of numbers) {
		if (!isRight(bareNumber(number))) {
			const parts = number.split(/\s+/);
			const wrong = parts.length > 1 ? parts.find((part) => !isRight(bareNumber(part))) : number;
			if (wrong !== undefined) {
				return parts.length > 1 && bareNumber(number).length <= 13 ? number : wrong;
			}
		}
	}
	return undefined;
}

function shorten(text: string): string {
	return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

const longestShown = 40;
const doiPattern = /^10\.\d{4,9}(?:\.\d+)*\/[^\s]+$/;
/** `10/dxm5xv`, of the shortDOI service, which Zotero's DOI Manager writes. */
const shortDoiPattern = /^10\/[a-z\d]{2,12}$/i;
const schemePattern = /^([a-z]+:\/\/)[^\s/?#]/i;
const webSchemes: readonly string[] = ['https://', 'http://'];
const urlPattern = /^[a-z][a-z\d+.-]*:[^\s]+$/i;
const webPattern = /^https?:\/\/[^\s/?#]+\S*$/i;
const bareHostPattern = /^(?:www\.)?(?:[\w-]+\.)+(?:com|org|net|edu|gov|io|info|eu|[a-z]{2})(?:[/?#]\S*)?$/i;
// Seven characters or more: digits with hyphens, dashes, blanks and, as in France, dots between them.
const numberPattern = /\d(?:[\d\s.\u2010-\u2014-]{5,})[\dXx]/g;
