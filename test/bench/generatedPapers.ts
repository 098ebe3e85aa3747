import type { Paper } from '../../src/core/model/paper';

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/**
 * As many papers as asked for: the given ones, and more whose titles and abstracts are put together from halves of theirs,
 * each with a word or two that no other has, as real libraries have. All get authors, a year, an arXiv id and a topic.
 */
export function generatePapers(real: readonly Paper[], count: number): Paper[] {
	const random = randomNumbers(1);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const word = (): string =>
		Array.from(
			{ length: 2 + Math.floor(random() * 2) },
			() => pick(consonants) + pick(vowels) + pick(endings),
		).join('');
	const families = Array.from({ length: 3000 }, word);
	return Array.from({ length: count }, (_, at) => {
		const original = real[at];
		const [first, second] = [pick(real), pick(real)];
		const title = original?.title ?? `${secondHalf(first.title)} ${word()} ${firstHalf(second.title)}`;
		const abstract =
			original?.abstract ??
			`${firstHalf(first.abstract ?? '')} ${word()} ${secondHalf(second.abstract ?? '')}`;
		const year = 1990 + Math.floor(random() * 35);
		const author = Array.from({ length: 1 + Math.floor(random() * 5) }, () => ({
			family: capitalise(pick(families)),
			given: capitalise(word()),
		}));
		const citekey = `${author[0]?.family.toLowerCase()}${year}p${at}`;
		return {
			id: citekey,
			citekey,
			type: 'article',
			title,
			abstract,
			author,
			issued: { year },
			arxiv: `${String(1000 + (at % 1200)).padStart(4, '0')}.${String(at).padStart(5, '0')}`,
			topics: [`Topic ${Math.floor(random() * 40)}`],
			links: [],
			provenance: { source: 'bench' },
		};
	});
}

/** The papers with abstracts of so many characters, filled up with those of others. */
export function withLongAbstracts(papers: readonly Paper[], real: readonly Paper[], length: number): Paper[] {
	const random = randomNumbers(9);
	return papers.map((paper) => {
		let abstract = paper.abstract ?? '';
		while (abstract.length < length) {
			abstract += ` ${real[Math.floor(random() * real.length)]?.abstract ?? ''}`;
		}
		// Read from a file, texts are no longer chains of the texts they were put together from.
		return JSON.parse(JSON.stringify({ ...paper, abstract: abstract.slice(0, length) })) as Paper;
	});
}

function firstHalf(text: string): string {
	const words = text.split(' ');
	return words.slice(0, Math.ceil(words.length / 2)).join(' ');
}

function secondHalf(text: string): string {
	const words = text.split(' ');
	return words.slice(Math.floor(words.length / 2)).join(' ');
}

function capitalise(word: string): string {
	return word.charAt(0).toUpperCase() + word.slice(1);
}

const consonants = [
	'b',
	'br',
	'd',
	'f',
	'g',
	'h',
	'k',
	'kr',
	'l',
	'm',
	'n',
	'p',
	'r',
	's',
	'sh',
	't',
	'v',
	'z',
];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'eo'];
const endings = ['', 'n', 'r', 's', 'l', 'm'];
