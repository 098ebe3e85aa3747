import { citedCreators, type Paper } from '../model/paper';
import { familyName } from '../model/person';
import { squash } from './analyze';
import { hashText } from '../text/hashText';
import { paperIdentifiers } from './identifiers';
import { introducedNames, ownNames } from './names';
import { titleKey } from './titleKey';

/** What papers are known by, each looked up in the `KeyTable` for itself. */
export type KeyKind = 'id' | 'identifier' | 'title' | 'author and year' | 'own name' | 'introduced name';

/**
 * A key for the `KeyTable`.
 *
 * @param text the paper's id; an identifier as `readIdentifiers` gives it; a title, name, or name with a year, squashed.
 */
export function keyOf(kind: KeyKind, text: string): number {
	return hashText(kind, text);
}

/** The keys of a paper without its abstract, none twice. */
export function headKeys(paper: Paper): number[] {
	const keys = [keyOf('id', paper.id)];
	for (const identifier of paperIdentifiers(paper)) {
		keys.push(keyOf('identifier', identifier));
	}
	const { run } = titleKey(paper.title);
	if (run) {
		keys.push(keyOf('title', run));
	}
	const [first] = citedCreators(paper);
	if (first && paper.issued) {
		const name = squash(familyName(first));
		const { year } = paper.issued;
		keys.push(keyOf('author and year', `${name}${year}`), keyOf('author and year', `${year}${name}`));
	}
	for (const name of ownNames(paper)) {
		keys.push(keyOf('own name', name));
	}
	return keys;
}

/** The keys that a paper has by its abstract, none twice. */
export function abstractKeys(paper: Paper): number[] {
	return introducedNames(paper).map((name) => keyOf('introduced name', name));
}
