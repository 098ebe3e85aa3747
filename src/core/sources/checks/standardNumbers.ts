/** The digits of an ISBN, ISSN or a number like them, hyphens and blanks left out, `X` in upper case. */
export function bareNumber(text: string): string {
	return text.replace(/[^\dXx]/g, '').toUpperCase();
}

/** Whether ten or thirteen digits are an ISBN: the check digit fits (ISO 2108). Nine are the old SBN of an ISBN without its 0. */
export function isIsbn(digits: string): boolean {
	switch (digits.length) {
		case 9:
			return isIsbn(`0${digits}`);
		case 10:
			return /^\d{9}[\dX]$/.test(digits) && weigh(digits, (at) => 10 - at) % 11 === 0;
		case 13:
			return /^97[89]\d{10}$/.test(digits) && weigh(digits, (at) => (at % 2 === 0 ? 1 : 3)) % 10 === 0;
		default:
			return false;
	}
}

/** Whether eight digits are an ISSN: the check digit fits (ISO 3297). */
export function isIssn(digits: string): boolean {
	return /^\d{7}[\dX]$/.test(digits) && weigh(digits, (at) => 8 - at) % 11 === 0;
}

function weigh(digits: string, weight: (at: number) => number): number {
	return [...digits].reduce((sum, digit, at) => sum + weight(at) * (digit === 'X' ? 10 : Number(digit)), 0);
}
