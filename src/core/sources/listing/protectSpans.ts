/** A text in which protected stretches are single private-use characters, which no rule of ours matches. */
export interface ProtectedText {
	readonly text: string;
	/** What stands for a stretch that a rule made: it is protected from the rules that follow. */
	protect(stretch: string): string;
	/** Puts the protected stretches back. */
	restore(text: string): string;
}

/** Protects every match of the pattern, which must be global. */
export function protectSpans(text: string, pattern: RegExp): ProtectedText {
	const stretches: string[] = [];
	const protect = (stretch: string): string => {
		const mark = firstMark + stretches.length;
		if (mark > lastMark) {
			return stretch;
		}
		stretches.push(stretch);
		return String.fromCodePoint(mark);
	};
	const restore = (masked: string): string =>
		masked.replace(markPattern, (mark) => {
			const stretch = stretches[(mark.codePointAt(0) ?? 0) - firstMark];
			return stretch === undefined ? mark : restore(stretch);
		});
	// Marks that the text itself has are protected first: after that every mark is ours.
	return {
		text: text.replace(markPattern, protect).replace(pattern, (stretch) => protect(stretch)),
		protect,
		restore,
	};
}

// Supplementary private use area A.
const firstMark = 0xf0000;
const lastMark = 0xffffd;
const markPattern = /[\u{F0000}-\u{FFFFD}]/gu;
