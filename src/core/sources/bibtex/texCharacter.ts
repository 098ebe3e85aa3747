/** A number as TeX writes it, with the blank that ends it, or a sign behind `` ` ``. */
export const characterPattern = /(?:\d{1,7}|'[0-7]{1,7}|"[0-9A-F]{1,6})\s?|`\\?[^\s{}]/y;

/** The character that TeX's number stands for, in ASCII or Unicode; `''` for the positions of TeX's own fonts. */
export function characterOf(written: string): string {
	const [, sign] = /^`\\?(.)$/su.exec(written) ?? [];
	if (sign !== undefined) {
		return sign;
	}
	const base = written.startsWith("'") ? 8 : written.startsWith('"') ? 16 : 10;
	const code = parseInt(base === 10 ? written : written.slice(1), base);
	const isShown =
		(code >= 32 && code < 127) || (code > 160 && code < 0xd800) || (code > 0xdfff && code <= 0x10ffff);
	return isShown ? String.fromCodePoint(code) : '';
}
