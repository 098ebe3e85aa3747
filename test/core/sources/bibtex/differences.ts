import type { BibtexEntry } from '../../../../src/core/sources/bibtex/parseBibtex';
import { mathNames } from '../../../../src/core/text/mathText';
import type { PandocItem } from '../../../support/pandoc';

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
	['type', ({ variable, ours, theirs }) => variable === 'type' && (theirs === '""' || ours === '"software"')],
	['type', ({ theirs, entry }) => entry.type === 'conference' && theirs === ''],
	['empty', ({ ours, theirs }) => ours === '' && /^(?:""|\[\]|\{"date-parts":\[\]\})$/.test(theirs)],
	['date', ({ variable, ours, theirs }) => dateVariables.has(variable) && tellsMore(ours, theirs)],
	[
		'verbatim',
		({ variable, theirs }) =>
			(variable === 'DOI' || variable === 'URL') && /\\\\|https?:\/\/(?:dx\.)?doi|abs\/arXiv:/.test(theirs),
	],
	[
		'key-case',
		({ theirs, ours, entry }) =>
			ours.startsWith(theirs.slice(0, -1)) && /[A-Z]/.test(entry.fields.get('crossref') ?? ''),
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
	['genre', ({ variable, theirs }) => variable === 'genre' && /[\\{}~]|--|``|''/.test(theirs)],
	['language', ({ variable }) => variable === 'language'],
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
	['formula', ({ ours, theirs }) => /<su[bp]>/.test(ours) && ours.toLowerCase() === theirs.toLowerCase()],
	['math', ({ ours, theirs, raw }) => /\$|\\\(|\\ensuremath/.test(raw) && words(ours) === words(theirs)],
	[
		'names',
		({ variable, ours, theirs }) =>
			nameVariables.has(variable) &&
			letters(ours) === letters(theirs.replace('"dropping-particle":"and",', '')),
	],
	[
		'macro',
		({ ours, theirs, raw }) => macroPattern.test(raw) && isSubsequence(letters(undot(theirs)), letters(ours)),
	],
	['abstract', ({ variable, raw }) => longVariables.has(variable) && /\n\s*\n|\\textsubscript/.test(raw)],
	[
		'percent',
		({ ours, theirs, raw }) => /(?<!\\)%/.test(raw) && ours.includes('%') && theirs.length < ours.length,
	],
];

const dateVariables = new Set(['issued', 'accessed', 'event-date', 'original-date']);
const nameVariables = new Set(['author', 'editor', 'translator', 'director', 'container-author']);
const longVariables = new Set(['abstract', 'annote', 'note']);
const macroPattern =
	/\\(?:dh|DH|dj|DJ|TH|th|ng|textdegree|textregistered|textemdash|sc|alpha|arabic|apjl?|[A-Z][A-Za-z]+|uppercase|mbox|newblock)/;

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

/** The letters of the values, without the names of the parts. */
function letters(text: string): string {
	const values = text.replace(/"(?:family|given|suffix|literal|(?:non-)?dropping-particle)":/g, '');
	return [...(values.toLowerCase().match(/\p{L}/gu) ?? [])].sort().join('');
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
