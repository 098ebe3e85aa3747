import type { Paper } from '../../src/core/model/paper';

/** BM25 as Lucene has it (k1 .9, b .4) over lower-case words, without stems or stop words: the yardstick. */
export function plainBm25(papers: readonly Paper[]): (text: string) => string[] {
	const documents = papers.map(({ title, abstract }) => words(`${title} ${abstract ?? ''}`));
	const average = documents.reduce((sum, { length }) => sum + length, 0) / documents.length;
	const postings = new Map<string, Map<number, number>>();
	for (const [document, list] of documents.entries()) {
		for (const word of list) {
			const posting = postings.get(word) ?? new Map<number, number>();
			postings.set(word, posting.set(document, (posting.get(document) ?? 0) + 1));
		}
	}
	return (text) => {
		const scores = new Map<number, number>();
		for (const word of words(text)) {
			const posting = postings.get(word) ?? new Map<number, number>();
			const rarity = Math.log(1 + (documents.length - posting.size + 0.5) / (posting.size + 0.5));
			for (const [document, frequency] of posting) {
				const length = (documents[document]?.length ?? 0) / average;
				const score = (rarity * frequency * 1.9) / (frequency + 0.9 * (0.6 + 0.4 * length));
				scores.set(document, (scores.get(document) ?? 0) + score);
			}
		}
		return [...scores]
			.sort(([, a], [, b]) => b - a)
			.slice(0, 1000)
			.map(([document]) => papers[document]?.citekey ?? '');
	};
}

function words(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
