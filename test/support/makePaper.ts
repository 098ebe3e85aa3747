import type { Paper } from '../../src/core/model/paper';

/** A paper with the fields a test cares about; the rest is plain. */
export function makePaper(fields: Partial<Paper> = {}): Paper {
	return {
		id: fields.citekey ?? 'doe2024word',
		citekey: 'doe2024word',
		type: 'article',
		title: 'A Word',
		author: [{ family: 'Doe', given: 'Jane' }],
		issued: { year: 2024 },
		topics: [],
		links: [],
		provenance: { source: 'test' },
		...fields,
	};
}
