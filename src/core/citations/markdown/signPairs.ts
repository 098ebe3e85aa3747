/** Which sign closes each of those that open something, found by one way through a text, as far as it is asked about. */
export class SignPairs {
	readonly #closers = new Map<number, number>();
	#at = 0;

	/**
	 * @param pattern what is looked at, a global one
	 * @param pair is told each in turn, and notes by the offset of what opens that of what closes it
	 */
	constructor(
		private readonly text: string,
		private readonly pattern: RegExp,
		private readonly pair: (sign: string, at: number, closers: Map<number, number>) => void,
	) {}

	/** Behind what closes the sign at `open`, if it stands before `limit`. */
	endOf(open: number, limit: number): number | undefined {
		while (this.#at < limit && !this.#closers.has(open)) {
			this.pattern.lastIndex = this.#at;
			const match = this.pattern.exec(this.text);
			if (match) {
				this.pair(match[0], match.index, this.#closers);
			}
			this.#at = match ? this.pattern.lastIndex : Infinity;
		}
		const close = this.#closers.get(open);
		return close === undefined || close >= limit ? undefined : close + 1;
	}
}

/** Pairs brackets of one kind; what `pattern` finds beside them and is no escape ends all that are open. */
export function pairBrackets(
	text: string,
	pattern: RegExp,
	[open, close]: readonly [string, string],
): SignPairs {
	const opened: number[] = [];
	return new SignPairs(text, pattern, (sign, at, closers) => {
		if (sign === open) {
			opened.push(at);
		} else if (sign === close) {
			const opening = opened.pop();
			if (opening !== undefined) {
				closers.set(opening, at);
			}
		} else if (!sign.startsWith('\\')) {
			opened.length = 0;
		}
	});
}

/** TeX's optional arguments, `[…]`: brackets in them are not paired, but braces are. */
export function pairOptions(text: string): SignPairs {
	const open: number[] = [];
	/** For each brace that is open, how many brackets were before it. */
	const outside: number[] = [];
	return new SignPairs(text, /[{}[\]]|\\[^]?/g, (sign, at, closers) => {
		if (sign === '[') {
			open.push(at);
		} else if (sign === '{') {
			outside.push(open.length);
		} else if (sign === '}') {
			outside.pop();
		} else if (sign === ']') {
			for (const opening of open.splice(outside.at(-1) ?? 0)) {
				closers.set(opening, at);
			}
		}
	});
}
