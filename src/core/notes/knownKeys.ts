import type { KnownKeys } from '../citations/checks/findings';
import { titleLabel } from '../format/labels';
import { nearestKeys } from '../format/nearestKeys';
import type { CitablePapers } from '../library/citablePapers';
import type { Library } from '../library/library';

/** @param papers those that the note may cite, of all that the library has */
export function toKnownKeys(
	library: Pick<Library, 'find'>,
	papers: CitablePapers,
): Required<Omit<KnownKeys, 'isPartial'>> {
	return {
		find: (citekey) => (papers.find(citekey) ? 'here' : library.find(citekey) ? 'elsewhere' : undefined),
		newKeyOf: (citekey) => papers.newKeyOf(citekey),
		namesakes: (citekey) => papers.namesakes(citekey).map(titleLabel),
		nearest: (citekey) => {
			// The same paper may have another key in the note's bibliography.
			const elsewhere = library.find(citekey);
			const same = elsewhere && papers.get(elsewhere.id);
			const near = [...(same ? [same] : []), ...nearestKeys(citekey, papers.papers)];
			return [...new Set(near.map((paper) => paper.citekey))];
		},
	};
}
