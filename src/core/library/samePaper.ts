import type { Paper } from '../model/paper';

/** Whether two papers say the same, of the same sources. */
export function samePaper(a: Paper, b: Paper): boolean {
	return isSame(a, b);
}

function isSame(a: unknown, b: unknown): boolean {
	if (a === b) {
		return true;
	}
	if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
		return false;
	}
	if (Array.isArray(a) && Array.isArray(b) && a.length !== b.length) {
		return false;
	}
	const keys = Object.keys(a);
	return (
		keys.length === Object.keys(b).length &&
		keys.every((key) => Object.hasOwn(b, key) && isSame(a[key as keyof typeof a], b[key as keyof typeof b]))
	);
}
