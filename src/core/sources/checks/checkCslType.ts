import { isOneSlip } from '../../text/oneSlip';
import { bibtexTypes } from '../bibtex/bibtexTypes';
import { fromCrossref } from '../crossrefItem';
import { cslTypes } from '../cslTypes';
import type { ValueCheck } from './valueFault';

/**
 * A type of BibTeX or Crossref in CSL, or one that is one slip of typing from a type of CSL. Nothing is said of others: programs that have
 * nothing to do with CSL write items with a title and a type, too.
 */
export const checkCslType: ValueCheck = (type) => {
	const meant = cslTypes.has(type) ? undefined : typeMeant(type);
	return meant === undefined
		? undefined
		: {
				message: `No type of CSL is called “${type}”, so styles do not know it; “${meant}” is.`,
				fix: { title: `Change the type to “${meant}”`, text: meant },
			};
};

function typeMeant(type: string): string | undefined {
	if (bibtexOnly.has(type)) {
		return bibtexTypes[type]?.csl;
	}
	const mended = fromCrossref({ type }).type;
	if (typeof mended === 'string' && mended !== type) {
		return mended;
	}
	return type.length < shortestSlip ? undefined : [...cslTypes].find((known) => isOneSlip(type, known));
}

/** Entry types of BibTeX and BibLaTeX that are called so nowhere else. */
const bibtexOnly: ReadonlySet<string> = new Set(
	(
		'inbook incollection inproceedings inreference conference proceedings mastersthesis phdthesis techreport unpublished misc manual ' +
		'online electronic booklet www'
	).split(' '),
);
const shortestSlip = 8;
