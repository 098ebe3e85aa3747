import { readFileSync } from 'node:fs';
import { parseIsoDate } from '../../../src/core/model/partialDate';
import type { Paper } from '../../../src/core/model/paper';
import type { Person } from '../../../src/core/model/person';

/** A paper for a test: what the test is about, and nothing else. */
export function makePaper(fields: Partial<Paper> = {}): Paper {
	return {
		id: fields.citekey ?? 'xu2024title',
		citekey: 'xu2024title',
		type: 'article-journal',
		title: 'Title',
		author: [],
		topics: [],
		links: [],
		provenance: { source: 'test' },
		...fields,
	};
}

interface MetadataRecord {
	readonly title: string;
	readonly arxiv: string;
	readonly authors: readonly Person[];
	readonly published: string;
	readonly category: string;
	readonly venue: string | null;
}

/** The 73 sample papers as their metadata has them, citekeys `p0` to `p72`. */
export function samplePapers(): Paper[] {
	const file = new URL('../../../corpus/metadata.json', import.meta.url);
	const records = JSON.parse(readFileSync(file, 'utf8')) as MetadataRecord[];
	return records.map((record, at) =>
		makePaper({
			citekey: `p${at}`,
			type: record.venue === null ? 'article' : at % 3 === 0 ? 'article-journal' : 'paper-conference',
			title: record.title.replace('-~and', '- and'),
			author: record.authors,
			issued: parseIsoDate(record.published)!,
			...(record.venue === null ? { publisher: 'arXiv' } : { 'container-title': record.venue }),
			DOI: `10.48550/arXiv.${record.arxiv}`,
			URL: `https://arxiv.org/abs/${record.arxiv}`,
			arxiv: record.arxiv,
			category: record.category,
			links: [{ kind: 'arxiv', url: `https://arxiv.org/abs/${record.arxiv}` }],
		}),
	);
}
