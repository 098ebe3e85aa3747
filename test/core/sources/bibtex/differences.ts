import type { BibtexEntry } from '../../../support/parseBibtex';
import type { Person } from '../../../../src/core/model/person';
import { mathNames } from '../../../../src/core/text/mathText';
import type { PandocItem } from '../../../support/pandoc';
import { nameOrder } from '../entryDifferences';

interface Difference {
	readonly ours: string;
	readonly theirs: string;
	/** As in the README of the fixtures; `undefined` when no difference listed there explains it. */
	readonly code: string | undefined;
}

/** How our variable differs from Pandoc's, or `undefined` when both are the same. */
export function findDifference(
	entry: BibtexEntry,
	variable: string,
	item: PandocItem,
): Difference | undefined {
	const ours = toText(entry.csl[variable]);
	const theirs = toText(item[variable === 'event-title' && !('event-title' in item) ? 'event' : variable]);
	if (ours === theirs) {
		return undefined;
	}
	const raw = [...entry.allFields.values()].join('\n');
	const place: Place = { variable, ours, theirs, raw, entry };
	return { ours, theirs, code: rules.find(([, explains]) => explains(place))?.[0] };
}

interface Place {
	readonly variable: string;
	readonly ours: string;
	readonly theirs: string;
	/** All values of the entry, in TeX. */
	readonly raw: string;
	readonly entry: BibtexEntry;
}

