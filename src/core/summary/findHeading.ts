import { lookUp } from '../model/lookUp';

/** The part of a structured abstract, such as PubMed's, that a sentence stands in; `furniture` is no part of the argument. */
export type Section = 'background' | 'aim' | 'method' | 'result' | 'conclusion' | 'furniture';

/**
 * The section heading that a sentence begins with, and how much of the sentence it takes.
 *
 * "Methods and Results:", "OBJECTIVE —", "Main outcome measures." and a heading alone are headings; "Results show …" and
 * "Data augmentation …" are not.
 */
export function findHeading(
	sentence: string,
): { readonly section: Section; readonly length: number } | undefined {
	const match = headingPattern.exec(sentence);
	const first = match?.[1]?.toLowerCase() ?? '';
	const section = lookUp(sections, first);
	return match && section ? { section, length: match[0].length } : undefined;
}

/** The first word of a heading tells its part: "Methods and Results" is where the methods are. */
const headings: Readonly<Record<Section, string>> = {
	background:
		'background introduction context motivation rationale problem importance significance limitations',
	aim: 'objective objectives aim aims purpose goal goals hypothesis question',
	method:
		'method methods methodology approach design setting settings participants patients materials material intervention ' +
		'interventions exposure exposures measurements main study data subjects procedure',
	result: 'result results finding findings outcome outcomes',
	conclusion: 'conclusion conclusions interpretation discussion implications relevance',
	furniture: 'availability contact supplementary funding registration trial keywords disclosure copyright',
};

const sections: Readonly<Record<string, Section>> = Object.fromEntries(
	(Object.keys(headings) as Section[]).flatMap((section) =>
		headings[section].split(' ').map((word) => [word, section] as const),
	),
);

const capitalise = (word: string) => word.slice(0, 1).toUpperCase() + word.slice(1);
const firstWords = Object.keys(sections).flatMap((word) => [capitalise(word), word.toUpperCase()]);
const laterWords = [
	...Object.keys(sections),
	...'measure measures source sources selection analysis implementation information review and of the for & / ,'.split(
		' ',
	),
].flatMap((word) => [word, capitalise(word), word.toUpperCase()]);

// The heading's words; then a colon, a dash, a full stop before a capital, the end, or a word that opens sentences.
const headingPattern = new RegExp(
	String.raw`^[([*#\s]*(${firstWords.join('|')})\b(?:\s*(?:${laterWords.join('|')})(?![\p{L}\p{N}-]))*[)\]*]*` +
		String.raw`(?:\s*:\s*|\s+[–—-]\s+|\s?—\s?|\.\s+(?=\p{Lu})|\.?$|\s+(?=(?:The|We|This|A|An|In|To|Our|There|It|All|Of)\s))`,
	'u',
);
