import { porterStem } from './porter';

/** F1 from 0 to 1 of shared words, shared word pairs, and the longest common subsequence (Lin 2004). */
export interface Rouge {
	readonly rouge1: number;
	readonly rouge2: number;
	readonly rougeL: number;
}

export const rougeZero: Rouge = { rouge1: 0, rouge2: 0, rougeL: 0 };

/** As `rouge-score` with stemming: lower case, ASCII letters and digits, words over three letters by their Porter stem. */
export function rougeTokens(text: string): string[] {
	const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	return words.map(stemmed);
}

export function rouge(summary: string, target: string): Rouge {
	return rougeOfTokens(rougeTokens(summary), rougeTokens(target));
}

export function rougeOfTokens(summary: readonly string[], target: readonly string[]): Rouge {
	return {
		rouge1: overlap(summary, target),
		rouge2: overlap(pairs(summary), pairs(target)),
		rougeL: f1(longestCommonSubsequence(summary, target), summary.length, target.length),
	};
}

/** All three against the target with the best ROUGE-1, as SciTLDR's own script reports (Cachola et al. 2020). */
export function rougeOfBest(summary: string, targets: readonly string[]): Rouge {
	const tokens = rougeTokens(summary);
	return targets
		.map((target) => rougeOfTokens(tokens, rougeTokens(target)))
		.reduce((best, score) => (score.rouge1 > best.rouge1 ? score : best), rougeZero);
}

const stems = new Map<string, string>();

function stemmed(word: string): string {
	if (word.length <= 3) {
		return word;
	}
	const known = stems.get(word) ?? porterStem(word);
	stems.set(word, known);
	return known;
}

function overlap(a: readonly string[], b: readonly string[]): number {
	const counts = new Map<string, number>();
	for (const gram of a) {
		counts.set(gram, (counts.get(gram) ?? 0) + 1);
	}
	let shared = 0;
	for (const gram of b) {
		const left = counts.get(gram) ?? 0;
		if (left > 0) {
			shared++;
			counts.set(gram, left - 1);
		}
	}
	return f1(shared, a.length, b.length);
}

function pairs(tokens: readonly string[]): string[] {
	return tokens.slice(1).map((token, at) => `${tokens[at] ?? ''} ${token}`);
}

function longestCommonSubsequence(a: readonly string[], b: readonly string[]): number {
	let previous = Array.from({ length: b.length + 1 }, () => 0);
	for (const left of a) {
		const row = [0];
		for (const [at, right] of b.entries()) {
			row.push(left === right ? (previous[at] ?? 0) + 1 : Math.max(previous[at + 1] ?? 0, row[at] ?? 0));
		}
		previous = row;
	}
	return previous[b.length] ?? 0;
}

function f1(shared: number, summaryLength: number, targetLength: number): number {
	return summaryLength + targetLength === 0 ? 0 : (2 * shared) / (summaryLength + targetLength);
}
