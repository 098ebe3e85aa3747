import type { CheckLevel, CheckLevels, Problem, Severity } from '../../model/problem';
import { defaultLevels, type BibtexCheckCode } from '../bibtex/checks/findings';
import type { ItemFinding } from './checkItems';

/** What the checks of CSL and RIS find (`checkItems`); the types of RIS are checked by its reader. */
export type ItemCheckCode = Exclude<`${'csl' | 'ris'}-${ItemFinding['kind']}`, 'ris-misspelt-type'>;

/** What readers of formats other than BibTeX say. */
export type ReaderCode =
	| 'csl-no-items'
	| 'csl-not-an-item'
	| 'csl-wrong-type'
	| 'csl-bad-date'
	| 'json-broken'
	| 'json-truncated'
	| 'yaml-broken'
	| 'ris-no-records'
	| 'ris-missing-type'
	| 'ris-missing-end'
	| 'ris-unknown-type'
	| 'ris-bad-date'
	| 'ris-empty-record'
	| 'ris-stray-line'
	| 'medline-no-records'
	| 'listing-title-without-abstract'
	| 'listing-abstract-without-title'
	| 'listing-line-ignored'
	| 'listing-without-papers'
	| 'source-latin1'
	| 'source-mixed-encodings'
	| 'source-unusual-unicode'
	| 'source-no-text'
	| 'source-format-unknown'
	| 'source-unreadable'
	| 'source-missing';

/** Everything that can be wrong with a bibliography, and whose severity the setting `marginalia.bibliography.checks` tells. */
export type SourceCheckCode = BibtexCheckCode | ItemCheckCode | ReaderCode | 'citekey-ambiguous';

/**
 * How bad each is unless a setting says otherwise; of what may be more or less bad, the worse. What CSL and RIS ask for by type is a matter
 * of taste: neither has a rule for it, and their `book` is a manual too.
 */
export const itemLevels: Readonly<Record<ItemCheckCode | ReaderCode, Severity>> = {
	'csl-no-items': 'error',
	'csl-not-an-item': 'warning',
	'csl-wrong-type': 'warning',
	'csl-bad-date': 'warning',
	'csl-duplicate-key': 'error',
	'csl-missing-field': 'information',
	'csl-malformed-doi': 'warning',
	'csl-malformed-isbn': 'warning',
	'csl-malformed-issn': 'warning',
	'csl-malformed-url': 'warning',
	'csl-misspelt-type': 'warning',
	'json-broken': 'error',
	'json-truncated': 'error',
	'yaml-broken': 'error',
	'ris-no-records': 'error',
	'ris-missing-type': 'warning',
	'ris-missing-end': 'warning',
	'ris-unknown-type': 'information',
	'ris-bad-date': 'warning',
	'ris-empty-record': 'warning',
	'ris-stray-line': 'warning',
	'ris-duplicate-key': 'error',
	'ris-missing-field': 'information',
	'ris-malformed-doi': 'warning',
	'ris-malformed-isbn': 'warning',
	'ris-malformed-issn': 'warning',
	'ris-malformed-url': 'warning',
	'medline-no-records': 'error',
	'listing-title-without-abstract': 'warning',
	'listing-abstract-without-title': 'warning',
	'listing-line-ignored': 'information',
	'listing-without-papers': 'warning',
	'source-latin1': 'warning',
	'source-mixed-encodings': 'warning',
	'source-unusual-unicode': 'warning',
	'source-no-text': 'error',
	'source-format-unknown': 'error',
	'source-unreadable': 'error',
	'source-missing': 'information',
};

export const checkLevels: Readonly<Record<SourceCheckCode, CheckLevel>> = {
	...defaultLevels,
	...itemLevels,
	'citekey-ambiguous': 'warning',
};

/** The problem as bad as a setting says, or none where that is `off`. */
export function atLevel(problem: Problem, levels: CheckLevels): readonly Problem[] {
	const level = levels[problem.code] ?? defaultLevels[problem.code as BibtexCheckCode] ?? problem.severity;
	return level === 'off' ? [] : [{ ...problem, severity: level }];
}
