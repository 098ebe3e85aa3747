import type { RichText } from './richText';

/**
 * Title case by the rules of CSL's `text-case="title"` for English as Pandoc's citeproc applies them: the first word, the
 * last and those after `.?!:` get a capital, and so does every other word but short function words. Words with capitals
 * of their own, single letters, mathematics, and what follows an apostrophe stay as they are.
 *
 * Unlike citeproc, which writes "3d" for "3D", we leave capitals beside digits alone too: "KL3M", "R2R".
 *
 * @param hasLastWordRule whether the last word counts: citeproc looks for it only in texts without font style.
 * @see https://docs.citationstyles.org/en/stable/specification.html#title-case-conversion
 */
export function toTitleCase(text: RichText, hasLastWordRule: boolean): RichText {
	const last = text.at(-1);
	const lastWordAt = last?.kind === 'text' ? last.text.lastIndexOf(' ') + 1 : 0;
	const lastWord = last?.kind === 'text' ? last.text.slice(lastWordAt) : '';
	const hasLastWord =
		hasLastWordRule &&
		lastWord !== '' &&
		!wordBreakPattern.test(lastWord) &&
		(text.length > 1 || lastWordAt > 0);
	let place: Place = 'start';

	const change = (words: string): string =>
		(words.match(chunkPattern) ?? [])
			.map((chunk) => {
				const changed = changeWord(chunk, place);
				place = placeAfter(chunk, place);
				return changed;
			})
			.join('');
	const walk = (nodes: RichText): RichText =>
		nodes.map((node) => {
			switch (node.kind) {
				case 'quoted':
					return { ...node, content: walk(node.content) };
				case 'math':
					place = 'inWord';
					return node;
				case 'text':
					return { ...node, text: change(node.text) };
			}
		});

	if (!hasLastWord || last?.kind !== 'text') {
		return walk(text);
	}
	const before = walk([...text.slice(0, -1), { kind: 'text', text: last.text.slice(0, lastWordAt) }]);
	// The closure moves `place` on, which the compiler cannot see.
	const reached = place as Place;
	place = reached === 'inWord' || reached === 'afterSentenceEnd' ? reached : 'beforeLastWord';
	return [...before, { kind: 'text', text: change(lastWord) }];
}

type Place = 'start' | 'startOfSentence' | 'afterWord' | 'inWord' | 'afterSentenceEnd' | 'beforeLastWord';

function changeWord(chunk: string, place: Place): string {
	if (!lettersPattern.test(chunk) || /\p{Lu}/u.test(chunk)) {
		return chunk;
	}
	const starts = place === 'start' || place === 'startOfSentence';
	const counts =
		chunk.length > 1 && (place === 'beforeLastWord' || (place === 'afterWord' && !functionWords.has(chunk)));
	return starts || counts ? capitalize(chunk) : chunk;
}

function capitalize(word: string): string {
	const [first = ''] = word;
	return first.toUpperCase() + word.slice(first.length);
}

function placeAfter(chunk: string, place: Place): Place {
	const end = chunk.slice(-1);
	if (/[.?!:]/.test(end)) {
		return 'afterSentenceEnd';
	}
	if (/[\p{L}\p{N}\p{M}]/u.test(end)) {
		return 'inWord';
	}
	if (/\s/.test(end) && place === 'afterSentenceEnd') {
		return 'startOfSentence';
	}
	return wordBreakPattern.test(end) ? 'afterWord' : place;
}

const lettersPattern = /^[\p{L}\p{N}\p{M}]+$/u;
const chunkPattern = /[\p{L}\p{N}\p{M}]+|\s+|[^]/gu;
const wordBreakPattern = /[-/\u2013\u2014\s]/;

/** Citeproc's own list; the particles in it are there for names in titles. */
const functionWords: ReadonlySet<string> = new Set(
	(
		'a an and as at but by down for from in into nor of on onto or over so the till to up via with yet ' +
		'about van von de d l'
	).split(' '),
);
