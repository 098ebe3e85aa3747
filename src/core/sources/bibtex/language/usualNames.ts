import { bibtexName, type FieldChoice } from '../../checks/requiredFields';
import type { BibtexDocument } from './bibtexDocument';

/** The name of a choice that a file uses: BibLaTeX's, or BibTeX's where the file has that elsewhere. */
export function usualName(choice: FieldChoice, type: string, old: boolean): string {
	const [first = ''] = choice;
	return (old ? bibtexName(choice, type) : undefined) ?? first;
}

/** Whether a file is written with BibTeX's names: `journal` and `year`, no `journaltitle` and no `date`. */
export function usesOldNames(document: BibtexDocument): boolean {
	const known = answers.get(document);
	if (known !== undefined) {
		return known;
	}
	let old = 0;
	for (const { fields } of document.entries.slice(0, entriesLookedAt)) {
		old += Number(fields.has('year') || fields.has('journal')) - Number(fields.has('date'));
	}
	answers.set(document, old > 0);
	return old > 0;
}

const answers = new WeakMap<BibtexDocument, boolean>();
const entriesLookedAt = 500;
