import type { UnplacedEntry } from '../../model/entry';
import type { Person } from '../../model/person';
import { bibtexFiles } from '../attachedFiles';
import { toEntry } from '../cslItemFields';
import type { BibtexDialect } from './bibtexDialect';
import type { BibtexRecord } from './bibtexFields';
import { collectionsOf } from './collections';
import { bibtexToReading } from './bibtexToCsl';
import { aliasesOf } from './inheritFields';
import { rawField } from './verbatimFields';

/** The entry that a record with all its fields, inherited ones too, is in a library. */
export function recordToEntry(record: BibtexRecord, dialect: BibtexDialect): UnplacedEntry {
	const { csl, title, containerTitle } = bibtexToReading(record, dialect);
	const { citekey, fields } = record;
	const archive = rawField(fields, 'eprinttype')?.toLowerCase();
	// Mendeley's `arxivid` stands beside the `eprint`, or alone, as does `arxiv` on homepages made by al-folio.
	const eprint =
		archive === undefined || archive === 'arxiv'
			? (rawField(fields, 'eprint') ?? rawField(fields, 'arxivid') ?? rawField(fields, 'arxiv'))
			: undefined;
	// Into what is ours already: copies of so many objects of changing shape would cost more than the reading.
	const item: Readonly<Record<string, unknown>> = Object.assign(csl, {
		id: undefined,
		title,
		'container-title': containerTitle,
		author: csl.author?.filter(isNamed),
		editor: csl.editor?.filter(isNamed),
		URL: csl.URL && arxivPattern.test(csl.URL) ? csl.URL.replace(/(?<=\d)v\d+$/i, '') : csl.URL,
		archive: eprint === undefined ? undefined : 'arXiv',
		archive_location: eprint,
	});
	const { entry } = toEntry(item);
	const category = entry.arxiv === undefined ? undefined : rawField(fields, 'eprintclass');
	const collections = collectionsOf(fields).filter((topic) => !entry.topics.includes(topic));
	const aliases = aliasesOf(record);
	return {
		...entry,
		...(collections.length > 0 && { topics: [...entry.topics, ...collections] }),
		...(citekey !== '' && { citekey }),
		...(category && { category }),
		...bibtexFiles(fields),
		...(aliases.length > 0 && { aliases }),
	};
}

function isNamed(person: Person): boolean {
	return person.literal !== 'others';
}

const arxivPattern = /^https?:\/\/arxiv\.org\/abs\//i;
