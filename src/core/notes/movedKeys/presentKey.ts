import type { Papers } from '../../library/papers';

/**
 * The citekey that a note is to cite a paper by whose key has moved: the one that its own bibliographies have for the paper; where they
 * have not the paper, the new key.
 */
export function presentKey(
	newKey: string,
	library: Pick<Papers, 'find'>,
	citable: Pick<Papers, 'get'>,
): string {
	const paper = library.find(newKey);
	return (paper && citable.get(paper.id)?.citekey) ?? newKey;
}
