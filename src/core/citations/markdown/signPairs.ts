/** Is told each sign of a text in turn, and notes by the offset of what opens that of what closes it. */
type Pairing = (sign: string, at: number, closers: Map<number, number>) => void;

/** Which sign closes each of those that open something, found by one way through a text, as far as it is asked about. */
export class SignPairs {
	readonly #closers = new Map<number, number>();
	#at = 0;

	/** @param pattern what is looked at, a global one */
	constructor(
		private readonly text: string,
		private readonly pattern: RegExp,
		private readonly pair: Pairing,
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

/**
 * The same in TeX, where nobody sees what stands behind `%` in a line. What opens behind one is looked at as if there were no comments:
 * there the percent sign is prose, as in "50% of `\\emph{all}`".
 */
export class TexPairs {
	readonly #seen = new Set<number>();
	readonly #uncommented: SignPairs;
	readonly #all: SignPairs;

	/** @param signs what is looked at, escapes too; a regular expression */
	constructor(text: string, signs: string, newPairing: () => Pairing) {
		const pair = newPairing();
		const pattern = new RegExp(`${addressPattern}|${signs}|%[^\\n]*`, 'g');
		this.#uncommented = new SignPairs(text, pattern, (sign, at, closers) => {
			if (!sign.startsWith('%')) {
				this.#seen.add(at);
				pair(sign, at, closers);
			}
		});
		this.#all = new SignPairs(text, new RegExp(signs, 'g'), newPairing());
	}

	/** Behind what closes the sign at `open`, if it stands before `limit`. */
	endOf(open: number, limit: number): number | undefined {
		const end = this.#uncommented.endOf(open, limit);
		return this.#seen.has(open) ? end : this.#all.endOf(open, limit);
	}
}

/** Pairs brackets of one kind in TeX. */
export function pairInTex(text: string, [open, close]: readonly [string, string]): TexPairs {
	return new TexPairs(text, `[\\${open}\\${close}]|\\\\[^]?`, () => {
		const opened: number[] = [];
		return (sign, at, closers) => {
			if (sign === open) {
				opened.push(at);
				return;
			}
			const opening = sign === close ? opened.pop() : undefined;
			if (opening !== undefined) {
				closers.set(opening, at);
			}
		};
	});
}

/** TeX's optional arguments, `[…]`: brackets in them are not paired, but braces are. */
export function pairOptions(text: string): TexPairs {
	return new TexPairs(text, String.raw`[{}[\]]|\\[^]?`, () => {
		const open: number[] = [];
		/** For each brace that is open, how many brackets were before it. */
		const outside: number[] = [];
		return (sign, at, closers) => {
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
		};
	});
}

/** An address with its braces, in which a percent sign begins no comment. */
const addressPattern = String.raw`\\(?:url|nolinkurl|href)\s*\{[^{}\n]*\}`;
