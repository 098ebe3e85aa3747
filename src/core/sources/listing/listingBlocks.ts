import type { Span } from '../../text/range';

/** A text of a listing on one line, with the stretch of the source it was read from. */
export interface Block extends Span {
	readonly text: string;
}

export type BlockLabel = 'title' | 'abstract' | 'ignored';

/**
 * Says of each block what it is. Every label has a cost, and the labels with the least sum for the whole listing are chosen.
 *
 * - A title costs more the longer the block is and the more sentences it has, an abstract the shorter it is. A block of a word or two,
 *   or one that the listing repeats, may be a line to ignore.
 * - It costs if a title follows a title or ends the listing, and if an abstract follows an abstract or begins it.
 *
 * So a short abstract is told by the titles around it, and a long title by its abstracts. The least sum is found by dynamic programming
 * over the label of the last block that was not ignored, in linear time.
 */
export function labelBlocks(blocks: readonly Block[]): BlockLabel[] {
	const repeated = repeatedTexts(blocks);
	let paths: Paths = { none: { cost: 0 }, title: undefined, abstract: undefined };
	for (const { text } of blocks) {
		const own = {
			title: titleStrangeness(text),
			abstract: abstractStrangeness(text),
			ignored: repeated.has(text) ? repeatedIgnored : ignoredStrangeness(text),
		};
		paths = {
			none: extend(paths.none, 'ignored', own.ignored),
			title: least(
				extend(paths.none, 'title', own.title),
				extend(paths.abstract, 'title', own.title),
				extend(paths.title, 'title', own.title + lonelyTitle),
				extend(paths.title, 'ignored', own.ignored),
			),
			abstract: least(
				extend(paths.title, 'abstract', own.abstract),
				extend(paths.none, 'abstract', own.abstract + lonelyAbstract),
				extend(paths.abstract, 'abstract', own.abstract + lonelyAbstract),
				extend(paths.abstract, 'ignored', own.ignored),
			),
		};
	}
	const atEnd = paths.title && { ...paths.title, cost: paths.title.cost + lonelyTitle };
	return labelsOf(least(paths.none, paths.abstract, atEnd), blocks.length);
}

/** The best labelling so far, by the last label that is not `ignored`. */
type Paths = Readonly<Record<'none' | 'title' | 'abstract', Path | undefined>>;

interface Path {
	readonly cost: number;
	readonly label?: BlockLabel;
	readonly before?: Path;
}

function extend(path: Path | undefined, label: BlockLabel, cost: number): Path | undefined {
	return path && { cost: path.cost + cost, label, before: path };
}

/** The path of least cost; the first of equals. */
function least(...paths: readonly (Path | undefined)[]): Path | undefined {
	let best: Path | undefined;
	for (const path of paths) {
		if (path && (!best || path.cost < best.cost)) {
			best = path;
		}
	}
	return best;
}

function labelsOf(last: Path | undefined, count: number): BlockLabel[] {
	const labels = Array.from({ length: count }, (): BlockLabel => 'ignored');
	let path = last;
	for (let at = count - 1; path?.label; at--, path = path.before) {
		labels[at] = path.label;
	}
	return labels;
}

function titleStrangeness(text: string): number {
	const length = Math.max(0, text.length - longTitle) / 20;
	const sentences = Math.min(sentenceBreaks(text), 3) * 4;
	const words = text.split(/\s+/).length;
	return (
		length +
		sentences +
		(/[^.]\.$/.test(text) ? 2 : 0) +
		(voicePattern.test(text) ? 4 : 0) +
		(words <= 2 ? 1.5 : 0) +
		(isUserName(text) ? 3 : 0)
	);
}

function abstractStrangeness(text: string): number {
	const length = abstractLengths.find(([least]) => text.length >= least)?.[1] ?? 9;
	const voice = sentenceBreaks(text) > 0 || voicePattern.test(text) ? -2 : 0;
	return Math.max(0, length + voice) + (endPattern.test(text) ? 0 : 2);
}

function ignoredStrangeness(text: string): number {
	if (isUserName(text)) {
		return 3;
	}
	const words = text.split(/\s+/).length;
	return words <= 2 ? 7 : words <= 4 ? 10 : 14 + text.length / 20;
}

function repeatedTexts(blocks: readonly Block[]): ReadonlySet<string> {
	const seen = new Set<string>();
	const repeated = new Set<string>();
	for (const { text } of blocks) {
		if (text.length <= longestRepeated && seen.has(text)) {
			repeated.add(text);
		}
		seen.add(text);
	}
	return repeated;
}

function sentenceBreaks(text: string): number {
	return text.match(sentenceBreakPattern)?.length ?? 0;
}

/** `akhaliq`, `user_12`: one word as accounts are called, not as a title would be written. */
function isUserName(text: string): boolean {
	return /^(?:[a-z][\w.-]*|\w*\d\w*|\w+_\w+)$/.test(text) && text.length <= 30;
}

const lonelyTitle = 5;
const lonelyAbstract = 6;
const repeatedIgnored = 1;
const longestRepeated = 40;
const longTitle = 180;

/** How strange an abstract of at least so many characters is. */
const abstractLengths: readonly (readonly [least: number, strangeness: number])[] = [
	[400, 0],
	[250, 1],
	[150, 3],
	[90, 5],
	[50, 7],
];

// The end of one sentence and the beginning of the next, but not "vs. X", "U.S. Executive" or "St. Andrews".
const sentenceBreakPattern =
	/(?<=[\p{Ll}\p{N})\]”"'’%]{2}|[。！？])[.!?。！？]*(?<=[.!?。！？])["”’)\]]*\s+(?=[\p{Lu}\p{Lo}\p{N}("“$\\])(?<!\b(?:vs|St|Dr|No|al|cf)\.\s+)/gu;
const voicePattern = /\b(?:we|our|this (?:paper|work|article|study|report)|in this)\b/i;
const endPattern = /[.!?…。！？)"”'\]]\s*$|https?:\/\/\S+$/;
