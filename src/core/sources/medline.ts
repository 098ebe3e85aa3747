import type { Entry, SourceContent } from '../model/entry';
import type { Person } from '../model/person';
import type { Problem } from '../model/problem';
import { LineIndex } from '../text/lineIndex';
import type { Span } from '../text/range';
import type { ReaderCode } from './checks/checkLevels';
import { toEntry } from './cslItemFields';
import { parseRisDate } from './ris/risDates';
import { findDoi } from './ris/risIdentifiers';
import { parseRisNames } from './ris/risNames';

/**
 * Reads what PubMed saves for citation managers, `.nbib`, or as a text: the tags of MEDLINE
 * (https://www.nlm.nih.gov/bsd/mms/medlineelements.html). Where that leaves a choice, as Zotero's translator does.
 *
 * A record begins at its `PMID`; where that is broken, at a second `OWN`; or behind a blank line, at the tag that begins the first record.
 * (ERIC's records begin with `OWN`; documents there that are no articles have numbers like `ED602023`.) A line without tag continues the
 * field above; behind a blank line only if it is indented. A file with text but no record is `medline-no-records`. Linear.
 */
export function parseMedline(text: string): SourceContent {
	const index = new LineIndex(text);
	const entries: Entry[] = [];
	for (const record of scanMedline(text)) {
		const { entry } = toEntry(medlineToCsl(record));
		entries.push({ ...entry, range: index.rangeOf(record) });
	}
	const isEmpty = entries.length > 0 || text.replace(/^\uFEFF/, '').trim() === '';
	const problem: Problem = {
		code: 'medline-no-records' satisfies ReaderCode,
		severity: 'error',
		message: 'There is no record of PubMed here: each begins with a line “PMID- ”.',
		range: index.rangeOf({ start: 0, end: 0 }),
	};
	return { entries, problems: isEmpty ? [] : [problem] };
}

type Fields = ReadonlyMap<string, readonly string[]>;

interface NamePlace {
	readonly tag: string;
	readonly at: number;
}

/** One record, and where it stands. */
export interface MedlineRecord extends Span {
	/** The values of each tag. */
	readonly fields: Map<string, string[]>;
	/** `AU`, `FAU` and `CN` in the order of the text, each by its place among the values of its tag. */
	readonly names: NamePlace[];
	end: number;
}

/** The records of a text, in its order. */
export function* scanMedline(text: string): Generator<MedlineRecord> {
	let record: MedlineRecord | undefined;
	let values: string[] | undefined;
	let firstTag: string | undefined;
	let isAfterBlank = true;
	for (let at = 0; at < text.length; at = linePattern.lastIndex) {
		linePattern.lastIndex = at;
		const line = (linePattern.exec(text)?.[1] ?? '').trimEnd();
		const [, tag = '', value = ''] = tagPattern.exec(line) ?? [];
		if (tag !== '') {
			firstTag ??= tag;
			const isFirst = tag === 'PMID' || (isAfterBlank && tag === firstTag);
			if (!record || isFirst || (tag === 'OWN' && record.fields.has(tag))) {
				if (record) {
					yield record;
				}
				record = { start: at + line.search(/\w/), end: at, fields: new Map(), names: [] };
			}
			values = valuesOf(record.fields, tag);
			values.push(value.trim());
			if (nameTags.has(tag)) {
				record.names.push({ tag, at: values.length - 1 });
			}
		} else if (values && line !== '' && (!isAfterBlank || line.startsWith(' '))) {
			values.push(`${values.pop() ?? ''} ${line.trim()}`);
		}
		if (record && line !== '') {
			record.end = at + line.length;
		}
		isAfterBlank = line === '';
	}
	if (record) {
		yield record;
	}
}

function valuesOf(fields: Map<string, string[]>, tag: string): string[] {
	const values = fields.get(tag) ?? [];
	fields.set(tag, values);
	return values;
}

