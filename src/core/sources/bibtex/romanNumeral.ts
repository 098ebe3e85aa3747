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
