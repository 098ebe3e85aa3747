import { fold } from '../text/fold';
import type { LocatorTerm, LocatorTerms } from './locatorTerms';

/** A label that Pandoc reads as the beginning of a locator: `pp.` for pages. */
export interface LocatorLabel {
	readonly label: string;
	readonly name: string;
}

/**
 * The labels that begin as what is typed, or whose names do, the likeliest first; all of them for `''`.
 *
 * @param terms of the note's language
 */
export function completeLocator(typed: string, terms: LocatorTerms): readonly LocatorLabel[] {
	const wanted = fold(typed.trim());
	return locatorLabels(terms).filter(
		({ label, name }) => fold(label).startsWith(wanted) || fold(name).startsWith(wanted),
	);
}

/** Of each locator what is written for one and for several, those that are cited most first, with symbols behind the abbreviations. */
export function locatorLabels({ list }: LocatorTerms): readonly LocatorLabel[] {
	const inOrder = (names: readonly string[]): readonly LocatorTerm[] =>
		names.flatMap((name) => list.filter((term) => term.name === name));
	const common = inOrder(commonNames).map(labelsOf);
	const labels = [
		...(common[0] ?? []),
		...common.slice(1).flatMap(([one]) => one ?? []),
		...common.slice(1).flatMap(([, ...several]) => several),
		...inOrder(['section', 'paragraph']).flatMap(({ symbol: [label], long: [name] }) =>
			label === undefined ? [] : [{ label, name: name ?? label }],
		),
		...inOrder(otherNames).flatMap(labelsOf),
	];
	return labels.filter(({ label }, index) => labels.findIndex((other) => other.label === label) === index);
}

/** For one, then for several where that is written otherwise. */
function labelsOf({ long, short }: LocatorTerm): readonly LocatorLabel[] {
	const labels = short.length > 0 ? short : long;
	return labels.map((label, index) => ({ label, name: long[index] ?? long[0] ?? label }));
}

const commonNames = [
	'page',
	'chapter',
	'section',
	'figure',
	'volume',
	'issue',
	'paragraph',
	'note',
	'line',
	'part',
];
const otherNames = ['book', 'column', 'folio', 'opus', 'verse', 'sub verbo'];
