import type { CheckLevels, Severity } from '../../../model/problem';
import { readBibtexDocument, type BibtexDocument, type DocumentEntry } from '../language/bibtexDocument';
import { finish, type Slices } from '../../../model/slices';
import { checkFieldNames, checkRequiredFields, checkType } from './checkFields';
import { checkDuplicateFields, checkDuplicateKey, checkKeySigns, checkParents } from './checkKeys';
import { checkBraces, checkCommas, checkFile } from './checkSyntax';
import { checkValues } from './checkValues';
import { checkInnerQuotes } from './innerQuotes';
import { defaultLevels, type BibtexProblem, type Finding } from './findings';

export interface CheckOptions {
	readonly levels?: CheckLevels;
}

/** The problems of a `.bib` file, in text order. */
export function checkBibtex(text: string, options: CheckOptions = {}): BibtexProblem[] {
	return finish(checkInSlices(finish(readBibtexDocument(text)), options));
}

/** The same in slices, of a file that has been read. */
export function* checkInSlices(
	document: BibtexDocument,
	{ levels = {} }: CheckOptions = {},
): Slices<BibtexProblem[]> {
	const findings = checkFile(document);
	for (const [at, entry] of document.entries.entries()) {
		for (const check of entryChecks) {
			for (const finding of check(document, entry)) {
				findings.push(finding);
			}
		}
		if (at % entriesInSlice === 0) {
			yield;
		}
	}
	const problems = findings.flatMap((finding): BibtexProblem[] => {
		const severity = levels[finding.code] ?? defaultLevels[finding.code];
		return severity === 'off' ? [] : [toProblem(document, finding, severity)];
	});
	return problems.sort((a, b) => a.span.start - b.span.start);
}

function toProblem(
	{ lines }: BibtexDocument,
	{ code, message, start, end, related = [] }: Finding,
	severity: Severity,
): BibtexProblem {
	const places = related.map((place) => ({ range: lines.rangeOf(place), message: place.message }));
	const span = { start, end };
	return {
		code,
		severity,
		message,
		range: lines.rangeOf(span),
		span,
		...(places.length > 0 && { related: places }),
	};
}

type EntryCheck = (document: BibtexDocument, entry: DocumentEntry) => readonly Finding[];

const entryChecks: readonly EntryCheck[] = [
	checkCommas,
	checkBraces,
	checkInnerQuotes,
	checkType,
	checkKeySigns,
	checkDuplicateKey,
	checkDuplicateFields,
	checkParents,
	checkRequiredFields,
	checkFieldNames,
	checkValues,
];

const entriesInSlice = 50;
