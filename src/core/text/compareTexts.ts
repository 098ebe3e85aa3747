/** Orders two texts by code unit, for `sort`: the same order on every machine, unlike `localeCompare`. */
export function compareTexts(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
