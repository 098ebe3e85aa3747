import type { LocatedEntry } from '../../../src/core/library/locatedEntry';
import type { Entry } from '../../../src/core/model/entry';
import type { Range } from '../../../src/core/text/range';

/** Where an entry that `located` made stands. */
export function rangeOf({ entry }: LocatedEntry): Range {
	return (entry as Entry).range;
}

/** An entry of a paper about tokens, at a line of a source, with these fields instead. */
export function located(fields: Partial<Entry>, source = 'a.bib', line = 0): LocatedEntry {
	const position = { line, character: 0 };
	const entry: Entry = {
		type: 'article-journal',
		title: 'Tokens without codebooks',
		author: [{ family: 'Xu', given: 'Yi' }],
		issued: { year: 2024 },
		topics: [],
		links: [],
		range: { start: position, end: position },
		...fields,
	};
	return { source, citekey: entry.citekey ?? 'xu2024', entry };
}
