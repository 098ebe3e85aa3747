import type { CitableEntry } from '../model/entry';
import { bibtexFields, isMonthMacro } from './bibtexFields';

/**
 * The paper as a BibTeX entry that BibTeX, BibLaTeX and Pandoc read (`bibtexFields`). Preprints carry `eprint`, `archiveprefix` and
 * `primaryclass` as arXiv's own export does.
 */
export function toBibtex(paper: CitableEntry): string {
	const { type, fields } = bibtexFields(paper, 'bibtex');
	const lines = fields.map(
		([name, value]) => `  ${name} = ${isMonthMacro(name, value) ? value : `{${value}}`}`,
	);
	return `@${type}{${[paper.citekey, ...lines].join(',\n')}\n}`;
}
