import type { ValueCheck } from '../../checks/valueFault';

/** TeX, and so Pandoc, takes the rest of the line behind a bare percent sign for a comment: the text is cut there. */
export const checkPercent: ValueCheck = createCheck(
	'%',
	'What follows a bare “%” on its line is lost: TeX and Pandoc take it for a comment.',
);

/** LaTeX stops at a bare ampersand. */
export const checkAmpersand: ValueCheck = createCheck('&', 'LaTeX stops at a bare “&”; Pandoc reads it.');

function createCheck(sign: '%' | '&', message: string): ValueCheck {
	return (text) => {
		if (!text.includes(sign)) {
			return undefined;
		}
		const places = findBare(text, sign);
		if (places.length === 0) {
			return undefined;
		}
		let fixed = '';
		let from = 0;
		for (const at of places) {
			fixed += `${text.slice(from, at)}\\`;
			from = at;
		}
		return { message, fix: { title: `Write “\\${sign}”`, text: fixed + text.slice(from) } };
	};
}

/** Offsets of the sign where no backslash is before it, outside of addresses, and of `%` at the end of a line, which is meant. */
function findBare(text: string, sign: string): number[] {
	const places: number[] = [];
	for (const match of text.matchAll(tokenPattern)) {
		const isLineEnd =
			sign === '%' && /^[ \t]*(?:[\r\n]|$)/.test(text.slice(match.index + 1, match.index + 40));
		if (match[0] === sign && !isLineEnd) {
			places.push(match.index);
		}
	}
	return places;
}

// An address in its command, a bare address, an escaped sign, or the signs themselves.
const tokenPattern =
	/\\(?:url|href|path|nolinkurl)\s*\{[^{}]*\}|https?:\/\/[^\s{}]+|&(?:#\d+|\w+);|\\[^]|[%&]/g;
