import type { RisField } from './scanRis';

/** A CSL date, or two years, with as many parts as are known, and RIS's "other information", such as a season. */
export interface RisDate {
	readonly 'date-parts': readonly [readonly number[], ...(readonly number[])[]];
	readonly season?: string;
}

/**
 * The date a record was issued: the year of `PY` or `Y1`, with the month and day of the tag that has most of them for that
 * year. `DA` alone gives the year where the others do not, since databases also write there when they entered the record.
 * A `DA` without year ("May 21", as EndNote writes it) completes the other.
 *
 * @returns the text where it has digits but no year; `undefined` where there is none, or words such as "in press".
 */
export function readIssued(fields: readonly RisField[]): RisDate | string | undefined {
	const texts = issuedTags.flatMap((tag) => fields.filter((field) => field.tag === tag));
	const values = texts.flatMap(({ tag, values }) => values.map((value) => ({ tag, value })));
	const dates = values.flatMap(({ value }) => parseRisDate(value) ?? []);
	const [first = earlyAccess(fields)] = dates;
	if (!first) {
		return values.find(({ value }) => /\d/.test(value))?.value;
	}
	const year = first['date-parts'][0][0] ?? 0;
	const completed = values.flatMap(({ tag, value }) =>
		tag === 'DA' && !/\d{4}/.test(value) ? (parseRisDate(`${value} ${year}`) ?? []) : [],
	);
	const ofYear = [...dates, ...completed].filter((date) => date['date-parts'][0][0] === year);
	const best = ofYear.reduce(
		(a, b) => (b['date-parts'][0].length > a['date-parts'][0].length ? b : a),
		first,
	);
	const season = ofYear.find((date) => date.season !== undefined)?.season;
	return season === undefined ? best : { ...best, season };
}

/** `C6  - JUN 2022`, which Web of Science writes of an article that is in no issue yet. */
function earlyAccess(fields: readonly RisField[]): RisDate | undefined {
	const [text = ''] = fields.find(({ tag }) => tag === 'C6')?.values ?? [];
	return /^\p{L}{3} \d{4}$/u.test(text) ? parseRisDate(text) : undefined;
}

/**
 * `YYYY/MM/DD/other information`, each part but the first perhaps empty or `00` (RIS specification); also `2019-05-21`,
 * `20190521`, `21.05.2019`, `21/05/2019` where no month is meant by 21, `2019年5月21日`, two years ("2015-2016"), and English months ("21 May
 * 2019", "2019 Mar-Apr", "2019/May/21").
 *
 * @returns `undefined` where there is no year.
 */
export function parseRisDate(text: string): RisDate | undefined {
	const trimmed = text.trim();
	const numeric = packedPattern.exec(trimmed) ?? numericPattern.exec(trimmed);
	if (numeric) {
		const [, year, month, day, other = ''] = numeric;
		return toDate(Number(year), toMonth(month), Number(day), other.replaceAll('/', ' ').trim());
	}
	const [, first, separator, second, yearLast] = yearLastPattern.exec(trimmed) ?? [];
	if (yearLast !== undefined) {
		const [day, month] = separator === '/' && Number(second) > 12 ? [second, first] : [first, second];
		const isSure = separator === '.' || Number(day) > 12;
		return toDate(Number(yearLast), isSure ? Number(month) : NaN, Number(day), '');
	}
	const [, from, to] = yearsPattern.exec(trimmed) ?? [];
	if (Number(to) > Number(from)) {
		return { 'date-parts': [[Number(from)], [Number(to)]] };
	}
	const year = /(?<!\d)(?:1[0-9]|20|21)\d\d(?!\d)/.exec(text)?.[0];
	if (year === undefined) {
		return undefined;
	}
	const rest = text.replace(year, ' ');
	const month = toMonth(new RegExp(`(?<!\\p{L})(?:${months.join('|')})`, 'iu').exec(rest)?.[0]);
	const day = /(?<![\d.:])(\d{1,2})(?:st|nd|rd|th)?(?![\d:])/.exec(rest)?.[1];
	return toDate(Number(year), month, Number(day), seasonPattern.exec(rest)?.[0] ?? '');
}

function toDate(year: number, month: number, day: number, other: string): RisDate {
	const hasMonth = month >= 1 && month <= 12;
	const hasDay = hasMonth && day >= 1 && day <= 31;
	const season = hasMonth ? undefined : seasonPattern.exec(other)?.[0];
	return {
		'date-parts': [[year, ...(hasMonth ? [month] : []), ...(hasDay ? [day] : [])]],
		...(season !== undefined && { season }),
	};
}

function toMonth(text: string | undefined): number {
	const name = text?.trim().slice(0, 3).toLowerCase() ?? '';
	return /^\d/.test(name) ? Number(name) : months.indexOf(name) + 1;
}

const issuedTags = ['PY', 'Y1', 'DA', 'YR'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const seasonPattern = /spring|summer|autumn|fall|winter/i;
const packedPattern = /^(\d{4})(\d{2})(\d{2})$/;
/** With its year last: the day first where dots part it; else either may be. */
const yearLastPattern = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/;
const yearsPattern = /^(\d{4})\s*[-–/]\s*(\d{4})$/;
/** Year, month, day, the rest; the separators of dates the world over. */
const numericPattern =
	/^(\d{4})(?:\s*[/.年-]\s*(\d{1,2}|[a-z]{3,9}\.?|)(?:\s*[/.月-]\s*(\d{1,2}|)(?:\s*\/(.*)|[T ].*|日)?)?)?$/i;
