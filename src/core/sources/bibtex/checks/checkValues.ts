import type { BibtexDocument, DocumentEntry } from '../language/bibtexDocument';
import { checkAmpersand, checkPercent } from './characterChecks';
import { checkDate, checkYearField } from './dateChecks';
import { isKnownField } from '../language/entryFields';
import { contentsOf, type FieldContent } from './fieldContent';
import type { ContentCheckCode, Finding } from './findings';
import { checkDoi, checkIsbn, checkIssn, checkUrl } from '../../checks/identifierChecks';
import type { ValueCheck } from '../../checks/valueFault';
import { cleanUrl } from '../verbatimFields';
import { checkMonth } from './monthChecks';
import { checkNames } from './nameChecks';

/** The checks of a field's value. */
export function checkValues({ file: { text } }: BibtexDocument, entry: DocumentEntry): Finding[] {
	return contentsOf(text, entry).flatMap((content) =>
		valueChecksOf(content).flatMap(({ code, check }): Finding[] => {
			const fault = check(content.text);
			return fault ? [{ code, message: fault.message, start: content.start, end: content.end }] : [];
		}),
	);
}

/** The checks that apply to a field, by its name; none to an empty one, a placeholder such as `????`, or a field that nobody shows. */
export function valueChecksOf(content: FieldContent): readonly CodedCheck[] {
	if (!wordPattern.test(content.text)) {
		return noChecks;
	}
	const checks = checksByField.get(content.name);
	if (checks === nameChecks && content.isGroup) {
		return textChecks;
	}
	return checks ?? (isKnownField(content.name) ? textChecks : noChecks);
}

export interface CodedCheck {
	readonly code: ContentCheckCode;
	readonly check: ValueCheck;
}

const noChecks: readonly CodedCheck[] = [];

const textChecks: readonly CodedCheck[] = [
	{ code: 'bibtex-unescaped-percent', check: checkPercent },
	{ code: 'bibtex-unescaped-ampersand', check: checkAmpersand },
];

const nameChecks: readonly CodedCheck[] = [
	{ code: 'bibtex-malformed-name', check: checkNames },
	...textChecks,
];
const dateChecks: readonly CodedCheck[] = [{ code: 'bibtex-malformed-date', check: checkDate }];

const checkTable: readonly (readonly [fields: string, checks: readonly CodedCheck[]])[] = [
	['doi', [{ code: 'bibtex-malformed-doi', check: checkDoi }]],
	['isbn', [{ code: 'bibtex-malformed-isbn', check: checkIsbn }]],
	['issn', [{ code: 'bibtex-malformed-issn', check: checkIssn }]],
	['url', [{ code: 'bibtex-malformed-url', check: (text) => checkUrl(text, cleanUrl(text)) }]],
	['date eventdate origdate urldate', dateChecks],
	['year', [{ code: 'bibtex-malformed-date', check: checkYearField }]],
	['month', [{ code: 'bibtex-malformed-date', check: checkMonth }]],
	['author editor translator bookauthor editora editorb editorc commentator annotator holder', nameChecks],
	// Read letter by letter, or not at all: signs of TeX mean nothing in them.
	[
		'file eprint verba verbb verbc options execute crossref xdata xref related ids entryset keywords keyword pdf ps local-url urlraw ' +
			'uri bdsk-url-1 bdsk-url-2 bdsk-file-1 biburl adsurl comment comments owner timestamp groups annote annotation presort sortkey sortname sortshorthand ' +
			'sorttitle sortyear label indextitle indexsorttitle slaccitation',
		noChecks,
	],
];

const checksByField: ReadonlyMap<string, readonly CodedCheck[]> = new Map(
	checkTable.flatMap(([fields, checks]) => fields.split(' ').map((field) => [field, checks] as const)),
);

const wordPattern = /[\p{L}\p{N}]/u;
