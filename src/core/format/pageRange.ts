/**
 * Pages with en dashes, the second number shortened as the Chicago Manual of Style does: "321–28", "101–8", "100–104",
 * "1496–1500". Lists of ranges keep their separators; "e100" and "iv" are left alone.
 *
 * @see https://docs.citationstyles.org/en/stable/specification.html#appendix-v-page-range-formats
 */
export function formatPages(pages: string): string {
	return pages.replace(rangePattern, (_, first: string, last: string) => `${first}–${shorten(first, last)}`);
}

function shorten(first: string, last: string): string {
	const start = /^(.*?)(\d+)$/.exec(first);
	const end = /^(.*?)(\d+)$/.exec(last);
	if (!start || !end || (end[1] !== start[1] && end[1] !== '')) {
		return last;
	}
	const from = start[2] ?? '';
	const written = end[2] ?? '';
	const to = written.length < from.length ? from.slice(0, from.length - written.length) + written : written;
	if (to.length !== from.length) {
		return to;
	}
	const common = commonPrefix(from, to);
	if (from.length < 3 || from.endsWith('00') || (from.length === 4 && common <= 1)) {
		return to;
	}
	const kept = from.at(-2) === '0' ? 1 : 2;
	return to.slice(Math.min(common, to.length - kept));
}

function commonPrefix(a: string, b: string): number {
	let length = 0;
	while (length < a.length && a[length] === b[length]) {
		length++;
	}
	return length;
}

const rangePattern = /([^\s,;&–-]+)\s*(?:--?|–)\s*([^\s,;&–-]+)/g;
