import type { Slices } from '../../model/slices';
import { monthMacros } from '../../sources/bibtex/bibtexDates';
import type { BibtexDocument } from '../../sources/bibtex/language/bibtexDocument';
import { findStringPlaces } from '../../sources/bibtex/language/stringPlaces';
import { replaceSpan, type SpanEdit } from '../../text/spanEdits';
import { RenameRefused } from './citekeyRename';

/**
 * The edits that give a `@string` another name in its file: where it is defined, and wherever it is a value, in whatever case.
 *
 * @returns in the order of the text.
 * @throws RenameRefused where the file does not define it, as `jan`, or the new name cannot be one or means something already.
 */
export function* renameString(
	document: BibtexDocument,
	from: string,
	typed: string,
): Slices<readonly SpanEdit[]> {
	const to = typed.trim();
	refuseUndefined(document, from);
	if (!namePattern.test(to)) {
		throw new RenameRefused(
			`“${to}” cannot be the name of a @string: that is letters, digits and “-_:+”, and begins with a letter.`,
		);
	}
	const isOther = to.toLowerCase() !== from.toLowerCase();
	if (isOther && (isMonth(to) || (yield* findStringPlaces(document, to)).length > 0)) {
		throw new RenameRefused(`“${to}” stands for something else here already. Choose another.`);
	}
	return (yield* findStringPlaces(document, from)).map((place) => replaceSpan(place, to));
}

/** @throws RenameRefused where a name is none that the file defines. */
export function refuseUndefined({ strings }: BibtexDocument, name: string): void {
	if (!strings.has(name.toLowerCase())) {
		throw new RenameRefused(
			isMonth(name)
				? `“${name}” is a month wherever it stands, and cannot be renamed.`
				: `No @string of this file defines “${name}”, so there is nothing to rename.`,
		);
	}
}

function isMonth(name: string): boolean {
	return monthMacros.has(name.toLowerCase());
}

/** What BibTeX, Biber and Pandoc take for a name. */
const namePattern = /^\p{L}[\p{L}\p{N}_:+-]*$/u;
