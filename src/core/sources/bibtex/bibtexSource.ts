import type { Entry, SourceContent } from '../../model/entry';
import { LineIndex } from '../../text/lineIndex';
import { bibtexFiles } from '../attachedFiles';
import { toEntry } from '../cslItemFields';
import type { BibtexDialect } from './bibtexDialect';
import { parseBibtex, type BibtexEntry } from './parseBibtex';

/**
 * Reads a `.bib` file as a source of papers. Titles are as the file writes them, not in CSL's sentence case; `others` is no
 * author; the topics are the `keywords`.
 */
export function parseBibtexSource(text: string, dialect: BibtexDialect = 'biblatex'): SourceContent {
	const { entries, problems } = parseBibtex(text, dialect);
	const index = new LineIndex(text);
	return { entries: entries.map((entry) => toSourceEntry(entry, index)), problems };
}

function toSourceEntry(entry: BibtexEntry, index: LineIndex): Entry {
	const { csl, allFields } = entry;
	const isArxiv = allFields.get('eprinttype')?.toLowerCase() === 'arxiv' || !allFields.has('eprinttype');
	const eprint = isArxiv ? allFields.get('eprint') : undefined;
	const item = {
		...csl,
		id: undefined,
		title: entry.title,
		'container-title': entry.containerTitle,
		author: csl.author?.filter((person) => person.literal !== 'others'),
		issued: closed(csl.issued),
		URL: csl.URL?.replace(arxivVersionPattern, ''),
		archive: eprint === undefined ? undefined : 'arXiv',
		archive_location: eprint?.trim(),
	};
	const { entry: read } = toEntry(item, index.rangeOf(entry.ranges));
	const category = read.arxiv === undefined ? undefined : allFields.get('eprintclass')?.trim();
	return {
		...read,
		...(entry.citekey !== '' && { citekey: entry.citekey }),
		...(category && { category }),
		...bibtexFiles(entry.fields),
	};
}

/** A range that is open at its end, without that end. */
function closed(date: BibtexEntry['csl']['issued']): BibtexEntry['csl']['issued'] {
	const [start, end] = date?.['date-parts'] ?? [];
	return start && end?.[0] === 0 ? { ...date, 'date-parts': [start] } : date;
}

const arxivVersionPattern = /(?<=^https?:\/\/arxiv\.org\/abs\/.*\d)v\d+$/i;
