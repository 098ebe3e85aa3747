/** Years from `first` to `last`, both included. */
export interface Years {
	readonly first: number;
	readonly last: number;
}

/**
 * Reads what stands behind `year:`. A year of fewer than four digits is the beginning of one, as while it is typed: `202` is
 * 2020 to 2029. `undefined` for anything else.
 */
export function readYears(text: string): Years | undefined {
	const [, from = '', dots, to = ''] = /^(\d{0,4})(?:(\.{1,2}|[-–])(\d{0,4}))?$/.exec(text) ?? [];
	if (from !== '' || to !== '') {
		const [first, last] = [from === '' ? -Infinity : earliest(from), latestOf(from, dots, to)];
		return first <= last ? { first, last } : { first: earliest(to), last: latest(from) };
	}
	const [, sign, year = ''] = /^(>=|<=|>|<|=)(\d{1,4})$/.exec(text) ?? [];
	// Of a year that is not whole yet, all may be meant.
	const step = year.length < 4 ? 0 : 1;
	switch (sign) {
		case '>':
			return { first: earliest(year) + step, last: Infinity };
		case '>=':
			return { first: earliest(year), last: Infinity };
		case '<':
			return { first: -Infinity, last: latest(year) - step };
		case '<=':
			return { first: -Infinity, last: latest(year) };
		case '=':
			return { first: earliest(year), last: latest(year) };
		default:
			return undefined;
	}
}

/** A single dot is half of two, on the way to them. */
function latestOf(from: string, dots: string | undefined, to: string): number {
	if (to !== '') {
		return latest(to);
	}
	return dots === undefined || dots === '.' ? latest(from) : Infinity;
}

function earliest(digits: string): number {
	return Number(digits.padEnd(4, '0'));
}

function latest(digits: string): number {
	return Number(digits.padEnd(4, '9'));
}
