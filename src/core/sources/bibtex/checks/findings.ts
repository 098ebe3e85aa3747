import type { CheckLevel, CheckLevels, Problem } from '../../../model/problem';
import type { Span } from '../../../text/range';
import type { BibtexFaultCode } from '../bibtexSyntax';

/** What a check found, in offsets. */
export interface Finding extends Span {
	readonly code: BibtexCheckCode;
	readonly message: string;
	/** Other places that belong to it: the other copies of a key. */
	readonly related?: readonly RelatedSpan[];
}

export interface RelatedSpan extends Span {
	readonly message: string;
}

/** A problem in a `.bib` file. */
export interface BibtexProblem extends Problem {
	readonly code: BibtexCheckCode;
	/** The range as offsets. */
	readonly span: Span;
}

export type BibtexCheckCode = BibtexFaultCode | ContentCheckCode;

export type ContentCheckCode =
	| 'bibtex-double-comma'
	| 'bibtex-inner-quote'
	| 'bibtex-undefined-string'
	| 'bibtex-duplicate-key'
	| 'bibtex-duplicate-field'
	| 'bibtex-unknown-parent'
	| 'bibtex-missing-field'
	| 'bibtex-misspelt-type'
	| 'bibtex-misspelt-field'
	| 'bibtex-malformed-doi'
	| 'bibtex-malformed-isbn'
	| 'bibtex-malformed-issn'
	| 'bibtex-malformed-date'
	| 'bibtex-malformed-url'
	| 'bibtex-malformed-name'
	| 'bibtex-unescaped-percent'
	| 'bibtex-unescaped-ampersand';

/**
 * How bad each is unless a setting says otherwise: an error loses an entry or a field or makes other programs refuse the file,
 * a warning is what Pandoc or BibLaTeX would show wrongly.
 */
export const defaultLevels: Readonly<Record<BibtexCheckCode, CheckLevel>> = {
	'bibtex-no-entries': 'warning',
	'bibtex-missing-at': 'warning',
	'bibtex-malformed-type': 'error',
	'bibtex-missing-brace': 'error',
	'bibtex-missing-key': 'error',
	'bibtex-space-in-key': 'error',
	'bibtex-malformed-key': 'error',
	'bibtex-missing-comma': 'error',
	'bibtex-missing-equals': 'error',
	'bibtex-double-equals': 'error',
	'bibtex-missing-value': 'error',
	'bibtex-unquoted-value': 'error',
	'bibtex-unclosed-value': 'error',
	'bibtex-unclosed-entry': 'error',
	'bibtex-stray-brace': 'error',
	'bibtex-unexpected': 'error',
	'bibtex-double-comma': 'error',
	'bibtex-unbalanced-braces': 'error',
	'bibtex-inner-quote': 'error',
	'bibtex-undefined-string': 'warning',
	'bibtex-duplicate-key': 'error',
	'bibtex-duplicate-field': 'warning',
	'bibtex-unknown-parent': 'information',
	'bibtex-missing-field': 'warning',
	'bibtex-misspelt-type': 'warning',
	'bibtex-misspelt-field': 'warning',
	'bibtex-malformed-doi': 'warning',
	'bibtex-malformed-isbn': 'warning',
	'bibtex-malformed-issn': 'warning',
	'bibtex-malformed-date': 'warning',
	'bibtex-malformed-url': 'warning',
	'bibtex-malformed-name': 'warning',
	'bibtex-unescaped-percent': 'warning',
	// LaTeX stops at one, Pandoc does not.
	'bibtex-unescaped-ampersand': 'off',
};

/** The same with none left out. */
export const everyCheck: CheckLevels = Object.fromEntries(
	Object.entries(defaultLevels).map(([code, level]) => [code, level === 'off' ? 'information' : level]),
);