/** The record as an item of CSL. A chapter has its own title in `TI` and that of the book in `BTI`, a book only the latter. */
export function medlineToCsl({ fields, names }: MedlineRecord): Readonly<Record<string, unknown>> {
	const first = (...tags: readonly string[]): string | undefined =>
		tags.flatMap((tag) => fields.get(tag) ?? []).find((value) => value !== '');
	const [title, book] = [first('TI', 'TT'), first('BTI')];
	const type = book === undefined ? readType(fields) : title === undefined ? 'book' : 'chapter';
	const isWhole = type === 'book' || type === 'thesis' || type === 'report';
	const ids = [...(fields.get('LID') ?? []), ...(fields.get('AID') ?? [])];
	return {
		type,
		// NLM ends all titles with a full stop.
		title: (title ?? book)?.replace(/(?<!\.)\.$/, ''),
		author: readAuthors(fields, names),
		editor: (fields.get('FED') ?? fields.get('ED') ?? []).flatMap(readName),
		issued: parseRisDate(first('DP') ?? '') ?? parseRisDate(first('DEP') ?? ''),
		'container-title': isWhole ? undefined : (book ?? first('JT', 'TA')),
		volume: first('VI'),
		issue: first('IP'),
		page: first('PG') ?? matchIn(ids, /^(e?\d{1,8})(?: \[pii\])?$/i),
		publisher: first('PB') ?? (isWhole ? first('JT') : undefined),
		edition: first('EN'),
		ISBN: matchIn(fields.get('ISBN') ?? [], /(\d[\dX -]{8,}[\dX])/i),
		PMID: matchIn(fields.get('PMID') ?? [], /^(\d{1,8})\b/),
		DOI:
			ids.map((id) => findDoi(id.replace(/ \[doi\]$/, ''))).find(Boolean) ??
			matchIn(fields.get('SO') ?? [], /\bdoi: *(10\.\d{4,9}\/\S*[^\s.])/i),
		URL: matchIn(ids, /^(https?:\/\/(?!(?:dx\.)?doi\.org\/)\S+)$/),
		abstract: first('AB', 'OAB'),
		keyword: [
			...(fields.get('MH') ?? []).flatMap(readHeading),
			...['OT', 'KW'].flatMap((tag) => fields.get(tag) ?? []).map((term) => term.replace(/^\*/, '')),
		],
	};
}

/** What any group of the pattern matches in the first value that it fits. */
function matchIn(values: readonly string[], pattern: RegExp): string | undefined {
	return values.flatMap((value) => pattern.exec(value)?.slice(1) ?? []).find(Boolean);
}

/** Most publication types are of articles (“Review”, “Clinical Trial”), and so are data or a report that appeared in a journal. */
function readType(fields: Fields): string {
	const kinds = (fields.get('PT') ?? []).map((kind) => kind.toLowerCase());
	if (fields.get('OID')?.some((id) => /^ED\d/.test(id))) {
		return kinds.some((kind) => kind.startsWith('dissertation')) ? 'thesis' : 'report';
	}
	const found = kinds.flatMap((kind) => types.get(kind) ?? []);
	const isInJournal = kinds.some((kind) => /^journal articles?$/.test(kind));
	return found.find((type) => type === 'article' || !isInJournal) ?? 'article-journal';
}

/** The authors by their full names (`FAU`), else as `AU` has them, and groups (`CN`), in the order of the record. */
function readAuthors(fields: Fields, names: readonly NamePlace[]): Person[] {
	const left = fields.has('FAU') ? 'AU' : 'FAU';
	return names
		.filter(({ tag }) => tag !== left)
		.map(({ tag, at }) => ({ tag, name: fields.get(tag)?.[at] ?? '' }))
		.filter(({ name }) => name !== '')
		.flatMap(({ tag, name }) => (tag === 'CN' ? [{ literal: name }] : readName(name)));
}

/** “King, Martin L Jr” has its suffix behind the given name. */
function readName(name: string): Person[] {
	return parseRisNames(name.replace(/^([^,]+, .*) (Jr|Sr|2nd|3rd|[4-6]th|I{2,3}|IV)\.?$/, '$1, $2'));
}

/** “Stroke/*drug therapy/mortality” is a heading with two qualifiers, the main one under a star: a topic with two below it. */
function readHeading(text: string): string[] {
	const [heading = '', ...qualifiers] = text.split('/').map((part) => part.replace(/^\*/, '').trim());
	return qualifiers.length === 0 ? [heading] : qualifiers.map((qualifier) => `${heading}/${qualifier}`);
}

const nameTags: ReadonlySet<string> = new Set(['AU', 'FAU', 'CN']);

/** CSL types of publication types, in small letters. */
const types: ReadonlyMap<string, string> = new Map([
	['academic dissertation', 'thesis'],
	['book', 'book'],
	['book chapter', 'chapter'],
	['books', 'book'],
	['dataset', 'dataset'],
	['legal case', 'legal_case'],
	['legislation', 'legislation'],
	['newspaper article', 'article-newspaper'],
	['preprint', 'article'],
	['technical report', 'report'],
	['video-audio media', 'motion_picture'],
]);

const linePattern = /([^\r\n]*)(?:\r\n|\r|\n|$)/y;
/** A tag in four columns, a hyphen and a blank, which a PMID may lack; ERIC puts a blank behind a tag of four letters, too. */
const tagPattern = /^\uFEFF?([A-Z][A-Z\d]{1,3}) {0,2}-(?: |$|(?<=PMID-)(?=\d))(.*)/s;
