import type { MarkdownText } from './markdownText';

/** What is found out about a text once, when it is first asked for. */
export function oncePerText<T>(findOut: (source: MarkdownText) => T): (source: MarkdownText) => T {
	const known = new WeakMap<MarkdownText, { readonly value: T }>();
	return (source) => {
		let found = known.get(source);
		if (!found) {
			found = { value: findOut(source) };
			known.set(source, found);
		}
		return found.value;
	};
}

/** What came of a scan. */
export interface ScanResult {
	/** Behind what was scanned; `undefined` when it is none. */
	readonly end: number | undefined;
	/** Up to where was looked for that. */
	readonly looked: number;
}

/**
 * A scan that goes on from place to place, each step depending on the place alone. It is remembered for each place what came of it there,
 * so that many scans that meet take no longer than one.
 */
export class ScanMemo<Result extends ScanResult = ScanResult> {
	readonly #results = new Map<number, Result>();

	/** @param step answers the next place, or what came of the scan */
	from(start: number, step: (at: number) => number | Result): Result {
		const visited: number[] = [];
		let at = start;
		let result = this.#results.get(at);
		while (!result) {
			visited.push(at);
			const next = step(at);
			if (typeof next === 'number') {
				at = next;
				result = this.#results.get(at);
			} else {
				result = next;
			}
		}
		for (const place of visited) {
			this.#results.set(place, result);
		}
		return result;
	}
}

/** Looks for the next of some signs, and remembers the last one found for who asks again before it. */
export class SignSearch {
	#from = 0;
	#found = -1;

	/** @param pattern of the signs, a global one */
	constructor(
		private readonly text: string,
		private readonly pattern: RegExp,
	) {}

	/** Where the next one stands at or behind `offset`; the end of the text for none. */
	from(offset: number): number {
		if (offset < this.#from || offset > this.#found) {
			this.pattern.lastIndex = offset;
			this.#found = this.pattern.exec(this.text)?.index ?? this.text.length;
			this.#from = offset;
		}
		return this.#found;
	}
}
