import type { Position } from '../../core/text/position';
import type { Range } from '../../core/text/range';

/** Whether the argument of a link, which anything can call, is a range. */
export function isRange(value: unknown): value is Range {
	return isObject(value) && isPosition(value.start) && isPosition(value.end);
}

export function isPosition(value: unknown): value is Position {
	return isObject(value) && typeof value.line === 'number' && typeof value.character === 'number';
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null;
}
