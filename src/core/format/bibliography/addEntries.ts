import type { Slices } from '../../model/slices';
import { isYamlWithoutContent } from '../../sources/cslYaml';
import { findSourceFormat } from '../../sources/sourceFormat';
import { addBibtexEntries } from './addBibtexEntries';
import { addCslJsonItems } from './addCslJsonItems';
import { addCslYamlItems } from './addCslYamlItems';
import { addRisRecords } from './addRisRecords';
import type { Addition, NewEntry } from './newEntry';

/**
 * Adds works to the text of a bibliography, in the format and style it has. Nothing of the text changes: all that comes in is one
 * insertion, or, where the text would be spoilt by it or a key is taken, none.
 *
 * @param fileName tells the format where the text does not.
 * @param added under different citekeys.
 */
export function* addEntries(fileName: string, text: string, added: readonly NewEntry[]): Slices<Addition> {
	if (text.includes('\uFFFD')) {
		const reason =
			'It has characters that could not be read, so it may be in another encoding than UTF-8. Reopen it with its encoding first.';
		return { kind: 'refused', reason };
	}
	const writer = writerOf(fileName, text);
	if (!writer) {
		const reason = 'Entries can be added to BibTeX, CSL-JSON, CSL-YAML and RIS files only.';
		return { kind: 'refused', reason };
	}
	return yield* writer(text, added);
}

type Writer = (text: string, added: readonly NewEntry[]) => Slices<Addition>;

/** An empty file has what its name says, and one in YAML whose list is still empty, too. */
function writerOf(fileName: string, text: string): Writer | undefined {
	const isEmpty =
		isYamlWithoutContent(text) || /^\uFEFF?references[ \t]*:[ \t]*(?:#.*|\[\s*\]\s*)?$/m.test(text);
	return isEmpty && /\.ya?ml$/i.test(fileName)
		? addCslYamlItems
		: writers[findSourceFormat(fileName, text)?.name ?? ''];
}

/** By the names of `sourceFormats`. */
const writers: Readonly<Record<string, Writer>> = {
	BibTeX: addBibtexEntries,
	'CSL-JSON': addCslJsonItems,
	'CSL-YAML': addCslYamlItems,
	RIS: addRisRecords,
};
