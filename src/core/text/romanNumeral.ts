/** A number up to 3999 in Roman numerals; any other text as it is. */
export function toRoman(text: string): string {
	let rest = /^\s*[1-3]?\d{1,3}\s*$/.test(text) ? Number(text) : 0;
	if (rest === 0) {
		return text;
	}
	let numeral = '';
	for (const [sign, value] of romanSigns) {
		while (rest >= value) {
			numeral += sign;
			rest -= value;
		}
	}
	return numeral;
}

/** The number of a Roman numeral up to 3999, in capitals or not; `undefined` for any other text. */
export function fromRoman(text: string): number | undefined {
	const numeral = text.length <= longest ? text.toUpperCase() : '';
	let number = 0;
	let at = 0;
	for (const [sign, value] of romanSigns) {
		while (numeral.startsWith(sign, at)) {
			number += value;
			at += sign.length;
		}
	}
	return number > 0 && toRoman(String(number)) === numeral ? number : undefined;
}

/** That of 3888. */
const longest = 15;

const romanSigns: readonly (readonly [sign: string, value: number])[] = [
	['M', 1000],
	['CM', 900],
	['D', 500],
	['CD', 400],
	['C', 100],
	['XC', 90],
	['L', 50],
	['XL', 40],
	['X', 10],
	['IX', 9],
	['V', 5],
	['IV', 4],
	['I', 1],
];
