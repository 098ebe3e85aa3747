import { randomNumbers } from './generatedPapers';

/** Writes notes that are the same in each run. */
export interface NoteWriter {
	/** From 0 to 1. */
	readonly random: () => number;
	/** The citekey of a work: of a few that all the world cites far more often than of the rest. */
	readonly key: () => string;
	/** A note with five citations. */
	readonly writeNote: () => string;
	/** A section of a Typst document, of `linesOfSection` lines. */
	readonly writeSection: () => string;
}

/** @param length of a note, in characters, about */
export function noteWriter(length: number): NoteWriter {
	const random = randomNumbers(3);
	const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
	const key = (): string => citekeys[Math.floor(random() ** 3 * citekeys.length)] ?? '';
	return {
		random,
		key,
		writeNote: () => writeText(length, pick, key),
		writeSection: () => writeSection(pick, key),
	};
}

/** Paragraphs under headings and a list, with five citations, about a paper. */
function writeText(length: number, pick: <T>(list: readonly T[]) => T, key: () => string): string {
	const sentence = (): string => Array.from({ length: 12 }, () => pick(words)).join(' ');
	const cited = [
		`[@${key()}]`,
		`[see @${key()}, p. 3; @${key()}]`,
		`as @${key()} [ch. 2] says`,
		`[-@${key()}]`,
	];
	const blocks = cited.map((citation) => {
		let paragraph = `${sentence()} ${citation}.`;
		while (paragraph.length < length / 4 - 20) {
			paragraph += `\n${sentence()}.`;
		}
		return paragraph;
	});
	return [
		`---\ntitle: A note\ncitekey: ${key()}\n---`,
		'# A note',
		...blocks.slice(0, 2),
		'## More',
		...blocks.slice(2),
		`- ${pick(words)}\n- ${pick(words)}`,
	].join('\n\n');
}

/** Ten lines of Typst: prose with citations, mathematics, code and a label. */
function writeSection(pick: <T>(list: readonly T[]) => T, key: () => string): string {
	const sentence = (): string => Array.from({ length: 10 }, () => pick(plainWords)).join(' ');
	return [
		`== ${pick(plainWords)} <sec-${key()}>`,
		'',
		`${sentence()} @${key()}[p. 3] @${key()}.`,
		`${sentence()} #cite(<${key()}>, form: "prose") $x^2 + "so"$.`,
		sentence(),
		`#figure(image("plot.png"), caption: [${sentence()} @${key()}]) <fig-${key()}>`,
		'',
		`- ${sentence()} // ${sentence()}`,
		`#let note = [${sentence()}]`,
		'',
	].join('\n');
}

export const linesOfSection = 10;

const citekeys: readonly string[] = Array.from(
	{ length: 5000 },
	(_, at) => `author${1990 + (at % 35)}word${at}`,
);

const words =
	'the model learns tokens of images by *autoregression* over a codebook that `code` makes and which [papers](https://example.org) call quantised, far better than before'.split(
		' ',
	);

const plainWords = words.filter((word) => /^[a-z]+$/.test(word));
