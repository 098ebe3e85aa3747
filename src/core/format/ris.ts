import type { CitableEntry } from '../model/entry';
import { lookUp } from '../model/lookUp';
import type { PartialDate } from '../model/partialDate';
import type { Person } from '../model/person';
import { findArxivId } from '../sources/arxivId';
import { editedTypes } from '../sources/ris/risTags';

/**
 * The paper as the lines of an RIS record, from `TY` to `ER`: what reference managers and Pandoc read. Particles stand before the
 * family name, which is where RIS has them; what RIS has no tag for (PMID, arXiv's category, ends of ranges of dates) is left out.
 */
export function toRisLines(entry: CitableEntry): readonly string[] {
	const lines = fieldsOf(entry)
		.map(([tag, value]) => [tag, (value ?? '').replace(/\s+/g, ' ').trim()] as const)
		.filter(([, value]) => value !== '')
		.map(([tag, value]) => `${tag}  - ${value}`);
	return [...lines, 'ER  - '];
}

function fieldsOf(entry: CitableEntry): readonly (readonly [tag: string, value: string | undefined])[] {
	const { type, issued, page } = entry;
	const [, first, last] = /^([^-–]+)[-–]+([^-–]+)$/.exec(page ?? '') ?? [];
	const editorTag = editedTypes.includes(type) ? 'A2' : 'ED';
	const isTold = findArxivId({ DOI: entry.DOI, URL: entry.URL })?.id === entry.arxiv;
	return [
		['TY', lookUp(typesOf, type) ?? 'GEN'],
		['ID', entry.citekey],
		['TI', entry.title],
		...entry.author.map((person) => ['AU', nameOf(person)] as const),
		...(entry.editor ?? []).map((person) => [editorTag, nameOf(person)] as const),
		['PY', issued && String(issued.year).padStart(4, '0')],
		['DA', issued?.month === undefined ? undefined : dateOf(issued)],
		[type.startsWith('article') ? 'JF' : 'T2', entry['container-title']],
		['VL', entry.volume],
		['IS', entry.issue],
		[snNumberedTypes.has(type) ? 'SN' : 'M1', entry.number],
		['ET', entry.edition ?? entry.version],
		['M3', entry.genre],
		['SP', first ?? page],
		['EP', last],
		['PB', entry.publisher],
		['LA', entry.language],
		['SN', entry.ISBN],
		['DB', isTold ? undefined : 'arXiv'],
		['AN', isTold ? undefined : entry.arxiv],
		['DO', entry.DOI],
		['UR', entry.URL],
	];
}

function dateOf({ year, month = 0, day }: PartialDate): string {
	const parts = [
		String(year).padStart(4, '0'),
		...[month, day ?? 0].map((part) => String(part).padStart(2, '0')),
	];
	return parts.slice(0, day === undefined ? 2 : 3).join('/');
}

/** `Family, Given, Suffix`; a comma behind a group tells it from a person. */
function nameOf(person: Person): string {
	if (person.literal !== undefined || person.family === undefined) {
		return `${(person.literal ?? person.given ?? '').replaceAll(',', '')},`;
	}
	const particles = [person['dropping-particle'], person['non-dropping-particle']];
	const family = [...particles, person.family]
		.filter(Boolean)
		.join(' ')
		.replace(/(?<=['’-]) /, '');
	return [family, person.given, person.suffix].filter(Boolean).join(', ');
}

/** In which `M1` is something else: the number of an application, the first page. */
const snNumberedTypes: ReadonlySet<string> = new Set(['patent', 'standard']);

/** RIS's types of CSL's. */
const typesOf: Readonly<Record<string, string>> = {
	article: 'PREPRINT',
	'article-journal': 'JOUR',
	'article-magazine': 'MGZN',
	'article-newspaper': 'NEWS',
	bill: 'BILL',
	book: 'BOOK',
	broadcast: 'POD',
	chapter: 'CHAP',
	dataset: 'DATA',
	'entry-dictionary': 'DICT',
	'entry-encyclopedia': 'ENCYC',
	figure: 'FIGURE',
	graphic: 'ART',
	hearing: 'HEAR',
	interview: 'INTV',
	legal_case: 'CASE',
	legislation: 'STAT',
	manuscript: 'UNPB',
	map: 'MAP',
	motion_picture: 'MPCT',
	musical_score: 'MUSIC',
	pamphlet: 'PAMP',
	'paper-conference': 'CONF',
	patent: 'PAT',
	personal_communication: 'PCOMM',
	'post-weblog': 'BLOG',
	report: 'RPRT',
	software: 'COMP',
	song: 'SOUND',
	speech: 'SLIDE',
	standard: 'STAND',
	thesis: 'THES',
	webpage: 'ELEC',
};
