/**
 * A text that keeps its own direction behind another on one line, whatever scripts they are in: without it, a Hebrew title and the author and
 * year or the count behind it change places. Where neither has letters written from right to left it stays as it is.
 *
 * @param before what it stands behind
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export function isolate(text: string, before = ''): string {
	return rightToLeftPattern.test(text) || rightToLeftPattern.test(before) ? `\u2068${text}\u2069` : text;
}

/** Scripts of Unicode's classes R and AL that are still written: Hebrew, Arabic and its neighbours. */
const rightToLeftPattern =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Hanifi_Rohingya}]/u;
