import type { LocatedEntry } from '../../../src/core/library/locatedEntry';
import { ScopedPapers } from '../../../src/core/library/scopedPapers';
import { assertLinear } from '../../support/assertLinear';
import { makePaper } from '../../support/makePaper';
import { located } from './located';

describe('ScopedPapers', () => {
	it('takes no more than linear work where all entries of a file have one key', () => {
		const entry = located({ citekey: 'same' });
		assertLinear(
			(size) => ' '.repeat(size),
			({ length }) => {
				const entries: readonly LocatedEntry[] = Array.from({ length }, () => ({ ...entry }));
				const papers = new ScopedPapers([entry.source], {
					entriesOf: () => entries,
					entriesWithKey: () => entries,
					entriesOfPaper: () => entries,
					paperOf: (each) => makePaper({ id: each === entries.at(-1) ? 'last' : 'other' }),
				});
				papers.find('same');
				papers.get('other');
			},
		);
	});
});