const rules: readonly (readonly [string, (place: Place) => boolean])[] = [
	['type', ({ variable, ours, theirs }) => variable === 'type' && theirs === '""' && otherTypes.has(ours)],
	['type', ({ variable, ours }) => variable === 'type' && ours === '"software"'],
	['type', ({ theirs, entry }) => entry.type === 'conference' && /^(?:"")?$/.test(theirs)],
	['empty', ({ ours, theirs }) => ours === '' && /^(?:""|\[\]|\{"date-parts":\[\]\})$/.test(theirs)],
	['date', ({ variable, ours, theirs }) => dateVariables.has(variable) && tellsMore(ours, theirs)],
	[
		'verbatim',
		({ variable, ours, theirs }) => (variable === 'DOI' || variable === 'URL') && ours === withoutTex(theirs),
	],
	[
		'key-case',
		({ theirs, ours, entry }) =>
			(theirs === '' || ours.startsWith(`${theirs.slice(0, -1)}: `)) &&
			/[A-Z]/.test(entry.fields.get('crossref') ?? ''),
	],
	[
		'alias',
		({ ours, theirs, entry }) =>
			ours.startsWith(theirs.slice(0, -1)) && (entry.fields.get('crossref') ?? '').startsWith('alias-'),
	],
	[
		'issue',
		({ variable, theirs, entry }) => variable === 'issue' && theirs === '' && !entry.allFields.has('number'),
	],
	['hash', ({ ours, theirs }) => theirs === '' && /#\d/.test(ours)],
	[
		'mail',
		({ variable, ours, theirs }) => nameVariables.has(variable) && /@/.test(theirs) && !/@/.test(ours),
	],
	['dash', ({ variable, ours, theirs }) => variable === 'page' && ours === theirs.replace(/ ?--? ?/, '-')],
	['handle', ({ variable, ours }) => variable === 'URL' && ours.startsWith('"https://hdl.handle.net/')],
	['genre', ({ variable, ours, theirs }) => variable === 'genre' && ours === withoutTex(theirs)],
	[
		'language',
		({ variable, theirs, entry }) =>
			variable === 'language' &&
			['langid', 'language', 'hyphenation'].some(
				(field) => JSON.stringify(entry.allFields.get(field)) === theirs,
			),
	],
	['space', ({ ours, theirs }) => squeeze(ours) === squeeze(theirs)],
	['dotless', ({ ours, theirs }) => squeeze(ours) === squeeze(undot(theirs))],
	['quotes', ({ ours, theirs }) => unquote(ours) === unquote(theirs)],
	[
		'string',
		({ ours, theirs, variable }) =>
			/publisher|place|container|journal|collection/.test(variable) &&
			ours.toLowerCase() === theirs.toLowerCase() &&
			!ours.includes(' '),
	],
	['last-word', ({ ours, theirs }) => /[:?!]/.test(ours) && lowerLast(ours) === lowerLast(theirs)],
	[
		'last-word',
		({ ours, theirs }) => /\b\p{L}\., \p{Lu}/u.test(ours) && ours.toLowerCase() === theirs.toLowerCase(),
	],
	['formula', ({ ours, theirs }) => /<su[bp]>/.test(ours) && ours.toLowerCase() === theirs.toLowerCase()],
	['math', ({ ours, theirs, raw }) => /\$|\\\(|\\ensuremath/.test(raw) && words(ours) === words(theirs)],
	[
		'names',
		({ variable, ours, theirs, entry }) =>
			nameVariables.has(variable) &&
			oddNamePattern.test(entry.allFields.get(variable) ?? '') &&
			wholeNames(ours) === wholeNames(theirs),
	],
	[
		'others',
		({ variable, ours, theirs }) =>
			nameVariables.has(variable) &&
			ours.endsWith('{"literal":"others"}]') &&
			withoutOthers(ours) === withoutOthers(theirs),
	],
	[
		'volume',
		({ variable, ours, theirs, entry }) =>
			variable === 'title' && entry.allFields.has('maintitle') && theirs.startsWith(ours.slice(0, -1)),
	],
	['tags', ({ variable, ours, theirs }) => variable === 'keyword' && ours.replaceAll(', ', ' ') === theirs],
	[
		'macro',
		({ ours, theirs, raw }) =>
			macroPattern.test(raw) &&
			isSubsequence(letters(undot(theirs.replace(lengthPattern, ''))), letters(ours)),
	],
	[
		'abstract',
		({ variable, ours, theirs, raw }) =>
			longVariables.has(variable) &&
			/\n\s*\n|\\textsubscript/.test(raw) &&
			isSubsequence(letters(ours), letters(theirs)),
	],
	[
		'percent',
		({ ours, theirs, raw }) =>
			/(?<!\\)%/.test(raw) && ours.includes('%') && ours.startsWith(theirs.slice(0, -1)),
	],
];

const dateVariables = new Set(['issued', 'accessed', 'event-date', 'original-date']);
const nameVariables = new Set(['author', 'editor', 'translator', 'director', 'container-author']);
const otherTypes = new Set(['"document"', '"article"']);
/**
 * Names with a letter in braces, in a script without cases, with a sign before a word, with an initial in lower case, with a particle behind
 * a capital before the comma, or joined badly.
 */
const oddNamePattern =
	/\{\\|\p{Lo}|\p{Lu}\p{Ll}+ \p{Ll}+ [^,]*,|\s["(]|\ba\.|\band\s*$|^\s*and\b|\bA(?:nd|ND)\b/u;
const longVariables = new Set(['abstract', 'annote', 'note']);
const macroPattern =
	/\\(?:dh|DH|dj|DJ|TH|th|ng|textdegree|textregistered|text(?:em|en)dash|quad|kern|sc|alpha|arabic|apjl?|[A-Z][A-Za-z]+|uppercase|mbox|newblock)/;

/** What Pandoc leaves of `\kern-.1em`. */
const lengthPattern = /-?\d*\.\d+e[mx]/g;

/** JSON with keys in order, without the protection of case. */
function toText(value: unknown): string {
	if (value === undefined) {
		return '';
	}
	return JSON.stringify(value, (_, part: unknown) =>
		part && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	).replace(/<span class=\\"nocase\\">((?:(?!<\/?span)[^])*)<\/span>/g, '$1');
}

/** Whether ours has what theirs has, and something besides; nonsense counts for nothing. */
function tellsMore(ours: string, theirs: string): boolean {
	const [year] = /-?\d+/.exec(theirs) ?? [];
	const isNonsense =
		/\[\d+,(?:0|99|1[3-9])[\],]/.test(theirs) || theirs === '{"date-parts":[]}' || theirs === '';
	return isNonsense || (year !== undefined && ours.includes(year) && ours.length > theirs.length);
}

function squeeze(text: string): string {
	return text
		.replace(/[\s\u00A0]+/g, ' ')
		.replace(/" | "/g, '"')
		.replace(/ (?=<)|(?<=>) /g, '');
}

/** Accented letters as Unicode has them, where the accent stands on a dotless one. */
function undot(text: string): string {
	return text.replace(/ı(?=\p{M})/gu, 'i').normalize('NFC');
}

function unquote(text: string): string {
	return squeeze(text.replace(/[‘’“”']|\\"/g, ''));
}

function lowerLast(text: string): string {
	return text.replace(/[\p{L}\p{N}]+[^\p{L}\p{N}]*$/u, (word) => word.toLowerCase());
}

/** The words of the prose, in lower case. */
function words(text: string): string {
	const found =
		text
			.replace(/<[^>]*>/g, '')
			.toLowerCase()
			.match(/[a-z]{4,}/g) ?? [];
	return found.filter((word) => !mathNames.has(word) && !word.startsWith('math')).join(' ');
}

/** The letters of the values in their order, without the names of the parts. */
function letters(text: string): string {
	const values = text.replace(/"(?:family|given|suffix|literal|(?:non-)?dropping-particle)":/g, '');
	return (values.toLowerCase().match(/\p{L}/gu) ?? []).join('');
}

function isSubsequence(part: string, whole: string): boolean {
	let at = 0;
	for (const letter of part) {
		at = whole.indexOf(letter, at) + 1;
		if (at === 0) {
			return false;
		}
	}
	return true;
}

/** Each name as it is said, whatever part of it Pandoc or we take for the particle; empty ones are none. */
function wholeNames(text: string): string {
	const people = (text === '' ? [] : JSON.parse(text)) as readonly Person[];
	return people
		.map((person) => nameOrder.map((part) => (person[part] === 'and' ? '' : (person[part] ?? ''))))
		.map((parts) => parts.join(' ').replace(/\s+/g, ' ').trim())
		.filter(Boolean)
		.join('; ');
}

/** Each name as it is said, but for those of others. */
function withoutOthers(text: string): string {
	return wholeNames(text).replace(/; others$|;? et al\./i, '');
}

/** JSON of a text, without escapes and resolvers that Pandoc leaves in it, and what stands round an address. */
function withoutTex(text: string): string {
	return text
		.replace(/^".*\\\\(?:url|href)\{([^{}]*)\}.*"$/, '"$1"')
		.replace(/\{\\\\textless\}/g, '<')
		.replace(/\{\\\\textgreater\}/g, '>')
		.replace(/\{?\\\\([_&%#$])\}?/g, '$1')
		.replace('--', '–')
		.replace(/[{}]/g, '')
		.replace(/&(amp|lt|gt);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>' })[name] ?? '')
		.replace(/(?<="https:\/\/arxiv.org\/abs\/.*) \[.*\]|https:\/\/arxiv.org\/abs\/(?=https)/, '')
		.replace(/https?:\/\/(?:dx\.)?doi\.org\/|(?<=abs\/)arXiv:/, '');
}
