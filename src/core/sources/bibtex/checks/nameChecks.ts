import { findOthers, splitNames } from '../bibtexNames';
import type { ValueFault } from '../../checks/valueFault';

/** Names are joined by “and”; a name has two commas at most (`von Last, Jr, First`). */
export function checkNames(text: string): ValueFault | undefined {
	const end = findOthers(text);
	const others = end === undefined ? 'others' : text.slice(end).replace(joinPattern, '');
	if (others !== 'others') {
		return {
			message: `BibTeX takes “${others}” for a part of the names; “and others” stands for further authors.`,
			fix: { title: 'Write “and others”', text: `${text.slice(0, end)} and others` },
		};
	}
	if (doubleAndPattern.test(text)) {
		return { message: 'A name is missing here: “and” stands between two names.' };
	}
	const names = splitNames(text);
	if (names.some((name) => name.endsWith(',') && countCommas(name) === mostCommas)) {
		const fix = { title: 'Delete the commas at the end of names', text: text.replace(endCommaPattern, '') };
		return {
			message: 'A name ends with a comma: Pandoc takes what stands before it for a suffix such as “Jr.”.',
			...(!/[{}\\]/.test(text) && { fix }),
		};
	}
	const isWrong = names.some(
		(name) => (!name.includes('=') && countCommas(name) > mostCommas) || wholeNamesPattern.test(name),
	);
	if (!isWrong) {
		return undefined;
	}
	const joined = joinByAnd(text);
	return {
		message: 'A name has two commas at most; names are joined by “and”.',
		...(joined !== undefined && { fix: { title: 'Join the names by “and”', text: joined } }),
	};
}

/** “Ada Lovelace, Alan Turing, Kurt Gödel and Alonzo Church”: each part is a whole name, so every comma is an “and”. */
function joinByAnd(text: string): string | undefined {
	if (/[{}\\=]/.test(text)) {
		return undefined;
	}
	const names = text.split(/\s*,\s*(?:and\s+)?|\s+and\s+/).filter(Boolean);
	return names.every((name) => wholeNamePattern.test(name)) ? names.join(' and ') : undefined;
}

function countCommas(name: string): number {
	let depth = 0;
	let commas = 0;
	for (const sign of name) {
		if (sign === '{') {
			depth++;
		} else if (sign === '}') {
			depth--;
		} else if (sign === ',' && depth === 0) {
			commas++;
		}
	}
	return commas;
}

const mostCommas = 2;
// “Ada Lovelace, Alan Turing, Kurt Gödel”: what stands between two commas of a name is “Jr”, not two words.
const wholeNamesPattern =
	/^[\p{L}.'’-]+ [\p{L}.'’ -]+, [\p{L}.'’-]+ [\p{L}.'’ -]+, (?!and\b)[\p{L}.'’-]+ [\p{L}.'’ -]+$/u;
/** What parts names. */
const joinPattern = /^[\s,~]+(?:and\s+)?/;
const doubleAndPattern = /\sand\s+and\s|^and\s|\sand$/i;
const endCommaPattern = /,(?=\s{1,99}and\s|$)/gi;
// Two words or more, the last a family name: no initials behind it, no "Jr".
const wholeNamePattern =
	/^\p{Lu}[\p{L}.'’-]*(?:\s+[\p{L}.'’-]+)*\s+(?!(?:Jr|Sr|I{1,3}|IV)\b)\p{L}[\p{Ll}'’-]+[\p{L}'’-]*$/u;
