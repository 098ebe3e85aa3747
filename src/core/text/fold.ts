/**
 * Letters to plain lower-case ASCII where a Latin equivalent exists: "Costa-jussà" is "costa-jussa", "Łoś" is "los",
 * "Straße" is "strasse". Other scripts stay, in lower case and without accents. The signs for what Latin has no letter for go:
 * "Gelʹfand" is "gelfand", "Kaʿb" "kab".
 */
export function fold(text: string): string {
	return text
		.normalize('NFKD')
		.replace(unwritten, '')
		.replace(unfoldable, (letter) => latinEquivalents[letter] ?? letter)
		.toLowerCase()
		.normalize('NFC');
}

/** Accents, and the signs of transliterations for a soft and a hard sign, hamza and ayin. */
const unwritten = /[\p{Mn}ʹʺʾʿ]/gu;

/** Letters that Unicode does not decompose. */
const latinEquivalents: Readonly<Record<string, string>> = {
	ß: 'ss',
	ẞ: 'ss',
	æ: 'ae',
	Æ: 'ae',
	œ: 'oe',
	Œ: 'oe',
	ø: 'o',
	Ø: 'o',
	ł: 'l',
	Ł: 'l',
	đ: 'd',
	Đ: 'd',
	ð: 'd',
	Ð: 'd',
	þ: 'th',
	Þ: 'th',
	ħ: 'h',
	Ħ: 'h',
	ı: 'i',
	ŋ: 'n',
	Ŋ: 'n',
	ŧ: 't',
	Ŧ: 't',
};

const unfoldable = new RegExp(`[${Object.keys(latinEquivalents).join('')}]`, 'gu');
